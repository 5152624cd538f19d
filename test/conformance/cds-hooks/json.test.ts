/** Checklist A: JSON and transport. */
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { startService, type TestService } from '../../fakes/service.ts';
import { cardsIn, refusalIn } from '../../fixtures/answers.ts';
import { searchset } from '../../fixtures/chart.ts';
import { orderSign } from '../../fixtures/hook-request.ts';
import { emptyValues, problemsIn } from './response-rules.ts';

const PATH = '/cds-services/thrombolysis-order-sign';

describe('CDS Hooks conformance: JSON', () => {
  let service: TestService;
  before(async () => {
    service = await startService({ maxBodyBytes: 50_000 });
  });
  after(() => service.close());

  const answered = (body: string) =>
    problemsIn({ method: 'POST', path: PATH, status: 200, contentType: 'application/json', body });

  it('[A2] the walk over every answer finds null, "", [] and {} at any depth, but not empty cards', () => {
    for (const empty of [null, '', [], {}]) {
      expect(emptyValues({ cards: [{ links: [{ label: 'a', x: empty }] }] })).to.deep.equal([
        `A2: .cards.0.links.0.x is ${JSON.stringify(empty)}`,
      ]);
    }
    expect(emptyValues({ cards: [] })).to.deep.equal([]);
    expect(emptyValues({ services: [] })).to.deep.equal([]);
    expect(emptyValues({ cards: [{ cards: [] }] })).to.have.length(1);
  });

  // Goes red when comparisonCard sends `suggestions: []` instead of leaving the key out.
  it('[A3] leaves out what has no value: a card without suggestions has neither suggestions nor selectionBehavior', async () => {
    const [card] = await cardsIn(await service.post(PATH, orderSign()));
    expect(card).to.have.property('summary');
    expect(card).not.to.have.any.keys('suggestions', 'selectionBehavior', 'extension');
  });

  it('[A5] the walk refuses comments and trailing commas', () => {
    expect(answered('{"cards":[]}')).to.deep.equal([]);
    for (const body of ['{"cards":[],}', '{"cards":[]} // said', '{cards:[]}', '']) {
      expect(answered(body), body).to.deep.equal(['A5: not a JSON object']);
    }
  });

  describe('[A6] what comes in', () => {
    // Goes red when json-body.ts compares the whole header with "application/json".
    it('[A6] is application/json, with or without charset', async () => {
      for (const type of [
        'application/json',
        'application/json; charset=utf-8',
        'application/json;charset="UTF-8"',
      ]) {
        await cardsIn(await service.post(PATH, orderSign(), { 'content-type': type }));
      }
    });

    for (const type of [
      'text/plain',
      'application/xml',
      'application/jsonp',
      'multipart/form-data; boundary=x',
    ]) {
      it(`[A6] answers ${type} with 415`, async () => {
        const response = await service.post(PATH, orderSign(), { 'content-type': type });
        await refusalIn(response, 415, 'UNSUPPORTED_MEDIA_TYPE');
      });
    }

    for (const body of [
      '{"hook": "order-sign",',
      '{"a":1,}',
      '{"a":1} // x',
      '"text"',
      '7',
      'NaN',
      '{"a":1e999',
      '\u0000',
    ]) {
      it(`[A6] answers malformed JSON with 400: ${JSON.stringify(body)}`, async () => {
        await refusalIn(await service.post(PATH, body), 400, 'INVALID_JSON');
      });
    }

    // Goes red when the limit is compared with Content-Length only.
    it('[A6] answers a body over the limit with 413, also when it only grows on unpacking', async () => {
      const body = JSON.stringify(orderSign({ prefetch: { padding: 'x'.repeat(60_000) } }));
      await refusalIn(await service.post(PATH, body), 413, 'BODY_TOO_LARGE');
      const packed = await fetch(service.url + PATH, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body: gzipSync(body),
      });
      await refusalIn(packed, 413, 'BODY_TOO_LARGE');
    });

    // Goes red when a handler reads `request.prefetch.patient` without asking whether there is a prefetch.
    it('[A6] survives a legal request without prefetch', async () => {
      await refusalIn(
        await service.post(PATH, orderSign({ prefetch: undefined })),
        412,
        'PATIENT_UNAVAILABLE',
      );
      expect((await fetch(`${service.url}/cds-services`)).status).to.equal(200);
    });
  });

  it('logs no patient data', async () => {
    await service.post(
      PATH,
      orderSign({ prefetch: { ...(orderSign()['prefetch'] as object), glucose: searchset() } }),
    );
    const log = service.logged.join('');
    expect(log).not.to.match(/1956-03|glucose-1|"p1"|Practitioner\/doctor/);
    expect(log).to.contain('thrombolysis-order-sign');
  });
});
