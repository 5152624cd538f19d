/** Typed calls of the sandbox EHR's back end. */
import type { ChartFact } from '../../ehr/chart.ts';
import type { ListedPatient } from '../../ehr/patient-list.ts';
import type { Card } from './cds-types.ts';

export type { ChartFact };
export type Patient = ListedPatient;

export type Drug = 'alteplase' | 'tenecteplase';
export type HookName = 'patient-view' | 'order-select' | 'order-sign';

export interface ServiceResult {
  readonly serviceId: string;
  readonly status: number | null;
  readonly ms: number;
  readonly response?: { readonly cards?: readonly Card[] };
  readonly problem?: { readonly code: string; readonly body?: unknown };
}

export interface HookOutcome {
  readonly hookInstance: string;
  readonly results: readonly ServiceResult[];
  readonly draftOrder: DraftOrder | null;
}

export interface DraftOrder {
  readonly dosageInstruction?: readonly {
    readonly text?: string;
    readonly doseAndRate?: readonly { readonly doseQuantity?: { readonly value?: number } }[];
  }[];
}

export type Feedback =
  | {
      readonly card: string;
      readonly outcome: 'accepted';
      readonly acceptedSuggestions: readonly { id: string }[];
    }
  | { readonly card: string; readonly outcome: 'overridden'; readonly overrideReason?: object };

export const listPatients = () => call<Patient[]>('patients');
export const readChart = (id: string) => call<ChartFact[]>(`patients/${encodeURIComponent(id)}/chart`);
export const fireHook = (body: {
  hook: HookName;
  patientId: string;
  drug?: Drug;
  prefetch: boolean;
  doseMg?: number;
}) => call<HookOutcome>('hooks', body);
export const sendFeedback = (serviceId: string, feedback: Feedback) =>
  call<{ status: number }>('feedback', { serviceId, feedback });
export const applyActions = (actions: readonly object[]) => call<unknown>('suggestions', { actions });
export const launchApp = (body: { url: string; appContext?: string; patientId: string }) =>
  call<{ href: string }>('launch', body);
export const reloadPatients = () => call<{ patients: number }>('reset', {});

/** The back end's own errors carry a field and a message. */
async function call<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`/ehr/${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch(() => undefined);
  if (!response) throw new Error('The sandbox EHR does not answer.');
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as T;
  const { message, field } = (answer ?? {}) as { message?: string; field?: string };
  throw new Error(
    `${field === undefined ? '' : `${field} `}${message ?? `failed with status ${response.status}`}`,
  );
}
