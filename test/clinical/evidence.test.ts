import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { withEvidenceTable } from '../../scripts/evidence-table.ts';
import { paperUrl } from '../../server/clinical/evidence/evidence.ts';
import { OUTCOMES } from '../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';

const entries = Object.entries(EVIDENCE);

describe('the evidence registry', () => {
  it('stands in the README as npm run evidence writes it', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(withEvidenceTable(readme)).to.equal(readme);
    expect(() => withEvidenceTable('# no markers')).to.throw('no place');
  });

  it('gives every entry a citation, a population and an era', () => {
    for (const [id, { citation, population, shortPopulation, era }] of entries) {
      for (const text of [citation, population, shortPopulation, era])
        expect(text.length, id).to.be.greaterThan(2);
    }
  });

  it('says of every entry that is unconfirmed what is unconfirmed', () => {
    for (const [id, entry] of entries) {
      if (entry.confidence === 'unconfirmed') expect(entry.unconfirmed?.length ?? 0, id).to.be.greaterThan(0);
    }
  });

  it('links by DOI where there is one, else to PubMed', () => {
    expect(paperUrl({ doi: '10.1002/ana.23546', pmid: '1' })).to.equal('https://doi.org/10.1002/ana.23546');
    expect(paperUrl({ pmid: '23632975' })).to.equal('https://pubmed.ncbi.nlm.nih.gov/23632975/');
    expect(paperUrl({})).to.equal(undefined);
    for (const [id, { doi, pmid }] of entries) {
      if (doi !== undefined) expect(doi, id).to.match(/^10\.\d{4,9}\/\S+$/);
      if (pmid !== undefined) expect(pmid, id).to.match(/^\d{7,8}$/);
    }
  });

  it('defines every outcome in a sentence', () => {
    for (const [id, { name, shortName, definition }] of Object.entries(OUTCOMES)) {
      expect(definition, id).to.match(/\.$/);
      expect(shortName.length, id).to.be.at.most(28);
      expect(name, id).not.to.equal('');
    }
  });
});
