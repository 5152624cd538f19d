import { expect } from 'chai';
import type { Bundle } from 'fhir/r4.js';
import { get } from './http.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

describe('sandbox FHIR server, paging', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  const page = async (url: string) => (await get(url)).body as Bundle;
  const linkOf = ({ link }: Bundle, relation: string) =>
    link?.find((entry) => entry.relation === relation)?.url;
  const idsOf = ({ entry }: Bundle) => (entry ?? []).map(({ resource }) => resource?.id);

  const WALKS = [
    ['patient=typical&', 1],
    ['patient=apixaban-this-morning&', 7],
    ['', 100],
  ] as const;
  for (const [filter, count] of WALKS) {
    it(`R4 http.html#paging: following next in pages of ${count} gives every row once`, async () => {
      const query = `${sandbox.fhirBase}/Observation?${filter}_sort=-date&_count=`;
      const expected = idsOf(await page(`${query}500`));
      const seen: (string | undefined)[] = [];
      let url: string | undefined = `${query}${count}`;
      while (url !== undefined) {
        expect(url.startsWith(`${sandbox.fhirBase}/Observation?`)).to.be.true;
        const bundle: Bundle = await page(url);
        expect(bundle.total).to.equal(expected.length);
        expect(idsOf(bundle).length).to.be.at.most(count);
        seen.push(...idsOf(bundle));
        url = linkOf(bundle, 'next');
      }
      expect(expected.length).to.be.greaterThan(count);
      expect(seen).to.eql(expected);
    });
  }

  it('gives a next link exactly when there is more', async () => {
    const total = (await page(`${sandbox.fhirBase}/Patient?_count=0`)).total ?? 0;
    const last = await page(`${sandbox.fhirBase}/Patient?_count=${total}`);
    expect(linkOf(last, 'next')).to.equal(undefined);
    const notLast = await page(`${sandbox.fhirBase}/Patient?_count=${total - 1}`);
    expect(linkOf(notLast, 'next')).to.be.a('string');
  });

  it('R4 search.html#count: _count=0 counts and sends nothing', async () => {
    const bundle = await page(`${sandbox.fhirBase}/Patient?_count=0`);
    expect(bundle.total).to.equal(20);
    expect(bundle).not.to.have.property('entry');
    expect(linkOf(bundle, 'next')).to.equal(undefined);
  });
});
