/** How scores, models, outcomes and figures are called on the page. */
import { OUTCOMES, type OutcomeDefinition, type OutcomeId } from '../../clinical/evidence/outcomes.ts';
import { SCORE_NAMES } from '../../clinical/text/en.ts';
import { OUTCOME_CLASSES, OUTCOME_KINDS, isOutcomeKind, type SettledId } from '../outcome-kinds.ts';
import type { Series } from '../performance.ts';
import type { Coefficient } from '../statistics/calibration.ts';

type Named = Pick<OutcomeDefinition, 'name' | 'shortName' | 'definition'>;

export function outcomeNamed(id: SettledId): Named {
  const own = OUTCOME_CLASSES[id as keyof typeof OUTCOME_CLASSES] as Named | undefined;
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
}: Pick<Series, 'source' | 'id' | 'version' | 'method'>): string {
  if (source === 'score')
    return (SCORE_NAMES as Readonly<Record<string, { name: string } | undefined>>)[id]?.name ?? id;
  return `${id} ${version ?? ''}, ${METHODS[method ?? ''] ?? method ?? ''}`;
}

export const GROUP_NAMES: Readonly<Record<Series['group'], string>> = {
  treated: 'given thrombolysis',
  'not-treated': 'not given thrombolysis',
  unknown: 'treatment not known',
};

export function kindName(kind: string): string {
  if (kind === 'thrombolysis') return 'whether thrombolysis was given';
  if (kind === 'haemorrhage-imaging') return 'imaging the day after';
  if (kind === 'mrs') return 'modified Rankin Scale at 3 months';
  if (kind === 'state-6-months') return 'state at 6 months';
  return isOutcomeKind(kind) && Object.hasOwn(OUTCOMES, kind)
    ? OUTCOMES[kind as OutcomeId].name
    : ((OUTCOME_KINDS[kind as keyof typeof OUTCOME_KINDS] as { meaning: string } | undefined)?.meaning ??
        kind);
}

/** `0.84 (0.51 to 1.29)`. */
export function withInterval({ value, low, high }: Coefficient, digits = 2): string {
  return `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}

/** A share as whole per cent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
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
