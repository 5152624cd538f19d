/**
 * The drugs that matter before thrombolysis, by code and by name. Sources: ATC classification (WHO Collaborating
 * Centre for Drug Statistics Methodology); RxNorm ingredients as CPIC's drug table and public charts carry them.
 * RxNorm has thousands of product codes: those are recognised by the name RxNorm gives them, which begins with or
 * holds the ingredient. SNOMED CT and national product codes likewise.
 */
import { ATC, RXNORM, SNOMED_CT, type Code } from './codes.ts';

export type DrugClass =
  | 'vitamin-k-antagonist'
  | 'doac'
  | 'heparin'
  /** Anticoagulants by injection that are neither: fondaparinux, danaparoid, argatroban, bivalirudin. */
  | 'other-parenteral-anticoagulant'
  | 'aspirin'
  | 'clopidogrel'
  | 'other-antiplatelet'
  | 'ace-inhibitor'
  | 'amyloid-antibody';

export interface DrugRule {
  readonly drugClass: DrugClass;
  /** Prefixes of ATC codes. */
  readonly atc: readonly string[];
  /** Codes under these prefixes that are another class's. */
  readonly atcExcept: readonly string[];
  /** Prefixes of ATC codes of combinations that may hold the drug, or of the drug in another use. */
  readonly atcPossible: readonly string[];
  /** RxNorm ingredients. */
  readonly rxnorm: readonly string[];
  /** International and brand names; matched without accents, from the beginning of a word. */
  readonly names: RegExp;
  /** Words for the class, which name no drug. */
  readonly classWords: RegExp;
}

/** Systems whose displays are the terminology's own names, so that a name in them is as good as a code. */
export const DRUG_TERMINOLOGIES: readonly string[] = [
  RXNORM,
  ATC,
  SNOMED_CT,
  'http://hl7.org/fhir/sid/ndc',
  'https://dmd.nhs.uk',
  'http://fhir.de/CodeSystem/ifa/pzn',
  'http://fhir.de/CodeSystem/bfarm/atc',
];

/** ATC as WHO and as the German authority publish it. */
export const ATC_SYSTEMS: readonly string[] = [ATC, 'http://fhir.de/CodeSystem/bfarm/atc'];

const names = (...stems: readonly string[]) => new RegExp(String.raw`(?<!\p{L})(?:${stems.join('|')})`, 'iu');
const NOTHING = /(?!)/;

const ANY_ANTICOAGULANT = names('anticoagula', 'antikoagula', 'blood thinner', 'blutverdunn');
const ANY_ANTIPLATELET = names(
  ...['anti-?platelet', 'antiagrega', 'antiaggreg', 'thrombozytenaggregationshemm', String.raw`dapt\b`],
);

export const DRUG_RULES: readonly DrugRule[] = [
  {
    drugClass: 'vitamin-k-antagonist',
    atc: ['B01AA'],
    atcExcept: [],
    atcPossible: [],
    rxnorm: ['11289', '8150', '154'],
    names: names(
      ...[
        'warfarin',
        'coumadin',
        'jantoven',
        'marevan',
        'aldocumar',
        'phenprocoumon',
        'fenproco?um',
        'marcumar',
      ],
      ...[
        'marcoumar',
        'falithrom',
        'marcuphen',
        'acenoco?umar',
        'nicoumalon',
        'sintrom',
        'fluindion',
        'previscan',
      ],
      ...['phenindion', 'di(?:ou)?coumar', 'dicumar', 'tioclomarol', 'vitamin k antagon', 'vka(?!\\p{L})'],
    ),
    classWords: ANY_ANTICOAGULANT,
  },
  {
    drugClass: 'doac',
    atc: ['B01AF', 'B01AE05', 'B01AE07'],
    atcExcept: [],
    atcPossible: [],
    rxnorm: ['1364430', '1114195'],
    names: names(
      ...[
        'apixaban',
        'eliquis',
        'rivaroxaban',
        'xarelto',
        'edoxaban',
        'lixiana',
        'savaysa',
        'roteas',
        'dabigatran',
      ],
      ...['pradaxa', 'betrixaban', 'bevyxxa', 'ximelagatran', '[dn]oa[ck](?!\\p{L})', 'acod(?!\\p{L})'],
    ),
    classWords: ANY_ANTICOAGULANT,
  },
  {
    drugClass: 'heparin',
    // B01AB02 is antithrombin, B01AB09 danaparoid, B01AB11 sulodexide.
    atc: ['B01AB01', 'B01AB04', 'B01AB05', 'B01AB06', 'B01AB07', 'B01AB08', 'B01AB10', 'B01AB12', 'B01AB13'],
    atcExcept: [],
    atcPossible: ['B01AB51'],
    rxnorm: [],
    names: names(
      ...[
        '(?:natrium|kalium|calcium|kalzium|sodium)?heparin(?!oid)',
        'liquemin',
        'calciparin',
        'enoxaparin',
        'clexane',
        'lovenox',
        'inhixa',
        'dalteparin',
      ],
      ...[
        'fragmin',
        'tinzaparin',
        'innohep',
        'nadroparin',
        'fraxiparin',
        'fraxodi',
        'certoparin',
        'mono-?embolex',
      ],
      ...[
        'reviparin',
        'bemiparin',
        'hibor',
        'parnaparin',
        'ardeparin',
        'lmwh(?!\\p{L})',
        'nmh(?!\\p{L})',
        'hbpm(?!\\p{L})',
        'ufh(?!\\p{L})',
      ],
    ),
    classWords: ANY_ANTICOAGULANT,
  },
  {
    drugClass: 'other-parenteral-anticoagulant',
    atc: ['B01AB09', 'B01AE01', 'B01AE02', 'B01AE03', 'B01AE04', 'B01AE06', 'B01AX05'],
    atcExcept: [],
    atcPossible: [],
    rxnorm: [],
    names: names(
      ...['fondaparinux', 'arixtra', 'danaparoid', 'orgaran', 'argatr', 'bivalirudin', 'angiomax', 'angiox'],
      ...['lepirudin', 'desirudin'],
    ),
    classWords: NOTHING,
  },
  {
    drugClass: 'aspirin',
    // B01AC08 is carbasalate, which becomes aspirin; B01AC56 aspirin with a proton pump inhibitor.
    atc: ['B01AC06', 'B01AC08', 'B01AC56'],
    atcExcept: [],
    // Fixed combinations, and aspirin as an analgesic.
    atcPossible: ['B01AC30', 'C10BX', 'C07FX', 'N02BA01', 'N02BA51', 'N02BA71'],
    rxnorm: ['1191'],
    names: names(
      ...[
        'aspirin',
        'acetylsalicyl',
        'acetilsalicil',
        'acide? acetylsalicyl',
        'ecotrin',
        'adiro',
        'tromalyt',
      ],
      ...[
        'cardioaspirin',
        'godamed',
        'carbasalat',
        'ascal(?!\\p{L})',
        'aggrenox',
        'asasantin',
        'duoplavin',
        'duocover',
      ],
      // 5-ASA is mesalazine.
      String.raw`(?<!5[ -]?)(?:ass|asa|aas)(?!\p{L})`,
    ),
    classWords: ANY_ANTIPLATELET,
  },
  {
    drugClass: 'clopidogrel',
    atc: ['B01AC04'],
    atcExcept: [],
    atcPossible: ['B01AC30'],
    rxnorm: ['32968'],
    names: names('clopidogrel', 'plavix', 'iscover', 'grepid', 'duoplavin', 'duocover'),
    classWords: ANY_ANTIPLATELET,
  },
  {
    drugClass: 'other-antiplatelet',
    atc: ['B01AC'],
    atcExcept: ['B01AC04', 'B01AC06', 'B01AC08', 'B01AC30', 'B01AC56'],
    atcPossible: ['B01AC30'],
    rxnorm: [],
    names: names(
      ...[
        'ticagrelor',
        'brilique',
        'brilinta',
        'prasugrel',
        'efient',
        'effient',
        'dipyridamol',
        'dipiridamol',
      ],
      ...['persantin', 'aggrenox', 'asasantin', 'ticlopidin', 'cilostazol', 'pletal', 'triflusal', 'disgren'],
      ...[
        'vorapaxar',
        'cangrelor',
        'kengrexal',
        'kengreal',
        'eptifibatid',
        'integrilin',
        'tirofiban',
        'aggrastat',
      ],
      ...['abciximab', 'reopro', 'indobufen'],
    ),
    classWords: ANY_ANTIPLATELET,
  },
  {
    drugClass: 'ace-inhibitor',
    atc: ['C09A', 'C09B'],
    atcExcept: [],
    // Statins in fixed combinations, some of them with perindopril, ramipril or lisinopril.
    atcPossible: ['C10BX'],
    rxnorm: ['1998', '29046', '35296'],
    names: names(
      '(?:lisino|rami|enala|capto|perindo|benaze|quina|fosino|trandola|moexi|cilaza|zofeno|imida|dela|spira|temoca)pril',
      ...[
        'tritace',
        'delix',
        'altace',
        'zestril',
        'prinivil',
        'xanef',
        'vasotec',
        'coversum',
        'coversyl',
        'accupro',
      ],
      ...['accupril', 'lopirin', 'lotensin', 'mavik'],
    ),
    classWords: names('ace[ -]?inhib', 'ace[ -]?hemm', 'ieca(?!\\p{L})'),
  },
  {
    drugClass: 'amyloid-antibody',
    atc: ['N06DX03', 'N06DX04', 'N06DX05'],
    atcExcept: [],
    atcPossible: [],
    rxnorm: [],
    names: names(
      ...[
        'lecanemab',
        'leqembi',
        'donanemab',
        'kisunla',
        'aducanumab',
        'aduhelm',
        'gantenerumab',
        'remternetug',
      ],
      'trontinemab',
    ),
    classWords: names('(?:anti-?)?amyloid'),
  },
];

/** Words that hide which drug was given. */
export const HIDDEN = names(
  ...[
    'placebo',
    'blinded',
    'verblindet',
    'study (?:drug|medication)',
    'trial (?:drug|medication)',
    'studienmedi',
  ],
);

/** Texts that stand where a name should. */
export const NAMELESS =
  /^\P{L}*(?:(?:see|siehe) |(?:unknown|unbekannt\p{L}*|desconocid\p{L}*|unspecified|other|sonstige\p{L}*|none|(?:home |own |patient'?s own |free text )?(?:medication|medicine|drug|medikament|eigenmedikation|medicamento)s?)\P{L}*$)/iu;

/** International Patient Summary: nobody knows which drugs are taken (absent-unknown-uv-ips). Not "none are". */
export const NO_INFORMATION: Code = {
  system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips',
  code: 'no-medication-info',
};
