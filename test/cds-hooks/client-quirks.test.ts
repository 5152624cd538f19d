/** What single EHRs are said to need (Epic: `any` only, one action a suggestion, constant alphanumeric topics). */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect } from 'chai';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { UCUM } from '../../server/fhir/codes.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { fullPrefetch, NOW, searchset } from '../fixtures/chart.ts';
import { ALTEPLASE, draftOrders, medicationRequest, orderSign } from '../fixtures/hook-request.ts';
import { registration } from '../fixtures/registration.ts';

const PATH = '/cds-services/thrombolysis-order-sign';

describe('cards for clients with quirks', () => {
  let service: TestService;
  let cardsFor: (issuer: string) => Promise<Card[]>;

  before(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] };
    const strict = { id: 'strict', issuer: 'https://strict.example.org', jwks };
    service = await startService({
      acceptsAnonymous: false,
      clients: [registration({ jwks }), registration({ ...strict, selectionBehavior: 'at-most-one' })],
    });
    cardsFor = async (issuer) => {
      const iat = NOW.getTime() / 1000;
      const jwt = await new SignJWT({
        iss: issuer,
        aud: `https://cds.example.org${PATH}`,
        iat,
        exp: iat + 300,
        jti: crypto.randomUUID(),
      })
        .setProtectedHeader({ alg: 'ES384', kid: 'k', typ: 'JWT' })
        .sign(privateKey);
      const doseQuantity = { value: 90, unit: 'mg', system: UCUM, code: 'mg' };
      const order = medicationRequest(ALTEPLASE, {
        dosageInstruction: [{ doseAndRate: [{ doseQuantity }] }],
      });
      // Both suggestions there are: to correct the dose, and to measure a glucose that is missing.
      const body = orderSign(
        { prefetch: fullPrefetch({ glucose: searchset() }) },
        { draftOrders: draftOrders(order) },
      );
      const response = await service.post(PATH, body, { authorization: `Bearer ${jwt}` });
      return ((await response.json()) as { cards: Card[] }).cards;
    };
  });
  after(() => service.close());

  const withSuggestions = (cards: readonly Card[]) => cards.filter(({ suggestions }) => suggestions);

  it('selectionBehavior is the client’s where it has one, and the site’s otherwise', async () => {
    const behaviours = async (issuer: string) =>
      withSuggestions(await cardsFor(issuer)).map(({ selectionBehavior }) => selectionBehavior);
    expect(await behaviours('https://ehr.example.org')).to.deep.equal(['any', 'any']);
    expect(await behaviours('https://strict.example.org')).to.deep.equal(['at-most-one', 'at-most-one']);
  });

  it('every suggestion has one action, and everything that feedback needs has an id', async () => {
    const cards = await cardsFor('https://ehr.example.org');
    const suggestions = withSuggestions(cards).flatMap((card) => card.suggestions ?? []);
    expect(suggestions.map(({ actions }) => actions.map(({ type }) => type))).to.have.deep.members([
      ['update'],
      ['create'],
    ]);
    for (const { uuid } of [...cards, ...suggestions])
      expect(uuid).to.match(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  it('topics are alphanumeric, at most 100 characters, and the same at every call', async () => {
    const topics = async () =>
      (await cardsFor('https://ehr.example.org')).map(({ source }) => source.topic.code);
    const first = await topics();
    for (const code of first) expect(code).to.match(/^[A-Za-z\d]{1,100}$/);
    expect(await topics()).to.deep.equal(first);
  });
});
