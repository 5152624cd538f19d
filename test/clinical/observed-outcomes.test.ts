import { expect } from 'chai';
import { isCounted } from '../../server/clinical/observed/observation-window.ts';
import {
  isAllowedValue,
  isOutcomeKind,
  OUTCOME_KINDS,
  type OutcomeKind,
  type OutcomeValue,
} from '../../server/clinical/observed/outcome-kinds.ts';
import { strokeAt, strokeStarts, treatmentOf } from '../../server/clinical/observed/strokes.ts';
import { allowedOutcomeText, observationWindowText, outcomeKindName } from '../../server/clinical/text/en.ts';

const HOUR = 3_600_000;
const DAY = 24;
const START = Date.parse('2026-03-01T10:00:00.000Z');
const at = (hours: number) => START + hours * HOUR;
const given = (value: boolean | null, hours: number) => ({
  value,
  observedAt: new Date(at(hours)).toISOString(),
});

describe('outcomes that may be reported', () => {
  it('are known by their ids, and no other', () => {
    expect(isOutcomeKind('mrs')).to.equal(true);
    expect(isOutcomeKind('sich')).to.equal(false);
    expect(isOutcomeKind('toString')).to.equal(false);
  });

  it('have the values of their scale: Rankin grades 0 to 6, Heidelberg classes, yes or no', () => {
    const allowed = (kind: OutcomeKind, values: readonly unknown[]) =>
      values.filter((value) => isAllowedValue(kind, value));
    expect(allowed('mrs', [-1, 0, 2.5, 6, 7, NaN, '3', true, null])).to.deep.equal([0, 6]);
    expect(allowed('haemorrhage-imaging', ['none', '1', '1a', '2', '2a', '3d', 2])).to.deep.equal([
      'none',
      '1a',
      '2',
      '3d',
    ]);
    expect(allowed('sich-ninds', [true, false, 'yes', 1, null])).to.deep.equal([true, false]);
  });

  it('say in a sentence of their own what they are, what is allowed, and when they count', () => {
    const texts = OUTCOME_KINDS.map(allowedOutcomeText);
    expect(new Set(texts).size).to.equal(OUTCOME_KINDS.length);
    for (const [index, kind] of OUTCOME_KINDS.entries()) {
      expect(texts[index]).to.contain(outcomeKindName(kind)).and.to.contain(observationWindowText(kind));
      // Answers of the API join sentences with semicolons.
      expect(texts[index]).not.to.contain(';');
    }
    expect(allowedOutcomeText('mrs')).to.contain('0 to 6').and.to.contain('60 to 120 days');
    expect(allowedOutcomeText('haemorrhage-imaging')).to.contain('“1c”').and.to.contain('22 to 36 hours');
    expect(observationWindowText('death-30-days')).to.contain('alive after day 30');
  });
});

describe('when an observation counts', () => {
  const counted = (kind: OutcomeKind, value: OutcomeValue, hours: number) =>
    isCounted({ kind, value, hoursSinceStart: hours, hoursSinceTreatment: hours - 1 });

  it('around three and six months after the first assessment, for the scales of that time', () => {
    expect([59, 60, 120, 121].map((day) => counted('mrs', 2, day * DAY))).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
    expect([149, 180, 211].map((day) => counted('state-6-months', 'dead', day * DAY))).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it('from the treatment, for the imaging after it; never when no treatment is known', () => {
    expect([22, 23, 37, 38].map((hours) => counted('haemorrhage-imaging', '2', hours))).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
    const kind = 'haemorrhage-imaging' as const;
    const untreated = { kind, value: '2', hoursSinceStart: 24, hoursSinceTreatment: undefined };
    expect(isCounted(untreated)).to.equal(false);
  });

  it('a death on any day; a survivor when the time is over', () => {
    expect([1, 29, 31].map((day) => counted('death-30-days', true, day * DAY))).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect([1, 29, 31].map((day) => counted('death-30-days', false, day * DAY))).to.deep.equal([
      false,
      false,
      true,
    ]);
  });

  it('whenever it was judged, where the definition itself says the time', () => {
    expect(counted('sich-ecass-ii', true, 400 * DAY)).to.equal(true);
    expect(counted('thrombolysis', false, 400 * DAY)).to.equal(true);
  });
});

describe('strokes of one patient', () => {
  it('begin with an assessment more than 30 days after the first of the one before', () => {
    expect(strokeStarts([at(40 * DAY), at(0), at(29 * DAY), at(2)])).to.deep.equal([at(0), at(40 * DAY)]);
    expect(strokeStarts([])).to.deep.equal([]);
  });

  it('take what was seen from a day before their first assessment until a day before the next stroke', () => {
    const starts = [at(0), at(200 * DAY)];
    expect(
      [-25, -24, 90 * DAY, 199 * DAY - 1, 199 * DAY].map((hours) => strokeAt(starts, at(hours))),
    ).to.deep.equal([-1, 0, 0, 0, 1]);
  });

  it('were treated when that is reported of this time, and else it is not known', () => {
    expect(treatmentOf(START, undefined)).to.deep.equal({ status: 'unknown' });
    expect(treatmentOf(START, given(null, 1))).to.deep.equal({ status: 'unknown' });
    expect(treatmentOf(START, given(false, 1))).to.deep.equal({ status: 'not-treated' });
    expect(treatmentOf(START, given(true, 1))).to.deep.equal({ status: 'treated', at: at(1) });
    expect(treatmentOf(START, given(true, 49))).to.deep.equal({ status: 'unknown' });
  });
});
