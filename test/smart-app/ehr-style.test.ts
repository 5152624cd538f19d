import { expect } from 'chai';
import { ehrStyleOf, styleAddress } from '../../smart-app/src/ehr-style.ts';

const BASE = 'https://ehr.example.org/fhir';

describe('the look of the EHR', () => {
  it('SMART 2.2, "Styling": adopts the highlight colour and the corners', () => {
    expect(
      ehrStyleOf({ color_highlight: '#1a5fb4', dim_border_radius: '6px', color_text: '#ff0000' }),
    ).to.deep.equal({ accent: '#1a5fb4', radius: '6px' });
  });

  it('leaves out a colour that is too light to read, as WCAG has it', () => {
    expect(ehrStyleOf({ color_highlight: '#7fc8d3' })).to.deep.equal({});
    expect(ehrStyleOf({ color_highlight: '#767676' })).to.deep.equal({});
    expect(ehrStyleOf({ color_highlight: '#000000' })).to.deep.equal({ accent: '#000000' });
  });

  it('takes nothing that is not exactly a colour or a small length', () => {
    for (const odd of ['red', 'url(https://evil.example.org)', '#123456;x', '#12345', 7, null, '#1a5fb4 ']) {
      expect(ehrStyleOf({ color_highlight: odd })).to.deep.equal({});
    }
    for (const odd of ['99px', '1em', 'calc(1px)', '6px;', -1, '-6px', 6]) {
      expect(ehrStyleOf({ dim_border_radius: odd })).to.deep.equal({});
    }
    for (const odd of [undefined, null, 7, 'x', []]) expect(ehrStyleOf(odd)).to.deep.equal({});
  });

  it('asks only the origin of the registered FHIR base', () => {
    expect(styleAddress('https://ehr.example.org/style.json', BASE)).to.equal(
      'https://ehr.example.org/style.json',
    );
    expect(styleAddress('https://evil.example.org/style.json', BASE)).to.equal(undefined);
    expect(styleAddress('http://ehr.example.org/style.json', BASE)).to.equal(undefined);
    expect(styleAddress('style.json', BASE)).to.equal(undefined);
    expect(styleAddress(undefined, BASE)).to.equal(undefined);
  });
});
