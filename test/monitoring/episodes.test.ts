import { expect } from 'chai';
import { episodesOf as readEpisodes } from '../../server/monitoring/episodes.ts';
import type { AssessmentHead } from '../../server/storage/monitoring-store.ts';
import type { PseudonymousOutcome } from '../../server/storage/outcome-store.ts';

const START = Date.parse('2026-03-01T10:00:00.000Z');
const at = (hours: number) => new Date(START + hours * 3_600_000).toISOString();
const DAY = 24;

const head = (id: string, hours: number, changes: Partial<AssessmentHead> = {}): AssessmentHead => ({
  id,
  createdAt: at(hours),
  fhirBase: 'b',
  patientRef: 'p',
  ...changes,
});
const outcome = (
  kind: string,
  value: PseudonymousOutcome['value'],
  hours: number,
  changes: Partial<PseudonymousOutcome> = {},
): PseudonymousOutcome => ({
  kind,
  value,
  observedAt: at(hours),
  fhirBase: 'b',
  patientRef: 'p',
  ...changes,
});

/** Of two years later, when everything is known. */
const episodesOf = (
  heads: readonly AssessmentHead[],
  outcomes: readonly PseudonymousOutcome[],
  now = Date.parse(at(730 * DAY)),
) => readEpisodes(heads, outcomes, now, () => Promise.resolve());

describe('episodes of the monitoring', () => {
  it('the first assessment before the treatment counts, whichever came later', async () => {
    const [episode, ...others] = await episodesOf(
      [head('first', 0), head('second', 0.5), head('after', 3)],
      [outcome('thrombolysis', true, 1)],
    );
    expect(others).to.deep.equal([]);
    expect(episode).to.include({ counted: 'first', treatment: 'treated', start: at(0) });
  });

  it('nobody counts who was first assessed after the treatment had begun', async () => {
    const [episode] = await episodesOf([head('late', 0)], [outcome('thrombolysis', true, -0.5)]);
    expect(episode).to.include({ counted: undefined, treatment: 'treated' });
  });

  it('whether somebody was treated is known only when it is reported', async () => {
    const treatment = async (...outcomes: PseudonymousOutcome[]) =>
      (await episodesOf([head('a', 0)], outcomes))[0]?.treatment;
    expect(await treatment()).to.equal('unknown');
    expect(await treatment(outcome('thrombolysis', false, 2))).to.equal('not-treated');
    // Days later it was for something else.
    expect(await treatment(outcome('thrombolysis', true, 72))).to.equal('unknown');
  });

  it('assessments of a stay are one episode, those of the next stroke another, each with its own outcomes', async () => {
    const second = 200 * DAY;
    const episodes = await episodesOf(
      [head('a', 0), head('b', 5 * DAY), head('c', second)],
      [
        outcome('mrs', 1, 90 * DAY),
        outcome('thrombolysis', true, second + 1),
        outcome('mrs', 5, second + 90 * DAY),
      ],
    );
    expect(episodes.map(({ counted, treatment }) => [counted, treatment])).to.deep.equal([
      ['a', 'unknown'],
      ['c', 'treated'],
    ]);
    expect(episodes.map(({ settled }) => settled.get('mrs-0-2-90-days'))).to.deep.equal([true, false]);
  });

  it('the latest report of a kind counts, and null takes it back', async () => {
    const settled = async (...outcomes: PseudonymousOutcome[]) =>
      (await episodesOf([head('a', 0)], outcomes))[0]?.settled.get('mrs-0-2-90-days');
    const [two, five] = [outcome('mrs', 2, 90 * DAY), outcome('mrs', 5, 90 * DAY)];
    expect(await settled(two, five)).to.equal(false);
    expect(await settled(five, two)).to.equal(true);
    expect(await settled(two, outcome('mrs', null, 90 * DAY))).to.equal(undefined);
  });

  it('nothing that was seen outside a window replaces what was seen in it', async () => {
    const [first] = await episodesOf(
      [head('a', 0)],
      [
        outcome('thrombolysis', true, 1),
        outcome('haemorrhage-imaging', '2', 25),
        outcome('sich-ecass-ii', true, 25),
        outcome('mrs', 2, 90 * DAY),
        // A scan of day 7, the visit after a year, and a stroke that was treated, and not, elsewhere.
        outcome('haemorrhage-imaging', '1a', 7 * DAY),
        outcome('mrs', 3, 365 * DAY),
        outcome('thrombolysis', true, 365 * DAY),
        outcome('sich-ecass-ii', false, 366 * DAY),
        outcome('thrombolysis', false, 400 * DAY),
        outcome('mrs', null, 365 * DAY),
      ],
    );
    expect(first?.treatment).to.equal('treated');
    expect(Object.fromEntries(first?.settled ?? [])).to.include({
      'ph2-7-days': true,
      'sich-ecass-ii': true,
      'mrs-0-2-90-days': true,
    });
    expect(first?.reported).to.deep.equal(['thrombolysis', 'haemorrhage-imaging', 'sich-ecass-ii', 'mrs']);
  });

  it('only kinds with a report that counts are called reported', async () => {
    const [first] = await episodesOf(
      [head('a', 0)],
      [outcome('mrs', 3, 7 * DAY), outcome('sich-ninds', null, 25)],
    );
    expect(first?.reported).to.deep.equal([]);
  });

  it('a death after the second stroke is one after the first, too', async () => {
    const survivor = [head('s', 0, { patientRef: 's' })];
    const [first, second] = await episodesOf(
      [head('a', 0), head('b', 40 * DAY), ...survivor],
      [
        outcome('mrs', 2, 39 * DAY),
        outcome('death-90-days', true, 60 * DAY),
        outcome('mrs', 1, 90 * DAY, { patientRef: 's' }),
      ],
    );
    for (const one of [first, second]) expect(one?.settled.get('death-90-days')).to.equal(true);
    expect([first, second].map((one) => one?.settled.get('death-30-days'))).to.deep.equal([false, true]);
    expect(first?.settled.get('mrs-5-6-90-days')).to.equal(true);
  });

  it('deaths wait for the end of the time, when those who live can have been seen', async () => {
    const heads = [head('a', 0), head('s', -200 * DAY, { patientRef: 's' })];
    const outcomes = [
      outcome('death-30-days', true, 10 * DAY),
      outcome('mrs', 1, -110 * DAY, { patientRef: 's' }),
    ];
    const on = async (day: number) => {
      const [dead] = await episodesOf(heads, outcomes, Date.parse(at(day * DAY)));
      return [dead?.settled.get('death-30-days'), dead?.settled.get('mrs-0-2-90-days')];
    };
    expect(await on(29)).to.deep.equal([undefined, undefined]);
    expect(await on(31)).to.deep.equal([true, undefined]);
    expect(await on(91)).to.deep.equal([true, false]);
  });

  it('deaths alone say nothing where nobody who lives is seen at that time', async () => {
    const death = outcome('death-30-days', true, 10 * DAY);
    const settled = async (...others: PseudonymousOutcome[]) => {
      const heads = [head('a', 0), head('s', 0, { patientRef: 's' })];
      const [dead] = await episodesOf(heads, [death, ...others]);
      return [...(dead?.settled.keys() ?? [])];
    };
    expect(await settled()).to.deep.equal([]);
    const survivor = outcome('mrs', 1, 90 * DAY, { patientRef: 's' });
    expect(await settled({ ...survivor, fhirBase: 'other' })).to.deep.equal([]);
    expect(await settled(survivor)).to.have.members([
      'death-30-days',
      'death-90-days',
      'mrs-0-1-90-days',
      'mrs-0-2-90-days',
      'mrs-3-6-90-days',
      'mrs-5-6-90-days',
    ]);
  });

  it('equal pseudonyms at two FHIR servers are two people', async () => {
    const episodes = await episodesOf(
      [head('a', 0), head('b', 0, { fhirBase: 'other' })],
      [outcome('thrombolysis', true, 1, { fhirBase: 'other' })],
    );
    expect(episodes.map(({ treatment }) => treatment)).to.deep.equal(['unknown', 'treated']);
  });
});
