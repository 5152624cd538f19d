/** Checklist G: feedback. That it is stored once, however often it comes, is proved on the real databases. */
import { expect } from 'chai';
import { startService, type TestService } from '../../fakes/service.ts';
import { cardsIn, refusalIn } from '../../fixtures/answers.ts';
import { orderSign } from '../../fixtures/hook-request.ts';

const SERVICE = '/cds-services/thrombolysis-order-sign';
const FEEDBACK = `${SERVICE}/feedback`;

const accepted = {
  card: 'card-1',
  outcome: 'accepted',
  acceptedSuggestions: [{ id: 'suggestion-1' }],
  outcomeTimestamp: '2026-11-24T09:01:00Z',
};
/** As the public sandbox sends it: a reason without display. */
const overridden = {
  card: 'card-2',
  outcome: 'overridden',
  overrideReason: { reason: { code: 'limited-time', system: 'http://example.org' }, userComment: 'busy' },
  outcomeTimestamp: '2026-11-24T11:01:00+02:00',
};

describe('CDS Hooks conformance: feedback', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await startService({ maxBodyBytes: 10_000_000 });
  });
  afterEach(() => service.close());

  const send = (body: unknown) => service.post(FEEDBACK, body);
  const sendOne = (item: object) => send({ feedback: [item] });

  // Goes red when only the first item is read, or the reason is dropped without a display.
  it('[G1] [G2] [G3] [G6] records several cards of one call, in UTC, with reason, comment and suggestions', async () => {
    expect(
      (await send({ feedback: [accepted, overridden, { ...accepted, card: 'card-3' }] })).status,
    ).to.equal(200);
    const [first, second, ...others] = service.store.feedback;
    expect(first).to.deep.include({
      cardUuid: 'card-1',
      outcome: 'accepted',
      acceptedSuggestionIds: ['suggestion-1'],
      outcomeTimestamp: '2026-11-24T09:01:00.000Z',
    });
    expect(second).to.deep.include({
      cardUuid: 'card-2',
      outcome: 'overridden',
      overrideReason: { code: 'limited-time', system: 'http://example.org' },
      userComment: 'busy',
      outcomeTimestamp: '2026-11-24T09:01:00.000Z',
    });
    expect(others).to.have.length(1);
  });

  for (const [what, body] of [
    ['a bare array', [accepted]],
    ['a bare item', accepted],
    ['an item in place of the array', { feedback: accepted }],
    ['nothing', {}],
  ] as const) {
    it(`[G1] refuses ${what}`, async () => {
      await refusalIn(await send(body), 400, 'INVALID_REQUEST');
      expect(service.store.feedback).to.deep.equal([]);
    });
  }

  // Each goes red when the field becomes optional, or its rule is dropped (cds-fb-1 to cds-fb-3).
  for (const [what, item] of [
    ['no card', { ...accepted, card: undefined }],
    ['no outcome', { ...accepted, outcome: undefined }],
    ['cds-fb-1: an unknown outcome', { ...accepted, outcome: 'ignored' }],
    ['cds-fb-2: accepted without suggestions', { ...accepted, acceptedSuggestions: undefined }],
    ['cds-fb-2: accepted with no suggestion', { ...accepted, acceptedSuggestions: [] }],
    ['a suggestion without id', { ...accepted, acceptedSuggestions: [{}] }],
    ['cds-fb-3: an empty reason', { ...overridden, overrideReason: {} }],
    ['cds-fb-3: a reason that says nothing', { ...overridden, overrideReason: { userComment: '' } }],
    [
      'a reason without code',
      { ...overridden, overrideReason: { reason: { system: 'http://example.org' } } },
    ],
    ['no time', { ...accepted, outcomeTimestamp: undefined }],
    ['a time that is not RFC 3339', { ...accepted, outcomeTimestamp: 'yesterday' }],
    ['a time without zone', { ...accepted, outcomeTimestamp: '2026-11-24T09:01:00' }],
  ] as const) {
    it(`[G2] refuses ${what}, and records nothing of the call`, async () => {
      await refusalIn(await send({ feedback: [accepted, item] }), 400, 'INVALID_REQUEST');
      expect(service.store.feedback).to.deep.equal([]);
    });
  }

  it('takes an empty comment, display or reason beside something that is said for absent', async () => {
    const reason = { code: 'limited-time', system: 'http://example.org', display: '' };
    expect((await sendOne({ ...overridden, overrideReason: { reason, userComment: '' } })).status).to.equal(
      200,
    );
    expect(
      (await sendOne({ ...overridden, overrideReason: { reason: null, userComment: 'busy' } })).status,
    ).to.equal(200);
    const [first, second] = service.store.feedback;
    expect(first?.overrideReason).to.deep.equal({ code: 'limited-time', system: 'http://example.org' });
    expect(first).not.to.have.property('userComment');
    expect(second).not.to.have.property('overrideReason');
  });

  // Goes red when feedback for a card that is not in the store is refused or dropped.
  it('[G4] accepts an unknown card, and tells it apart from one that was shown', async () => {
    const [card] = await cardsIn(await service.post(SERVICE, orderSign()));
    const results = service.logged.length;
    expect((await sendOne({ ...overridden, card: card?.uuid })).status).to.equal(200);
    expect((await sendOne({ ...overridden, card: 'never-shown' })).status).to.equal(200);
    const lines = service.logged.slice(results).join('');
    expect(lines).to.match(/"matched":true[^]*"matched":false/);
    expect(service.store.feedback).to.have.length(2);
  });

  // Goes red when the comment is written to the log with the outcome.
  it('[G4] refuses a comment of 1 MB, and writes no comment to the log', async () => {
    const comment = (text: string) => sendOne({ ...overridden, overrideReason: { userComment: text } });
    await refusalIn(await comment('x'.repeat(1_000_000)), 400, 'INVALID_REQUEST');
    expect((await comment('canary-comment')).status).to.equal(200);
    expect(service.logged.join('')).not.to.contain('canary-comment');
  });

  // PostgreSQL can keep neither: without this the client would be told to send it again, for ever.
  for (const text of ['a\u0000b', 'a\ud800']) {
    it(`refuses text that no database can keep: ${JSON.stringify(text)}`, async () => {
      for (const item of [
        { ...accepted, card: text },
        { ...accepted, acceptedSuggestions: [{ id: text }] },
        { ...overridden, overrideReason: { userComment: text } },
        { ...overridden, overrideReason: { reason: { code: text, system: 'http://example.org' } } },
        {
          ...overridden,
          overrideReason: { reason: { code: 'c', system: 'http://example.org', display: text } },
        },
      ]) {
        await refusalIn(await sendOne(item), 400, 'INVALID_REQUEST');
      }
    });
  }

  it('[G6] answers 503 when the database is down, so that the client sends it again', async () => {
    service.store.isDown = true;
    await refusalIn(await sendOne(accepted), 503, 'STORAGE_UNAVAILABLE');
    service.store.isDown = false;
    expect((await sendOne(accepted)).status).to.equal(200);
  });
});
