/** How long before the assessment a dose counts. Criteria judge by them, and a reader of charts must know them. */
import { hours } from './limit.ts';

/** Direct oral anticoagulant. AHA/ASA 2026, special situations. */
export const DOAC_WINDOW = hours(48);

/** Heparin in treatment dose. AHA/ASA 2019. */
export const HEPARIN_WINDOW = hours(24);
