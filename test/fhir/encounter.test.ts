/** The encounter in context: how long after the onset the person came (ASTRAL's delay). */
import { expect } from 'chai';
import { readingOf, valueOf } from '../fixtures/chart-facts.ts';
import { encounter, lastKnownWell, minutesAgo, searchset } from '../fixtures/chart.ts';

const delay = (changes: Record<string, unknown>) => valueOf('minutesFromOnsetToAdmission', changes);

describe('from onset to admission', () => {
  it('is the start of the encounter less the time last known well', async () => {
    expect(await delay({})).to.equal(30);
    expect(await delay({ lastKnownWell: searchset(lastKnownWell(400)), encounter: encounter() })).to.equal(
      330,
    );
  });

  it('a stroke in hospital has none', async () => {
    expect(await delay({ encounter: encounter({ period: { start: minutesAgo(3 * 24 * 60) } }) })).to.equal(
      'not-assessable',
    );
  });

  it('needs both times', async () => {
    expect(await delay({ lastKnownWell: searchset() })).to.equal('not-recorded');
    expect(await delay({ encounter: encounter({ period: { start: '2026-11-24' } }) })).to.equal(
      'none-usable',
    );
    expect(await delay({ encounter: undefined })).to.equal('not-readable');
    expect(await delay({ encounter: null })).to.equal('ehr-has-none');
  });

  it('another patient’s encounter is set aside', async () => {
    const { facts, setAside } = await readingOf({
      encounter: encounter({ subject: { reference: 'Patient/other' } }),
    });
    expect(facts.minutesFromOnsetToAdmission.status).to.equal('missing');
    expect(setAside).to.deep.equal([
      { fact: 'minutesFromOnsetToAdmission', source: 'Encounter/e1', reason: 'wrong-patient' },
    ]);
  });
});
