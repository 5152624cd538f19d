/** What a hook handler is given: adapters, clock, ids and the site's choices. */
import type { Policy } from '../clinical/policy.ts';
import type { BackendTokens } from '../fhir/backend-tokens.ts';
import type { CodeMap } from '../fhir/code-map.ts';
import type { FhirAccess } from '../fhir/fhir-reader.ts';
import type { WriteBack } from '../fhir/write-back/write-back.ts';
import type { PrefetchTemplates } from '../fhir/prefetch.ts';
import type { Predictor } from '../inference/predictor.ts';
import type { Log } from '../log.ts';
import type { Store } from '../storage/store.ts';
import type { Client } from './clients.ts';
import type { HopTimes } from './hops.ts';
import type { RepeatPolicy } from './repeats.ts';

export interface HookDeps {
  readonly fhir: FhirAccess;
  /** Our own tokens, for calls that bring none. */
  readonly backendTokens: BackendTokens;
  /** Writing to the EHRs that want it. */
  readonly writeBack: WriteBack;
  readonly store: Pick<Store, 'recordAnswer' | 'cardsShown'>;
  /** Whether cards are repeated within an encounter while nothing has changed. */
  readonly repeatCards: RepeatPolicy;
  readonly policy: Policy;
  /** The trained models. */
  readonly predictor: Pick<Predictor, 'predict'>;
  /** The site's own codes, and the queries that ask for them. */
  readonly codeMap: CodeMap;
  readonly prefetchTemplates: PrefetchTemplates;
  /** Of the service and of the evidence registry, stored with every answer; those of rules, policy and models stand in the assessment. */
  readonly versions: { readonly service: string; readonly evidence: string };
  readonly now: () => Date;
  /** A random UUID. */
  readonly newId: () => string;
  /** Where the SMART app is launched. */
  readonly appLaunchUrl: string;
  readonly selectionBehavior: 'any' | 'at-most-one';
  /** Time for all FHIR reads of one call together, in milliseconds. */
  readonly fhirDeadlineMs: number;
}

/** One call of a service by an authenticated client. */
export interface HookCall {
  readonly client: Client;
  readonly body: unknown;
  readonly log: Log;
  readonly hops: HopTimes;
  /** Since the call arrived, milliseconds. */
  readonly elapsedMs: () => number;
  /** Does something when the answer has left, or the client has gone. */
  readonly afterAnswer: (work: () => void) => void;
}
