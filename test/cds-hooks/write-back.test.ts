import { expect } from 'chai';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { decisionOf } from '../../server/cds-hooks/write-back.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { startWritableEhr, type WritableEhr } from '../fakes/writable-ehr.ts';
import { fullPrefetch, PATIENT_ID } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { registration } from '../fixtures/registration.ts';
import { profileValidator } from '../fixtures/profile-validator.ts';

const SIGN = '/cds-services/thrombolysis-order-sign';
const REASON = {
  system: 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes',
  code: 'risk-benefit-ratio',
};

const ACCEPTED = {
  outcome: 'accepted',
  acceptedSuggestions: [{ id: '0f7a8d26-1c1a-4c3b-8f0e-5b0a6f3c2d11' }],
};

describe('write-back', () => {
  let ehr: WritableEhr;
  let service: TestService;

  let closed: Promise<void> | undefined;

  const start = async (writesBack: boolean) => {
    closed = undefined;
    service = await startService({ fhirBases: [ehr.base], writesBack, repeatCards: 'always' });
  };
  beforeEach(async () => {
    ehr = await startWritableEhr();
    await start(true);
  });
  afterEach(async () => {
    await drained();
    await ehr.close();
  });

  async function sign(): Promise<Card[]> {
    const request = orderSign({ fhirServer: ehr.base }, { encounterId: 'e1' });
    const response = await service.post(SIGN, request);
    expect(response.status).to.equal(200);
    return ((await response.json()) as { cards: Card[] }).cards;
  }

  async function decide(card: Card | undefined, feedback: object): Promise<void> {
    const outcomeTimestamp = '2026-11-24T09:03:00Z';
    const body = { feedback: [{ card: card?.uuid, outcomeTimestamp, ...feedback }] };
    const response = await service.post(`${SIGN}/feedback`, body);
    expect(response.status).to.equal(200);
  }

  /** Closing drains: what is not there afterwards never comes. */
  const drained = () => (closed ??= service.close());

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('writes a valid RiskAssessment for each score with a rate when the order is signed', async () => {
    await sign();
    await drained();
    const { problems, profilesOf } = await profileValidator();
    const scores = ehr.predictions().map(({ method }) => method?.coding?.[0]?.code);
    expect(scores).to.include.members(['hat', 'sedan']);
    expect(new Set(scores).size).to.equal(scores.length);
    for (const resource of ehr.predictions()) {
      expect(problems(resource)).to.deep.equal([]);
      expect(profilesOf(resource).map(({ id }) => id)).to.deep.equal(['stroke-prediction']);
      expect(resource.subject.reference).to.equal(`Patient/${PATIENT_ID}`);
      expect(resource.encounter?.reference).to.equal('Encounter/e1');
    }
    const hat = ehr.predictions().find(({ method }) => method?.coding?.[0]?.code === 'hat');
    expect(hat?.basis?.map(({ reference }) => reference)).to.include('Observation/nihss-1');
  });

  it('writes nothing where the registration does not say so', async () => {
    await drained();
    await start(false);
    const [card] = await sign();
    await decide(card, ACCEPTED);
    await drained();
    expect(ehr.writes()).to.equal(0);
  });

  it('writes nothing for an order that is only being selected', async () => {
    const request = {
      ...orderSign({ fhirServer: ehr.base, hook: 'order-select', prefetch: fullPrefetch() }),
    };
    const context = { ...(request['context'] as object), selections: ['MedicationRequest/order-1'] };
    const response = await service.post('/cds-services/thrombolysis-order-select', { ...request, context });
    expect(((await response.json()) as { cards: Card[] }).cards).not.to.be.empty;
    await drained();
    expect(ehr.writes()).to.equal(0);
  });

  it('writes nothing to a server that the call names and the registration does not', async () => {
    const response = await service.post(SIGN, orderSign({ fhirServer: `${ehr.base}/elsewhere` }));
    expect(response.status).to.equal(200);
    await drained();
    expect(ehr.writes()).to.equal(0);
  });

  it('writes an override with its reason, comment and user as a valid Provenance of those predictions', async () => {
    const [card] = await sign();
    await decide(card, {
      outcome: 'overridden',
      overrideReason: { reason: REASON, userComment: 'agreed with the family' },
    });
    await drained();
    const [decision] = ehr.decisions();
    const { problems } = await profileValidator();
    expect(problems(decision!)).to.deep.equal([]);
    expect(decision?.activity?.coding?.[0]?.code).to.equal('overridden');
    expect(decision?.occurredDateTime).to.equal('2026-11-24T09:03:00.000Z');
    expect(decision?.reason).to.deep.equal([{ coding: [REASON], text: 'agreed with the family' }]);
    expect(decision?.agent.map(({ who }) => who.reference)).to.include('Practitioner/doctor');
    expect(decision?.entity?.[0]?.what.identifier?.value).to.equal(card?.uuid);
    const written = ehr.predictions().map(({ id }) => `RiskAssessment/${id ?? ''}`);
    expect(decision?.target.map(({ reference }) => reference)).to.have.members(written);
  });

  it('writes the same feedback once, and the same predictions once', async () => {
    const [card] = await sign();
    await decide(card, ACCEPTED);
    await decide(card, ACCEPTED);
    await drained();
    expect(ehr.decisions()).to.have.length(1);
    expect(ehr.decisions()[0]?.reason).to.equal(undefined);
    const identifiers = ehr.predictions().map(({ identifier }) => identifier?.[0]?.value);
    expect(new Set(identifiers).size).to.equal(identifiers.length);
  });

  it('writes the predictions with the decision when the EHR was down at the signature', async () => {
    ehr.refuseWith = 503;
    const [card] = await sign();
    await until(() => service.logged.some((line) => line.includes('not written to the EHR')));
    expect(ehr.predictions()).to.be.empty;
    ehr.refuseWith = undefined;
    await decide(card, ACCEPTED);
    await drained();
    expect(ehr.predictions()).not.to.be.empty;
    expect(ehr.decisions()[0]?.target).to.have.length(ehr.predictions().length);
  });

  it('tries again when the EHR comes back', async () => {
    ehr.refuseWith = 503;
    await sign();
    await until(() => ehr.writes() === 1);
    ehr.refuseWith = undefined;
    await drained();
    expect(ehr.predictions()).not.to.be.empty;
  });

  it('answers while the EHR accepts a write and never answers it', async () => {
    ehr.refuseWith = 'never';
    const [card] = await sign();
    await decide(card, ACCEPTED);
    await until(() => ehr.writes() === 1);
    // The EHR hangs up first: the test need not wait for the deadline.
    ehr.hangUp();
    await drained();
    expect(ehr.predictions()).to.be.empty;
  });

  it('logs what could not be written without a word of the patient', async () => {
    ehr.refuseWith = 422;
    await sign();
    await drained();
    const line = service.logged.find((entry) => entry.includes('not written to the EHR')) ?? '';
    expect(JSON.parse(line)).to.deep.include({ what: 'predictions', problem: 'rejected' });
    expect(line).not.to.contain(PATIENT_ID).and.not.to.contain(ehr.base);
    expect(ehr.writes()).to.equal(1);
  });

  it('takes no decision of one EHR about a card that was shown in another', async () => {
    const [card] = await sign();
    const feedback = {
      serviceId: 'thrombolysis-order-sign',
      clientId: 'anonymous',
      cardUuid: card?.uuid ?? '',
      outcome: 'accepted',
      outcomeTimestamp: '2026-11-24T09:03:00.000Z',
      acceptedSuggestionIds: [],
      receivedAt: '2026-11-24T09:03:01.000Z',
    } as const;
    const decided = (id: string) =>
      decisionOf(feedback, registration({ id, writeBack: true }), service.store);
    expect((await decided('anonymous'))?.fhirBase).to.equal(ehr.base);
    expect(await decided('another')).to.equal(undefined);
  });

  it('writes no decision on a card that is unknown', async () => {
    await decide({ uuid: 'f6b95768-b1c8-40dc-8385-bf3504b82ffb' } as Card, ACCEPTED);
    await drained();
    expect(ehr.writes()).to.equal(0);
  });
});
