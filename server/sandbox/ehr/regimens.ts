/** The two drugs of the order form and how they are dosed. */
export type Drug = 'alteplase' | 'tenecteplase';

interface DrugCodes {
  /** RxNorm, VSAC 2.16.840.1.113883.3.117.1.7.1.226. */
  readonly product: { readonly code: string; readonly display: string };
  /** RxNorm, VSAC 2.16.840.1.113762.1.4.1170.4. */
  readonly ingredient: { readonly code: string; readonly display: string };
}

export const DRUG_CODES: Readonly<Record<Drug, DrugCodes>> = {
  alteplase: {
    product: { code: '1804799', display: 'alteplase 100 MG Injection' },
    ingredient: { code: '8410', display: 'alteplase' },
  },
  tenecteplase: {
    product: { code: '313212', display: 'tenecteplase 50 MG Injection' },
    ingredient: { code: '259280', display: 'tenecteplase' },
  },
};

interface Dose {
  readonly mg: number;
  readonly text: string;
}

/**
 * The dose in ischaemic stroke (AHA/ASA 2026): alteplase 0.9 mg/kg, at most 90 mg, a tenth of it as a bolus over
 * 1 minute and the rest over 60; tenecteplase 0.25 mg/kg, at most 25 mg, as a single bolus.
 */
export function strokeDose(drug: Drug, weightKg: number): Dose {
  if (drug === 'tenecteplase') {
    const mg = rounded(Math.min(0.25 * weightKg, 25));
    return { mg, text: `${mg} mg as a single intravenous bolus` };
  }
  const mg = rounded(Math.min(0.9 * weightKg, 90));
  const bolus = rounded(mg / 10);
  return {
    mg,
    text: `${mg} mg intravenously: ${bolus} mg over 1 minute, then ${rounded(mg - bolus)} mg over 60 minutes`,
  };
}

/** To a tenth of a milligram, as it can be drawn up. */
function rounded(mg: number): number {
  return Math.round(mg * 10) / 10;
}
