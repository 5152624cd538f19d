/**
 * Mistakes that the conformance tests must notice: what is written instead of what in a file of the service, and the
 * test that then goes red. `npm run mutations` tries them.
 */

export interface Mistake {
  /** Id of requirements.csv. */
  readonly id: string;
  readonly file: string;
  readonly right: string;
  readonly wrong: string;
  /** File of test/conformance/cds-hooks, without `.test.ts`. */
  readonly test: string;
}

const mistake = (id: string, test: string, file: string, right: string, wrong: string): Mistake => ({
  id,
  test,
  file: `server/${file}`,
  right,
  wrong,
});

export const MISTAKES: readonly Mistake[] = [
  mistake(
    'A2',
    'response',
    'cds-hooks/returnable.ts',
    "if (value === null || value === '') return undefined;",
    '',
  ),
  mistake('A3', 'json', 'cds-hooks/cards.ts', '...(suggestions.length > 0 && {', '...({'),
  mistake('A6', 'json', 'json-body.ts', '=== false)', '=== null)'),
  mistake(
    'B1',
    'discovery',
    'cds-hooks/router.ts',
    'response.json({ services } satisfies Discovery)',
    'response.json(services)',
  ),
  mistake('B5', 'discovery', 'fhir/prefetch.ts', "patient: 'Patient/", "patient: '/Patient/"),
  mistake('B8', 'discovery', 'cds-hooks/services.ts', "'2.0.1'", "'2'"),
  mistake(
    'B10',
    'discovery',
    'cds-hooks/services.ts',
    "id: 'thrombolysis-order-select'",
    "id: 'thrombolysis-order-sign'",
  ),
  mistake('C1', 'request', 'cds-hooks/wire.ts', 'hookInstance: storable(256)', 'hookInstance: z.string()'),
  mistake('C2', 'request', 'cds-hooks/wire.ts', 'request.fhirAuthorization === undefined ||', 'true ||'),
  mistake('C3', 'request', 'cds-hooks/wire.ts', '/^bearer$/i', '/^Bearer$/'),
  mistake('C4', 'request', 'cds-hooks/parse.ts', 'named !== hook', 'false'),
  mistake(
    'C5',
    'request',
    'cds-hooks/router.ts',
    "router.all('/:serviceId', knownService, methodNotAllowed('POST'));",
    '',
  ),
  mistake('C6', 'request', 'cds-hooks/wire.ts', 'hookInstance: storable(256)', 'hookInstance: z.uuid()'),
  mistake('C7', 'request', 'fhir/bare-id.ts', '(?!\\.{1,2}$)', ''),
  mistake('C8', 'request', 'cds-hooks/wire.ts', "'order-sign': z.object(", "'order-sign': z.strictObject("),
  mistake('C9', 'request', 'fhir/prefetch.ts', 'encodeURIComponent(patientId)', 'patientId'),
  mistake('D1', 'prefetch', 'fhir/gather.ts', 'if (unavailable.length > 0)', 'if (unavailable.length > 1)'),
  mistake('D2', 'prefetch', 'fhir/unread.ts', "chart[key].state === 'unreadable'", 'false'),
  mistake(
    'D3',
    'prefetch',
    'fhir/bundle.ts',
    "if (value === null) return { state: 'none' };",
    "if (value === null) return { state: 'unreadable' };",
  ),
  mistake('D4', 'prefetch', 'fhir/bundle.ts', 'hasError ||', ''),
  mistake('D5', 'prefetch', 'fhir/bundle.ts', 'let next = first.next;', 'let next: string | undefined;'),
  mistake('D6', 'prefetch', 'fhir/timed-fact.ts', 'if (mismatch) return setAside(mismatch);', ''),
  mistake('D10', 'prefetch', 'fhir/timed-fact.ts', 'b.instant - a.instant', '0'),
  mistake('D11', 'prefetch', 'fhir/gather.ts', '`prefetch.${key}`', "'prefetch'"),
  mistake(
    'E1',
    'fhir-access',
    'cds-hooks/patient-chart.ts',
    'request.fhirAuthorization?.access_token ??',
    '',
  ),
  mistake('E7', 'fhir-access', 'fhir/fhir-client.ts', "redirect: 'error'", "redirect: 'follow'"),
  mistake(
    'E4',
    'faulty-fhir-servers',
    'cds-hooks/patient-chart.ts',
    'AbortSignal.timeout(deps.fhirDeadlineMs)',
    'AbortSignal.timeout(20_000)',
  ),
  mistake(
    'F3',
    'response',
    'error-handler.ts',
    '.json(operationOutcome(known, requestIdOf(response)))',
    '.json({ error: known.code })',
  ),
  mistake(
    'F4',
    'response',
    'cds-hooks/dose-card.ts',
    'uuid: deps.newId(),',
    "uuid: '00000000-0000-4000-8000-000000000000',",
  ),
  mistake('F9', 'response', 'cds-hooks/markdown.ts', '.replace(/[&<>', '.replace(/[&'),
  mistake('F10', 'response', 'cds-hooks/dose-card.ts', ', selectionBehavior: deps.selectionBehavior }', ' }'),
  mistake('F14', 'response', 'cds-hooks/dose-card.ts', '          ...draft,\n', ''),
  mistake(
    'G1',
    'feedback',
    'cds-hooks/wire.ts',
    'z.object({ feedback: z.array(feedbackItem).max(100) })',
    'z.object({ feedback: z.array(feedbackItem).max(100).default([]) })',
  ),
  mistake('G2', 'feedback', 'cds-hooks/wire.ts', "item.outcome !== 'accepted' ||", 'true ||'),
  mistake('G4', 'feedback', 'cds-hooks/wire.ts', 'storable(MAX_COMMENT_LENGTH)', 'storable(10_000_000)'),
  mistake('I1', 'cors', 'cds-hooks/cors.ts', 'allowed.has(origin)', 'true'),
  mistake('K1', 'hooks', 'cds-hooks/thrombolytic-order.ts', "'completed', ", "'completed', 'active', "),
  mistake(
    'K2',
    'hooks',
    'cds-hooks/thrombolytic-order.ts',
    'if (selected === undefined) return true;',
    'return true;',
  ),
  mistake(
    'K3',
    'real-clients',
    'cds-hooks/order-dose.ts',
    '[...oneOf(typed), ...others]',
    '[...typed, ...others]',
  ),
  mistake(
    'K7',
    'real-clients',
    'cds-hooks/thrombolytic-order.ts',
    'status: z.string().optional().catch(undefined),',
    'status: z.string().optional().catch(undefined),\n  category: z.array(z.unknown()).optional(),',
  ),
];
