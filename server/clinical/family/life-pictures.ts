/**
 * Life at six months of people who came with the same problem, as the cohort of the model was observed: no estimate of
 * one person, and never recovery of the problem.
 */
import { wholePer100 } from '../benefit/whole-per-100.ts';
import type { ModelView, Prediction } from '../predictions/prediction.ts';
import { predicted } from '../predictions/reading.ts';
import { pictureOf, type PeopleGroup, type PeoplePicture } from './people-picture.ts';

export interface LifePicture {
  readonly problem: 'vision' | 'movement' | 'behaviour';
  /** How many people were followed. */
  readonly people: number;
  readonly picture: PeoplePicture;
}

const PROBLEMS: Readonly<Record<string, LifePicture['problem']>> = {
  visual: 'vision',
  motor: 'movement',
  behavioural: 'behaviour',
};

/** From the best to the worst. */
const CLASSES = ['recovered', 'not-recovered', 'dependent', 'dead'];

/** When the people of the cohort were treated: International Stroke Trial, by its data paper (Sandercock 2011). */
export const COHORT_YEARS = '1991–96';

/** @param withDeaths whether figures on death may be shown */
export function lifePictures(
  predictions: readonly Prediction[],
  withDeaths: boolean,
): readonly LifePicture[] {
  return predicted(predictions).flatMap(({ views }) =>
    views.flatMap((view) => pictureOfView(view, withDeaths)),
  );
}

function pictureOfView({ id, people, observed }: ModelView, withDeaths: boolean): LifePicture[] {
  const problem = PROBLEMS[id];
  const shares = CLASSES.flatMap((output) =>
    observed.filter((entry) => entry.output === output).map(({ percent }) => percent / 100),
  );
  if (problem === undefined || shares.length !== CLASSES.length) return [];
  const counts = wholePer100(shares);
  const groups: readonly PeopleGroup[] = withDeaths
    ? ['recovered', 'independent', 'dependent', 'died']
    : ['recovered', 'independent', 'others'];
  const worst = counts.slice(groups.length - 1).reduce((sum, count) => sum + count, 0);
  return [{ problem, people, picture: pictureOf(groups, [[...counts.slice(0, groups.length - 1), worst]]) }];
}
