/**
 * Ten thousand random and mutated requests a run against the whole app over HTTP: each gets an answer or a coded
 * refusal in time, every answer keeps the rules of response-rules.ts, and discovery answers as before.
 */
import { Agent, request as httpRequest } from 'node:http';
import { expect } from 'chai';
import fc from 'fast-check';
import { chartAnswers } from '../../fakes/chart-answers.ts';
import { startFhirServer, type FakeFhirServer } from '../../fakes/fhir-server.ts';
import { startService, type TestService } from '../../fakes/service.ts';
import { arbitraryCall, posted, SIGN, type Call } from '../../fixtures/arbitrary-calls.ts';
import { condition, fullPrefetch, searchset } from '../../fixtures/chart.ts';
import { ALTEPLASE, draftOrders, medicationRequest, orderSign } from '../../fixtures/hook-request.ts';
import { mutated, written } from '../../fixtures/mutations.ts';

const BATCH = 20;
const REQUESTS = 10_000;
const CHARTS = 300;
/** Generous: a busy machine is no failure, a request that is never done is. */
const PATIENCE_MS = 20_000;

/** Printed, so that a run can be repeated: `FUZZ_SEED=… npm test`. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** A failure says which request it was, and how to make it again; the whole batch would be pages of bytes. */
async function holds<T>(batch: fc.Arbitrary<T>, runs: number, property: (batch: T) => Promise<void>) {
  const result = await fc.check(fc.asyncProperty(batch, property), {
    seed,
    numRuns: runs,
    endOnFailure: true,
  });
  if (result.failed) throw new Error(`FUZZ_SEED=${seed}: ${String(result.errorInstance)}`);
}

const batchOf = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: BATCH, maxLength: BATCH });

const told = ({ method, path, headers, body }: Call) =>
  `${method} ${path.slice(0, 100)} ${JSON.stringify(headers).slice(0, 300)} ${body?.toString().slice(0, 3000) ?? ''}`;

describe('any request at all', function () {
  this.timeout(240_000);
  const agent = new Agent({ keepAlive: true, maxSockets: BATCH });
  /** Charts that the EHR answers from, by the token of the request. */
  const charts = new Map<string, Record<string, unknown>>();
  let ehr: FakeFhirServer;
  let service: TestService;

  before(async () => {
    console.log(`      FUZZ_SEED=${seed}`);
    ehr = await startFhirServer((path, { headers }) => {
      const { status, body } = chartAnswers(charts.get(headers.authorization ?? ''))(path);
      return { ...(status !== undefined && { status }), text: written(body) };
    });
    service = await startService({ fhirBases: [ehr.base], maxBodyBytes: 10_000_000 });
  });
  after(async () => {
    agent.destroy();
    await service.close();
    await ehr.close();
  });

  /** The status; fails when there is no answer in time. */
  function send(call: Call, isRetry = false): Promise<number> {
    const { method, path, headers, body } = call;
    return new Promise((resolve, reject) => {
      const options = { agent, method, path, headers, timeout: PATIENCE_MS };
      const request = httpRequest(service.url, options, (response) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode ?? 0);
        });
        response.on('error', reject);
      });
      request.on('timeout', () => {
        request.destroy(new Error('no answer in time'));
      });
      request.on('error', (error) => {
        // The other side may close an idle connection at any time; a request that came too late is sent again.
        if (request.reusedSocket && !isRetry && error.message === 'socket hang up') resolve(send(call, true));
        else reject(new Error(`${error.message}: ${told(call)}`));
      });
      request.end(body);
    });
  }

  async function answersSanely(calls: readonly Call[]): Promise<void> {
    await Promise.all(
      calls.map(async (call) => {
        const status = await send(call);
        if (status < 200 || status >= 500) throw new Error(`${status}: ${told(call)}`);
      }),
    );
    expect(service.takeBrokenRules()).to.deep.equal([]);
  }

  const discovery = async () => (await fetch(`${service.url}/cds-services`)).text();

  // Goes red when any handler reads a field of the request that may be missing, or sends one back unchecked.
  it(`gets an answer or a coded refusal, and changes nothing: ${REQUESTS} requests`, async () => {
    const before = await discovery();
    await holds(batchOf(arbitraryCall), REQUESTS / BATCH, answersSanely);
    expect(await discovery()).to.equal(before);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });

  it(`gets an answer whatever the FHIR server says: ${CHARTS} mutated charts`, () =>
    holds(batchOf(mutated([fullPrefetch()])), CHARTS / BATCH, (mutations) =>
      answersSanely(
        mutations.map((chart, index) => {
          const access_token = `t${index}`;
          // A chart that was changed is still an object: its parts are what changes.
          charts.set(`Bearer ${access_token}`, chart as Record<string, unknown>);
          const fhirAuthorization = {
            access_token,
            token_type: 'Bearer',
            expires_in: 1,
            scope: '',
            subject: '',
          };
          const body = orderSign({ prefetch: {}, fhirServer: ehr.base, fhirAuthorization });
          return posted(SIGN, Buffer.from(JSON.stringify(body)));
        }),
      ),
    ));

  // Goes red when something in the request is searched for once for each of something else in it.
  it('is answered in time when it is as large as it may be', async () => {
    const many = (count: number, make: (index: number) => unknown) =>
      Array.from({ length: count }, (_, i) => make(i));
    const conditions = searchset(...many(15_000, (index) => condition(`c${index}`, '1')));
    const reasonReference = many(60_000, (index) => ({ reference: `Condition/${index}` }));
    const reasons = orderSign(
      { prefetch: fullPrefetch({ conditions }) },
      { draftOrders: draftOrders(medicationRequest(ALTEPLASE, { reasonReference })) },
    );
    const referring = many(20_000, (index) => ({
      resourceType: 'MedicationRequest',
      medicationReference: { reference: `Medication/${index}` },
    }));
    const medications = many(20_000, (index) => ({ resourceType: 'Medication', id: `m${index}` }));
    const references = orderSign({}, { draftOrders: draftOrders(...referring, ...medications) });
    const doseAndRate = many(150_000, () => ({ doseQuantity: { value: 1, unit: 'mg' } }));
    const doses = orderSign(
      {},
      { draftOrders: draftOrders(medicationRequest(ALTEPLASE, { dosageInstruction: [{ doseAndRate }] })) },
    );
    for (const body of [reasons, references, doses]) {
      await answersSanely([posted(SIGN, Buffer.from(JSON.stringify(body)))]);
    }
  });
});
