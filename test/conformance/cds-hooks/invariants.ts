/**
 * The invariants that HL7 publishes for CDS Hooks responses (HL7/cds-hooks, input/fsh/invariants, CC0), as FHIRPath,
 * and where in a response each holds. cds-r-* and cds-fb-* are about requests and feedback: see the tests of those.
 */
import fhirpath from 'fhirpath';

interface Invariant {
  readonly id: string;
  readonly expression: string;
  /** The parts of a response that the expression is evaluated on. */
  readonly on: (card: Json) => readonly unknown[];
}

type Json = Readonly<Record<string, unknown>>;

const listed = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const suggestionsOf = (card: Json) => listed(card['suggestions']);

const INVARIANTS: readonly Invariant[] = [
  {
    id: 'cds-resp-1',
    expression: "(selectionBehavior = 'at-most-one') implies suggestions.where(isRecommended).count() <= 1",
    on: (card) => [card],
  },
  {
    id: 'cds-resp-2',
    expression: "(type = 'delete') implies (resourceId.exists() and resource.empty())",
    on: (card) => suggestionsOf(card).flatMap((suggestion) => listed(suggestion['actions'])),
  },
  {
    id: 'cds-resp-3',
    expression: "(type != 'smart') implies (appContext.empty())",
    on: (card) => listed(card['links']),
  },
  {
    id: 'cds-resp-4',
    expression: 'display.exists()',
    on: (card) => listed(card['overrideReasons']),
  },
  { id: 'cds-resp-5', expression: 'actions.all(description.exists())', on: suggestionsOf },
  {
    id: 'cds-resp-6',
    expression: 'suggestions.exists() implies selectionBehavior.exists()',
    on: (card) => [card],
  },
  {
    id: 'cds-resp-7',
    expression:
      "actionSelectionBehavior.empty() or actionSelectionBehavior = 'all' or actionSelectionBehavior = 'any' or actionSelectionBehavior = 'at-most-one'",
    on: suggestionsOf,
  },
];

const compiled = INVARIANTS.map((invariant) => ({
  ...invariant,
  evaluate: fhirpath.compile(invariant.expression) as (data: unknown) => unknown[],
}));

/** The ids of the invariants that a card breaks. */
export function brokenInvariants(card: Json): string[] {
  return compiled
    .filter(({ on, evaluate }) => on(card).some((part) => evaluate(part)[0] !== true))
    .map(({ id }) => id);
}
