import { expect } from 'chai';
import {
  administration,
  APIXABAN,
  ASPIRIN,
  factsOf,
  hours,
  lists,
  NO_EVENT_RECORDED,
  order,
  readChart,
  statement,
  UNCONFIRMED,
  verdictFrom,
  WARFARIN,
} from '../fixtures/medications.ts';

type Json = Record<string, unknown>;

describe('drugs from the chart: status and intent', () => {
  const says = {
    taken: { status: 'known', value: { occurred: true } },
    open: UNCONFIRMED,
    nothing: NO_EVENT_RECORDED,
  } as const;
  // FHIR R4 medicationrequest-status and -intent.
  for (const [changes, expected] of [
    [{ status: 'active' }, 'taken'],
    [{ status: 'on-hold' }, 'taken'],
    [{ status: 'stopped' }, 'taken'],
    [{ status: 'completed' }, 'taken'],
    [{ status: 'unknown' }, 'open'],
    [{ status: undefined }, 'open'],
    [{ status: 'active', authoredOn: hours(1) }, 'open'],
    [{ status: 'active', authoredOn: hours(1), reportedBoolean: true }, 'taken'],
    [{ status: 'active', intent: 'plan' }, 'open'],
    [{ status: 'active', intent: 'plan', reportedBoolean: true }, 'taken'],
    [{ status: 'active', intent: 'proposal' }, 'nothing'],
    [{ status: 'active', doNotPerform: true }, 'nothing'],
    [{ status: 'cancelled' }, 'nothing'],
    [{ status: 'draft' }, 'nothing'],
    [{ status: 'entered-in-error' }, 'nothing'],
  ] as const) {
    it(`order ${JSON.stringify(changes)}: ${expected}`, async () => {
      expect((await factsOf(order(APIXABAN, changes))).doacDose).to.deep.include(says[expected]);
    });
  }
  // FHIR R4 medication-statement-status.
  for (const [status, expected] of [
    ['active', 'taken'],
    ['completed', 'taken'],
    ['stopped', 'taken'],
    ['on-hold', 'taken'],
    ['intended', 'open'],
    ['unknown', 'open'],
    ['not-taken', 'nothing'],
    ['entered-in-error', 'nothing'],
  ] as const) {
    it(`statement ${status}: ${expected}`, async () => {
      expect((await factsOf(statement(APIXABAN, { status }))).doacDose).to.deep.include(says[expected]);
    });
  }
  // FHIR R4 medication-admin-status.
  for (const [status, expected] of [
    ['completed', 'met'],
    ['in-progress', 'met'],
    ['stopped', 'met'],
    ['on-hold', 'met'],
    ['unknown', 'cannot-tell'],
    ['not-done', 'cannot-tell'],
    ['entered-in-error', 'cannot-tell'],
  ] as const) {
    it(`administration ${status} this morning: the criterion is ${expected}`, async () => {
      expect(await verdictFrom('doac-within-48-hours', administration(APIXABAN, { status }))).to.equal(
        expected,
      );
    });
  }

  it('an administration that was not done says nothing of the drug', async () => {
    const facts = await factsOf(administration(APIXABAN, { status: 'not-done' }));
    expect(facts.doacDose).to.deep.equal(NO_EVENT_RECORDED);
    expect(facts.oralAnticoagulant).to.deep.include({ value: false, basis: 'not-recorded' });
  });

  it('a drug that is active by its status and ended by its dates may still be taken', async () => {
    const contradictory = statement(WARFARIN, { effectivePeriod: { start: '2022-05-01', end: hours(30) } });
    expect((await factsOf(contradictory)).vitaminKAntagonist).to.deep.equal(UNCONFIRMED);
    const toCome = statement(WARFARIN, { effectivePeriod: { start: hours(-30) } });
    expect((await factsOf(toCome)).vitaminKAntagonist).to.deep.equal(UNCONFIRMED);
  });

  it('a drug ordered as needed may be taken or not', async () => {
    const asNeeded = order(ASPIRIN, { dosageInstruction: [{ asNeededBoolean: true }] });
    expect((await factsOf(asNeeded)).antiplatelets).to.deep.equal(UNCONFIRMED);
  });

  it('sets aside what is not this patient’s or was entered in error, and says so', async () => {
    const { facts, setAside } = await readChart(
      lists(
        administration(APIXABAN, { id: 'other', subject: { reference: 'Patient/p2' } }),
        administration(WARFARIN, { id: 'mistake', status: 'entered-in-error' }),
      ),
    );
    expect(facts.doacDose).to.deep.equal(NO_EVENT_RECORDED);
    expect(setAside).to.deep.equal([
      { fact: 'doacDose', source: 'MedicationAdministration/other', reason: 'wrong-patient' },
      { fact: 'vitaminKAntagonist', source: 'MedicationAdministration/mistake', reason: 'entered-in-error' },
    ]);
  });

  it('does not call a drug absent whose record does not say whose it is', async () => {
    const { facts, setAside } = await readChart(lists(administration(APIXABAN, { subject: undefined })));
    expect(facts.doacDose).to.deep.equal({ status: 'missing', reason: 'none-usable' });
    expect(facts.oralAnticoagulant).to.deep.equal({ status: 'missing', reason: 'none-usable' });
    expect(setAside.map(({ reason }) => reason)).to.deep.equal(['no-patient']);
    const unnamed = await factsOf(administration({}, { subject: undefined }));
    expect(unnamed.doacDose).to.deep.equal({ status: 'missing', reason: 'list-incomplete' });
  });

  it('is not hidden by a dosage, a concept or a reference that cannot be read', async () => {
    const garbled = administration(APIXABAN, {
      dosage: 'one tablet',
      reasonCode: 7,
      medicationReference: 'x',
      contained: 'y',
      effectivePeriod: 3,
    });
    expect(await verdictFrom('doac-within-48-hours', garbled)).to.equal('met');
    expect((await factsOf(administration('text' as unknown as Json))).doacDose).to.deep.equal({
      status: 'missing',
      reason: 'list-incomplete',
    });
  });
});
