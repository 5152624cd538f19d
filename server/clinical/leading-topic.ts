/** Which question an assessment is about first. */
import type { Assessment } from './assessment.ts';
import { hasIntracranialHaemorrhage } from './scores/applicability.ts';

/** What comes first for this patient: with blood in the skull, figures before thrombolysis are of another disease. */
export type LeadingTopic = 'intracranial-haemorrhage' | 'ischaemic-stroke';

/**
 * The topic that leads. One record of haemorrhage is enough, whatever else is recorded: it is the safer thing to see
 * first. Age does not matter, unlike for the scores.
 */
export function leadingTopic({ facts }: Pick<Assessment, 'facts'>): LeadingTopic {
  return hasIntracranialHaemorrhage(facts) ? 'intracranial-haemorrhage' : 'ischaemic-stroke';
}
