/** Writing to the EHR's FHIR server (FHIR R4, "RESTful API": create, conditional create, update). */
import type { FhirAnswer, SendFhirRequest } from './fhir-client.ts';
import { anyResourceSchema } from './resource-schemas.ts';

/**
 * Why a write was not done. `refused`: we may not (401, 403); `rejected`: the server will not take this resource,
 * and would not the next time either (any other 4xx); `failed`: it might another time.
 */
export type WriteProblem = 'refused' | 'rejected' | 'failed' | 'timed-out' | 'outside-base';

export type WriteResult =
  /** `id` is the one the server answered with; servers may answer without a body. */
  | { readonly ok: true; readonly id: string | undefined }
  | { readonly ok: false; readonly problem: WriteProblem };

type WritableResource = { readonly resourceType: string } & Readonly<Record<string, unknown>>;

export interface FhirWriter {
  /**
   * POST of a new resource. Never throws.
   * @param ifNoneExist search parameters, such as `identifier=system|value`: nothing is created where one matches
   */
  readonly create: (resource: WritableResource, ifNoneExist?: string) => Promise<WriteResult>;
  /** PUT of a whole resource under its id. Never throws. */
  readonly update: (type: string, id: string, resource: WritableResource) => Promise<WriteResult>;
}

const FHIR_JSON = { 'content-type': 'application/fhir+json' };

export function fhirWriter(send: SendFhirRequest): FhirWriter {
  return {
    create: async (resource, ifNoneExist) => {
      if (!isType(resource.resourceType)) return OUTSIDE;
      const condition = ifNoneExist === undefined ? {} : { 'if-none-exist': ifNoneExist };
      const headers = { ...FHIR_JSON, ...condition };
      return resultOf(await send({ method: 'POST', url: resource.resourceType, headers, body: resource }));
    },
    update: async (type, id, resource) => {
      if (!isType(type) || !isId(id)) return OUTSIDE;
      return resultOf(
        await send({ method: 'PUT', url: `${type}/${id}`, headers: FHIR_JSON, body: resource }),
      );
    },
  };
}

const OUTSIDE = { ok: false, problem: 'outside-base' } as const;

function isType(text: string): boolean {
  return /^[A-Z][A-Za-z]+$/.test(text);
}

/** FHIR R4, datatype `id`. */
function isId(text: string): boolean {
  return /^[A-Za-z0-9\-.]{1,64}$/.test(text);
}

function resultOf(answer: FhirAnswer): WriteResult {
  if (answer.kind === 'body') {
    const resource = anyResourceSchema.safeParse(answer.body).data;
    return { ok: true, id: resource?.resourceType === 'OperationOutcome' ? undefined : resource?.id };
  }
  return { ok: false, problem: problemOf(answer) };
}

function problemOf(answer: Exclude<FhirAnswer, { kind: 'body' }>): WriteProblem {
  if (answer.kind !== 'error') return answer.kind;
  const { status } = answer;
  if (status === 401 || status === 403) return 'refused';
  return status !== undefined && status >= 400 && status < 500 && status !== 429 ? 'rejected' : 'failed';
}
