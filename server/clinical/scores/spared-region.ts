/** Scores that start at 10 and lose points for each region with early ischaemic change. */
import type { FlagFactName } from '../stroke-facts.ts';
import type { ItemId } from '../text/en/items.ts';
import { flagInput } from './score-input.ts';
import { scoreItem, type ScoreItem } from './score-item.ts';

/** A region keeps its points while it shows no early change: the sum is 10 minus what the changed ones lose. */
export function sparedRegion(id: ItemId, changed: FlagFactName, points = 1): ScoreItem {
  return scoreItem(id, [flagInput(changed)], (isChanged) => (isChanged ? 0 : points));
}
