/** English family text. */
import type { FamilyText } from './family-text.ts';
import { PICTURES_EN } from './pictures/en.ts';
import { frequencyOf, groupDigits, isAllOrNone, isSingular, type Frequency } from './frequency.ts';

const OUTCOMES: Readonly<Record<Parameters<FamilyText['rate']>[0], string>> = {
  'arat-10-or-more': 'could use the weak hand at least a little',
  'arat-full': 'could use the arm and hand fully',
  'ue-fm-at-most-25': 'could move the weak arm only a little',
  'walks-independently': 'could walk without another person’s help',
  'field-any-improvement': 'could see more than at the first sight test',
  'field-full-on-confrontation': 'could see on both sides again in a bedside test',
  'death-after-hemianopia': 'had died',
  'visual-items-normal': 'had no more problems with sight or eye movement',
  'visual-items-still-impaired': 'were alive and still had problems with sight or eye movement',
  'field-loss-resolved': 'had their full field of view back',
  'field-loss-improved': 'could see more than before, but not everything',
  'field-loss-unchanged': 'had the same loss of sight as before',
  'field-loss-worse': 'had lost more of their sight',
  'cognitive-impairment': 'had problems with memory or thinking',
  'no-major-depression': 'did not have depression',
  'impaired-oral-intake': 'still could not eat and drink normally',
};

const HORIZONS: FamilyText['horizons'] = {
  '7-days': '7 days after the stroke',
  '28-days': '28 days after the stroke',
  '30-days': '30 days after the stroke',
  '12-weeks': '12 weeks after the stroke',
  '90-days': '90 days after the stroke',
  '3-months': '3 months after the stroke',
  '3-to-6-months': '3 to 6 months after the stroke',
  '26-weeks': 'Within 26 weeks of the stroke',
  '6-months': '6 months after the stroke',
  'follow-up': 'Later on',
};

const STRATA: Readonly<Record<NonNullable<Parameters<FamilyText['rate']>[4]>, string>> = {
  'no-finger-extension': 'People who could not stretch their fingers in the second week',
  'winters-criteria': 'People among them with a stronger leg, enough feeling and attention to both sides',
  'low-risk': 'People in the group with the lowest risk',
  'medium-risk': 'People in the middle group',
  'high-risk': 'People in the group with the highest risk',
  'below-cut': 'People with few warning signs',
};

const TESTS: FamilyText['tests'] = {
  ageYears: 'the person’s age',
  visualField: 'a test of what the person can see on each side',
  daysSinceStroke: 'how many days ago the stroke was',
  safeScore: 'a strength test of the weak shoulder and fingers',
  motorEvokedPotential: 'a test of the nerve pathway from the brain to the hand',
  nihssDay3: 'the stroke examination on day 3',
  fingerExtension: 'whether the fingers of the weak hand can stretch',
  shoulderAbduction: 'whether the weak arm can be lifted to the side',
  sitting30Seconds: 'whether the person can sit alone for 30 seconds',
  legStrengthCriterion: 'a strength test of the weak leg',
  motricityLeg: 'a strength score of the weak leg',
  somatosensoryCriterion: 'a test of feeling in the weak arm',
  trunkControlTest: 'a test of rolling over and sitting up in bed',
  hipExtensionMrc: 'a strength test of the hip',
  kneeExtensionMrc: 'a strength test of the knee',
  bergBalance: 'a balance test',
  fuglMeyerArm: 'a movement test of the weak arm',
  corticospinalLoadMl: 'a measurement on the brain scan',
  visuospatialNeglect: 'a test of attention to both sides',
  neglectCriterion: 'a crossing-out test of attention to both sides',
  monthsToFirstVisualField: 'when sight was first tested',
  aphasia: 'whether language is affected',
  westernAphasiaBattery: 'a full language test',
  aphasiaRapidTest: 'a short language test',
  armWeakness: 'whether the arm is weak',
  legWeakness: 'whether the leg is weak',
  dysphagia: 'a swallowing test',
  pressTotal: 'a swallowing score',
};

function peopleOf(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'fewer-than-one':
      return 'fewer than 1 in 100 people';
    case 'between':
      return `between ${frequency.low} and ${frequency.high} in 100 people`;
    case 'count':
      return `${isAllOrNone(frequency.count) ? '' : 'about '}${frequency.count} in 100 people`;
  }
}

function people(low: number, high: number): string {
  return peopleOf(frequencyOf(low, high));
}

function twoGroups(what: string): (treated: number, untreated: number) => string {
  return (treated, untreated) =>
    `With the medicine, ${people(treated, treated)} ${what}. Without it, ${people(untreated, untreated)} ${what}.`;
}

/** @param per100 zero or more */
function difference(per100: number, what: string): string {
  const frequency = frequencyOf(per100, per100);
  if (frequency.kind === 'fewer-than-one') return `That is fewer than 1 more person in 100 who ${what}.`;
  if (per100 === 0) return 'The number was the same: 0 more people in 100.';
  return isSingular(frequency)
    ? `That is about 1 more person in 100 who ${what}.`
    : `That is about ${Math.round(per100)} more people in 100 who ${what}.`;
}

export const FAMILY_EN: FamilyText = {
  languageCode: 'en',
  languageName: 'English',
  needsReview: 'These texts have not yet been checked by a stroke doctor and by families.',

  page: {
    title: 'After the stroke: what may come back',
    about:
      'This page shows what happened to other people after a stroke. The stroke team will go through it with you.',
    howToRead:
      'We say how many people in 100 had a result. “About 38 in 100 people” means: of 100 people, about 38 had this result and about 62 did not.',
    notAForecast:
      'This is what happened to people who had the same problem. It is not a forecast for one person.',
    cannotTell: 'Nobody can tell exactly how one person will do.',
    everyStrokeDiffers:
      'Every stroke is different. Some people do better than these numbers, and some do worse.',
    mostChangeEarly: 'In studies, most of the change came in the first 3 months. Changes can come later too.',
    rehabilitation:
      'Rehabilitation means practising everyday skills with trained therapists. The team makes a plan that fits the person.',
    noBlame: 'A stroke is nobody’s fault. How much comes back does not show how hard a person tries.',
    whatHappensNext: 'The team will test again over the next days and weeks. Then more can be said.',
    askTheTeam: 'Please ask the team anything you want to know. You can ask the same question again.',
  },

  movementHeading: 'Movement',
  domains: {
    arm: {
      heading: 'Arm and hand',
      whatItIs: 'A stroke can make one arm and hand weak or clumsy.',
      atOneWeek: 'In the first days, small movements of the shoulder and fingers tell the most.',
      atThreeMonths: 'Studies looked at how well people could use the arm and hand after 3 months.',
      atSixMonths: 'Studies counted how many people could use the hand at least a little after 6 months.',
      whatHelps: 'Therapists practise movements with the person and show the family how to help safely.',
      notKnown: 'The tests cannot show how one person’s arm will be.',
    },
    gait: {
      heading: 'Walking',
      whatItIs: 'A stroke can make a leg weak and upset balance, so that walking is hard or unsafe.',
      atOneWeek: 'In the first days, sitting without support and moving the leg tell the most.',
      atThreeMonths: 'Studies looked at who could walk without help after 6 and 12 weeks.',
      atSixMonths: 'Studies counted how many people could walk without help after 6 months.',
      whatHelps:
        'Therapists practise sitting, standing and walking. Please do not try alone before they agree.',
      notKnown: 'The tests cannot show when one person will walk.',
    },
    vision: {
      heading: 'Sight',
      whatItIs:
        'A stroke can take away sight on one side. The eyes may be healthy, but the brain misses that side.',
      atOneWeek: 'Sight should be tested early. When it was first tested matters for the numbers.',
      atThreeMonths: 'In studies, most of the change in sight came within 3 months.',
      atSixMonths: 'When sight was first tested 6 months after, fewer people still saw a change.',
      whatHelps: 'Eye specialists can test sight and show ways to manage. Ask the team before driving.',
      notKnown: 'There is no test that shows how much one person’s sight will change.',
    },
    language: {
      heading: 'Language',
      whatItIs:
        'A stroke can make it hard to speak, understand, read or write. This is called aphasia. It does not mean that a person cannot think.',
      atOneWeek: 'About one week after the stroke, a short language test can tell more.',
      atThreeMonths: 'Studies looked at language after 3 months.',
      atSixMonths: 'We have no numbers for language after 6 months. That does not mean that nothing changes.',
      whatHelps:
        'Speech therapists practise with the person. Take time, speak simply, and wait for an answer.',
      notKnown: 'The tests cannot show which words one person will find again.',
    },
    attention: {
      heading: 'Attention to one side',
      whatItIs: 'After a stroke a person may not notice things on one side. This is called neglect.',
      atOneWeek: 'How strong it is at first, and where the stroke is, matter most.',
      atThreeMonths: 'We have no number for 3 months that fits one person.',
      atSixMonths: 'We have no number for 6 months that fits one person.',
      whatHelps:
        'Therapists practise looking and reaching to the side that is missed. Ask them where to sit.',
      notKnown: 'Studies explain part of the difference between people, but not all of it.',
    },
    cognition: {
      heading: 'Memory and thinking',
      whatItIs: 'A stroke can make it harder to remember, plan or think quickly.',
      atOneWeek: 'In the first week a person may be tired and unwell. It is too early to say much.',
      atThreeMonths: 'Studies sorted people into groups. We cannot say which group one person belongs to.',
      atSixMonths: 'We have no number for 6 months that fits one person.',
      whatHelps: 'Quiet, rest and written notes may make the day easier. Ask for a memory test later.',
      notKnown: 'We do not know how one person’s memory will be.',
    },
    mood: {
      heading: 'Mood',
      whatItIs:
        'After a stroke a person may feel low, anxious or empty. This can be a depression, which is an illness.',
      atOneWeek: 'Feelings can change from day to day. Tell the team what you notice.',
      atThreeMonths: 'We have no number for 3 months. The team will ask about mood.',
      atSixMonths: 'We have no number for 6 months. Please keep telling the team how things are.',
      whatHelps: 'Talk about it. Depression can be treated. Families need support too.',
      notKnown: 'We do not know who will have a depression.',
    },
    swallowing: {
      heading: 'Swallowing',
      whatItIs: 'A stroke can make swallowing unsafe, so that food or drink goes down the wrong way.',
      atOneWeek: 'One study counted who could not eat normally after 7 days, and after 30 days.',
      atThreeMonths: 'We have no number for 3 months.',
      atSixMonths: 'We have no number for 6 months.',
      whatHelps: 'Please give food or drink only if the team agrees. Therapists find out what is safe.',
      notKnown: 'We do not know on which day one person will eat normally.',
    },
  },
  horizons: HORIZONS,

  people,
  rate: (outcome, low, high, horizon, stratum) => {
    const group = stratum === undefined ? '' : `${STRATA[stratum]}: `;
    return `${group}${HORIZONS[horizon]}, ${people(low, high)} ${OUTCOMES[outcome]}.`;
  },
  categories: {
    excellent:
      'People with these test results were in the best of four groups for using the arm and hand 3 months after the stroke.',
    good: 'People with these test results were in the second best of four groups for using the arm and hand 3 months after the stroke.',
    limited:
      'People with these test results were in the third of four groups for using the arm and hand 3 months after the stroke.',
    poor: 'People with these test results were in the lowest of four groups for using the arm and hand 3 months after the stroke.',
    'walks-by-6-weeks': 'People with these test results walked without help by 6 weeks after the stroke.',
    'walks-by-12-weeks': 'People with these test results walked without help by 12 weeks after the stroke.',
    'dependent-at-12-weeks':
      'People with these test results still needed help with walking 12 weeks after the stroke.',
    'aphasia-good': 'People with these test results did well with language 3 months after the stroke.',
    'aphasia-poor':
      'People with these test results still had great trouble with language 3 months after the stroke.',
  },
  correct: (percent) => `In the study, this sorting was right for ${people(percent, percent)}.`,
  band: (scale, low, high, maximum) =>
    `On ${scale === 'ue-fm' ? 'an arm test' : 'a language test'} with ${maximum} points, some people stayed near ${Math.round(low)}. Others reached about ${Math.round(high)} on average.`,
  points: (low, high, maximum) =>
    `The walking test gives ${low === high ? low : `${low} to ${high}`} of ${maximum} points. People with more points walked alone sooner.`,

  status: {
    notYet: (from, unit) =>
      `It is too early. This can be looked at from ${unit === 'days' ? 'day' : 'month'} ${from} after the stroke.`,
    noLonger: (to, unit) =>
      `This was meant for the time up to ${unit === 'days' ? 'day' : 'month'} ${to} after the stroke. It says nothing about later.`,
    severalPossible: 'More than one result is still possible:',
    oneMoreTest: (test) => `It would help most to know this: ${TESTS[test]}.`,
    notPublished: 'The studies give no number for this.',
    betweenPublished: 'There is no exact number for this. These are the nearest numbers below and above.',
    unconfirmed: 'We could not check one part of this rule in the original study.',
  },
  tests: TESTS,
  remarks: {
    'severe-do-not-follow': 'Of people with a very weak arm, about 30 in 100 stayed near the lower number.',
    'tract-small': 'This comes from a small study. A few more people could change the number.',
    'twist-over-predicts': 'When others checked this test, fewer people walked alone than it said.',
    'gray-deaths': 'Many people in this study died.',
    'lazar-small': 'This comes from a study of only 21 people.',
    'items-not-read': 'We cannot say which group this person belongs to.',
    'press-over-predicts': 'When others checked this score, fewer people still had problems than it said.',
  },

  overallOutcome: {
    vision: {
      title: 'Life after a stroke that affected sight',
      notRecovery: 'This is about life as a whole. It does not say how much sight came back.',
    },
    movement: {
      title: 'Life after a stroke that made an arm or leg weak',
      notRecovery: 'This is about life as a whole. It does not say how much movement came back.',
    },
    behaviour: {
      title: 'Life after a stroke that affected language or attention',
      notRecovery: 'This is about life as a whole. It does not say how much language or attention came back.',
    },
  },

  treatment: {
    title: 'The medicine that dissolves clots',
    whatItIs:
      'Many strokes are caused by a blood clot in the brain. This medicine is given into a vein and can dissolve the clot.',
    sooner: 'In studies, the sooner it was given, the more people it helped.',
    harm: 'The medicine can also cause bleeding in the brain. This can be serious.',
    cannotTellWho: 'Nobody can tell beforehand who will be helped and who will be harmed.',
    well: twoGroups('had no problems, or only small ones, in daily life'),
    independent: twoGroups('could look after themselves'),
    bleeding: twoGroups('had a bleed in the brain that made them worse'),
    fatalBleeding: twoGroups('died of a bleed in the brain'),
    death: twoGroups('died'),
    moreWell: (per100) => difference(per100, 'did well'),
    moreBleeding: (per100) => difference(per100, 'had such a bleed'),
    labels: { treated: 'With the medicine', untreated: 'Without the medicine' },
  },
  pictures: PICTURES_EN,

  groupStudied: (count, years) =>
    `These numbers come from ${groupDigits(count, ',')} people who were studied in ${years}.`,
  groupPublished: (count, year) =>
    `These numbers come from ${groupDigits(count, ',')} people. The study was published in ${year}.`,
  olderGroup: 'Care has changed since then. Results today may be better.',
};
