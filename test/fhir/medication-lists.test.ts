import { expect } from 'chai';
import { searchset } from '../fixtures/chart.ts';
import {
  byAtc,
  DRUG_FACTS,
  factsOf,
  lists,
  METOPROLOL,
  NO_EVENT_RECORDED,
  order,
  readChart,
  statement,
  verdictFrom,
} from '../fixtures/medications.ts';

const INCOMPLETE = { status: 'missing', reason: 'list-incomplete' };

describe('drugs from the chart: what is not there', () => {
  it('is "not recorded" when all three lists are complete and every drug in them is another one', async () => {
    const facts = await factsOf(statement(METOPROLOL), order(byAtc('C10AA05', 'atorvastatin')));
    for (const name of DRUG_FACTS) expect(facts[name], name).to.deep.include({ basis: 'not-recorded' });
    expect(facts.doacDose).to.deep.equal(NO_EVENT_RECORDED);
    expect(facts.antiplatelets).to.deep.include({ value: 'none' });
    expect(facts.vitaminKAntagonist).to.deep.include({ value: false });
  });

  it('leaves every criterion open all the same: not recorded is not ruled out', async () => {
    for (const id of ['doac-within-48-hours', 'aria-or-amyloid-antibody', 'heparin-within-24-hours'] as const)
      expect(await verdictFrom(id, statement(METOPROLOL)), id).to.equal('cannot-tell');
  });

  const nextPage = { ...searchset(), link: [{ relation: 'next', url: 'https://ehr.example.org/fhir/more' }] };
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing' }] };
  for (const [what, value, reason] of [
    ['was not sent and cannot be read', undefined, 'not-readable'],
    ['is an OperationOutcome', outcome, 'not-readable'],
    ['is null', null, 'ehr-has-none'],
    ['has a page that cannot be read', nextPage, 'list-incomplete'],
    ['holds an error beside its entries', searchset(outcome), 'list-incomplete'],
    ['holds an entry that is no resource', searchset('a text'), 'list-incomplete'],
  ] as const) {
    for (const key of Object.keys(lists())) {
      it(`is missing (${reason}) when ${key} ${what}`, async () => {
        const { facts } = await readChart({ ...lists(), [key]: value });
        for (const name of DRUG_FACTS) expect(facts[name], name).to.deep.equal({ status: 'missing', reason });
      });
    }
  }

  for (const [what, drug] of [
    ['a local code and no name', { coding: [{ system: 'urn:oid:1.2.3', code: '4711' }] }],
    [
      'a product code of RxNorm without its name',
      { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '855332' }] },
    ],
    ['nothing', {}],
    [
      'the IPS code for "no information about medications"',
      {
        coding: [
          {
            system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips',
            code: 'no-medication-info',
            display: 'No information about medications',
          },
        ],
      },
    ],
    ['a number for a name', { text: '4711' }],
    ['"unknown"', { text: 'Unknown' }],
    ['a reference to a text elsewhere', { text: 'see note 7' }],
    ['"home medication"', { text: 'Home medication (2)' }],
    ['a blinded study drug', { text: 'Study drug 4711, blinded' }],
  ] as const) {
    it(`is incomplete when an entry names its drug by ${what}: it could be any`, async () => {
      const facts = await factsOf(statement(drug));
      for (const name of DRUG_FACTS) expect(facts[name], name).to.deep.equal(INCOMPLETE);
    });
  }

  it('is "not recorded" when the patient is said to take no drug at all', async () => {
    const none = {
      coding: [
        {
          system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips',
          code: 'no-known-medications',
          display: 'No known medications',
        },
      ],
    };
    expect((await factsOf(statement(none))).doacDose).to.deep.equal(NO_EVENT_RECORDED);
  });

  it('is incomplete when a reference to a Medication leads nowhere and shows no name', async () => {
    const dangling = statement(
      {},
      { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/9' } },
    );
    expect((await factsOf(dangling)).doacDose).to.deep.equal(INCOMPLETE);
  });
});
