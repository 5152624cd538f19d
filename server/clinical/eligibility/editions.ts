/** The guidelines whose rules are held here, and which of them a site may choose. */
import type { EvidenceId } from '../evidence/registry.ts';

/** Editions a site may choose. */
export type EditionId = 'aha-2026' | 'eso-2021';

/** Where a rule comes from. `aha-2019` cannot be chosen: it has been replaced, and names what 2026 was not read for. */
export type RuleSource = EditionId | 'aha-2019';

/** The registry entries of each edition; their `notRead` says which parts of the guideline are not covered. */
export const EDITIONS: Readonly<Record<EditionId, readonly EvidenceId[]>> = {
  'aha-2026': ['aha-2026-eligibility', 'aha-2026-secondary', 'aha-2026-page-31', 'aha-2026-unconfirmed'],
  'eso-2021': ['eso-2021-eligibility', 'eso-2021-secondary', 'eso-2021-unconfirmed'],
};
