/** How scores, models, outcomes and figures are called on the page. */
import { OUTCOMES, type OutcomeDefinition, type OutcomeId } from '../../clinical/evidence/outcomes.ts';
import { isOutcomeKind } from '../../clinical/observed/outcome-kinds.ts';
import { OUTCOMES_AT_6_MONTHS } from '../../clinical/observed/six-months.ts';
import { GRADES, outcomeKindName, SCORE_NAMES } from '../../clinical/text/en.ts';
import type { Series } from '../performance.ts';
import type { Predictor } from '../predictions.ts';
import type { SettledId } from '../settled-outcomes.ts';
import type { PatientShare } from '../shown-counts.ts';
import type { Coefficient } from '../statistics/calibration.ts';

type Named = Pick<OutcomeDefinition, 'name' | 'shortName' | 'definition'>;

export function outcomeNamed(id: SettledId): Named {
  const own = OUTCOMES_AT_6_MONTHS[id as keyof typeof OUTCOMES_AT_6_MONTHS] as Named | undefined;
  return own ?? OUTCOMES[id as OutcomeId];
}

const METHODS: Readonly<Record<string, string>> = {
  logistic: 'logistic regression',
  svm: 'support vector machine',
  ann: 'neural network',
};

/** `HAT` or `outcome-6-months 1.0.0, neural network`. */
export function predictorName({
  source,
  id,
  version,
  method,
}: Pick<Predictor, 'source' | 'id' | 'version' | 'method'>): string {
  if (source === 'score')
    return (SCORE_NAMES as Readonly<Record<string, { name: string } | undefined>>)[id]?.name ?? id;
  return `${id} ${version ?? ''}${method === undefined ? '' : `, ${METHODS[method] ?? method}`}`;
}

/** Whose rates they are, how far they can be trusted, and what stands wherever a model's figures do. */
export function basisOf({ population, grade, watermark }: Predictor): string {
  const graded = (GRADES as Readonly<Record<string, string | undefined>>)[grade] ?? grade;
  return [population, graded, ...(watermark === undefined ? [] : [watermark])].join('; ');
}

/** `HAT, symptomatic ICH (…), given thrombolysis`. */
export function seriesName(one: Predictor & Pick<Series, 'outcome' | 'group'>): string {
  return `${predictorName(one)} (${one.population}), ${outcomeNamed(one.outcome).shortName}, ${GROUP_NAMES[one.group]}`;
}

export const GROUP_NAMES: Readonly<Record<Series['group'], string>> = {
  treated: 'given thrombolysis',
  'not-treated': 'not given thrombolysis',
  unknown: 'treatment not known',
};

export function kindName(kind: string): string {
  return isOutcomeKind(kind) ? outcomeKindName(kind) : kind;
}

/** `0.84 (0.51 to 1.29)`. */
export function withInterval({ value, low, high }: Coefficient, digits = 2): string {
  return `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}

/** A share as whole per cent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Of patients: as whole per cent, or `<5 %`. */
export function patientShare(share: PatientShare): string {
  return typeof share === 'number' ? percent(share) : share;
}

/** `27 Nov 2026`, UTC. */
export function day(instant: string): string {
  return new Date(instant).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
