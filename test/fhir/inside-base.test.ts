import { expect } from 'chai';
import fc from 'fast-check';
import { insideBase } from '../../server/fhir/inside-base.ts';

describe('URLs inside a FHIR base', () => {
  const base = 'https://ehr.example.org/fhir';
  for (const [url, expected] of [
    ['Patient/1', 'https://ehr.example.org/fhir/Patient/1'],
    ['https://ehr.example.org/fhir/Patient?page=2', 'https://ehr.example.org/fhir/Patient?page=2'],
    // HAPI pages at the base itself.
    ['https://ehr.example.org/fhir?_getpages=a-b', 'https://ehr.example.org/fhir?_getpages=a-b'],
    [
      'Observation?code=http://loinc.org|1',
      'https://ehr.example.org/fhir/Observation?code=http://loinc.org|1',
    ],
    ['Medication/1#contained', 'https://ehr.example.org/fhir/Medication/1'],
    ['https://EHR.example.org:443/fhir/Patient/1', 'https://ehr.example.org/fhir/Patient/1'],
    ['https://ehr.example.org/fhir/../admin', undefined],
    ['https://ehr.example.org/fhir/%2e%2e/admin', undefined],
    ['https://ehr.example.org/fhir/x/../Patient/1', undefined],
    ['../admin', undefined],
    ['Patient/..', undefined],
    ['Patient/.', undefined],
    ['Patient/..%2f..%2fadmin', undefined],
    ['Patient/%252e%252e%252fadmin', undefined],
    ['Patient/..;/..;/admin', undefined],
    ['Patient/..%3b/admin', undefined],
    ['Patient\\..\\..\\admin', undefined],
    ['Patient/.\t./.\n./admin', undefined],
    ['Patient/%', undefined],
    ['/admin', undefined],
    ['https://ehr.example.org.evil/fhir/Patient', undefined],
    ['https://ehr.example.org/fhirevil', undefined],
    ['https://ehr.example.org/FHIR/Patient', undefined],
    ['https://user@ehr.example.org/fhir/Patient', undefined],
    ['https://ehr.example.org@evil.example.org/fhir/Patient', undefined],
    ['http://ehr.example.org/fhir/Patient', undefined],
    ['https://ehr.example.org:8443/fhir/Patient', undefined],
    ['//evil.example.org/fhir/Patient', undefined],
    ['\\\\evil.example.org/fhir/Patient', undefined],
    ['file:///etc/passwd', undefined],
    ['urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7', undefined],
  ] as const) {
    it(`${JSON.stringify(url)} is ${expected === undefined ? 'outside' : 'inside'}`, () => {
      expect(insideBase(base, url)).to.equal(expected);
    });
  }

  it('nothing that is let through leaves the origin or climbs, however it is put together', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '/',
      '\\',
      '%2f',
      '%5c',
      ';',
      '//',
      '@',
      ':',
      'x',
      '\t',
      '?',
      '#',
      'https:',
      'evil.org',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const url = insideBase(base, parts.join(''));
        if (url === undefined) return;
        const { origin, pathname } = new URL(url);
        expect(origin).to.equal('https://ehr.example.org');
        expect(`${decodeURIComponent(pathname)}/`).to.match(/^\/fhir\//);
        expect(decodeURIComponent(pathname)).not.to.match(/(^|\/)\.\.?(\/|$)|[\\;]/);
      }),
    );
  });
});
