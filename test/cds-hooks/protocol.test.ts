import { expect } from 'chai';
import type { CdsResponse } from '../../server/cds-hooks/wire.ts';
import { SERVICES } from '../../server/cds-hooks/services.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { searchset } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';

const PATH = '/cds-services/thrombolysis-order-sign';

interface Outcome {
  resourceType: string;
  issue: { details: { coding: { code: string }[] }; expression?: string[] }[];
}

describe('CDS Hooks 2.0.1 protocol', () => {
  let service: TestService;
  before(async () => {
    service = await startService({ maxBodyBytes: 50_000 });
  });
  after(() => service.close());

  async function refusal(response: Response, status: number): Promise<Outcome> {
    expect(response.status).to.equal(status);
    const text = await response.text();
    expect(text).not.to.match(/\bat .*:\d+:\d+|node_modules/);
    const outcome = JSON.parse(text) as Outcome;
    expect(outcome.resourceType).to.equal('OperationOutcome');
    return outcome;
  }
  const codeOf = (outcome: Outcome) => outcome.issue[0]?.details.coding[0]?.code;

  describe('Discovery', () => {
    it('lists the three services with hook, id, title, description and string prefetch templates', async () => {
      const response = await fetch(`${service.url}/cds-services`);
      const { services } = (await response.json()) as { services: Record<string, unknown>[] };
      expect(services.map((entry) => entry['id'])).to.deep.equal([
        'thrombolysis-order-select',
        'thrombolysis-order-sign',
        'stroke-prognosis',
      ]);
      for (const entry of services) {
        for (const field of ['hook', 'id', 'title', 'description', 'usageRequirements']) {
          expect(entry[field], field).to.be.a('string').and.not.equal('');
        }
        for (const template of Object.values(entry['prefetch'] as Record<string, unknown>)) {
          expect(template).to.match(/^[A-Z][A-Za-z]+(\/|\?)/);
        }
      }
    });

    it('"Prefetch Template": uses only tokens that are root-level primitives of the context', () => {
      const tokens = SERVICES.flatMap((entry) =>
        Object.values(entry.prefetch).flatMap((template) => template.match(/{{[^}]*}}/g) ?? []),
      );
      expect([...new Set(tokens)]).to.deep.equal(['{{context.patientId}}']);
    });
  });

  describe('bad input', () => {
    it('answers malformed JSON with 400 INVALID_JSON', async () => {
      expect(codeOf(await refusal(await service.post(PATH, '{"hook": "order-sign",'), 400))).to.equal(
        'INVALID_JSON',
      );
    });

    it('answers another hook with 400 HOOK_MISMATCH', async () => {
      const outcome = await refusal(await service.post(PATH, orderSign({ hook: 'patient-view' })), 400);
      expect(codeOf(outcome)).to.equal('HOOK_MISMATCH');
    });

    it('answers an unknown service with 404 and another address with 404', async () => {
      expect(codeOf(await refusal(await service.post('/cds-services/nope', orderSign()), 404))).to.equal(
        'UNKNOWN_SERVICE',
      );
      expect(codeOf(await refusal(await service.post('/nope', orderSign()), 404))).to.equal('NOT_FOUND');
    });

    it('answers 404 for a service that does not exist, whatever the method', async () => {
      for (const path of ['/cds-services/nope', '/cds-services/nope/feedback']) {
        await refusal(await fetch(`${service.url}${path}`), 404);
      }
    });

    it('answers GET on a service with 405 and the Allow header', async () => {
      const response = await fetch(service.url + PATH);
      expect(response.headers.get('allow')).to.contain('POST');
      await refusal(response, 405);
    });

    it('answers a body over the limit with 413', async () => {
      const body = orderSign({ prefetch: { padding: 'x'.repeat(60_000) } });
      expect(codeOf(await refusal(await service.post(PATH, body), 413))).to.equal('BODY_TOO_LARGE');
    });

    it('answers another content type with 415', async () => {
      const response = await service.post(PATH, orderSign(), { 'content-type': 'text/plain' });
      expect(codeOf(await refusal(response, 415))).to.equal('UNSUPPORTED_MEDIA_TYPE');
      const charset = await service.post(PATH, orderSign(), {
        'content-type': 'application/json; charset=utf-8',
      });
      expect(charset.status).to.equal(200);
    });

    for (const [field, body] of [
      ['hook', orderSign({ hook: undefined })],
      ['hookInstance', orderSign({ hookInstance: undefined })],
      ['context', orderSign({ context: undefined })],
      ['context.userId', orderSign({}, { userId: undefined })],
      ['context.patientId', orderSign({}, { patientId: undefined })],
      ['context.patientId', orderSign({}, { patientId: 'Patient/p1' })],
      ['context.draftOrders', orderSign({}, { draftOrders: undefined })],
      [
        'fhirServer',
        orderSign({
          fhirAuthorization: {
            access_token: 't',
            token_type: 'Bearer',
            expires_in: 1,
            scope: '',
            subject: 's',
          },
        }),
      ],
      ['body', '[]'],
      ['body', 'null'],
    ] as const) {
      it(`names the field ${field} and never its value`, async () => {
        const response = await service.post(PATH, body);
        expect(response.status).to.equal(400);
        const text = await response.text();
        if (body !== 'null') expect(text).to.contain(field);
        expect(text).not.to.contain('1956-03-01');
      });
    }

    it('cds-r-1: accepts unknown keys and extensions without echoing them', async () => {
      const body = orderSign({
        extension: { 'com.example.key': { secret: 'echo-canary' } },
        unknown: 'echo-canary',
      });
      const response = await service.post(PATH, body);
      expect(response.status).to.equal(200);
      expect(await response.text()).not.to.contain('echo-canary');
    });
  });

  it('"Use of JSON": no null, empty string, empty array or empty object anywhere in a card', async () => {
    const body = orderSign({ prefetch: { ...(orderSign()['prefetch'] as object), glucose: searchset() } });
    const answer = (await (await service.post(PATH, body)).json()) as CdsResponse;
    const walk = (value: unknown, path: string): void => {
      const isEmpty =
        value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
      expect(isEmpty, path).to.equal(false);
      if (typeof value === 'object') {
        for (const [key, child] of Object.entries(value!)) walk(child, `${path}.${key}`);
      }
    };
    walk(answer.cards, 'cards');
  });

  it('logs no patient data', () => {
    const log = service.logged.join('');
    expect(log).not.to.match(/1956|glucose-1|"p1"|Practitioner\/doctor/);
    expect(log).to.contain('thrombolysis-order-sign');
  });

  describe('CORS', () => {
    it('answers a preflight of a registered origin, and of no other', async () => {
      const preflight = (origin: string) =>
        fetch(service.url + PATH, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization,content-type',
          },
        });
      const registered = await preflight('https://ehr.example.org');
      expect(registered.status).to.equal(204);
      expect(registered.headers.get('access-control-allow-origin')).to.equal('https://ehr.example.org');
      expect(registered.headers.get('access-control-allow-headers')?.toLowerCase()).to.contain(
        'authorization',
      );
      expect(registered.headers.get('vary')).to.contain('Origin');
      const stranger = await preflight('https://evil.example.org');
      expect(stranger.headers.get('access-control-allow-origin')).to.equal(null);
    });

    it('puts its headers on errors too', async () => {
      const response = await service.post(PATH, '{', { origin: 'https://ehr.example.org' });
      expect(response.headers.get('access-control-allow-origin')).to.equal('https://ehr.example.org');
    });
  });

  describe('Feedback', () => {
    const FEEDBACK = `${PATH}/feedback`;
    const accepted = {
      card: 'card-1',
      outcome: 'accepted',
      acceptedSuggestions: [{ id: 'suggestion-1' }],
      outcomeTimestamp: '2026-11-24T09:01:00Z',
    };

    it('records acceptance and override with a reason without display', async () => {
      const overridden = {
        card: 'card-2',
        outcome: 'overridden',
        overrideReason: {
          reason: { code: 'limited-time', system: 'http://example.org' },
          userComment: 'busy',
        },
        outcomeTimestamp: '2026-11-24T11:01:00+02:00',
      };
      const response = await service.post(FEEDBACK, { feedback: [accepted, overridden] });
      expect(response.status).to.equal(200);
      expect(service.store.feedback.map((entry) => entry.outcome)).to.deep.equal(['accepted', 'overridden']);
      expect(service.store.feedback[1]?.outcomeTimestamp).to.equal('2026-11-24T09:01:00.000Z');
    });

    for (const [what, body] of [
      ['a bare array', [accepted]],
      ['a bare item', accepted],
      ['an unknown outcome', { feedback: [{ ...accepted, outcome: 'ignored' }] }],
      [
        'cds-fb-2: accepted without suggestions',
        { feedback: [{ ...accepted, acceptedSuggestions: undefined }] },
      ],
      [
        'cds-fb-3: an empty override reason',
        { feedback: [{ ...accepted, outcome: 'overridden', overrideReason: {} }] },
      ],
      ['a timestamp that is not RFC 3339', { feedback: [{ ...accepted, outcomeTimestamp: 'yesterday' }] }],
      [
        'a comment beyond the limit',
        {
          feedback: [
            { ...accepted, outcome: 'overridden', overrideReason: { userComment: 'x'.repeat(10_001) } },
          ],
        },
      ],
    ] as const) {
      it(`refuses ${what} with 400`, async () => {
        await refusal(await service.post(FEEDBACK, body), 400);
      });
    }

    it('answers 503 when the database is down, so that the client sends it again', async () => {
      service.store.isDown = true;
      const response = await service.post(FEEDBACK, { feedback: [accepted] });
      service.store.isDown = false;
      expect(codeOf(await refusal(response, 503))).to.equal('STORAGE_UNAVAILABLE');
    });
  });
});
