/** English words around the pictures. */
import type { FamilyPicturesText } from './pictures-text.ts';

function hours(halfHours: number): string {
  if (halfHours === 1) return 'half an hour';
  if (halfHours === 2) return '1 hour';
  return `${Math.floor(halfHours / 2)}${halfHours % 2 === 1 ? ' and a half' : ''} hours`;
}

export const PICTURES_EN: FamilyPicturesText = {
  howToReadHeading: 'How to read the pictures',
  onePerson: 'Each small figure stands for one person. Each picture shows 100 people.',
  mayBe: 'A pale figure with a dashed edge means: the number may end anywhere among these.',
  notAllShown: 'Not everything is shown here. Ask the team if you want to know more.',
  moreNumbersLabel: 'More from the studies',
  nextHeading: 'What happens next',
  groupLabels: {
    well: 'Doing well',
    someHelp: 'Some problems, or some help needed',
    others: 'All others',
    muchHelpOrDied: 'A lot of help needed, or died',
    bled: 'Bleeding in the brain',
    notBled: 'No such bleeding',
    died: 'Died',
    alive: 'Alive',
    recovered: 'Felt fully well again',
    independent: 'Looked after themselves',
    dependent: 'Needed help every day',
    had: 'Had this result',
    hadNot: 'Did not have it',
  },
  treatment: {
    outcomeTitle: 'How people were 3 to 6 months later',
    bleedingTitle: 'Bleeding in the brain',
    deathTitle: 'Deaths within 90 days',
    givenAfter: (halfHours) =>
      `The pictures are for the medicine given about ${hours(halfHours)} after the person was last well.`,
    severalTimes:
      'It is not certain when the person was last well. The pictures cover every time that is written down.',
    timeNotKnown:
      'We do not know when the person was last well. So we cannot show how many people the medicine helped.',
    tooLate: 'In these studies the medicine was given within 6 hours. We have no such numbers for later.',
    noMoreWell: 'At this time, no more people did well with the medicine than without it.',
    vesselNotKnown:
      'We do not yet know if a large blood vessel in the brain is blocked. So there are pictures for both.',
    vesselHeadings: {
      blocked: 'If a large blood vessel is blocked',
      open: 'If no large blood vessel is blocked',
    },
    calculated: 'These pictures were worked out from many studies. They were not counted in one group.',
    counted: 'These numbers were counted in people who took part in studies.',
  },
  life: {
    noMedicine: 'These people were not given the medicine that dissolves clots.',
  },
};
