/** Checklist C: what a request must hold, what is refused, and what is not looked at. */
import { expect } from 'chai';
import { startService, type TestService } from '../../fakes/service.ts';
import { withEhr } from '../../fakes/with-ehr.ts';
import { cardsIn, refusalIn } from '../../fixtures/answers.ts';
import { PATIENT_ID } from '../../fixtures/chart.ts';
import { ALTEPLASE, draftOrders, medicationRequest, orderSign } from '../../fixtures/hook-request.ts';

const PATH = '/cds-services/thrombolysis-order-sign';
const TOKEN = { access_token: 't', token_type: 'Bearer', expires_in: 300, scope: 'user/*.rs', subject: 's' };
const FHIR = { fhirServer: 'https://ehr.example.org/fhir', fhirAuthorization: TOKEN };

describe('CDS Hooks conformance: request', () => {
  let service: TestService;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  // Each goes red when its field becomes optional in wire.ts.
  for (const [field, body] of [
    ['hook', orderSign({ hook: undefined })],
    ['hook', orderSign({ hook: '' })],
    ['hookInstance', orderSign({ hookInstance: undefined })],
    ['hookInstance', orderSign({ hookInstance: '' })],
    ['context', orderSign({ context: undefined })],
    ['context.userId', orderSign({}, { userId: undefined })],
    ['context.patientId', orderSign({}, { patientId: undefined })],
    ['context.draftOrders', orderSign({}, { draftOrders: undefined })],
  ] as const) {
    it(`[C1] names the missing field ${field}, and never a value`, async () => {
      const outcome = await refusalIn(await service.post(PATH, body), 400, 'INVALID_REQUEST');
      expect(outcome.issue[0]?.expression?.join()).to.match(new RegExp(`^${field.replace('.', '\\.')}: `));
      expect(JSON.stringify(outcome)).not.to.contain('1956-03-01');
    });
  }

  for (const body of ['[]', '[{}]']) {
    it(`[C1] refuses ${body} in place of the request`, async () => {
      await refusalIn(await service.post(PATH, body), 400, 'INVALID_REQUEST');
    });
  }

  // Invariant cds-r-1. Goes red when serverWithToken always holds.
  it('[C2] refuses a token without the server it is for', async () => {
    const body = orderSign({ fhirAuthorization: TOKEN });
    const outcome = await refusalIn(await service.post(PATH, body), 400, 'INVALID_REQUEST');
    expect(outcome.issue[0]?.expression?.join()).to.match(/^fhirServer: /);
  });

  // Each goes red when the field becomes optional in wire.ts.
  for (const field of Object.keys(TOKEN)) {
    it(`[C3] refuses fhirAuthorization without ${field}`, async () => {
      const body = orderSign({ ...FHIR, fhirAuthorization: { ...TOKEN, [field]: undefined } });
      const outcome = await refusalIn(await service.post(PATH, body), 400, 'INVALID_REQUEST');
      expect(outcome.issue[0]?.expression?.join()).to.match(new RegExp(`^fhirAuthorization\\.${field}: `));
    });
  }

  for (const [what, fhirAuthorization] of [
    ['token_type bearer in lower case', { ...TOKEN, token_type: 'bearer' }],
    ['patient scopes with patient (cds-r-2)', { ...TOKEN, scope: 'patient/*.rs', patient: PATIENT_ID }],
    ['patient scopes without patient: a warning of cds-r-2, no error', { ...TOKEN, scope: 'patient/*.rs' }],
  ] as const) {
    it(`[C3] accepts ${what}`, async () => {
      await cardsIn(await service.post(PATH, orderSign({ ...FHIR, fhirAuthorization })));
    });
  }

  it('[C3] refuses another token type', async () => {
    const body = orderSign({ ...FHIR, fhirAuthorization: { ...TOKEN, token_type: 'mac' } });
    await refusalIn(await service.post(PATH, body), 400, 'INVALID_REQUEST');
  });

  for (const access_token of ['a\nb', 'a b', 'é', '']) {
    it(`[C3] refuses a token that no header can carry: ${JSON.stringify(access_token)}`, async () => {
      const body = orderSign({ ...FHIR, fhirAuthorization: { ...TOKEN, access_token } });
      await refusalIn(await service.post(PATH, body), 400, 'INVALID_REQUEST');
    });
  }

  // Goes red when parseHookRequest reads the body by the service instead of comparing the hook.
  it('[C4] answers the request of another hook with 400', async () => {
    for (const hook of ['patient-view', 'order-select', 'order-sign ', 'ORDER-SIGN']) {
      await refusalIn(await service.post(PATH, orderSign({ hook })), 400, 'HOOK_MISMATCH');
    }
  });

  it('[C5] answers an unknown service with 404, whatever the method and also at its feedback', async () => {
    const { url } = service;
    await refusalIn(await service.post('/cds-services/nope', orderSign()), 404, 'UNKNOWN_SERVICE');
    await refusalIn(await service.post('/cds-services/nope/feedback', {}), 404, 'UNKNOWN_SERVICE');
    for (const path of ['/cds-services/nope', '/cds-services/nope/feedback', '/cds-services/__proto__']) {
      await refusalIn(await fetch(url + path), 404, 'UNKNOWN_SERVICE');
    }
    await refusalIn(await service.post('/nope', orderSign()), 404, 'NOT_FOUND');
    await refusalIn(await fetch(`${url}/cds-services/%E0%A4%A`), 404, 'NOT_FOUND');
  });

  // RFC 9110, 15.5.6. Goes red without the router.all lines.
  it('[C5] answers GET on a service with 405 and what is allowed', async () => {
    for (const [path, method, allowed] of [
      [PATH, 'GET', 'POST'],
      [`${PATH}/feedback`, 'DELETE', 'POST'],
      ['/cds-services', 'PUT', 'GET'],
    ] as const) {
      const response = await fetch(service.url + path, { method });
      expect(response.headers.get('allow')?.split(', ')).to.include(allowed);
      await refusalIn(response, 405, 'METHOD_NOT_ALLOWED');
    }
  });

  it('[C6] accepts any hookInstance of up to 256 characters that can be kept as it is', async () => {
    for (const hookInstance of ['1', 'not a uuid', 'é'.repeat(256)]) {
      await cardsIn(await service.post(PATH, orderSign({ hookInstance })));
    }
    for (const hookInstance of ['x'.repeat(257), 'a\u0000b', 'a\ud800'])
      await refusalIn(await service.post(PATH, orderSign({ hookInstance })), 400, 'INVALID_REQUEST');
  });

  // HL7 validator case order-sign-bad-1. Goes red when bareId allows "/".
  for (const id of [
    `Patient/${PATIENT_ID}`,
    'p1/../p2',
    '..',
    '.',
    'p1?x',
    'p1#x',
    'p 1',
    'p\u00001',
    '\ud800',
  ]) {
    it(`[C7] [C9] refuses the patient id ${JSON.stringify(id)} and calls nothing with it`, async () => {
      await withEhr(
        () => ({ status: 404 }),
        async (bound, ehr) => {
          const request = orderSign({ fhirServer: ehr.base, prefetch: {} }, { patientId: id });
          const outcome = await refusalIn(await bound.post(PATH, request), 400, 'INVALID_REQUEST');
          expect(outcome.issue[0]?.expression?.join()).to.match(/^context\.patientId: /);
          expect(ehr.requests).to.deep.equal([]);
        },
      );
    });
  }

  // "Use of JSON" forbids both; a client that sends them for what it does not have loses nothing.
  for (const empty of ['', null]) {
    it(`takes ${JSON.stringify(empty)} for an optional field as absent`, async () => {
      const body = orderSign({ fhirServer: empty, fhirAuthorization: empty }, { encounterId: empty });
      expect((await cardsIn(await service.post(PATH, body)))[0]?.summary).to.contain('HAT 2');
    });
  }

  it('[C7] refuses Encounter/1 as encounter', async () => {
    const body = orderSign({}, { encounterId: 'Encounter/1' });
    const outcome = await refusalIn(await service.post(PATH, body), 400, 'INVALID_REQUEST');
    expect(outcome.issue[0]?.expression?.join()).to.match(/^context\.encounterId: /);
  });

  // Goes red when a schema in wire.ts becomes strict, or the answer carries the request on.
  it('[C8] [J1] ignores unknown keys and extensions, and echoes none', async () => {
    const extension = { 'com.epic.cdshooks.request.bpa-trigger-action': '23', secret: 'echo-canary' };
    const body = orderSign(
      { extension, unknown: 'echo-canary', 'echo-canary': 1 },
      { unknown: 'echo-canary', extension },
    );
    const response = await service.post(PATH, body);
    expect(response.status).to.equal(200);
    expect(await response.text()).not.to.contain('echo-canary');
  });

  // Goes red when orderSchema holds ids to the FHIR pattern.
  it('[C9] reads orders with ids that FHIR does not allow', async () => {
    for (const id of ['e'.repeat(150), 'a/../b', 'x?y#z', 'é "quoted"']) {
      const order = medicationRequest(ALTEPLASE, { id });
      const cards = await cardsIn(
        await service.post(PATH, orderSign({}, { draftOrders: draftOrders(order) })),
      );
      expect(cards[0]?.summary).to.contain('HAT 2');
    }
  });

  // Goes red when queryFor puts the id into the URL as it is.
  it('[C9] encodes an odd patient id in the URL', async () => {
    await withEhr(
      () => ({ status: 404 }),
      async (bound, ehr) => {
        const patientId = 'a&b=c,|';
        const order = medicationRequest(ALTEPLASE, { subject: { reference: `Patient/${patientId}` } });
        const context = { patientId, draftOrders: draftOrders(order) };
        const request = orderSign({ fhirServer: ehr.base, prefetch: {} }, context);
        await refusalIn(await bound.post(PATH, request), 412, 'PATIENT_UNAVAILABLE');
        const urls = ehr.requests.map(({ url }) => url.split('?'));
        expect(urls.map(([path]) => path)).to.include(`Patient/${encodeURIComponent(patientId)}`);
        for (const [, query] of urls.filter(([, search]) => search !== undefined)) {
          expect(new URLSearchParams(query).get('patient')).to.equal(patientId);
        }
      },
    );
  });
});
