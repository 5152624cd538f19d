/**
 * Drugs before the stroke, from orders, statements and administrations. "Not recorded" is said only when all three
 * lists are complete and every drug in them is identified.
 */
import { eventLimitsInHours } from '../../clinical/eligibility/event-limits.ts';
import type { PastEvent } from '../../clinical/facts/definition.ts';
import {
  known,
  missing,
  noEventRecorded,
  notRecorded,
  type Fact,
  type Known,
  type Missing,
} from '../../clinical/known.ts';
import type { EventFactName, FactValue, StrokeFacts } from '../../clinical/stroke-facts.ts';
import type { Chart } from '../chart.ts';
import type { DrugClass } from '../medication-codes.ts';
import type { Reading } from '../timed-fact.ts';
import { drugRecords, type DrugRecord, type DrugRecords } from './drug-records.ts';
import { heparinStrength } from './heparin-strength.ts';
import { lastDose, type DoseEvidence } from './last-dose.ts';

type DrugFacts = Pick<
  StrokeFacts,
  | 'antiplatelets'
  | 'vitaminKAntagonist'
  | 'doacDose'
  | 'heparinTreatmentDose'
  | 'amyloidAntibody'
  | 'aceInhibitor'
  | 'oralAnticoagulant'
>;

const ANTIPLATELETS = ['aspirin', 'clopidogrel', 'other-antiplatelet'] as const;

/** @param weight tells treatment from prevention in the dose of a heparin */
export function drugFacts(chart: Chart, reading: Reading, weight: Fact<number> | undefined): DrugFacts {
  const nowMs = reading.now.getTime();
  const clock = { nowMs, toleranceMs: reading.policy.futureToleranceMinutes * 60_000 };
  const lists = drugRecords(chart, reading, clock);
  const weightKg = weight?.status === 'known' ? weight.value : undefined;
  const event = (
    fact: EventFactName,
    classes: readonly DrugClass[],
    evidence: readonly DoseEvidence[],
  ): Fact<PastEvent> => {
    const mayHideDoses = gap(lists, classes) !== undefined;
    return (
      lastDose(evidence, eventLimitsInHours(fact), mayHideDoses, nowMs) ??
      (evidence.length > 0 ? missing('unconfirmed') : (gap(lists, classes) ?? noEventRecorded()))
    );
  };
  return {
    antiplatelets: antiplatelets(lists),
    vitaminKAntagonist: taking(lists, ['vitamin-k-antagonist']),
    oralAnticoagulant: taking(lists, ['vitamin-k-antagonist', 'doac']),
    aceInhibitor: taking(lists, ['ace-inhibitor']),
    doacDose: event('doacDose', ['doac'], doacDoses(lists)),
    heparinTreatmentDose: event(
      'heparinTreatmentDose',
      ['heparin', 'other-parenteral-anticoagulant'],
      heparinDoses(lists, weightKg),
    ),
    amyloidAntibody: event('amyloidAntibody', ['amyloid-antibody'], infusions(lists)),
  };
}

/** Why the absence of a class from the records would not mean that it is not recorded; undefined when it would. */
function gap(
  { records, ownerless, incomplete }: DrugRecords,
  classes: readonly DrugClass[],
): Missing | undefined {
  if (ownerless.some((drug) => classes.some((drugClass) => mayBe({ drug }, drugClass)))) {
    return missing('none-usable');
  }
  if (incomplete !== undefined) return missing(incomplete);
  // A drug that nobody can name is a part of the list that could not be read.
  const drugs = [...records.map(({ drug }) => drug), ...ownerless];
  return drugs.some(({ isUnidentified }) => isUnidentified) ? missing('list-incomplete') : undefined;
}

function mayBe({ drug }: Pick<DrugRecord, 'drug'>, drugClass: DrugClass): boolean {
  return drug.certain.has(drugClass) || drug.possible.has(drugClass);
}

function isTaking({ drug, intake }: DrugRecord, drugClass: DrugClass): boolean {
  return drug.certain.has(drugClass) && intake.current === 'yes';
}

/** Of the records that may be of one of the classes, those whose drug may still be in use. */
function inUse({ records }: DrugRecords, classes: readonly DrugClass[]): DrugRecord[] {
  return records
    .filter(
      (record) => record.intake.current !== 'no' && classes.some((drugClass) => mayBe(record, drugClass)),
    )
    .toSorted((a, b) => a.source.localeCompare(b.source));
}

function taking(lists: DrugRecords, classes: readonly DrugClass[]): Fact<boolean> {
  const used = inUse(lists, classes);
  const certain = used.find((record) => classes.some((drugClass) => isTaking(record, drugClass)));
  if (certain !== undefined) return known(true, { source: certain.source });
  return used.length > 0 ? missing('unconfirmed') : (gap(lists, classes) ?? notRecorded());
}

/** Which antiplatelet drugs together: known only when none may be missing and none is doubtful. */
function antiplatelets(lists: DrugRecords): Fact<FactValue<'antiplatelets'>> {
  const used = inUse(lists, ANTIPLATELETS);
  const taken = ANTIPLATELETS.filter((drugClass) => used.some((record) => isTaking(record, drugClass)));
  const source = used.find((record) => taken.some((drugClass) => isTaking(record, drugClass)))?.source;
  // With a third drug it is "other", whatever else may be taken.
  if (taken.includes('other-antiplatelet'))
    return known('other', { ...(source !== undefined && { source }) });
  const isDoubtful = ANTIPLATELETS.some(
    (drugClass) => !taken.includes(drugClass) && used.some((record) => mayBe(record, drugClass)),
  );
  if (isDoubtful) return missing('unconfirmed');
  const incomplete = gap(lists, ANTIPLATELETS);
  if (incomplete !== undefined) return incomplete;
  return source === undefined ? NONE_RECORDED : known(combination(taken), { source });
}

const NONE_RECORDED: Known<FactValue<'antiplatelets'>> = {
  status: 'known',
  value: 'none',
  basis: 'not-recorded',
};

function combination(taken: readonly DrugClass[]): FactValue<'antiplatelets'> {
  if (!taken.includes('aspirin')) return 'other';
  return taken.includes('clopidogrel') ? 'aspirin-and-clopidogrel' : 'aspirin';
}

function doacDoses({ records }: DrugRecords): DoseEvidence[] {
  return records
    .filter((entry) => mayBe(entry, 'doac'))
    .map((entry) => dose(entry, entry.drug.certain.has('doac')));
}

function dose({ source, intake, record }: DrugRecord, isThisDrug: boolean): DoseEvidence {
  const at = record.effectiveDateTime ?? record.effectivePeriod?.end;
  return {
    earliest: intake.earliest,
    latest: intake.latest,
    isCertain: isThisDrug && intake.taken === 'yes',
    source,
    ...(at !== undefined && { at }),
  };
}

/**
 * Amyloid antibodies are infused by staff, who record it; and any infusion is an absolute contraindication. An order
 * is therefore no infusion until it is completed.
 */
function infusions({ records }: DrugRecords): DoseEvidence[] {
  return records
    .filter((entry) => mayBe(entry, 'amyloid-antibody'))
    .map((entry) => {
      const { resourceType, status } = entry.record;
      const isMerelyOrdered = resourceType === 'MedicationRequest' && status !== 'completed';
      return dose(entry, entry.drug.certain.has('amyloid-antibody') && !isMerelyOrdered);
    });
}

/** Treatment doses, and possible ones; anticoagulants of other kinds leave the question open. */
function heparinDoses({ records }: DrugRecords, weightKg: number | undefined): DoseEvidence[] {
  return records.flatMap((entry) => {
    if (mayBe(entry, 'other-parenteral-anticoagulant')) return [dose(entry, false)];
    if (!mayBe(entry, 'heparin')) return [];
    const { dosage = [], dosageInstruction = [] } = entry.record;
    const strength = heparinStrength(entry.names, [...dosage, ...dosageInstruction], weightKg);
    if (strength === 'below-treatment') return [];
    return [dose(entry, entry.drug.certain.has('heparin') && strength === 'treatment')];
  });
}
