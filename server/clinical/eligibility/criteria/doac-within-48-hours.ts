/** Direct oral anticoagulant within 48 hours. AHA/ASA 2026, relative (no longer an exclusion as in 2019). */
import { defineCriterion, relative } from '../criterion.ts';
import { DOAC_WINDOW } from '../drug-windows.ts';
import { happened } from '../fact-conditions.ts';

export const doacWithin48Hours = defineCriterion('doac-within-48-hours', {
  'aha-2026': relative(happened('doacDose', ['<', DOAC_WINDOW])),
});
