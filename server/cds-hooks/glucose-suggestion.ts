/** Glucose is missing and a score is open because of it: suggest to measure it, as an order the EHR can place. */
import type { Assessment } from '../clinical/assessment.ts';
import { LOINC } from '../fhir/codes.ts';
import type { Suggestion } from './wire.ts';

export function glucoseSuggestion(
  assessment: Assessment,
  subject: { readonly patientId: string; readonly encounterId: string | undefined },
  newId: () => string,
): Suggestion[] {
  const isOpen = assessment.openInputs.some((input) => input.fact === 'glucose');
  if (!isOpen || assessment.facts.glucose.status !== 'missing') return [];
  const description = 'Order a capillary blood glucose, now';
  return [
    {
      uuid: newId(),
      label: description,
      actions: [
        {
          type: 'create',
          description,
          resource: {
            resourceType: 'ServiceRequest',
            // "Action, resource": a new resource needs an id only inside this response (HL7 validator cases).
            id: newId(),
            status: 'draft',
            intent: 'order',
            priority: 'stat',
            code: {
              coding: [
                {
                  system: LOINC,
                  code: '41653-7',
                  display: 'Glucose [Mass/volume] in Capillary blood by Glucometer',
                },
              ],
              text: 'Capillary blood glucose',
            },
            subject: { reference: `Patient/${subject.patientId}` },
            ...(subject.encounterId !== undefined && {
              encounter: { reference: `Encounter/${subject.encounterId}` },
            }),
          },
        },
      ],
    },
  ];
}
