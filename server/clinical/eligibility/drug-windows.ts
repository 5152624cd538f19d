/** How long before the assessment a dose counts. Shared by the criteria and by the advice on laboratory results. */
import { hours } from './limit.ts';

/** Direct oral anticoagulant. AHA/ASA 2026, special situations. */
export const DOAC_WINDOW = hours(48);

/** Heparin in treatment dose. AHA/ASA 2019. */
export const HEPARIN_WINDOW = hours(24);
