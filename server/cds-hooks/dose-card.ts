/** The dose of the drafted order against the patient's weight: a card only when something has to be looked at. */
import { FINDING_LEVELS } from '../clinical/dose/dose-finding.ts';
import { checkDose, type DoseCheck } from '../clinical/dose/check-dose.ts';
import type { DosePlan } from '../clinical/dose/dose-plan.ts';
import { EVIDENCE } from '../clinical/evidence/registry.ts';
import { recordedValues } from '../clinical/known.ts';
import type { Policy } from '../clinical/policy.ts';
import type { StrokeFacts } from '../clinical/stroke-facts.ts';
import { DOSE_RULES, doseFindingText, dosePlanText, factText } from '../clinical/text/en.ts';
import { formatTenths, formatRange, formatTime } from '../clinical/text/format.ts';
import { UCUM } from '../fhir/codes.ts';
import type { CardDeps } from './cards.ts';
import { topic } from './card-topics.ts';
import { escapeMarkdown } from './markdown.ts';
import { OVERRIDE_REASONS } from './override-reasons.ts';
import { returnable } from './returnable.ts';
import type { ThrombolyticOrder } from './thrombolytic-order.ts';
import type { Card, Suggestion } from './wire.ts';

/** Undefined when the order names no drug that has a dose rule. */
function doseCheckOf(order: ThrombolyticOrder, facts: StrokeFacts, policy: Policy): DoseCheck | undefined {
  const { agent, dose } = order;
  if (agent === 'thrombolytic') return undefined;
  return checkDose({ agent, orderedDose: dose, facts, policy: policy.dosing });
}

/**
 * A warning when the dose is flagged; information when it cannot be checked for want of a weight. Nothing when it
 * fits, or when the order gives no dose yet: the comparison card then says what the dose would be.
 */
export function doseCard(
  order: ThrombolyticOrder,
  facts: StrokeFacts,
  now: Date,
  policy: Policy,
  deps: CardDeps,
): Card[] {
  const check = doseCheckOf(order, facts, policy);
  if (check === undefined || !needsACard(check)) return [];
  const isFlagged = check.verdict === 'flagged';
  const suggestions = isFlagged && check.plan ? correction(order, check.plan, deps) : [];
  return [
    {
      uuid: deps.newId(),
      summary: summaryOf(check),
      indicator: isFlagged ? 'warning' : 'info',
      source: {
        label: 'stroke-cds: dose check',
        topic: topic('thrombolyticDose'),
      },
      detail: detailOf(check, facts, now),
      ...(suggestions.length > 0 && { suggestions, selectionBehavior: deps.selectionBehavior }),
      overrideReasons: OVERRIDE_REASONS,
    },
  ];
}

/** For the comparison card, when the dose gets no card of its own. */
export function doseNote(order: ThrombolyticOrder, facts: StrokeFacts, policy: Policy): string[] {
  const check = doseCheckOf(order, facts, policy);
  if (check === undefined || needsACard(check)) return [];
  const plan = check.plan === undefined ? [] : [`${dosePlanText(check.plan)}.`];
  return [
    `Dose: ${check.findings.map(doseFindingText).join(' ')} ${check.verdict === 'matches' ? '' : plan.join('')}`.trim(),
  ];
}

function needsACard({ verdict, orderedMg, findings }: DoseCheck): boolean {
  if (verdict === 'flagged') return true;
  const hasDose = orderedMg !== undefined || !findings.some(({ kind }) => kind === 'dose-missing');
  return hasDose && findings.some(({ kind }) => kind === 'weight-missing' || kind === 'depends-on-weight');
}

function summaryOf({ agent, orderedMg, expected, verdict }: DoseCheck): string {
  const drug = agent.charAt(0).toUpperCase() + agent.slice(1);
  if (verdict !== 'flagged') return `${drug}: the dose cannot be checked, because the weight is not certain.`;
  const ordered =
    orderedMg === undefined ? 'the ordered dose' : `${formatRange(orderedMg, formatTenths)} mg ordered`;
  const doses = expected.map(({ mg }) => formatRange(mg, formatTenths)).join(' or ');
  return `${drug}: ${ordered}${doses === '' ? ', look again' : `; expected ${doses} mg for this weight`}`;
}

function detailOf(check: DoseCheck, facts: StrokeFacts, now: Date): string {
  const times = recordedValues(facts.weightKg).flatMap(({ at }) =>
    at === undefined ? [] : [formatTime(at, now)],
  );
  const weight = `**Weight:** ${escapeMarkdown(factText(facts, 'weightKg'))}${times.length > 0 ? ` (${times.join(' / ')})` : ''}`;
  const flaggedFirst = check.findings.toSorted(
    (a, b) => Number(FINDING_LEVELS[b.kind] === 'flag') - Number(FINDING_LEVELS[a.kind] === 'flag'),
  );
  const rules = check.expected.map(
    ({ rule, mg, evidence }) =>
      `${DOSE_RULES[rule]}: ${formatRange(mg, formatTenths)} mg (${EVIDENCE[evidence].citation})`,
  );
  return [
    flaggedFirst.map((finding) => `- ${doseFindingText(finding)}`).join('\n'),
    weight,
    ...(rules.length > 0 ? [['**Rules:**', '', ...rules.map((rule) => `- ${rule}`)].join('\n')] : []),
  ].join('\n\n');
}

/**
 * The same order with the dose the rule gives, to a tenth of a milligram, as it can be drawn up; none for a draft that
 * cannot be sent back.
 */
function correction(order: ThrombolyticOrder, plan: DosePlan, { newId }: CardDeps): Suggestion[] {
  const draft = returnable(order.resource);
  if (draft === undefined) return [];
  const value = Number(formatTenths(plan.totalMg));
  const text = dosePlanText(plan);
  return [
    {
      uuid: newId(),
      label: `Change to ${value} mg`,
      actions: [
        {
          type: 'update',
          description: text,
          resource: {
            ...draft,
            dosageInstruction: [
              {
                ...keptOf(draft['dosageInstruction']),
                text,
                doseAndRate: [{ doseQuantity: { value, unit: 'mg', system: UCUM, code: 'mg' } }],
              },
            ],
          },
        },
      ],
    },
  ];
}

/** Route and method of the first instruction stay; timing and rates belonged to the old dose. */
function keptOf(instructions: unknown): object {
  const first: unknown = Array.isArray(instructions) ? instructions[0] : undefined;
  if (typeof first !== 'object' || first === null) return {};
  return Object.fromEntries(Object.entries(first).filter(([key]) => key === 'route' || key === 'method'));
}
