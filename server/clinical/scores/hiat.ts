/**
 * HIAT (Houston Intra-Arterial Therapy), 0 to 3 points. Hallevi H, et al. Stroke 2009;40:1780-1785.
 * One point each: age > 75; NIHSS > 18; glucose > 150 mg/dL (> 8.4 mmol/L). Intra-arterial treatment only.
 */
import { isAbove } from './glucose-limits.ts';
import { passed } from './limits.ts';
import { publishedEstimate, ratesFromZero } from './rates.ts';
import { glucoseInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

/** mRS 4 to 6 at discharge by total, per cent. */
const POOR = ratesFromZero(44, 67, 97, 100);

export const hiat = defineScore({
  id: 'hiat',
  group: 'thrombectomy',
  maximum: 3,
  evidence: 'hiat',
  items: [
    scoreItem('hiat.age', [numberInput('ageYears', [60, 80])], (years) => passed(years, 75)),
    scoreItem('hiat.nihss', [numberInput('nihss', [10, 25])], (nihss) => passed(nihss, 18)),
    scoreItem('hiat.glucose', [glucoseInput([100, 200], 'mg/dL')], (glucose) =>
      isAbove(glucose, { mgPerDl: 150, mmolPerL: 8.4 }) ? 1 : 0,
    ),
  ],
  estimates: (total) => publishedEstimate(total, 'mrs-4-6-discharge', [{ evidence: 'hiat', rates: POOR }]),
  remarks: () => ['hiat-intra-arterial'],
});
