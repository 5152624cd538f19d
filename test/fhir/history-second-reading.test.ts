/** What charts really hold: codes as other countries and systems write them, words, doubts, and records without end. */
import { expect } from 'chai';
import type { FactName } from '../../server/clinical/stroke-facts.ts';
import { readingOf, valueOf } from '../fixtures/chart-facts.ts';
import { condition, minutesAgo, PATIENT_ID, searchset, stroke } from '../fixtures/chart.ts';

type Json = Record<string, unknown>;

const CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const WHO = 'http://hl7.org/fhir/sid/icd-10';
const GM = 'http://fhir.de/CodeSystem/bfarm/icd-10-gm';
const daysAgo = (days: number) => minutesAgo(days * 24 * 60);

const coded = (system: string, code: string, changes: Json = {}): Json =>
  condition(`c-${code}`, '0', { code: { coding: [{ system, code }] }, ...changes });
const worded = (text: string, changes: Json = {}): Json =>
  condition('w', '0', { code: { text }, ...changes });
const procedure = (code: Json, changes: Json = {}): Json => ({
  resourceType: 'Procedure',
  id: 'procedure-1',
  status: 'completed',
  subject: { reference: `Patient/${PATIENT_ID}` },
  code,
  performedDateTime: daysAgo(4),
  ...changes,
});

const fromConditions = (name: FactName, ...entries: Json[]) =>
  valueOf(name, { conditions: searchset(...entries) });
const fromProcedures = (name: FactName, ...entries: Json[]) =>
  valueOf(name, { procedures: searchset(...entries) });

const RECENTLY = { onsetDateTime: daysAgo(60) };

describe('diagnosis codes as they are written', () => {
  it('without the dot, in small letters, with the German marks, under every name of the system', async () => {
    for (const [system, code] of [
      [CM, 'I77.71'],
      [CM, 'I7771'],
      [CM, 'i77.71'],
      ['urn:oid:2.16.840.1.113883.6.90', 'I7771'],
    ] as const) {
      expect(await fromConditions('cervicalDissection', coded(system, code)), code).to.equal(true);
    }
    for (const system of [
      GM,
      'http://fhir.de/CodeSystem/dimdi/icd-10-gm',
      'http://hl7.org/fhir/sid/icd-10-de',
      'http://hl7.org/fhir/sid/icd-10-nl',
      WHO,
    ]) {
      for (const code of ['I693', 'I69.3', 'I69.3+']) {
        const past = coded(system, code, { onsetDateTime: daysAgo(700) });
        expect(await fromConditions('ischaemicStroke', past), `${system}|${code}`).to.have.property(
          'occurred',
          true,
        );
      }
    }
  });

  it('ICD-10-PCS is no edition of the diagnoses', async () => {
    const scan = coded('http://hl7.org/fhir/sid/icd-10-pcs', 'C71', { code: undefined });
    expect(await fromConditions('cancer', scan)).to.equal('list-incomplete');
    const bone = condition('pcs', '0', {
      code: {
        coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-pcs', code: 'CP1ZZZZ', display: 'Bone scan' }],
      },
    });
    expect(await fromConditions('cancer', bone)).to.equal(false);
  });

  it('varices and gastritis without bleeding (ICD-10-CM I85.00, K29.00) are no bleeding; with it they are', async () => {
    const bleed = (system: string, code: string) =>
      fromConditions('gastrointestinalOrUrinaryBleed', coded(system, code, { onsetDateTime: daysAgo(5) }));
    for (const [system, code] of [
      [CM, 'I85.00'],
      [CM, 'K29.00'],
      [CM, 'K57.30'],
      [CM, 'K57.32'],
    ] as const) {
      expect(await bleed(system, code), code).to.deep.equal({ occurred: false });
    }
    for (const [system, code] of [
      [CM, 'I85.01'],
      [WHO, 'I85.0'],
      [GM, 'I850'],
      [CM, 'K29.01'],
      [WHO, 'K29.0'],
      // Diverticulosis and diverticulitis of the large intestine, with bleeding.
      [CM, 'K57.31'],
      [CM, 'K5733'],
      [CM, 'K31.811'],
    ] as const) {
      expect(await bleed(system, code), code).to.deep.equal({ occurred: true, hoursAgo: 120 });
    }
  });

  it('a late effect of an injury (seventh character S) does not date the injury', async () => {
    const injury = (code: string) =>
      fromConditions('traumaticBrainInjury', coded(CM, code, { onsetDateTime: daysAgo(5) }));
    expect(await injury('S06.2X9A')).to.deep.equal({ occurred: true, hoursAgo: 120 });
    expect(await injury('S06.2X9S')).to.deep.equal({ occurred: true });
  });

  it('unconsciousness of ICD-10-GM may be of minutes: not surely a moderate or severe injury', async () => {
    expect(
      await fromConditions('traumaticBrainInjury', coded(GM, 'S06.70', { onsetDateTime: daysAgo(5) })),
    ).to.equal('unconfirmed');
  });

  it('each code for what it is, whichever edition', async () => {
    for (const [fact, system, code, value] of [
      ['atrialFibrillation', WHO, 'I48', 'unconfirmed'],
      ['atrialFibrillation', WHO, 'I48.9', 'unconfirmed'],
      ['atrialFibrillation', CM, 'I48.92', false],
      ['heartFailure', CM, 'I11.0', true],
      ['cancer', CM, 'C7A.1', true],
      ['cancer', CM, 'Z85.828', false],
      ['cervicalDissection', GM, 'I72.0', 'unconfirmed'],
      ['intraAxialNeoplasm', CM, 'C79.32', false],
      ['extraAxialNeoplasm', CM, 'C79.32', true],
      ['pregnantOrPostpartum', WHO, 'Z35.9', true],
      ['infectiveEndocarditis', WHO, 'B37.6', 'unconfirmed'],
    ] as const) {
      expect(await fromConditions(fact, coded(system, code, RECENTLY)), code).to.equal(value);
    }
    expect(
      await fromConditions('spinalCordInjury', coded(WHO, 'T09.3', { onsetDateTime: daysAgo(5) })),
    ).to.deep.equal({ occurred: true, hoursAgo: 120 });
  });
});

describe('words of the chart', () => {
  it('a suspicion is a "may", and no dismissal', async () => {
    for (const text of ['Rule out endocarditis', 'Suspected infective endocarditis', 'V. a. Endokarditis']) {
      expect(await fromConditions('infectiveEndocarditis', worded(text)), text).to.equal('unconfirmed');
    }
  });

  it('a denial, a family’s disease and a risk are none', async () => {
    for (const [fact, text] of [
      ['ischaemicStroke', 'No history of stroke'],
      ['ischaemicStroke', 'Stroke risk assessment'],
      ['ischaemicStroke', 'Family history: stroke'],
      ['ischaemicStroke', 'Denies any prior stroke'],
      ['intracranialHaemorrhage', 'No acute intracranial hemorrhage'],
      ['intracranialHaemorrhage', 'Kein Anhalt für Hirnblutung'],
      ['gastrointestinalOrUrinaryBleed', 'Risk of GI bleed'],
    ] as const) {
      expect(await fromConditions(fact, worded(text)), text).to.deep.equal({ occurred: false });
    }
  });

  it('what is denied or excluded elsewhere in the text hides nothing', async () => {
    for (const [fact, text] of [
      ['intracranialHaemorrhage', 'TBI with no LOC and subdural hematoma'],
      ['intracranialHaemorrhage', 'Subdural hematoma, risk of falls'],
      ['traumaticBrainInjury', 'Traumatic brain injury, minor facial laceration'],
      ['ischaemicStroke', 'Non-hemorrhagic stroke in 2019'],
      ['hypertension', 'Hypertension, pulmonary fibrosis'],
      ['pregnantOrPostpartum', 'Rh negative, pregnancy of 20 weeks'],
      ['pregnantOrPostpartum', 'High-risk pregnancy'],
      ['pregnantOrPostpartum', 'Positive pregnancy test'],
    ] as const) {
      expect(await fromConditions(fact, worded(text)), text).to.equal('unconfirmed');
    }
  });

  it('of the names that SNOMED CT and clinicians use, in English, German and Spanish, none is missed', async () => {
    for (const [fact, ...texts] of [
      ['intracranialHaemorrhage', 'Hemorrhagic stroke', 'Intrazerebrale Blutung', 'Subduralhämatom'],
      ['intracranialHaemorrhage', 'Epidural hematoma', 'Cerebellar haemorrhage', 'Hemorragia subaracnoidea'],
      ['ischaemicStroke', 'History of cerebrovascular accident', 'Lacunar infarction', 'Mediainfarkt'],
      ['ischaemicStroke', 'Infarto cerebral', 'Ictus isquémico', 'Infarction of brainstem'],
      ['intraAxialNeoplasm', 'Malignant neoplasm of brain', 'Metastatic tumor to brain', 'Glioblastom'],
      ['extraAxialNeoplasm', 'Meningeom'],
      ['aorticArchDissection', 'Dissection of thoracic aorta', 'Dissektion der Aorta', 'Disección de aorta'],
      ['cervicalDissection', 'Dissection of left internal carotid artery', 'Karotisdissektion'],
      ['infectiveEndocarditis', 'Bakterielle Endokarditis', 'Endocarditis infecciosa'],
      ['unrupturedAneurysm', 'Aneurysm of middle cerebral artery', 'Unruptured cerebral aneurysm'],
      ['vascularMalformation', 'Cavernous hemangioma of brain', 'Kavernom'],
      ['traumaticBrainInjury', 'Fracture of base of skull', 'Traumatic subdural hematoma', 'Schädelfraktur'],
      ['spinalCordInjury', 'Injury of cervical spinal cord', 'Rückenmarksverletzung'],
      ['gastrointestinalOrUrinaryBleed', 'Hämatemesis', 'Meläna', 'Diverticular bleeding', 'GI-Blutung'],
      ['gastrointestinalOrUrinaryBleed', 'Bleeding duodenal ulcer', 'Hemorragia digestiva alta'],
      ['myocardialInfarction', 'Myokardinfarkt', 'Infarto agudo de miocardio'],
      ['hypertension', 'Arterielle Hypertonie', 'Hipertensión arterial'],
      ['atrialFibrillation', 'Vorhofflimmern', 'Fibrilación auricular'],
      ['heartFailure', 'Herzinsuffizienz NYHA III'],
      ['cancer', 'Bronchialkarzinom', 'Akute Leukämie', 'Cáncer de mama'],
      ['dialysis', 'Dialysepflichtige Niereninsuffizienz'],
      ['pregnantOrPostpartum', 'Embarazo', 'Normal vaginal delivery'],
    ] as const) {
      for (const text of texts) {
        const entry = worded(text, { onsetDateTime: daysAgo(5) });
        expect(await fromConditions(fact, entry), text).to.equal('unconfirmed');
      }
    }
  });

  it('a text of a megabyte is read at the pace of its length', async () => {
    for (const phrase of [
      'stroke ',
      'dissection ',
      'bleeding a ',
      'no history of ',
      'screening ',
      'gliomab ',
    ]) {
      const endless = worded(phrase.repeat(1_000_000 / phrase.length), RECENTLY);
      expect(await fromConditions('spinalCordInjury', endless), phrase).to.deep.equal({ occurred: false });
    }
  }).timeout(20_000);

  it('ordinary texts are about none of it', async () => {
    const { facts } = await readingOf({
      conditions: searchset(
        ...['Traumatic injury of finger', 'Benign prostatic hyperplasia', 'Low back pain', 'Asthma'].map(
          (text) => worded(text, { onsetDateTime: daysAgo(5) }),
        ),
      ),
    });
    for (const name of ['traumaticBrainInjury', 'intraAxialNeoplasm', 'ischaemicStroke', 'cancer'] as const) {
      expect(facts[name], name).to.deep.include({ basis: 'not-recorded' });
    }
  });
});

describe('the state of a diagnosis', () => {
  it('is read from the standard code beside a local one, in any order', async () => {
    const local = { system: 'urn:ehr', code: '17' };
    const status = (code: string) => ({ coding: [local, { code }] });
    const dissection = (changes: Json) =>
      fromConditions('infectiveEndocarditis', coded(CM, 'I33.0', { ...RECENTLY, ...changes }));
    expect(await dissection({ verificationStatus: status('confirmed') })).to.equal(true);
    expect(await dissection({ verificationStatus: status('refuted') })).to.equal(false);
    expect(await dissection({ verificationStatus: status('provisional') })).to.equal('unconfirmed');
    expect(await dissection({ verificationStatus: { coding: [local] } })).to.equal('unconfirmed');
    expect(await dissection({ clinicalStatus: status('resolved') })).to.equal(false);
    expect(await dissection({ clinicalStatus: undefined, abatementDateTime: daysAgo(10) })).to.equal(false);
  });

  it('a pregnancy that is over is followed by six weeks that count', async () => {
    const over = (changes: Json) =>
      fromConditions(
        'pregnantOrPostpartum',
        coded(CM, 'O80', { clinicalStatus: { coding: [{ code: 'resolved' }] }, ...changes }),
      );
    expect(await over({ onsetDateTime: daysAgo(290), abatementDateTime: daysAgo(10) })).to.equal(true);
    expect(await over({ onsetDateTime: daysAgo(290), abatementDateTime: daysAgo(43) })).to.equal(false);
    expect(await over({ onsetDateTime: daysAgo(280) })).to.equal('unconfirmed');
    expect(await over({ recordedDate: daysAgo(3000) })).to.equal(false);
  });

  it('whose date lies ahead, or that has no owner, is not "not recorded"', async () => {
    for (const changes of [{ onsetDateTime: daysAgo(-3) }, { subject: undefined }]) {
      expect(await fromConditions('intraAxialNeoplasm', coded(CM, 'C71.1', changes))).to.equal('none-usable');
      expect(await fromConditions('spinalCordInjury', coded(CM, 'S14.1', changes))).to.equal('none-usable');
    }
  });

  it('an entry that cannot be read, or bears neither words nor a known code, may be anything', async () => {
    const unreadable = { ...stroke, id: 'x', code: { coding: [{ code: 17 }] } };
    const unnamed = condition('unnamed', '123456789');
    for (const entry of [unreadable, unnamed]) {
      expect(await fromConditions('intraAxialNeoplasm', entry)).to.equal('list-incomplete');
      expect(await fromConditions('spinalCordInjury', entry)).to.equal('list-incomplete');
    }
    const local = procedure({ coding: [{ system: 'urn:ehr', code: 'OP-1' }] });
    expect(await fromProcedures('neurosurgery', local)).to.equal('list-incomplete');
  });
});

describe('an earlier stroke, once more', () => {
  it('known by its late effects is an earlier one, also when they are recorded today', async () => {
    const late = coded(CM, 'I69.351', { recordedDate: minutesAgo(30) });
    expect(await fromConditions('ischaemicStroke', stroke, late)).to.deep.equal({ occurred: true });
  });

  it('of years ago that is only in words stays open: a score asks whether there ever was one', async () => {
    const old = worded('Stroke', { onsetDateTime: '2015' });
    expect(await fromConditions('ischaemicStroke', stroke, old)).to.equal('unconfirmed');
  });
});

describe('procedures by their classifications', () => {
  const PCS = 'http://www.cms.gov/Medicare/Coding/ICD10';
  const CPT = 'http://www.ama-assn.org/go/cpt';
  const OPS = 'http://fhir.de/CodeSystem/bfarm/ops';
  const of = (fact: FactName, system: string, code: string) =>
    fromProcedures(fact, procedure({ coding: [{ system, code }] }));

  it('what is done inside the skull or on the spine is neurosurgery', async () => {
    for (const [system, code] of [
      // Clipping of an intracranial artery; ventricular drain and drainage of the subdural space by burr hole.
      [PCS, '03VG0CZ'],
      [PCS, '009630Z'],
      [PCS, '00943ZZ'],
      // Excision of a lumbar and a cervical disc; fusion of lumbar joints.
      [PCS, '0SB20ZZ'],
      [PCS, '0RT30ZZ'],
      [PCS, '0SG00A0'],
      ['http://hl7.org/fhir/sid/icd-10-pcs', '00C00ZZ'],
      // Burr hole for a subdural haematoma, ventriculo-peritoneal shunt, stereotactic biopsy, spinal arthrodesis.
      [CPT, '61154'],
      [CPT, '62223'],
      [CPT, '61750'],
      [CPT, '22612'],
      [CPT, '63047'],
      ['urn:oid:2.16.840.1.113883.6.12', '61510'],
      [OPS, '5-831.0'],
      ['http://fhir.de/CodeSystem/dimdi/ops', '5-013.1'],
    ] as const) {
      expect(await of('neurosurgery', system, code), code).to.deep.equal({ occurred: true, hoursAgo: 96 });
    }
  });

  it('a finger joint, radiosurgery, a lumbar puncture and a thrombectomy are not', async () => {
    for (const [system, code] of [
      [PCS, '0RGW04Z'],
      [PCS, '009U3ZX'],
      [PCS, '03CG3ZZ'],
      [CPT, '61796'],
      [CPT, '61645'],
      [CPT, '62270'],
      [OPS, '5-790.0'],
    ] as const) {
      expect(await of('neurosurgery', system, code), code).to.deep.equal({ occurred: false });
    }
  });

  it('a caesarean section may be major surgery, an epidural injection may have hit the dura', async () => {
    expect(await of('majorSurgery', PCS, '10D00Z1')).to.equal('unconfirmed');
    expect(await of('duralPuncture', CPT, '62322')).to.equal('unconfirmed');
    expect(await of('duralPuncture', OPS, '8-151.4')).to.deep.equal({ occurred: true, hoursAgo: 96 });
  });

  it('the body site says which artery', async () => {
    const puncture = procedure(
      { text: 'Arterial puncture' },
      { bodySite: [{ coding: [{ display: 'Structure of left subclavian artery' }] }] },
    );
    expect(await fromProcedures('arterialPuncture', puncture)).to.equal('unconfirmed');
  });

  it('are recognised by the words that surgeons use', async () => {
    for (const text of [
      'Diskectomy L4/5',
      'Evacuation of subdural hematoma',
      'Burr hole drainage',
      'Clipping of intracranial aneurysm',
      'Spondylodese L3-L5',
      'Craneotomía',
      'Fusion of lumbar spine',
    ]) {
      expect(await fromProcedures('neurosurgery', procedure({ text })), text).to.equal('unconfirmed');
    }
  });
});
