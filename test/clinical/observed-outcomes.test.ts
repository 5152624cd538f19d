import { expect } from 'chai';
import { isCounted, placeInWindow } from '../../server/clinical/observed/observation-window.ts';
import {
  ALLOWED_VALUES,
  HAEMORRHAGE_CLASSES,
  isAllowedValue,
  isOutcomeKind,
  OUTCOME_KINDS,
  OUTCOME_SOURCES,
  type OutcomeKind,
  type OutcomeValue,
} from '../../server/clinical/observed/outcome-kinds.ts';
import { reportedObservation, standingReports } from '../../server/clinical/observed/standing-reports.ts';
import {
  observationOf,
  strokeAt,
  strokeStarts,
  treatmentOf,
} from '../../server/clinical/observed/strokes.ts';
import {
  allowedOutcomeText,
  notComparedText,
  observationWindowText,
  observedAtName,
  OUTCOME_SOURCE_NAMES,
  OUTCOME_STAGES,
  outcomeKindName,
  outcomeValueText,
} from '../../server/clinical/text/en.ts';

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
    expect([149, 180, 211].map((day) => counted('state-6-months', 'recovered', day * DAY))).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it('a death from the first day on, and not after the time: whoever is dead is so later', () => {
    for (const [kind, value, last] of [
      ['mrs', 6, 120],
      ['state-6-months', 'dead', 210],
    ] as const)
      expect([0, 10, last, last + 1].map((day) => counted(kind, value, day * DAY))).to.deep.equal([
        true,
        true,
        true,
        false,
      ]);
    expect(counted('mrs', 5, 10 * DAY)).to.equal(false);
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

  it('as it was judged, until the time is over in which it can be of this stroke', () => {
    const last = (kind: OutcomeKind) =>
      [30, 31, 120, 121, 425, 426].filter((day) => counted(kind, true, day * DAY)).at(-1);
    expect(last('sich-ecass-ii')).to.equal(30);
    expect(last('malignant-oedema')).to.equal(30);
    expect(last('gos-4-5-90-days')).to.equal(120);
    expect(last('mrs-4-6-discharge')).to.equal(120);
    expect(last('mrs-4-6-12-months')).to.equal(425);
    for (const value of [true, false])
      expect([-25, -24, 48, 49].map((hours) => counted('thrombolysis', value, hours))).to.deep.equal([
        false,
        true,
        true,
        false,
      ]);
  });

  it('and where it lies to the window is told for whatever was seen', () => {
    const place = (hoursSinceStart: number) =>
      placeInWindow({ kind: 'mrs', hoursSinceStart, hoursSinceTreatment: undefined });
    expect([10, 90, 365].map((day) => place(day * DAY))).to.deep.equal(['before', 'within', 'after']);
    expect(
      placeInWindow({ kind: 'haemorrhage-imaging', hoursSinceStart: 24, hoursSinceTreatment: undefined }),
    ).to.equal('unknown');
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
    for (const value of [true, false])
      expect(treatmentOf(START, given(value, 49))).to.deep.equal({ status: 'unknown' });
  });
});

describe('reports about a stroke that stand', () => {
  const report = (kind: string, value: OutcomeValue | null, hours: number) => ({
    kind,
    value,
    observedAt: new Date(at(hours)).toISOString(),
  });
  const standing = (...reports: ReturnType<typeof report>[]) =>
    standingReports([at(0)], 0, reports).reports.map(({ value }) => value);
  const day = (count: number) => count * DAY;

  it('are the latest of a kind, whatever came later of another time', () => {
    expect(standing(report('mrs', 2, day(90)), report('mrs', 4, day(92)))).to.deep.equal([4]);
    expect(standing(report('mrs', 2, day(90)), report('mrs', 3, day(365)))).to.deep.equal([2, 3]);
    expect(standing(report('mrs', 4, day(7)), report('mrs', 2, day(90)))).to.deep.equal([4, 2]);
    expect(
      standing(report('sich-ecass-ii', true, 25), report('sich-ecass-ii', false, day(366))),
    ).to.deep.equal([true, false]);
  });

  it('are withdrawn in the same window, a death whenever that is said to have been', () => {
    const [early, late] = [report('mrs', 2, day(90)), report('mrs', 3, day(365))];
    expect(standing(early, late, report('mrs', null, day(365)))).to.deep.equal([2, null]);
    expect(standing(early, late, report('mrs', null, day(90)))).to.deep.equal([3, null]);
    const death = [report('death-90-days', false, day(20)), report('death-90-days', true, day(60))];
    expect(standing(...death)).to.deep.equal([false, true]);
    expect(standing(...death, report('death-90-days', null, day(100)))).to.deep.equal([null]);
  });

  it('say whether the stroke was treated, and nothing of a year later does', () => {
    const reports = [
      report('thrombolysis', true, 1),
      report('haemorrhage-imaging', '2', 25),
      report('thrombolysis', false, day(365)),
      report('haemorrhage-imaging', '1a', day(7)),
    ];
    const { treatment, reports: kept } = standingReports([at(0)], 0, reports);
    expect(treatment).to.deep.equal({ status: 'treated', at: at(1) });
    expect(kept).to.deep.equal(reports);
    const withdrawn = standingReports([at(0)], 0, [...reports, report('thrombolysis', null, 1)]);
    expect(withdrawn.treatment).to.deep.equal({ status: 'unknown' });
    // Without a treatment to count from, the latest image is the one.
    expect(withdrawn.reports.map(({ value }) => value)).to.deep.equal([false, '1a', null]);
  });

  it('are those of each stroke by themselves, and of before the first by their kind alone', () => {
    const starts = [at(0), at(day(200))];
    const reports = [
      report('mrs', 2, day(90)),
      report('mrs', 4, day(290)),
      report('mrs', 0, day(-90)),
      report('mrs', 1, day(-1000)),
      report('of-an-earlier-version', 1, day(90)),
    ];
    expect([-1, 0, 1].map((index) => standingReports(starts, index, reports).reports)).to.deep.equal([
      [reports[3]],
      [reports[0], reports[4]],
      [reports[1]],
    ]);
    expect(standingReports(starts, -1, reports).treatment).to.deep.equal({ status: 'unknown' });
  });

  it('become observations, counted from the start and the treatment', () => {
    const treatment = { status: 'treated', at: at(1) } as const;
    expect(reportedObservation(report('mrs', 2, day(90)), START, treatment)).to.deep.equal({
      kind: 'mrs',
      value: 2,
      hoursSinceStart: day(90),
      hoursSinceTreatment: day(90) - 1,
    });
    for (const none of [report('mrs', null, 1), report('of-an-earlier-version', 1, 1)])
      expect(reportedObservation(none, START, treatment)).to.equal(undefined);
  });
});

describe('words of the view of outcomes', () => {
  const valuesOf = (kind: OutcomeKind): readonly OutcomeValue[] => {
    const allowed = ALLOWED_VALUES[kind];
    if (allowed.form === 'choice') return allowed.values;
    return allowed.form === 'yes-no' ? [true, false] : [0, 1, 2, 3, 4, 5, 6];
  };

  it('every kind has its place in the course, once', () => {
    const placed: readonly OutcomeKind[] = Object.values(OUTCOME_STAGES).flatMap(({ kinds }) => kinds);
    expect(placed.toSorted()).to.deep.equal(OUTCOME_KINDS.toSorted());
  });

  it('every value of every kind has words of its own, every source a name', () => {
    for (const kind of OUTCOME_KINDS) {
      const texts = valuesOf(kind).map((value) => outcomeValueText(kind, value));
      expect(new Set(texts.map(({ short }) => short)).size, kind).to.equal(texts.length);
      for (const { short, meaning } of texts)
        expect(`${short} ${meaning ?? ''}`, kind).not.to.contain('undefined');
      if (ALLOWED_VALUES[kind].form !== 'yes-no')
        for (const { meaning } of texts) expect(meaning, kind).to.have.length.greaterThan(3);
    }
    expect(Object.keys(OUTCOME_SOURCE_NAMES).toSorted()).to.deep.equal(OUTCOME_SOURCES.toSorted());
  });

  it('a class of Heidelberg is told with its code and the older name: HI1, HI2, PH1, PH2', () => {
    const shorts = HAEMORRHAGE_CLASSES.map((value) => outcomeValueText('haemorrhage-imaging', value).short);
    expect(shorts.slice(1, 5)).to.deep.equal(['1a, HI1', '1b, HI2', '1c, PH1', '2, PH2']);
    expect(outcomeValueText('mrs', 7)).to.deep.equal({ short: 'mRS 7' });
  });

  it('a time is named by what happened then', () => {
    expect(
      (
        [
          ['thrombolysis', true],
          ['thrombolysis', false],
          ['haemorrhage-imaging', 'none'],
          ['death-90-days', true],
          ['death-90-days', false],
          ['death-90-days', undefined],
          ['sich-ninds', true],
          ['mrs', 6],
        ] as const
      ).map(([kind, value]) => observedAtName(kind, value)),
    ).to.deep.equal([
      'Began',
      'Decided against',
      'Imaged',
      'Died',
      'Seen alive',
      'Observed',
      'Observed',
      'Observed',
    ]);
  });

  it('what is kept without being compared says why', () => {
    const treated = { status: 'treated', at: at(1) } as const;
    const told = (
      kind: OutcomeKind,
      value: OutcomeValue,
      hours: number,
      treatment: ReturnType<typeof treatmentOf>,
    ) =>
      notComparedText(observationOf(kind, value, at(hours), { start: START, treatment }), treatment.status);
    expect(told('mrs', 2, 90 * DAY, treated)).to.equal(undefined);
    expect(told('mrs', 2, 12 * DAY, treated)).to.contain('12 days after the first assessment');
    expect(told('thrombolysis', true, -25, treated)).to.contain('25 hours before the first assessment');
    expect(told('haemorrhage-imaging', '2', 26, treated)).to.equal(undefined);
    expect(told('haemorrhage-imaging', '2', 2, treated)).to.contain('1 hour after thrombolysis began');
    expect(told('haemorrhage-imaging', '2', 26, { status: 'not-treated' })).to.contain('was not given');
    expect(told('haemorrhage-imaging', '2', 26, { status: 'unknown' })).to.contain('record above');
  });
});
