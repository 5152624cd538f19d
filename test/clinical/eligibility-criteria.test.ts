/** The tables of AHA/ASA 2026 and ESO 2021, row by row, at each limit on both sides. */
import { expect } from 'chai';
import { ALL_CRITERIA } from '../../server/clinical/eligibility/all-criteria.ts';
import type { VerdictStatus } from '../../server/clinical/eligibility/condition.ts';
import type { StrengthId, Tier } from '../../server/clinical/eligibility/criterion.ts';
import type { EditionId, RuleSource } from '../../server/clinical/eligibility/editions.ts';
import type { CriterionId } from '../../server/clinical/text/en/eligibility-criteria.ts';
import { criterionResult, daysAgo, hoursAgo, recorded } from '../fixtures/eligibility.ts';

type Values = Readonly<Record<string, unknown>>;

interface Row {
  readonly id: CriterionId;
  readonly tier: Tier;
  readonly met?: readonly Values[];
  readonly notMet: readonly Values[];
  /** Named without a limit: the clinician weighs it. */
  readonly toJudge?: readonly Values[];
  /** Printed on a page that was read; otherwise the verdict is tagged. */
  readonly isUnconfirmed?: boolean;
  readonly strength?: StrengthId;
  readonly source?: RuleSource;
}

const NEVER = { occurred: false };
const LAST_DAY_OF_3_MONTHS = 92;

/** A finding that is present or absent. */
const finding = (fact: string) => ({ met: [{ [fact]: true }], notMet: [{ [fact]: false }] });

/** An event within a time: verdicts by its hours ago. */
const event = (fact: string, met: readonly number[], notMet: readonly number[]) => ({
  met: met.map((hours) => ({ [fact]: hoursAgo(hours) })),
  notMet: [{ [fact]: NEVER }, ...notMet.map((hours) => ({ [fact]: hoursAgo(hours) }))],
});

const numbers = (fact: string, met: readonly number[], notMet: readonly number[]) => ({
  met: met.map((value) => ({ [fact]: value })),
  notMet: notMet.map((value) => ({ [fact]: value })),
});

const DAY = 24;
const HOUR = 1;
const UNCONFIRMED = { isUnconfirmed: true } as const;

const ABSOLUTE: readonly Omit<Row, 'tier'>[] = [
  { id: 'haemorrhage-on-imaging', ...finding('haemorrhageOnImaging'), ...UNCONFIRMED },
  { id: 'extensive-hypodensity', ...finding('extensiveHypodensity') },
  {
    id: 'brain-injury-under-14-days',
    ...event('traumaticBrainInjury', [1, 14 * DAY - HOUR], [14 * DAY, 400 * DAY]),
    ...UNCONFIRMED,
  },
  {
    id: 'neurosurgery-under-14-days',
    ...event('neurosurgery', [1, 14 * DAY - HOUR], [14 * DAY, 400 * DAY]),
    ...UNCONFIRMED,
  },
  {
    id: 'spinal-cord-injury',
    ...event(
      'spinalCordInjury',
      [1, LAST_DAY_OF_3_MONTHS * DAY - HOUR],
      [LAST_DAY_OF_3_MONTHS * DAY, 400 * DAY],
    ),
  },
  { id: 'intra-axial-neoplasm', ...finding('intraAxialNeoplasm') },
  { id: 'infective-endocarditis', ...finding('infectiveEndocarditis') },
  { id: 'platelets-below-100', ...numbers('platelets10e9PerL', [5, 99, 99.9], [100, 101, 300]) },
  { id: 'inr-above-1-7', ...numbers('inr', [1.71, 1.8, 6], [1, 1.6, 1.7]) },
  { id: 'aptt-above-40', ...numbers('apttSeconds', [40.1, 41, 90], [25, 39, 40]) },
  { id: 'pt-above-15', ...numbers('ptSeconds', [15.1, 16, 40], [11, 14, 15]) },
  { id: 'aortic-arch-dissection', ...finding('aorticArchDissection') },
  {
    id: 'aria-or-amyloid-antibody',
    met: [
      { aria: true },
      { amyloidAntibody: daysAgo(10) },
      { amyloidAntibody: { occurred: true } },
      { aria: false, amyloidAntibody: daysAgo(900) },
    ],
    notMet: [{ aria: false, amyloidAntibody: NEVER }],
  },
];

const RELATIVE: readonly Omit<Row, 'tier'>[] = [
  {
    id: 'pre-existing-disability',
    notMet: [{ preStrokeMrs: 0 }, { preStrokeMrs: 1 }],
    toJudge: [2, 3, 4, 5].map((preStrokeMrs) => ({ preStrokeMrs })),
  },
  { id: 'doac-within-48-hours', ...event('doacDose', [0, 12, 47, 47.9], [48, 49, 500]) },
  {
    id: 'recent-ischaemic-stroke',
    ...event(
      'ischaemicStroke',
      [5 * DAY, LAST_DAY_OF_3_MONTHS * DAY - HOUR],
      [LAST_DAY_OF_3_MONTHS * DAY, 4000 * DAY],
    ),
  },
  {
    id: 'prior-intracranial-haemorrhage',
    met: [
      { intracranialHaemorrhage: daysAgo(3) },
      { intracranialHaemorrhage: daysAgo(9000) },
      { intracranialHaemorrhage: { occurred: true } },
    ],
    notMet: [{ intracranialHaemorrhage: NEVER }],
  },
  { id: 'pregnancy-or-postpartum', ...finding('pregnantOrPostpartum') },
  { id: 'dural-puncture', ...event('duralPuncture', [1, 7 * DAY], [7 * DAY + HOUR, 30 * DAY]) },
  { id: 'arterial-puncture', ...event('arterialPuncture', [1, 7 * DAY], [7 * DAY + HOUR, 30 * DAY]) },
  {
    id: 'brain-injury-14-days-to-3-months',
    ...event(
      'traumaticBrainInjury',
      [14 * DAY, LAST_DAY_OF_3_MONTHS * DAY],
      [1, 14 * DAY - HOUR, LAST_DAY_OF_3_MONTHS * DAY + HOUR],
    ),
  },
  {
    id: 'neurosurgery-14-days-to-3-months',
    ...event(
      'neurosurgery',
      [14 * DAY, LAST_DAY_OF_3_MONTHS * DAY],
      [1, 14 * DAY - HOUR, LAST_DAY_OF_3_MONTHS * DAY + HOUR],
    ),
  },
];

/** The page that was not read: named in a summary, limits not confirmed. */
const PAGE_31: readonly Omit<Row, 'tier'>[] = [
  {
    id: 'major-trauma',
    ...event(
      'majorTrauma',
      [14 * DAY, LAST_DAY_OF_3_MONTHS * DAY],
      [LAST_DAY_OF_3_MONTHS * DAY + HOUR, 400 * DAY],
    ),
    toJudge: [{ majorTrauma: daysAgo(2) }, { majorTrauma: hoursAgo(14 * DAY - HOUR) }],
  },
  {
    id: 'st-elevation-infarction',
    notMet: [{ myocardialInfarction: NEVER }],
    toJudge: [{ myocardialInfarction: daysAgo(2) }, { myocardialInfarction: { occurred: true } }],
  },
  {
    id: 'recent-gastrointestinal-or-urinary-bleed',
    ...event('gastrointestinalOrUrinaryBleed', [1, 21 * DAY - HOUR], [21 * DAY, 300 * DAY]),
  },
  { id: 'intracranial-dissection', ...finding('intracranialDissection') },
  { id: 'recent-major-surgery', ...event('majorSurgery', [1, 10 * DAY], [10 * DAY + HOUR, 60 * DAY]) },
  { id: 'vascular-malformation', ...finding('vascularMalformation') },
];

const BENEFIT: readonly Omit<Row, 'tier'>[] = [
  { id: 'cervical-dissection', ...finding('cervicalDissection') },
  { id: 'extra-axial-neoplasm', ...finding('extraAxialNeoplasm') },
  { id: 'procedural-stroke', ...finding('proceduralStroke') },
  { id: 'unruptured-aneurysm', ...finding('unrupturedAneurysm') },
  {
    id: 'remote-gastrointestinal-or-urinary-bleed',
    notMet: [
      { gastrointestinalOrUrinaryBleed: NEVER },
      { gastrointestinalOrUrinaryBleed: hoursAgo(21 * DAY - HOUR) },
    ],
    toJudge: [
      { gastrointestinalOrUrinaryBleed: daysAgo(21) },
      { gastrointestinalOrUrinaryBleed: daysAgo(900) },
    ],
    ...UNCONFIRMED,
  },
  {
    id: 'remote-myocardial-infarction',
    notMet: [{ myocardialInfarction: NEVER }],
    toJudge: [{ myocardialInfarction: daysAgo(3000) }],
  },
  { id: 'recreational-drugs', ...finding('recreationalDrugs') },
  { id: 'stroke-mimic', ...finding('mimicSuspected') },
];

const mmol = (value: number) => ({ glucose: { value, unit: 'mmol/L' } });
const mg = (value: number) => ({ glucose: { value, unit: 'mg/dL' } });
const pressure = (systolicMmHg: number, diastolicMmHg: number) => ({ systolicMmHg, diastolicMmHg });
const deficit = (minutesSinceLastKnownWell: number, disablingDeficit: boolean) => ({
  minutesSinceLastKnownWell,
  disablingDeficit,
});
const MILD = {
  id: 'mild-non-disabling-deficit' as const,
  met: [deficit(0, false), deficit(270, false)],
  notMet: [deficit(271, false), deficit(270, true)],
};
const ANTIPLATELETS = {
  id: 'antiplatelet-treatment' as const,
  met: [{ antiplatelets: 'aspirin' }, { antiplatelets: 'aspirin-and-clopidogrel' }],
  notMet: [{ antiplatelets: 'none' }],
  toJudge: [{ antiplatelets: 'other' }],
};

const AHA_REST: readonly Row[] = [
  { ...MILD, tier: 'recommendation', strength: 'class-3-no-benefit' },
  { ...ANTIPLATELETS, tier: 'recommendation', strength: 'class-1' },
  {
    id: 'few-microbleeds',
    tier: 'recommendation',
    strength: 'class-2a',
    ...numbers('microbleeds', [1, 10], [0, 11]),
  },
  {
    id: 'many-microbleeds',
    tier: 'recommendation',
    strength: 'class-2b',
    ...numbers('microbleeds', [11, 200], [0, 10]),
  },
  {
    id: 'high-blood-pressure',
    tier: 'correct-first',
    met: [pressure(185, 80), pressure(150, 110), pressure(220, 130)],
    notMet: [pressure(184, 109)],
  },
  {
    id: 'severe-hypoglycaemia',
    tier: 'correct-first',
    strength: 'class-1',
    met: [mg(49), mg(49.9), mmol(2.7)],
    notMet: [mg(50), mg(90), mmol(2.8)],
    ...UNCONFIRMED,
  },
  {
    id: 'severe-hyperglycaemia',
    tier: 'correct-first',
    strength: 'class-1',
    met: [mmol(22.3), mg(400)],
    notMet: [mmol(22.2), mmol(6), mg(399)],
    ...UNCONFIRMED,
  },
  { id: 'ace-inhibitor', tier: 'warning', ...finding('aceInhibitor'), ...UNCONFIRMED },
  { id: 'under-18-years', tier: 'scope', ...numbers('ageYears', [0, 17], [18, 90]), ...UNCONFIRMED },
  {
    id: 'heparin-within-24-hours',
    tier: 'named-earlier',
    source: 'aha-2019',
    ...event('heparinTreatmentDose', [1, 23.9], [24, 48]),
    ...UNCONFIRMED,
  },
];

const AHA_2026: readonly Row[] = [
  ...ABSOLUTE.map((row) => ({ ...row, tier: 'absolute' as const })),
  ...[...RELATIVE, ...PAGE_31.map((row) => ({ ...row, ...UNCONFIRMED }))].map((row) => ({
    ...row,
    tier: 'relative' as const,
  })),
  ...BENEFIT.map((row) => ({ ...row, tier: 'benefit-exceeds-risk' as const })),
  ...AHA_REST,
];

const ESO_2021: readonly Row[] = [
  { ...MILD, tier: 'recommendation', strength: 'eso-suggested-against', ...UNCONFIRMED },
  { ...ANTIPLATELETS, tier: 'recommendation', strength: 'eso-treat' },
  {
    id: 'few-microbleeds',
    tier: 'recommendation',
    strength: 'eso-treat',
    ...numbers('microbleeds', [1, 9], [0, 11]),
    toJudge: [{ microbleeds: 10 }],
  },
  {
    id: 'many-microbleeds',
    tier: 'recommendation',
    strength: 'eso-suggested-against',
    ...numbers('microbleeds', [11], [0, 10]),
    ...UNCONFIRMED,
  },
  {
    id: 'high-blood-pressure',
    tier: 'correct-first',
    met: [pressure(186, 80), pressure(150, 111)],
    notMet: [pressure(185, 110)],
    ...UNCONFIRMED,
  },
  { id: 'under-18-years', tier: 'scope', ...numbers('ageYears', [17], [18]), ...UNCONFIRMED },
];

function checkVerdicts(row: Row, edition: EditionId, values: readonly Values[], status: VerdictStatus): void {
  for (const given of values) {
    const result = criterionResult(recorded(given), row.id, edition);
    expect(result.status, JSON.stringify(given)).to.equal(status);
    if (status !== 'cannot-tell') {
      expect(result.open).to.deep.equal([]);
      continue;
    }
    expect(result.open.map(({ reason }) => reason)).to.deep.equal(['left-to-judgement']);
    expect(result.settledBy, 'no fact settles it').to.deep.equal([]);
  }
}

for (const [edition, rows] of [
  ['aha-2026', AHA_2026],
  ['eso-2021', ESO_2021],
] as const) {
  describe(`criteria of ${edition} at their limits`, () => {
    for (const row of rows) {
      it(`${row.id}: ${row.tier}, ${row.strength ?? 'no class of recommendation'}`, () => {
        const unread = criterionResult(recorded({}), row.id, edition);
        expect(unread.tier).to.equal(row.tier);
        expect(unread.strength).to.equal(row.strength);
        expect(unread.source).to.equal(row.source ?? edition);
        expect(unread.isUnconfirmed).to.equal(row.isUnconfirmed ?? false);
        expect(unread.status, 'nothing known').to.equal('cannot-tell');
        expect(unread.settledBy).to.deep.equal(unread.facts);
        checkVerdicts(row, edition, row.met ?? [], 'met');
        checkVerdicts(row, edition, row.notMet, 'not-met');
        checkVerdicts(row, edition, row.toJudge ?? [], 'cannot-tell');
      });
    }
  });
}

describe('the rows above', () => {
  it('are all the criteria that each edition names, with the earlier one of 2019 beside 2026', () => {
    const named = (sources: readonly RuleSource[]) =>
      ALL_CRITERIA.filter(({ rules }) => sources.some((source) => rules[source] !== undefined)).map(
        ({ id }) => id,
      );
    expect(AHA_2026.map(({ id }) => id)).to.have.members(named(['aha-2026', 'aha-2019']));
    expect(ESO_2021.map(({ id }) => id)).to.have.members(named(['eso-2021']));
  });
});
