import { expect } from 'chai';
import { RXNORM, SNOMED_CT } from '../../server/fhir/codes.ts';
import type { DrugClass } from '../../server/fhir/medication-codes.ts';
import { recogniseDrug } from '../../server/fhir/medications/recognise-drug.ts';

/** As EHRs, prescriptions and patients write them: international names and brands, English, German, Spanish. */
const WRITTEN: Readonly<Record<DrugClass, readonly string[]>> = {
  'vitamin-k-antagonist': [
    ...[
      'warfarin sodium 5 MG Oral Tablet',
      'Coumadin 2.5',
      'warfarina',
      'Marcumar 3mg',
      'Phenprocoumon',
      'fenprocumona',
    ],
    ...['acenocoumarol', 'Acenocumarol 4 mg', 'SINTROM', 'Aldocumar', 'fluindione (Previscan)', 'Falithrom'],
  ],
  doac: [
    ...[
      'apixaban (ELIQUIS) 5 mg tablet',
      'apixabán',
      'Rivaroxaban-ratiopharm 20 mg',
      'rivaroxabán',
      'Xarelto',
    ],
    ...[
      'Lixiana',
      'edoxabán',
      'Savaysa',
      'Pradaxa',
      'dabigatran etexilate mesylate',
      'dabigatrán',
      'DOAC',
      'NOAK',
    ],
    '{74 (apixaban 5 MG Oral Tablet [Eliquis]) } Pack',
  ],
  heparin: [
    ...['heparin sodium, porcine 5000 UNT/ML', 'Na-Heparin', 'Natriumheparin', 'heparina sódica', 'Liquemin'],
    ...['Enoxaparin-Natrium', 'enoxaparina', 'Clexane 80 mg', 'Lovenox', 'Fragmin', 'dalteparina', 'Innohep'],
    ...['Fraxiparina', 'bemiparina', 'Hibor', 'Mono-Embolex', 'LMWH', 'NMH', 'HBPM'],
  ],
  'other-parenteral-anticoagulant': [
    'fondaparinux',
    'Arixtra',
    'argatrobán',
    'Argatra',
    'bivalirudin',
    'danaparoid',
  ],
  aspirin: [
    ...[
      'aspirin 81 MG Oral Tablet',
      'Aspirina',
      'Acetylsalicylsäure 100',
      'ácido acetilsalicílico',
      'ASS 100',
      'ASA',
    ],
    ...['AAS 100 mg', 'Adiro', 'acetylsalicylic acid', 'carbasalate calcium'],
  ],
  clopidogrel: ['clopidogrel bisulfate 75 MG', 'Clopidogrelhydrogensulfat', 'Plavix', 'Iscover'],
  'other-antiplatelet': [
    ...[
      'ticagrelor',
      'Brilique 90 mg',
      'Brilinta',
      'prasugrel',
      'Efient',
      'dipyridamole',
      'dipiridamol',
      'triflusal',
    ],
    ...['cilostazol', 'ticlopidina', 'cangrelor', 'tirofibán', 'eptifibatide', 'abciximab'],
  ],
  'ace-inhibitor': [
    'lisinopril 10 MG',
    'Ramipril',
    'enalaprilo',
    'enalaprilat',
    'Perindopril-Arginin',
    'Delix',
    'captopril',
  ],
  'amyloid-antibody': ['lecanemab-irmb', 'Leqembi', 'donanemab-azbt', 'Kisunla', 'aducanumab', 'Aduhelm'],
};

/** Look alike, sound alike, or share a word. */
const OTHERS = [
  ...[
    'mesalazine (5-ASA)',
    '5 ASA',
    'heparinoid cream',
    'losartan',
    'sacubitril and valsartan',
    'metoprolol',
  ],
  ...[
    'from April: amlodipine',
    'vitamin K1',
    'phytomenadione',
    'idarucizumab',
    'andexanet alfa',
    'protamine',
  ],
  ...[
    'tranexamic acid',
    'levetiracetam',
    'adalimumab',
    'natalizumab',
    'assugrin',
    'Massage oil',
    'Prednisolone',
  ],
];

describe('drugs by their names', () => {
  const byText = (text: string) => recogniseDrug([{ text }], []);
  const byDisplay = (display: string, system: string) =>
    recogniseDrug([{ coding: [{ system, code: '1', display }] }], []);

  for (const [drugClass, texts] of Object.entries(WRITTEN) as [DrugClass, string[]][]) {
    it(`${drugClass}: ${texts.length} ways to write one, in free text never more than possible`, () => {
      for (const text of texts) {
        const found = byText(text);
        expect([...found.possible], text).to.deep.equal([drugClass]);
        expect([...found.certain], text).to.deep.equal([]);
        expect(found.isUnidentified, text).to.equal(false);
        expect([...byText(text.toUpperCase()).possible], text).to.deep.equal([drugClass]);
      }
    });

    it(`${drugClass}: certain where RxNorm or SNOMED CT name their code so, and not where a local system does`, () => {
      for (const text of texts) {
        for (const system of [RXNORM, SNOMED_CT])
          expect([...byDisplay(text, system).certain], text).to.deep.equal([drugClass]);
        expect([...byDisplay(text, 'urn:oid:1.2.3').certain], text).to.deep.equal([]);
        expect([...byDisplay(text, 'urn:oid:1.2.3').possible], text).to.deep.equal([drugClass]);
      }
    });
  }

  it('names of two drugs are both', () => {
    expect([...byText('aspirin and clopidogrel').possible]).to.deep.equal(['aspirin', 'clopidogrel']);
    expect([...byText('aspirin / dipyridamole 25/200').possible]).to.deep.equal([
      'aspirin',
      'other-antiplatelet',
    ]);
    expect([...byText('DuoPlavin').possible]).to.deep.equal(['aspirin', 'clopidogrel']);
  });

  for (const text of OTHERS) {
    it(`none of them is ${text}`, () => {
      const { certain, possible, isUnidentified } = byText(text);
      expect([...certain, ...possible]).to.deep.equal([]);
      expect(isUnidentified).to.equal(false);
    });
  }
});
