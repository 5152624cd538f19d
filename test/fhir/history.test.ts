/** Diseases, events and procedures of the history, and the verdicts of AHA/ASA 2026 that rest on them. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { FactName } from '../../server/clinical/stroke-facts.ts';
import { DISEASE_RULES } from '../../server/fhir/history/disease-rules.ts';
import { CONDITION_EVENTS, PROCEDURE_EVENTS } from '../../server/fhir/history/event-rules.ts';
import { factsOf, readingOf, valueOf } from '../fixtures/chart-facts.ts';
import { condition, minutesAgo, PATIENT_ID, searchset, stroke } from '../fixtures/chart.ts';

type Json = Record<string, unknown>;

const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';
const daysAgo = (days: number) => minutesAgo(days * 24 * 60);
const dayOf = (days: number) => daysAgo(days).slice(0, 10);

const diagnosis = (code: string, changes: Json = {}): Json =>
  condition(`icd-${code}`, '0', { code: { coding: [{ system: ICD, code }] }, ...changes });

const procedure = (coding: Json, changes: Json = {}): Json => ({
  resourceType: 'Procedure',
  id: 'procedure-1',
  status: 'completed',
  subject: { reference: `Patient/${PATIENT_ID}` },
  code: { coding: [coding] },
  performedDateTime: daysAgo(10),
  ...changes,
});

const craniotomy = { system: 'http://snomed.info/sct', code: '25353009' };

const fromConditions = (name: FactName, ...entries: Json[]) =>
  valueOf(name, { conditions: searchset(...entries) });
const fromProcedures = (name: FactName, ...entries: Json[]) =>
  valueOf(name, { procedures: searchset(...entries) });

describe('events in the history', () => {
  it('keep exact time, date as recorded, and source', async () => {
    const at = daysAgo(5);
    const { gastrointestinalOrUrinaryBleed } = await factsOf({
      conditions: searchset(diagnosis('K92.2', { onsetDateTime: at })),
    });
    expect(gastrointestinalOrUrinaryBleed).to.deep.equal({
      status: 'known',
      value: { occurred: true, hoursAgo: 120 },
      basis: 'recorded',
      at,
      source: 'Condition/icd-K92.2',
    });
  });

  it('a day that lies clear of every limit settles the time; one that may hold a limit does not', async () => {
    // The limit for bleeding of the gut is 21 days.
    const bleed = (days: number) =>
      fromConditions('gastrointestinalOrUrinaryBleed', diagnosis('K92.2', { onsetDateTime: dayOf(days) }));
    expect(await bleed(10))
      .to.have.property('hoursAgo')
      .that.is.within(8 * 24, 11 * 24);
    expect(await bleed(30))
      .to.have.property('hoursAgo')
      .that.is.greaterThan(21 * 24);
    expect(await bleed(21)).to.deep.equal({ occurred: true });
  });

  it('a date of recording is only "not after": recent, it leaves the time open; long ago, it settles it', async () => {
    const infarct = (recordedDate: string) =>
      fromConditions('ischaemicStroke', diagnosis('I63.9', { onsetDateTime: undefined, recordedDate }));
    expect(await infarct(daysAgo(40))).to.deep.equal({ occurred: true });
    expect(await infarct(daysAgo(400)))
      .to.have.property('hoursAgo')
      .that.is.greaterThan(92 * 24);
  });

  it('of several, the most recent counts, in any order', async () => {
    const events = [3, 40, 200].map((days, index) =>
      diagnosis('K92.1', { id: `bleed-${index}`, onsetDateTime: daysAgo(days) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(events, { minLength: 3 }), async (entries) => {
        expect(await fromConditions('gastrointestinalOrUrinaryBleed', ...entries)).to.deep.equal({
          occurred: true,
          hoursAgo: 72,
        });
      }),
      { numRuns: 6 },
    );
  });

  it('an old event does not hide that another one, undated or suspected, may be recent', async () => {
    const old = diagnosis('K92.2', { id: 'old', onsetDateTime: daysAgo(400) });
    const undated = diagnosis('K92.0', { id: 'undated' });
    const suspected = diagnosis('K92.1', {
      id: 'suspected',
      onsetDateTime: daysAgo(2),
      verificationStatus: { coding: [{ code: 'provisional' }] },
    });
    for (const other of [undated, suspected]) {
      expect(await fromConditions('gastrointestinalOrUrinaryBleed', old, other)).to.deep.equal({
        occurred: true,
      });
    }
  });

  it('only suspected, or only in words: unconfirmed; long before every limit: no matter', async () => {
    const worded = (days: number) =>
      condition('words', '0', { code: { text: 'Upper GI bleed' }, onsetDateTime: daysAgo(days) });
    expect(await fromConditions('gastrointestinalOrUrinaryBleed', worded(5))).to.equal('unconfirmed');
    expect(await fromConditions('gastrointestinalOrUrinaryBleed', worded(900))).to.deep.equal({
      occurred: false,
    });
  });

  it('a complete list without it is "not recorded", an unread page or list is not', async () => {
    const { facts } = await readingOf({ conditions: searchset(stroke) });
    expect(facts.spinalCordInjury).to.deep.equal({
      status: 'known',
      value: { occurred: false },
      basis: 'not-recorded',
    });
    const paged = {
      ...searchset(stroke),
      link: [{ relation: 'next', url: 'https://ehr.example.org/fhir?p=2' }],
    };
    expect(await valueOf('spinalCordInjury', { conditions: paged })).to.equal('list-incomplete');
    expect(await valueOf('spinalCordInjury', { conditions: null })).to.equal('ehr-has-none');
    expect(await valueOf('neurosurgery', { procedures: undefined })).to.equal('not-readable');
  });

  it('on a list that goes on, a known event may have a later one', async () => {
    const paged = {
      ...searchset(diagnosis('K92.2', { onsetDateTime: daysAgo(400) })),
      link: [{ relation: 'next', url: 'https://ehr.example.org/fhir?p=2' }],
    };
    expect(await valueOf('gastrointestinalOrUrinaryBleed', { conditions: paged })).to.deep.equal({
      occurred: true,
    });
  });

  it('another patient’s, a mistaken or a refuted one is set aside', async () => {
    const bleed = diagnosis('K92.2', { onsetDateTime: daysAgo(5) });
    for (const [reason, changes] of [
      ['wrong-patient', { subject: { reference: 'Patient/other' } }],
      ['entered-in-error', { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }],
      ['refuted', { verificationStatus: { coding: [{ code: 'refuted' }] } }],
    ] as const) {
      const { facts, setAside } = await readingOf({ conditions: searchset({ ...bleed, ...changes }) });
      expect(facts.gastrointestinalOrUrinaryBleed, reason).to.deep.include({ basis: 'not-recorded' });
      expect(setAside.map((entry) => [entry.fact, entry.reason])).to.deep.include([
        'gastrointestinalOrUrinaryBleed',
        reason,
      ]);
    }
  });
});

describe('an earlier ischaemic stroke', () => {
  const strokes = (...entries: Json[]) => fromConditions('ischaemicStroke', ...entries);

  it('is not the present one', async () => {
    expect(await strokes(stroke)).to.deep.equal({ occurred: false });
    expect(await strokes(diagnosis('I63.512', { onsetDateTime: dayOf(0) }))).to.deep.equal({
      occurred: false,
    });
  });

  it('of last week, of years ago, or known by its late effects counts', async () => {
    expect(await strokes(stroke, diagnosis('I63.9', { onsetDateTime: daysAgo(7) }))).to.deep.equal({
      occurred: true,
      hoursAgo: 168,
    });
    expect(await strokes(stroke, diagnosis('I63.9', { onsetDateTime: '2019' })))
      .to.have.property('hoursAgo')
      .that.is.greaterThan(92 * 24);
    expect(await strokes(stroke, diagnosis('I69.351', { onsetDateTime: daysAgo(1000) }))).to.have.property(
      'occurred',
      true,
    );
  });

  it('that has no date may be the present one: unconfirmed', async () => {
    expect(await strokes(diagnosis('I63.9'))).to.equal('unconfirmed');
    expect(await strokes(diagnosis('I63.9', { recordedDate: minutesAgo(30) }))).to.equal('unconfirmed');
  });

  it('a history of "TIA or infarction" may be either', async () => {
    expect(await strokes(diagnosis('Z86.73', { recordedDate: daysAgo(30) }))).to.equal('unconfirmed');
  });
});

describe('procedures', () => {
  it('neurosurgery by SNOMED CT, ICD-10-PCS, CPT or OPS', async () => {
    for (const coding of [
      craniotomy,
      { system: 'http://www.cms.gov/Medicare/Coding/ICD10', code: '00C00ZZ' },
      { system: 'http://www.ama-assn.org/go/cpt', code: '61510' },
      { system: 'http://fhir.de/CodeSystem/bfarm/ops', code: '5-013.1' },
    ]) {
      expect(await fromProcedures('neurosurgery', procedure(coding)), coding.code).to.deep.equal({
        occurred: true,
        hoursAgo: 240,
      });
    }
  });

  it('a lumbar puncture is a dural puncture, and no neurosurgery', async () => {
    for (const coding of [
      { system: 'http://snomed.info/sct', code: '277762005' },
      { system: 'http://www.cms.gov/Medicare/Coding/ICD10', code: '009U3ZX' },
      { system: 'http://www.ama-assn.org/go/cpt', code: '62270' },
      { system: 'http://fhir.de/CodeSystem/bfarm/ops', code: '1-204.2' },
    ]) {
      const { duralPuncture, neurosurgery } = await factsOf({ procedures: searchset(procedure(coding)) });
      expect(duralPuncture, coding.code).to.deep.include({ value: { occurred: true, hoursAgo: 240 } });
      expect(neurosurgery, coding.code).to.deep.include({ basis: 'not-recorded' });
    }
  });

  it('any surgery of these days may be major; one of last year matters no more', async () => {
    const hip = (days: number) =>
      fromProcedures(
        'majorSurgery',
        procedure(
          { system: 'http://www.cms.gov/Medicare/Coding/ICD10', code: '0SR9019' },
          { performedDateTime: daysAgo(days) },
        ),
      );
    expect(await hip(5)).to.equal('unconfirmed');
    expect(await hip(300)).to.deep.equal({ occurred: false });
    const local = procedure(
      { system: 'urn:local', code: 'X1' },
      { category: { coding: [{ system: 'http://snomed.info/sct', code: '387713003' }] } },
    );
    expect(await fromProcedures('majorSurgery', local)).to.equal('unconfirmed');
  });

  it('one that was not done or only prepared has not happened; one that was stopped may have', async () => {
    const withStatus = (status: string) => fromProcedures('neurosurgery', procedure(craniotomy, { status }));
    expect(await withStatus('not-done')).to.deep.equal({ occurred: false });
    expect(await withStatus('preparation')).to.deep.equal({ occurred: false });
    expect(await withStatus('stopped')).to.equal('unconfirmed');
    expect(await withStatus('in-progress')).to.deep.equal({ occurred: true, hoursAgo: 240 });
  });

  it('a period is as long as it says, and one without end still goes on', async () => {
    const performed = (performedPeriod: Json) =>
      fromProcedures(
        'neurosurgery',
        procedure(craniotomy, { performedDateTime: undefined, performedPeriod }),
      );
    expect(await performed({ start: daysAgo(12), end: daysAgo(11) })).to.deep.equal({
      occurred: true,
      hoursAgo: 264,
    });
    expect(await performed({ start: daysAgo(20) })).to.deep.equal({ occurred: true });
  });
});

describe('diseases in the history', () => {
  it('each is found by its ICD-10 code, and by its words only as unconfirmed', async () => {
    for (const [fact, code, words] of [
      ['cancer', 'C34.1', 'Lung cancer'],
      ['cancer', 'Z85.3', 'Breast carcinoma'],
      ['dialysis', 'Z99.2', 'On haemodialysis'],
      ['priorCognitiveImpairment', 'G30.9', 'Alzheimer disease'],
      ['infectiveEndocarditis', 'I33.0', 'Infective endocarditis'],
      ['aorticArchDissection', 'I71.011', 'Aortic dissection, type A'],
      ['intracranialDissection', 'I67.0', 'Intracranial artery dissection'],
      ['cervicalDissection', 'I77.71', 'Carotid artery dissection'],
      ['intraAxialNeoplasm', 'C71.1', 'Glioblastoma'],
      ['extraAxialNeoplasm', 'D32.0', 'Meningioma'],
      ['unrupturedAneurysm', 'I67.1', 'Cerebral aneurysm'],
      ['vascularMalformation', 'Q28.2', 'Cerebral AVM'],
      ['pregnantOrPostpartum', 'O26.9', 'Pregnancy'],
    ] as const) {
      const onset = { onsetDateTime: daysAgo(60) };
      expect(await fromConditions(fact, diagnosis(code, onset)), code).to.equal(true);
      const worded = condition('w', '0', { code: { text: words }, ...onset });
      expect(await fromConditions(fact, worded), words).to.equal('unconfirmed');
    }
  });

  it('cancer of the skin other than melanoma is not counted', async () => {
    expect(await fromConditions('cancer', diagnosis('C44.91'))).to.equal(false);
  });

  it('a dissection of the aorta somewhere may be one of the arch', async () => {
    expect(await fromConditions('aorticArchDissection', diagnosis('I71.00'))).to.equal('unconfirmed');
  });

  it('what has to be present is not counted once it is over, and in doubt when it is old', async () => {
    const infection = (changes: Json) => fromConditions('infectiveEndocarditis', diagnosis('I33.0', changes));
    const status = (code: string) => ({ clinicalStatus: { coding: [{ code }] } });
    expect(await infection({ onsetDateTime: daysAgo(60), ...status('resolved') })).to.equal(false);
    expect(await infection({ onsetDateTime: daysAgo(400), ...status('active') })).to.equal('unconfirmed');
    expect(await infection({ ...status('active') })).to.equal('unconfirmed');
    // A history stays one.
    expect(await fromConditions('cancer', diagnosis('C34.1', status('resolved')))).to.equal(true);
  });

  it('words of a family history, a screening or a risk are nobody’s disease', async () => {
    for (const text of [
      'Family history of diabetes',
      'Screening for cancer',
      'Risk of gastrointestinal bleed',
    ]) {
      const { facts } = await readingOf({
        conditions: searchset(condition('w', '0', { code: { text } })),
      });
      for (const { fact } of [...DISEASE_RULES, ...CONDITION_EVENTS]) {
        expect(facts[fact], `${text}: ${fact}`).to.deep.include({ basis: 'not-recorded' });
      }
    }
  });
});

describe('the rules of the history', () => {
  const rules = [...DISEASE_RULES, ...CONDITION_EVENTS, ...PROCEDURE_EVENTS];

  it('are one a fact', () => {
    expect(new Set(rules.map(({ fact }) => fact)).size).to.equal(rules.length);
  });

  it('no rule answers to a chart of ordinary diseases', async () => {
    const ordinary = ['J45.909', 'M17.11', 'E78.5', 'K21.9', 'F32.9', 'N40.0', 'H26.9', 'E03.9', 'M81.0'];
    const { facts } = await readingOf({
      conditions: searchset(...ordinary.map((code) => diagnosis(code, { onsetDateTime: daysAgo(30) }))),
    });
    for (const { fact } of rules) expect(facts[fact], fact).to.deep.include({ basis: 'not-recorded' });
  });
});
