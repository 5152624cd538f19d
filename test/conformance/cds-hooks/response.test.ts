/** Checklist F, and A4: cards, suggestions, links. What holds for every answer stands in response-rules.ts. */
import { expect } from 'chai';
import { Fhir } from 'fhir/fhir.js';
import type { Card } from '../../../server/cds-hooks/wire.ts';
import { UCUM } from '../../../server/fhir/codes.ts';
import { loadMedplum } from '../../../server/sandbox/fhir/medplum.ts';
import { withEhr } from '../../fakes/with-ehr.ts';
import { startService, type TestService } from '../../fakes/service.ts';
import { cardAbout, cardsIn, refusalIn } from '../../fixtures/answers.ts';
import { fullPrefetch, glucose, patient, searchset, stroke } from '../../fixtures/chart.ts';
import {
  ALTEPLASE,
  ASPIRIN,
  draftOrders,
  medicationRequest,
  orderSign,
} from '../../fixtures/hook-request.ts';
import { problemsIn } from './response-rules.ts';

const PATH = '/cds-services/thrombolysis-order-sign';
type Json = Record<string, unknown>;

const dosage = (value: number, unit = 'mg', rest: Json = {}) => ({
  ...rest,
  doseAndRate: [{ doseQuantity: { value, unit, system: UCUM, code: unit } }],
});
const ordering = (order: Json, changes: Json = {}) => orderSign(changes, { draftOrders: draftOrders(order) });
const wrongDose = medicationRequest(ALTEPLASE, {
  note: [{ text: 'kept' }],
  dosageInstruction: [dosage(90, 'mg', { text: '90 mg', route: { text: 'intravenous' } })],
});
const glucoseMissing = orderSign({
  prefetch: fullPrefetch({ glucose: searchset(), conditions: searchset(stroke) }),
});

/** Two validators, since each is blind to something: Medplum to required bindings, `fhir` to invariants. */
async function r4Problems(resource: unknown): Promise<string[]> {
  const { validate } = await loadMedplum();
  validate(resource);
  return new Fhir()
    .validate(resource as object)
    .messages.filter(({ severity }) => String(severity) === 'error')
    .map(({ location, message }) => `${location ?? ''}: ${message ?? ''}`);
}

describe('CDS Hooks conformance: response', () => {
  let service: TestService;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  const cards = async (body: unknown) => cardsIn(await service.post(PATH, body));
  const actions = (all: readonly Card[]) =>
    all.flatMap(({ suggestions }) => (suggestions ?? []).flatMap((suggestion) => suggestion.actions));

  /** What is wrong with an answer that holds this card, or the default one changed. */
  const problems = (changes: Json, response: Json = {}) => {
    const card = {
      uuid: '00000000-0000-4000-8000-000000000000',
      summary: 'a',
      indicator: 'info',
      source: { label: 'a', topic: { system: 'http://example.org', code: 'a' } },
      ...changes,
    };
    const body = JSON.stringify({ cards: [card], ...response });
    return problemsIn({ method: 'POST', path: PATH, status: 200, contentType: 'application/json', body });
  };

  describe('the rules that are applied to every answer of every test find', () => {
    const suggestion = {
      uuid: 's',
      label: 'a',
      actions: [{ type: 'delete', description: 'a', resourceId: 'MedicationRequest/1' }],
    };
    const suggesting = (change: Json, behavior = 'any') => ({
      selectionBehavior: behavior,
      suggestions: [{ ...suggestion, ...change }],
    });
    const action = (change: Json) =>
      suggesting({ actions: [{ type: 'create', description: 'a', ...change }] });
    const link = (change: Json) => ({
      links: [{ label: 'a', url: 'https://a.example', type: 'smart', ...change }],
    });

    it('nothing in a card that is right', () => {
      for (const card of [{}, suggesting({}), link({}), link({ appContext: 'x' })]) {
        expect(problems(card)).to.deep.equal([]);
      }
    });

    for (const [what, card, response] of [
      ['[F1] cards that are no array', {}, { cards: {} }],
      ['[F4] an answer with a uuid that is none', { uuid: '1' }],
      ['[F5] a summary of 140 characters', { summary: 'x'.repeat(140) }],
      ['[F5] a summary of 70 emoji, which are 140 UTF-16 units', { summary: '\u{1F9E0}'.repeat(70) }],
      ['[F5] a summary of two lines', { summary: 'a\nb' }],
      ['[F6] another indicator', { indicator: 'hard-stop' }],
      ['[F7] no source label', { source: { topic: { system: 'a', code: 'a' } } }],
      [
        '[F7] a relative source url',
        { source: { label: 'a', url: '/a', topic: { system: 'a', code: 'a' } } },
      ],
      [
        '[F8] a topic code that Epic cannot keep',
        { source: { label: 'a', topic: { system: 'a', code: 'a b' } } },
      ],
      ['[F9] HTML in the detail', { detail: 'x <b>y</b>' }],
      ['[F10] suggestions without selectionBehavior (cds-resp-6)', { suggestions: [suggestion] }],
      ['[F10] another selectionBehavior', suggesting({}, 'exactly-one')],
      [
        '[F11] two recommended of at most one (cds-resp-1)',
        {
          selectionBehavior: 'at-most-one',
          suggestions: [
            { ...suggestion, isRecommended: true },
            { ...suggestion, isRecommended: true },
          ],
        },
      ],
      ['[F12] a suggestion without label', suggesting({ label: undefined })],
      ['[F13] actionSelectionBehavior', suggesting({ actionSelectionBehavior: 'any' })],
      ['[F13] an unknown actionSelectionBehavior (cds-resp-7)', suggesting({ actionSelectionBehavior: 'x' })],
      ['[F14] an action without description (cds-resp-5)', action({ description: undefined })],
      ['[F14] an unknown action', action({ type: 'replace' })],
      ['[F14] a creation without resource', action({})],
      [
        '[F14] a deletion with a resource (cds-resp-2)',
        action({ type: 'delete', resource: { resourceType: 'Task' } }),
      ],
      [
        '[F15] an override reason without display (cds-resp-4)',
        { overrideReasons: [{ code: 'a', system: 'b' }] },
      ],
      ['[F16] a relative link', link({ url: 'app/launch.html' })],
      ['[F16] a smart link with launch', link({ url: 'https://a.example/?launch=1' })],
      ['[F17] appContext on an absolute link (cds-resp-3)', link({ type: 'absolute', appContext: 'x' })],
      ['[F18] autolaunchable', link({ autolaunchable: true })],
      ['[F19] systemActions', {}, { systemActions: [{ type: 'update' }] }],
      ['[J1] an extension', { extension: { 'org.example': { a: 1 } } }],
    ] as [string, Json, Json?][]) {
      it(what, () => {
        expect(problems(card, response)).not.to.deep.equal([]);
      });
    }

    it('[F3] an error that is no OperationOutcome', () => {
      const refused = {
        method: 'POST',
        path: PATH,
        status: 400,
        contentType: 'application/json',
        body: '{"error":"x"}',
      };
      expect(problemsIn(refused)).to.deep.equal(['F3: not an OperationOutcome']);
    });
  });

  // Goes red when an order of aspirin, or none, gets a card.
  it('[F2] answers 200 and no cards when there is nothing to say', async () => {
    const incomplete = { resourceType: 'MedicationRequest', id: 'request-123', status: 'draft' };
    for (const orders of [[], [medicationRequest(ASPIRIN)], [incomplete]]) {
      const response = await service.post(PATH, orderSign({}, { draftOrders: draftOrders(...orders) }));
      expect(response.status).to.equal(200);
      expect(await response.text()).to.equal('{"cards":[]}');
    }
  });

  it('[F3] answers every refusal with an OperationOutcome', async () => {
    for (const [body, status, code] of [
      ['{', 400, 'INVALID_JSON'],
      [{}, 400, 'INVALID_REQUEST'],
      [orderSign({ hook: 'patient-view' }), 400, 'HOOK_MISMATCH'],
      [orderSign({ prefetch: {} }), 412, 'PATIENT_UNAVAILABLE'],
    ] as const) {
      await refusalIn(await service.post(PATH, body), status, code);
    }
  });

  it('[F4] gives each card of each answer a uuid of its own', async () => {
    const uuids = [...(await cards(ordering(wrongDose))), ...(await cards(ordering(wrongDose)))].map(
      ({ uuid }) => uuid,
    );
    expect(uuids.length).to.be.above(2);
    expect(new Set(uuids).size).to.equal(uuids.length);
  });

  // Goes red when the topic is made from the patient, the score or the time.
  it('[F8] keeps the topic of a card the same for other patients and other values', async () => {
    const topics = async (body: unknown) => (await cards(body)).map(({ source }) => source.topic);
    const other = orderSign({ prefetch: fullPrefetch({ glucose: searchset(glucose(13, 'mmol/L')) }) });
    expect((await topics(other))[0]).to.deep.equal((await topics(orderSign()))[0]);
  });

  // Goes red when escapeMarkdown is not applied to a unit, an id or a reason.
  it('[F9] shows text of the EHR as text: no tag, no link, no emphasis, wherever it comes from', async () => {
    const hostile = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) **x** | y';
    const order = medicationRequest(
      { ...ALTEPLASE, text: hostile },
      {
        reasonCode: [{ text: `stroke ${hostile}` }],
        dosageInstruction: [dosage(90, hostile, { text: hostile })],
        note: [{ text: hostile }],
      },
    );
    const prefetch = fullPrefetch({
      glucose: searchset(glucose(9.1, 'mmol/L', { id: hostile, status: 'entered-in-error' })),
      weight: searchset(glucose(80, 'mmol/L', { id: hostile })),
    });
    for (const card of await cards(ordering(order, { prefetch }))) {
      const shown = [card.summary, card.detail, card.source.label].join('\n');
      expect(shown).not.to.match(/<img|\]\(javascript|\*\*x\*\*/);
    }
  });

  it('[F12] [F14] a suggestion that creates: a whole new resource, valid R4, for this patient', async () => {
    const [action, ...others] = actions(await cards(glucoseMissing));
    expect(others).to.deep.equal([]);
    expect(action?.type).to.equal('create');
    expect(await r4Problems(action?.resource)).to.deep.equal([]);
    expect(action?.resource).to.deep.include({ status: 'draft', subject: { reference: 'Patient/p1' } });
  });

  // Goes red when the correction keeps the old dose beside the new one, or loses a field of the draft.
  it('[A4] [F14] a suggestion that updates: the draft with its id, changed in the dose only, valid R4', async () => {
    const card = cardAbout(await cards(ordering(wrongDose)), 'thrombolyticDose');
    const [action] = actions([card]);
    expect(action?.type).to.equal('update');
    expect(await r4Problems(action?.resource)).to.deep.equal([]);
    const { dosageInstruction, ...rest } = action!.resource as Json;
    const { dosageInstruction: before, ...draft } = wrongDose;
    expect(rest).to.deep.equal(draft);
    expect(before).not.to.deep.equal(dosageInstruction);
    expect(dosageInstruction).to.have.nested.property('[0].doseAndRate[0].doseQuantity.value', 63);
  });

  // "Use of JSON", and F14: goes red when the draft is sent back as it came.
  it('[A2] [F14] sends nothing empty back, also when the draft held it', async () => {
    const order = {
      ...wrongDose,
      note: [],
      reasonCode: [{ text: '', coding: [{}] }],
      encounter: null,
      performer: {},
    };
    const [action] = actions([cardAbout(await cards(ordering(order)), 'thrombolyticDose')]);
    expect(action?.resource).not.to.have.any.keys('note', 'reasonCode', 'encounter', 'performer');
    expect(action?.resource).to.deep.include({ id: 'order-1', status: 'draft' });
  });

  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
  for (const [what, change] of [
    ['no id: nothing could be updated', { id: undefined }],
    ['a null in a list, beside which the value may stand', { instantiatesUri: [null, 'urn:a'] }],
    ['nesting without end', { extension: deep(3000) }],
  ] as const) {
    it(`[F14] warns, but offers no correction, for a draft with ${what}`, async () => {
      const card = cardAbout(await cards(ordering({ ...wrongDose, ...change })), 'thrombolyticDose');
      expect(card.indicator).to.equal('warning');
      expect(card).not.to.have.property('suggestions');
    });
  }

  it('[F14] warns, but offers no correction, for a draft with a number that JSON cannot hold', async () => {
    const body = JSON.stringify(ordering({ ...wrongDose, priority: 'NUMBER' })).replace('"NUMBER"', '1e999');
    const card = cardAbout(await cards(body), 'thrombolyticDose');
    expect(card).not.to.have.property('suggestions');
  });

  it('[F16] [F17] links to the app by its launch address, with an id and nothing about the patient', () =>
    withEhr(
      () => ({ body: patient() }),
      async (bound, { base }) => {
        const body = orderSign({ fhirServer: base });
        const [card] = await cardsIn(await bound.post(PATH, body));
        const smart = card?.links?.find(({ type }) => type === 'smart');
        expect(smart?.url).to.equal('https://cds.example.org/app/launch.html');
        expect(smart)
          .to.have.property('appContext')
          .that.matches(/^[0-9a-f-]{36}$/);
      },
    ));
});
