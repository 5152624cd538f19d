/** Thrombolytics as ordered: codes, names, and the forms that have nothing to do with stroke. */
import { ATC, RXNORM, SNOMED_CT, type Code } from './codes.ts';

export type Agent = 'alteplase' | 'tenecteplase' | 'thrombolytic';

interface AgentCodes {
  readonly agent: Agent;
  readonly codes: readonly Code[];
  /** Generic, brand and ward names, for orders that carry no known code. */
  readonly names: RegExp;
}

const codes = (system: string, ...values: readonly string[]): Code[] =>
  values.map((code) => ({ system, code }));

/**
 * RxNorm: VSAC 2.16.840.1.113762.1.4.1170.4 and 2.16.840.1.113883.3.117.1.7.1.226; ATC: WHO; SNOMED CT substances
 * and the two procedures of VSAC for intravenous thrombolysis, which do not name the drug.
 */
export const AGENTS: readonly AgentCodes[] = [
  {
    agent: 'alteplase',
    codes: [
      ...codes(RXNORM, '8410', '1804799', '1804804', '1155608'),
      ...codes(ATC, 'B01AD02'),
      ...codes(SNOMED_CT, '387152000'),
    ],
    names: /\b(alteplase|activase|actilyse|rt-?pa|tpa)\b/i,
  },
  {
    agent: 'tenecteplase',
    codes: [...codes(RXNORM, '259280', '313212'), ...codes(ATC, 'B01AD11'), ...codes(SNOMED_CT, '387066007')],
    names: /\b(tenecteplase|tnkase|metalyse|tnk)\b/i,
  },
  {
    agent: 'thrombolytic',
    codes: codes(SNOMED_CT, '472191000119101', '307521008'),
    names: /\bintravenous thrombolysis\b/i,
  },
];

/** Ophthalmic alteplase has an ATC code of its own. */
export const NEVER_STROKE: readonly Code[] = codes(ATC, 'S01XA13');

/** Eye and pleura, named in the product, the route or the dosage text. */
export const EYE_OR_PLEURA =
  /intravitreal|intraocular|intracameral|ophthalm|subretinal|intrapleural|pleural/i;

/** Catheter clearing, by name or by its vial; only believed when no larger dose is ordered. */
export const CATHETER_CLEARING = /cathflo|catheter|\block\b|dwell|occluded line|\b2(\.2)? ?mg\b(?! ?\/)/i;

/** Catheter-clearing alteplase is 2 mg a lumen; nothing systemic is that small. */
export const CATHETER_DOSE_MG = 2;
