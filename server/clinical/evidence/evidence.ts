/** What is said of every source of a figure: who was studied, what was counted, how far it can be trusted. */
import type { OutcomeId } from './outcomes.ts';

/** How far a figure can be trusted, strongest first; `guideline` is a rule without a figure. */
export type EvidenceGrade =
  | 'published-validated'
  | 'cohort-trained'
  | 'site-trained'
  | 'evidence-synthesis'
  | 'research-only'
  | 'guideline';

/**
 * How the figures of an entry were checked. `verified`: in the paper's abstract, a guideline page or the authors'
 * own site. `verified-secondary`: in calculators or code of others. `derived`: computed from such figures.
 * `unconfirmed`: from memory; shown only where a total needs it, and always marked.
 */
export type Confidence = 'verified' | 'verified-secondary' | 'derived' | 'unconfirmed';

export interface Evidence {
  readonly citation: string;
  readonly doi?: string;
  readonly pmid?: string;
  /** Who was studied, with numbers. */
  readonly population: string;
  /** The same in a few words, for a table. */
  readonly shortPopulation: string;
  /** When the people were recruited or the paper was published. */
  readonly era: string;
  readonly outcomes: readonly OutcomeId[];
  readonly grade: EvidenceGrade;
  readonly confidence: Confidence;
  /** Discrimination in the people the rule was made on, with its interval where one was given. */
  readonly discrimination?: string;
  /** Discrimination in other people. */
  readonly externalValidation?: readonly string[];
  /** Figures of this entry that are used but not confirmed in the paper. */
  readonly unconfirmed?: readonly string[];
  /** Parts of the source that were not available, so that nothing of them is used. */
  readonly notRead?: readonly string[];
  /** What was found, where no rule is built from it. */
  readonly findings?: readonly string[];
}

/** Where the paper is found: by DOI, else in PubMed. */
export function paperUrl({ doi, pmid }: Pick<Evidence, 'doi' | 'pmid'>): string | undefined {
  if (doi !== undefined) return `https://doi.org/${doi}`;
  return pmid === undefined ? undefined : `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
}

/** Keeps the keys of a part of the registry as literal types. */
export function evidence<const T extends Readonly<Record<string, Evidence>>>(entries: T): T {
  return entries;
}
