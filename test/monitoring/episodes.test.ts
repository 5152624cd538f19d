import { expect } from 'chai';
import { episodesOf } from '../../server/monitoring/episodes.ts';
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

describe('episodes of the monitoring', () => {
  it('the first assessment before the treatment counts, whichever came later', () => {
    const [episode, ...others] = episodesOf(
      [head('first', 0), head('second', 0.5), head('after', 3)],
      [outcome('thrombolysis', true, 1)],
    );
    expect(others).to.deep.equal([]);
    expect(episode).to.include({ counted: 'first', treatment: 'treated', start: at(0) });
  });

  it('nobody counts who was first assessed after the treatment had begun', () => {
    const [episode] = episodesOf([head('late', 0)], [outcome('thrombolysis', true, -0.5)]);
    expect(episode).to.include({ counted: undefined, treatment: 'treated' });
  });

  it('whether somebody was treated is known only when it is reported', () => {
    const treatment = (...outcomes: PseudonymousOutcome[]) =>
      episodesOf([head('a', 0)], outcomes)[0]?.treatment;
    expect(treatment()).to.equal('unknown');
    expect(treatment(outcome('thrombolysis', false, 2))).to.equal('not-treated');
    // Days later it was for something else.
    expect(treatment(outcome('thrombolysis', true, 72))).to.equal('unknown');
  });

  it('assessments of a stay are one episode, those of the next stroke another, each with its own outcomes', () => {
    const second = 200 * DAY;
    const episodes = episodesOf(
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

  it('the latest report of a kind counts, and null takes it back', () => {
    const settled = (...outcomes: PseudonymousOutcome[]) =>
      episodesOf([head('a', 0)], outcomes)[0]?.settled.get('mrs-0-2-90-days');
    const [two, five] = [outcome('mrs', 2, 90 * DAY), outcome('mrs', 5, 90 * DAY)];
    expect(settled(two, five)).to.equal(false);
    expect(settled(five, two)).to.equal(true);
    expect(settled(two, outcome('mrs', null, 90 * DAY))).to.equal(undefined);
  });

  it('equal pseudonyms at two FHIR servers are two people', () => {
    const episodes = episodesOf(
      [head('a', 0), head('b', 0, { fhirBase: 'other' })],
      [outcome('thrombolysis', true, 1, { fhirBase: 'other' })],
    );
    expect(episodes.map(({ treatment }) => treatment)).to.deep.equal(['unknown', 'treated']);
  });
});
