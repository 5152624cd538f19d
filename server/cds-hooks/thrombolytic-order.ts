/**
 * Hop 3: which of the draft orders is a systemic thrombolytic? A medication may be given as CodeableConcept, as a
 * contained resource, as a reference into the draft orders or to the FHIR server, or by its display text alone.
 */
import { z } from 'zod';
import type { OrderedDose, OrderedQuantity } from '../clinical/dose/ordered-dose.ts';
import type { CodeMap } from '../fhir/code-map.ts';
import { isOneOf } from '../fhir/codes.ts';
import {
  codeableConceptSchema,
  medicationSchema,
  type CodeableConcept,
  type Reference,
} from '../fhir/resource-schemas.ts';
import {
  AGENTS,
  CATHETER_CLEARING,
  CATHETER_DOSE_MG,
  EYE_OR_PLEURA,
  NEVER_STROKE,
  type Agent,
} from '../fhir/thrombolytics.ts';
import { dosageSchema, dosesOf, orderedDoseOf } from './order-dose.ts';
import type { DraftOrders } from './wire.ts';

const reference = z.object({ reference: z.string().optional(), display: z.string().optional() });

/**
 * What decides whether a draft order concerns us; MedicationRequest and ServiceRequest share most of it. A field
 * that cannot be read counts as absent: a slip in a dosage must not hide a thrombolytic.
 */
const orderSchema = z.object({
  resourceType: z.enum(['MedicationRequest', 'ServiceRequest']),
  id: z.string().optional().catch(undefined),
  status: z.string().optional().catch(undefined),
  doNotPerform: z.boolean().optional().catch(undefined),
  subject: reference.optional().catch(undefined),
  code: codeableConceptSchema.optional().catch(undefined),
  medicationCodeableConcept: codeableConceptSchema.optional().catch(undefined),
  medicationReference: reference.optional().catch(undefined),
  contained: z.array(z.unknown()).optional().catch(undefined),
  reasonCode: z.array(codeableConceptSchema).optional().catch(undefined),
  reasonReference: z.array(reference).optional().catch(undefined),
  dosageInstruction: z.array(dosageSchema).optional().catch(undefined),
});

type Order = z.infer<typeof orderSchema>;

export interface ThrombolyticOrder {
  readonly agent: Agent;
  /** `text`: no known code, recognised by its name only. */
  readonly matchedBy: 'code' | 'text';
  readonly subject: Reference | undefined;
  readonly reasonCode: readonly CodeableConcept[];
  readonly reasonReference: readonly Reference[];
  readonly dose: OrderedDose;
  /** As it was sent, so that a correction changes nothing but what it must. */
  readonly resource: JsonResource;
}

export type JsonResource = Readonly<Record<string, unknown>> & { readonly resourceType: string };

/** Reads a Medication that a draft order refers to on the FHIR server. */
export type ReadMedication = (reference: string) => Promise<unknown>;

const ENDED = ['cancelled', 'stopped', 'completed', 'entered-in-error', 'revoked'];

/**
 * @param selections order-select only: the orders that were just selected; others are not looked at
 * @param readMedication asked only when an order shows neither code nor name
 * @param translate adds what the site's own codes stand for; the order is kept as it was sent
 */
export async function thrombolyticOrders(
  draftOrders: DraftOrders,
  selections: readonly string[] | undefined,
  readMedication: ReadMedication | undefined,
  translate: CodeMap['translate'],
): Promise<ThrombolyticOrder[]> {
  const sent = draftOrders.entry ?? [];
  const entries = sent.map((entry) => ({ ...entry, resource: translate(entry.resource) }));
  const selected = selections && new Set(selections);
  const medications = medicationsOf(entries);
  const orders = entries.flatMap(({ resource, fullUrl }, index) => {
    const parsed = orderSchema.safeParse(resource);
    if (!parsed.success || parsed.data.doNotPerform === true) return [];
    if (parsed.data.status !== undefined && ENDED.includes(parsed.data.status)) return [];
    // A resource that was parsed as an order is an object with a resourceType.
    return isSelected(parsed.data, fullUrl, selected)
      ? [{ order: parsed.data, resource: sent[index]?.resource as JsonResource }]
      : [];
  });
  const found = await Promise.all(
    orders.map(async ({ order, resource }) =>
      asThrombolytic(order, resource, await medicationOf(order, medications, readMedication)),
    ),
  );
  return found.filter((order) => order !== undefined);
}

function isSelected(
  order: Order,
  fullUrl: string | undefined,
  selected: ReadonlySet<string> | undefined,
): boolean {
  if (selected === undefined) return true;
  return (
    selected.has(`${order.resourceType}/${order.id ?? ''}`) ||
    (fullUrl !== undefined && selected.has(fullUrl))
  );
}

type Medications = ReadonlyMap<string, z.infer<typeof medicationSchema>>;

/** Medications among the draft orders, by what an order may call them: full URL, or type and id. */
function medicationsOf(entries: NonNullable<DraftOrders['entry']>): Medications {
  return new Map(
    entries.flatMap(({ resource, fullUrl }) => {
      const medication = medicationSchema.safeParse(resource);
      if (!medication.success) return [];
      return [fullUrl, `Medication/${medication.data.id ?? ''}`].flatMap((name) =>
        name === undefined ? [] : [[name, medication.data] as const],
      );
    }),
  );
}

/** The concept that says what is ordered. */
async function medicationOf(
  order: Order,
  medications: Medications,
  readMedication: ReadMedication | undefined,
): Promise<CodeableConcept | undefined> {
  if (order.resourceType === 'ServiceRequest') return order.code;
  const { medicationCodeableConcept, medicationReference } = order;
  if (medicationCodeableConcept) return medicationCodeableConcept;
  const target = medicationReference?.reference;
  const display = medicationReference?.display;
  const local =
    target?.startsWith('#') === true ? contained(order, target.slice(1)) : medications.get(target ?? '');
  if (local) return withText(local.code, display);
  if (display !== undefined || target === undefined || target.startsWith('#'))
    return withText(undefined, display);
  const fetched = medicationSchema.safeParse(await readMedication?.(target));
  return fetched.success ? fetched.data.code : undefined;
}

function contained(order: Order, id: string): z.infer<typeof medicationSchema> | undefined {
  return (order.contained ?? [])
    .map((resource) => medicationSchema.safeParse(resource))
    .find((medication) => medication.data?.id === id)?.data;
}

function withText(
  concept: CodeableConcept | undefined,
  display: string | undefined,
): CodeableConcept | undefined {
  if (display === undefined) return concept;
  return { ...concept, coding: [...(concept?.coding ?? []), { display }] };
}

function asThrombolytic(
  order: Order,
  resource: JsonResource,
  medication: CodeableConcept | undefined,
): ThrombolyticOrder | undefined {
  const coded = AGENTS.find(({ codes }) => hasCode(medication, codes));
  const named = AGENTS.find(({ names }) => names.test(textOf(medication)));
  const match = coded ?? named;
  if (!match || hasCode(medication, NEVER_STROKE) || isLocalUse(order, medication)) return undefined;
  return {
    agent: match.agent,
    matchedBy: coded ? 'code' : 'text',
    subject: order.subject,
    reasonCode: order.reasonCode ?? [],
    reasonReference: order.reasonReference ?? [],
    dose: orderedDoseOf(order.dosageInstruction ?? []),
    resource,
  };
}

/** Clearing a catheter, or treating an eye or the pleura: never stroke. */
function isLocalUse(order: Order, medication: CodeableConcept | undefined): boolean {
  const dosages = order.dosageInstruction ?? [];
  const words = [
    textOf(medication),
    ...dosages.flatMap((dosage) => [dosage.text ?? '', textOf(dosage.route)]),
  ].join(' ');
  const dosesMg = dosesOf(dosages).flatMap(inMilligrams);
  if (EYE_OR_PLEURA.test(words)) return true;
  return dosesMg.length > 0
    ? dosesMg.every((dose) => dose <= CATHETER_DOSE_MG)
    : CATHETER_CLEARING.test(words);
}

const MILLIGRAMS: Readonly<Record<string, number>> = { mg: 1, ug: 0.001, mcg: 0.001, g: 1000 };

function inMilligrams({ value, unit }: OrderedQuantity): number[] {
  const factor = MILLIGRAMS[unit];
  return factor === undefined ? [] : [value * factor];
}

function hasCode(concept: CodeableConcept | undefined, list: Parameters<typeof isOneOf>[1]): boolean {
  return (concept?.coding ?? []).some((coding) => isOneOf(coding, list));
}

function textOf(concept: CodeableConcept | undefined): string {
  return [concept?.text ?? '', ...(concept?.coding ?? []).map((coding) => coding.display ?? '')].join(' ');
}
