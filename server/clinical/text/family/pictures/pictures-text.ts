/** What a family reads around the pictures of 100 people, and what stands for each group in them. */
import type { PeopleGroup } from '../../../family/people-picture.ts';

export interface FamilyPicturesText {
  readonly howToReadHeading: string;
  readonly onePerson: string;
  /** What a figure means that may belong to one group or the next. */
  readonly mayBe: string;
  /** Stands where figures on death are left out. */
  readonly notAllShown: string;
  readonly moreNumbersLabel: string;
  readonly nextHeading: string;
  readonly groupLabels: Readonly<Record<PeopleGroup, string>>;
  readonly treatment: {
    readonly outcomeTitle: string;
    readonly bleedingTitle: string;
    readonly deathTitle: string;
    /** @param halfHours since the person was last well, in half hours; at least 1 */
    readonly givenAfter: (halfHours: number) => string;
    readonly severalTimes: string;
    readonly timeNotKnown: string;
    readonly tooLate: string;
    readonly noMoreWell: string;
    readonly vesselNotKnown: string;
    readonly vesselHeadings: Readonly<Record<'blocked' | 'open', string>>;
    /** Where the pictures of outcome come from. */
    readonly calculated: string;
    /** Where those of harm come from. */
    readonly counted: string;
  };
  readonly life: {
    readonly noMedicine: string;
  };
}
