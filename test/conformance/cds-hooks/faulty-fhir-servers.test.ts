/**
 * FHIR servers that fail: an answer within the deadline, with what is known, and the card says what could not be read.
 * 412 only when the patient cannot be had.
 */
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { Card } from '../../../server/cds-hooks/wire.ts';
import { PREFETCH_KEYS } from '../../../server/fhir/prefetch.ts';
import {
  breaksOff,
  deadServerBase,
  drips,
  huge,
  neverAnswers,
  startFaultyServer,
  status,
  text,
  understatesLength,
  type Fault,
} from '../../fakes/faulty-fhir-server.ts';
import { startService, type TestService } from '../../fakes/service.ts';
import { cardAbout, cardsIn, refusalIn } from '../../fixtures/answers.ts';
import {
  condition,
  fullPrefetch,
  glucose,
  minutesAgo,
  nihss,
  patient,
  searchset,
} from '../../fixtures/chart.ts';
import { ALTEPLASE, draftOrders, medicationRequest, orderSign } from '../../fixtures/hook-request.ts';

const PATH = '/cds-services/thrombolysis-order-sign';
const SCORES = 'thrombolysisBleedingScores';
const FHIR_DEADLINE_MS = 400;
/** Generous: a busy machine is no failure, an answer that waits for a server is. */
const PATIENCE_MS = 8000;
const MAX_FHIR_RESPONSE_BYTES = 20_000_000;
const MEGABYTE = 1_000_000;

const BOMB = gzipSync(Buffer.alloc(50 * MEGABYTE, 120));

type Json = Record<string, unknown>;

/** Alteplase for a stroke, so that the order itself says what it is for. */
const order = medicationRequest(ALTEPLASE, { reasonCode: [{ text: 'acute ischaemic stroke' }] });

const UNREADABLE: Readonly<Record<string, Fault>> = {
  'that answers after 10 s': (_request, response) => {
    const timer = setTimeout(() => response.end(JSON.stringify(searchset())), 10_000);
    response.on('close', () => {
      clearTimeout(timer);
    });
  },
  'that accepts and never answers': neverAnswers,
  'that answers 401': status(401),
  'that answers 403': status(403),
  'that answers 404': status(404),
  'that answers 429': status(429),
  'that answers 500': status(500),
  'that answers 503': status(503),
  'that redirects to itself': (request, response) => {
    response.writeHead(302, { location: request.url }).end();
  },
  'whose JSON is cut off': text('{"resourceType":"Bundle","entry":['),
  'that breaks off': breaksOff,
  'that understates its length': understatesLength,
  'that answers HTML with 200': text('<html><body>Please log in</body></html>', {
    'content-type': 'text/html',
  }),
  'that answers nothing with 204': (_request, response) => {
    response.writeHead(204).end();
  },
  'that answers nothing with 200': text(''),
  'that answers null': text('null'),
  'that answers an empty object': text('{}'),
  'that answers a list': text('[]'),
  'that answers a Bundle without resourceType': text('{"entry":[]}'),
  'that answers an OperationOutcome with 200': text(
    '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"exception"}]}',
  ),
  'that answers another kind of resource': text('{"resourceType":"Basic","id":"p1"}'),
  'that drips without end': drips,
  'that answers 50 MB': huge(50),
  'that answers a bomb of gzip': (_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }).end(BOMB);
  },
};

/** Fails when the promise takes longer than anyone would wait. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer in ${PATIENCE_MS} ms`));
    }, PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}

describe('FHIR servers that fail', () => {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  async function serviceFor(base: string): Promise<TestService> {
    const service = await startService({
      fhirBases: [base],
      fhirDeadlineMs: FHIR_DEADLINE_MS,
      maxFhirResponseBytes: MAX_FHIR_RESPONSE_BYTES,
    });
    closers.push(() => service.close());
    return service;
  }

  async function faulty(fault: Fault) {
    const server = await startFaultyServer(fault);
    closers.push(() => server.close());
    return { server, service: await serviceFor(server.base) };
  }

  const request = (fhirServer: string, prefetch: Json) =>
    orderSign(
      { fhirServer, prefetch },
      { draftOrders: draftOrders(order), encounterId: crypto.randomUUID() },
    );

  /** The comparison for a patient of whom nothing was sent but the record. */
  async function comparison(
    service: TestService,
    base: string,
    prefetch: Json = { patient: patient() },
  ): Promise<Card> {
    const cards = await cardsIn(await inTime(service.post(PATH, request(base, prefetch))));
    return cardAbout(cards, SCORES);
  }

  /** Nothing but the age is known: the scores are as wide as that leaves them. */
  function expectNothingRead({ summary, detail = '' }: Card): void {
    const unread = /\*\*Could not be read:\*\* ([^.]*)\./.exec(detail)?.[1]?.split(', ') ?? [];
    expect(unread).to.have.length(PREFETCH_KEYS.length - 1);
    expect(unread).to.include.members(['NIHSS', 'glucose', 'CT findings', 'problem list and diagnoses']);
    expect(summary).to.match(/HAT 0–5 .*SEDAN 0–5 /);
    expect(detail).to.contain('What was not read is not ruled out.');
  }

  for (const [what, fault] of Object.entries(UNREADABLE)) {
    // Goes red when a read that fails counts as one that found nothing, or is waited for.
    it(`${what}: the card says that nothing could be read`, async () => {
      const { server, service } = await faulty(fault);
      expectNothingRead(await comparison(service, server.base));
    });

    it(`${what}: 412 when the patient was not sent, and the next call is answered`, async () => {
      const { server, service } = await faulty(fault);
      const response = await inTime(service.post(PATH, request(server.base, {})));
      const outcome = await refusalIn(response, 412, 'PATIENT_UNAVAILABLE');
      expect(outcome.issue[0]?.expression).to.deep.equal(['prefetch.patient']);
      expect((await cardsIn(await service.post(PATH, orderSign())))[0]?.summary).to.contain('HAT 2');
    });
  }

  it('that is gone: the card says that nothing could be read', async () => {
    const base = await deadServerBase();
    const service = await serviceFor(base);
    expectNothingRead(await comparison(service, base));
    await refusalIn(await inTime(service.post(PATH, request(base, {}))), 412, 'PATIENT_UNAVAILABLE');
  });

  it('and an order that does not say what it is for: the question says that the chart could not be read', async () => {
    const { server, service } = await faulty(status(500));
    const body = orderSign({ fhirServer: server.base, prefetch: { patient: patient() } });
    const cards = await cardsIn(await inTime(service.post(PATH, body)));
    const card = cardAbout(cards, 'thrombolysisIndicationUnknown');
    expect(card.summary).to.contain('could not all be read');
    expect(card.detail).to.match(/\*\*Could not be read:\*\* NIHSS, .*problem list and diagnoses/);
  });

  it('with 50 MB at every read: memory stays bounded', async () => {
    const { server, service } = await faulty(huge(50));
    const before = process.memoryUsage().rss;
    for (let call = 0; call < 3; call++) await comparison(service, server.base);
    // Thirteen reads at once, each of up to 20 MB, before the deadline ends them; never the 650 MB that are offered.
    expect(process.memoryUsage().rss - before).to.be.below(600 * MEGABYTE);
  });

  describe('that lie', () => {
    const ofOther = { subject: { reference: 'Patient/p2' } };
    const answering = (body: (base: string) => unknown) => faulty(text((base) => JSON.stringify(body(base))));

    it('with the data of another patient: none of it is used, and the card says so', async () => {
      const { server, service } = await answering(() =>
        searchset(nihss(25, ofOther), glucose(20, 'mmol/L', ofOther), condition('d', '44054006', ofOther)),
      );
      const card = await comparison(service, server.base);
      expect(card.summary).to.match(/HAT 0–5 /);
      expect(card.detail).to.match(/Observation\/nihss-1 belongs to another patient/);
      expect(card.detail).not.to.contain('NIHSS 25');
    });

    it('with the record of another patient: no score', async () => {
      const { server, service } = await answering(() => patient({ id: 'p2' }));
      const cards = await cardsIn(await inTime(service.post(PATH, request(server.base, {}))));
      expect(cardAbout(cards, 'patientMismatch').detail).not.to.match(/HAT|SEDAN/);
      expect(cards).to.have.length(1);
    });

    // A list of the wrong kind is no list without diabetes. Goes red when the type of entries is not looked at.
    it('with lists of another kind: the card says that they were not read in full', async () => {
      const { server, service } = await answering(() =>
        searchset({ resourceType: 'Basic', id: 'b' }, null, 7),
      );
      const card = await comparison(service, server.base);
      expect(card.detail).to.match(/\*\*Read only in part:\*\* NIHSS, .*problem list and diagnoses/);
      expect(card.detail).not.to.contain('Diabetes no');
      expect(card.summary).to.match(/HAT 0–5 /);
    });

    for (const [what, next] of [
      ['to the same page', (base: string) => `${base}/Observation?page=1`],
      ['elsewhere', () => 'https://evil.example.org/fhir/Observation?page=2'],
      ['nowhere', () => 'not a url::'],
      ['to ever new pages', (base: string) => `${base}/Observation?page=${Math.random()}`],
    ] as const) {
      it(`with next links ${what}: it stops, and the card says that the list is not complete`, async () => {
        const { server, service } = await answering((base) => ({
          ...searchset(condition('hypertension', '38341003')),
          link: [{ relation: 'next', url: next(base) }],
        }));
        const card = await comparison(service, server.base);
        expect(card.detail).to.match(/\*\*Read only in part:\*\* .*problem list and diagnoses/);
        expect(card.detail).not.to.contain('Diabetes no');
        expect(server.requests()).to.be.below(PREFETCH_KEYS.length * 20);
      });
    }

    it('with 10,000 entries, the newest last: it is found', async () => {
      const entries = Array.from({ length: 10_000 }, (_, index) =>
        glucose(5 + (index % 100) / 100, 'mmol/L', {
          id: `g${index}`,
          effectiveDateTime: minutesAgo(30 + (index % 200)),
        }),
      );
      const { server, service } = await answering(() => searchset(...entries, glucose(14, 'mmol/L')));
      const prefetch = Object.fromEntries(
        Object.entries(fullPrefetch()).filter(([key]) => key !== 'glucose'),
      );
      const card = await comparison(service, server.base, prefetch);
      expect(card.detail).to.contain('Glucose 14');
    });

    it('with nesting without end: what can be read is read', async () => {
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      const value = JSON.stringify(glucose(14, 'mmol/L', { extension: 'DEEP' })).replace('"DEEP"', deep);
      const { server, service } = await faulty(
        text(`{"resourceType":"Bundle","entry":[{"resource":${value}}]}`),
      );
      const prefetch = Object.fromEntries(
        Object.entries(fullPrefetch()).filter(([key]) => key !== 'glucose'),
      );
      const card = await comparison(service, server.base, prefetch);
      expect(card.detail).to.contain('Glucose 14');
    });
  });
});
