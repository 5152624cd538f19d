/** Korean family text. */
import type { FamilyText } from './family-text.ts';
import { PICTURES_KO } from './pictures/ko.ts';
import { frequencyOf, groupDigits, isAllOrNone, type Frequency } from './frequency.ts';

/** What the people did; the subject stands before it. */
const OUTCOMES: Readonly<Record<Parameters<FamilyText['rate']>[0], string>> = {
  'arat-10-or-more': '약해진 손을 조금이라도 쓸 수 있었습니다',
  'arat-full': '팔과 손을 온전히 쓸 수 있었습니다',
  'ue-fm-at-most-25': '약해진 팔을 조금밖에 움직이지 못했습니다',
  'walks-independently': '다른 사람의 도움 없이 걸을 수 있었습니다',
  'field-any-improvement': '첫 시야 검사 때보다 더 넓게 볼 수 있었습니다',
  'field-full-on-confrontation': '침상 검사에서 다시 양쪽을 모두 볼 수 있었습니다',
  'death-after-hemianopia': '사망했습니다',
  'visual-items-normal': '보는 것이나 눈을 움직이는 데 더 이상 문제가 없었습니다',
  'visual-items-still-impaired': '살아 있었지만 보는 것이나 눈을 움직이는 데 아직 문제가 있었습니다',
  'field-loss-resolved': '다시 전체 시야를 볼 수 있었습니다',
  'field-loss-improved': '전보다 더 넓게 볼 수 있었지만 전부는 아니었습니다',
  'field-loss-unchanged': '전과 똑같이 일부를 보지 못했습니다',
  'field-loss-worse': '전보다 더 보지 못했습니다',
  'cognitive-impairment': '기억이나 생각하는 데 문제가 있었습니다',
  'no-major-depression': '우울증이 없었습니다',
  'impaired-oral-intake': '아직 평소처럼 먹고 마시지 못했습니다',
};

const HORIZONS: FamilyText['horizons'] = {
  '7-days': '뇌졸중 후 7일에',
  '28-days': '뇌졸중 후 28일에',
  '30-days': '뇌졸중 후 30일에',
  '12-weeks': '뇌졸중 후 12주에',
  '90-days': '뇌졸중 후 90일에',
  '3-months': '뇌졸중 후 3개월에',
  '3-to-6-months': '뇌졸중 후 3~6개월에',
  '26-weeks': '뇌졸중 후 26주 안에',
  '6-months': '뇌졸중 후 6개월에',
  'follow-up': '나중에',
};

const STRATA: Readonly<Record<NonNullable<Parameters<FamilyText['rate']>[4]>, string>> = {
  'no-finger-extension': '둘째 주에 손가락을 펴지 못한 사람들',
  'winters-criteria': '그중에서 다리 힘이 더 있고, 감각이 충분하고, 양쪽을 모두 살필 수 있었던 사람들',
  'low-risk': '위험이 가장 낮은 그룹의 사람들',
  'medium-risk': '중간 그룹의 사람들',
  'high-risk': '위험이 가장 높은 그룹의 사람들',
  'below-cut': '경고 신호가 적었던 사람들',
};

const TESTS: FamilyText['tests'] = {
  ageYears: '나이',
  visualField: '양쪽을 어디까지 볼 수 있는지 알아보는 검사',
  daysSinceStroke: '뇌졸중이 생긴 지 며칠이 되었는지',
  safeScore: '약해진 어깨와 손가락의 힘을 재는 검사',
  motorEvokedPotential: '뇌에서 손까지 가는 신경 길을 알아보는 검사',
  nihssDay3: '3일째에 하는 뇌졸중 진찰',
  fingerExtension: '약해진 손의 손가락을 펼 수 있는지',
  shoulderAbduction: '약해진 팔을 옆으로 들 수 있는지',
  sitting30Seconds: '혼자 30초 동안 앉아 있을 수 있는지',
  legStrengthCriterion: '약해진 다리의 힘을 재는 검사',
  motricityLeg: '약해진 다리의 힘 점수',
  somatosensoryCriterion: '약해진 팔의 감각 검사',
  trunkControlTest: '침대에서 돌아눕고 일어나 앉는 검사',
  hipExtensionMrc: '고관절(엉덩이 관절)의 힘을 재는 검사',
  kneeExtensionMrc: '무릎의 힘을 재는 검사',
  bergBalance: '균형 검사',
  fuglMeyerArm: '약해진 팔의 움직임 검사',
  corticospinalLoadMl: '뇌 영상에서 재는 값',
  visuospatialNeglect: '양쪽을 모두 살피는지 알아보는 검사',
  neglectCriterion: '글자 지우기로 양쪽을 모두 살피는지 알아보는 검사',
  monthsToFirstVisualField: '시야를 처음 검사한 때',
  aphasia: '말과 글에 문제가 있는지',
  westernAphasiaBattery: '자세한 언어 검사',
  aphasiaRapidTest: '짧은 언어 검사',
  armWeakness: '팔이 약해졌는지',
  legWeakness: '다리가 약해졌는지',
  dysphagia: '삼킴 검사',
  pressTotal: '삼킴 점수',
};

function peopleOf(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'fewer-than-one':
      return '100명 중 1명 미만';
    case 'between':
      return `100명 중 ${frequency.low}~${frequency.high}명`;
    case 'count':
      return `100명 중 ${isAllOrNone(frequency.count) ? '' : '약 '}${frequency.count}명`;
  }
}

function people(low: number, high: number): string {
  return peopleOf(frequencyOf(low, high));
}

/** Both `명` and `미만` end in a consonant, so the subject particle is always `이`. */
function sentence(low: number, high: number, what: string): string {
  return `${people(low, high)}이 ${what}`;
}

function twoGroups(what: string): (treated: number, untreated: number) => string {
  return (treated, untreated) =>
    `약을 쓴 경우 ${sentence(treated, treated, what)}. 쓰지 않은 경우 ${sentence(untreated, untreated, what)}.`;
}

/** @param per100 zero or more */
function difference(per100: number, whoseState: string): string {
  if (per100 === 0) return '숫자가 같았습니다. 100명 중 0명이 더 많았습니다.';
  return `${whoseState} 사람이 ${people(per100, per100)} 더 많았습니다.`;
}

export const FAMILY_KO: FamilyText = {
  languageCode: 'ko',
  languageName: '한국어',
  needsReview: '이 글은 한국어를 모국어로 쓰는 의사의 검토를 아직 받지 않았습니다.',

  page: {
    title: '뇌졸중 이후: 무엇이 돌아올 수 있을까요',
    about: '이 화면은 뇌졸중을 겪은 다른 분들이 어떻게 지냈는지 보여 줍니다. 의료진이 함께 설명해 드립니다.',
    howToRead:
      '100명 중 몇 명이 그랬는지로 말씀드립니다. “100명 중 약 38명”은 100명 가운데 약 38명은 그랬고 약 62명은 그렇지 않았다는 뜻입니다.',
    notAForecast: '같은 문제가 있던 사람들에게 있었던 일입니다. 한 사람의 앞날을 알려 주는 것은 아닙니다.',
    cannotTell: '한 사람이 어떻게 될지는 아무도 정확히 말할 수 없습니다.',
    everyStrokeDiffers: '뇌졸중은 사람마다 다릅니다. 이 숫자보다 더 좋은 분도 있고 더 나쁜 분도 있습니다.',
    mostChangeEarly:
      '연구에서는 변화의 대부분이 처음 3개월 안에 있었습니다. 그 뒤에도 변화가 있을 수 있습니다.',
    rehabilitation:
      '재활은 일상에 필요한 동작과 능력을 전문 치료사와 함께 연습하는 것입니다. 의료진이 그분에게 맞는 계획을 세웁니다.',
    noBlame: '뇌졸중은 누구의 잘못도 아닙니다. 얼마나 돌아오는지는 얼마나 노력하는지를 보여 주지 않습니다.',
    whatHappensNext:
      '의료진이 앞으로 며칠, 몇 주 동안 다시 검사합니다. 그러면 더 많은 것을 말씀드릴 수 있습니다.',
    askTheTeam: '궁금한 것은 무엇이든 의료진에게 물어보세요. 같은 것을 다시 물어보셔도 됩니다.',
  },

  movementHeading: '움직임',
  domains: {
    arm: {
      heading: '팔과 손',
      whatItIs: '뇌졸중이 오면 한쪽 팔과 손의 힘이 빠지거나 움직임이 서툴러질 수 있습니다.',
      atOneWeek: '처음 며칠 동안은 어깨와 손가락의 작은 움직임이 가장 많은 것을 알려 줍니다.',
      atThreeMonths: '연구에서는 3개월 뒤에 팔과 손을 얼마나 쓸 수 있는지 살펴보았습니다.',
      atSixMonths: '연구에서는 6개월 뒤에 손을 조금이라도 쓸 수 있는 사람이 몇 명인지 세었습니다.',
      whatHelps: '치료사가 함께 동작을 연습하고, 가족이 안전하게 돕는 방법도 알려 드립니다.',
      notKnown: '검사만으로는 한 사람의 팔이 어떻게 될지 알 수 없습니다.',
    },
    gait: {
      heading: '걷기',
      whatItIs: '뇌졸중이 오면 다리 힘이 빠지고 균형을 잡기 어려워서 걷기가 힘들거나 위험할 수 있습니다.',
      atOneWeek: '처음 며칠 동안은 기대지 않고 앉기와 다리 움직임이 가장 많은 것을 알려 줍니다.',
      atThreeMonths: '연구에서는 6주와 12주 뒤에 누가 도움 없이 걸을 수 있는지 살펴보았습니다.',
      atSixMonths: '연구에서는 6개월 뒤에 도움 없이 걸을 수 있는 사람이 몇 명인지 세었습니다.',
      whatHelps:
        '치료사와 함께 앉기, 서기, 걷기를 연습합니다. 의료진이 괜찮다고 하기 전에는 혼자 해 보지 마세요.',
      notKnown: '검사만으로는 한 사람이 언제 걸을지 알 수 없습니다.',
    },
    vision: {
      heading: '시야',
      whatItIs:
        '뇌졸중이 오면 한쪽이 보이지 않을 수 있습니다. 눈은 건강할 수 있지만 뇌가 그쪽을 알아차리지 못합니다.',
      atOneWeek: '시야는 일찍 검사하는 것이 좋습니다. 언제 처음 검사했는지에 따라 숫자가 달라집니다.',
      atThreeMonths: '연구에서 시야의 변화는 대부분 3개월 안에 있었습니다.',
      atSixMonths: '6개월에 처음 검사한 경우에는 그 뒤에 변화가 있던 사람이 더 적었습니다.',
      whatHelps:
        '시야 전문가가 검사하고 생활하는 방법을 알려 드릴 수 있습니다. 다시 운전하기 전에 의료진에게 물어보세요.',
      notKnown: '한 사람의 시야가 얼마나 달라질지 알려 주는 검사는 없습니다.',
    },
    language: {
      heading: '말과 글',
      whatItIs:
        '뇌졸중이 오면 말하기, 알아듣기, 읽기, 쓰기가 어려울 수 있습니다. 이것을 실어증이라고 합니다. 생각을 못 한다는 뜻은 아닙니다.',
      atOneWeek: '뇌졸중 후 일주일쯤에는 짧은 언어 검사로 더 많은 것을 알 수 있습니다.',
      atThreeMonths: '연구에서는 3개월 뒤의 말과 글을 살펴보았습니다.',
      atSixMonths: '6개월 뒤의 말과 글에 대한 숫자는 없습니다. 변화가 없다는 뜻은 아닙니다.',
      whatHelps: '언어 치료사와 함께 연습합니다. 천천히, 쉬운 말로 이야기하고 대답을 기다려 주세요.',
      notKnown: '검사만으로는 한 사람이 어떤 말을 다시 찾을지 알 수 없습니다.',
    },
    attention: {
      heading: '한쪽을 살피는 힘',
      whatItIs: '뇌졸중 뒤에는 한쪽에 있는 것을 알아차리지 못할 수 있습니다. 이것을 편측 무시라고 합니다.',
      atOneWeek: '처음에 얼마나 심한지, 그리고 뇌졸중이 어디에 생겼는지가 가장 중요합니다.',
      atThreeMonths: '3개월에 대해서는 한 사람에게 맞는 숫자가 없습니다.',
      atSixMonths: '6개월에 대해서는 한 사람에게 맞는 숫자가 없습니다.',
      whatHelps:
        '치료사와 함께 놓치는 쪽을 보고 손을 뻗는 연습을 합니다. 어느 쪽에 앉으면 좋을지 물어보세요.',
      notKnown: '연구는 사람들 사이의 차이 가운데 일부만 설명합니다.',
    },
    cognition: {
      heading: '기억과 생각',
      whatItIs: '뇌졸중이 오면 기억하기, 계획하기, 빨리 생각하기가 더 어려울 수 있습니다.',
      atOneWeek: '첫 주에는 피곤하고 몸이 아플 수 있습니다. 많은 것을 말하기에는 너무 이릅니다.',
      atThreeMonths:
        '연구에서는 사람들을 그룹으로 나누었습니다. 한 사람이 어느 그룹에 속하는지는 말할 수 없습니다.',
      atSixMonths: '6개월에 대해서는 한 사람에게 맞는 숫자가 없습니다.',
      whatHelps: '조용한 환경, 휴식, 메모가 하루를 더 편하게 할 수 있습니다. 나중에 기억 검사를 부탁하세요.',
      notKnown: '한 사람의 기억이 어떻게 될지는 알 수 없습니다.',
    },
    mood: {
      heading: '기분',
      whatItIs:
        '뇌졸중 뒤에는 우울하거나 불안하거나 마음이 텅 빈 것처럼 느낄 수 있습니다. 이것은 우울증이라는 병일 수 있습니다.',
      atOneWeek: '기분은 날마다 달라질 수 있습니다. 달라진 점이 있으면 의료진에게 알려 주세요.',
      atThreeMonths: '3개월에 대한 숫자는 없습니다. 의료진이 기분이 어떤지 물어봅니다.',
      atSixMonths: '6개월에 대한 숫자는 없습니다. 어떻게 지내는지 계속 의료진에게 알려 주세요.',
      whatHelps: '이야기를 나누어 보세요. 우울증은 치료할 수 있습니다. 가족에게도 도움이 필요합니다.',
      notKnown: '누가 우울증을 겪을지는 알 수 없습니다.',
    },
    swallowing: {
      heading: '삼키기',
      whatItIs: '뇌졸중이 오면 음식이나 음료가 잘못된 길로 넘어가서 삼키기가 위험할 수 있습니다.',
      atOneWeek: '한 연구에서는 7일과 30일 뒤에 평소처럼 먹지 못한 사람이 몇 명인지 세었습니다.',
      atThreeMonths: '3개월에 대한 숫자는 없습니다.',
      atSixMonths: '6개월에 대한 숫자는 없습니다.',
      whatHelps: '의료진이 괜찮다고 할 때만 음식이나 음료를 주세요. 무엇이 안전한지 전문가가 확인합니다.',
      notKnown: '한 사람이 며칠째에 평소처럼 먹을지는 알 수 없습니다.',
    },
  },
  horizons: HORIZONS,

  people,
  rate: (outcome, low, high, horizon, stratum) => {
    const group = stratum === undefined ? '' : `${STRATA[stratum]}: `;
    return `${group}${HORIZONS[horizon]} ${sentence(low, high, OUTCOMES[outcome])}.`;
  },
  categories: {
    excellent:
      '검사 결과가 이와 같은 사람들은 뇌졸중 후 3개월에 팔과 손을 쓰는 네 그룹 가운데 가장 좋은 그룹이었습니다.',
    good: '검사 결과가 이와 같은 사람들은 뇌졸중 후 3개월에 팔과 손을 쓰는 네 그룹 가운데 두 번째로 좋은 그룹이었습니다.',
    limited:
      '검사 결과가 이와 같은 사람들은 뇌졸중 후 3개월에 팔과 손을 쓰는 네 그룹 가운데 세 번째 그룹이었습니다.',
    poor: '검사 결과가 이와 같은 사람들은 뇌졸중 후 3개월에 팔과 손을 쓰는 네 그룹 가운데 가장 어려움이 큰 그룹이었습니다.',
    'walks-by-6-weeks': '검사 결과가 이와 같은 사람들은 늦어도 뇌졸중 후 6주에는 도움 없이 걸었습니다.',
    'walks-by-12-weeks': '검사 결과가 이와 같은 사람들은 늦어도 뇌졸중 후 12주에는 도움 없이 걸었습니다.',
    'dependent-at-12-weeks': '검사 결과가 이와 같은 사람들은 뇌졸중 후 12주에도 걸을 때 도움이 필요했습니다.',
    'aphasia-good': '검사 결과가 이와 같은 사람들은 뇌졸중 후 3개월에 말과 글을 잘 썼습니다.',
    'aphasia-poor': '검사 결과가 이와 같은 사람들은 뇌졸중 후 3개월에도 말과 글에 큰 어려움이 있었습니다.',
  },
  correct: (percent) => `연구에서 이 분류는 ${people(percent, percent)}에게 맞았습니다.`,
  band: (scale, low, high, maximum) =>
    `${maximum}점 만점의 ${scale === 'ue-fm' ? '팔' : '언어'} 검사에서 어떤 사람들은 ${Math.round(low)}점 가까이에 머물렀습니다. 다른 사람들은 평균 약 ${Math.round(high)}점이 되었습니다.`,
  points: (low, high, maximum) =>
    `걷기 검사는 ${maximum}점 만점에 ${low === high ? low : `${low}~${high}`}점입니다. 점수가 높은 사람들이 더 일찍 혼자 걸었습니다.`,

  status: {
    notYet: (from, unit) =>
      `아직 이릅니다. 이것은 뇌졸중 후 ${from}${unit === 'days' ? '일' : '개월'}부터 살펴볼 수 있습니다.`,
    noLonger: (to, unit) =>
      `이것은 뇌졸중 후 ${to}${unit === 'days' ? '일' : '개월'}까지를 위한 것이었습니다. 그 뒤에 대해서는 알려 주지 않습니다.`,
    severalPossible: '아직 여러 결과가 가능합니다.',
    oneMoreTest: (test) => `이것을 알면 가장 도움이 됩니다: ${TESTS[test]}.`,
    notPublished: '연구에 이에 대한 숫자가 없습니다.',
    betweenPublished:
      '이에 대한 정확한 숫자는 없습니다. 그보다 낮은 숫자와 높은 숫자 가운데 가장 가까운 것입니다.',
    unconfirmed: '이 규칙의 한 부분은 원래 연구에서 확인하지 못했습니다.',
  },
  tests: TESTS,
  remarks: {
    'severe-do-not-follow':
      '팔이 아주 약했던 사람들 가운데 100명 중 약 30명은 낮은 숫자 가까이에 머물렀습니다.',
    'tract-small': '작은 연구에서 나온 것입니다. 몇 사람만 더해져도 숫자가 달라질 수 있습니다.',
    'twist-over-predicts': '다른 연구자들이 확인했을 때는 이 검사가 말한 것보다 혼자 걸은 사람이 적었습니다.',
    'gray-deaths': '이 연구에서는 많은 사람이 사망했습니다.',
    'lazar-small': '21명만을 대상으로 한 연구에서 나온 것입니다.',
    'items-not-read': '이분이 어느 그룹에 속하는지는 말할 수 없습니다.',
    'press-over-predicts':
      '다른 연구자들이 확인했을 때는 이 점수가 말한 것보다 문제가 남은 사람이 적었습니다.',
  },

  overallOutcome: {
    vision: {
      title: '시야에 문제가 생긴 뇌졸중 이후의 생활',
      notRecovery: '생활 전체에 대한 이야기입니다. 시야가 얼마나 돌아왔는지를 말하는 것은 아닙니다.',
    },
    movement: {
      title: '팔이나 다리가 약해진 뇌졸중 이후의 생활',
      notRecovery: '생활 전체에 대한 이야기입니다. 움직임이 얼마나 돌아왔는지를 말하는 것은 아닙니다.',
    },
    behaviour: {
      title: '말과 글이나 주의력에 문제가 생긴 뇌졸중 이후의 생활',
      notRecovery:
        '생활 전체에 대한 이야기입니다. 말과 글이나 주의력이 얼마나 돌아왔는지를 말하는 것은 아닙니다.',
    },
  },

  treatment: {
    title: '핏덩이를 녹이는 약',
    whatItIs:
      '뇌졸중은 뇌혈관을 막은 핏덩이 때문에 생기는 경우가 많습니다. 이 약은 정맥으로 넣으며 핏덩이를 녹일 수 있습니다.',
    sooner: '연구에서는 약을 빨리 쓸수록 더 많은 사람에게 도움이 되었습니다.',
    harm: '이 약은 뇌출혈을 일으킬 수도 있습니다. 뇌출혈은 위험할 수 있습니다.',
    cannotTellWho: '누구에게 도움이 되고 누구에게 해가 될지는 미리 말할 수 없습니다.',
    well: twoGroups('일상생활에 문제가 없거나 아주 적었습니다'),
    independent: twoGroups('스스로 생활할 수 있었습니다'),
    bleeding: twoGroups('뇌출혈로 상태가 나빠졌습니다'),
    fatalBleeding: twoGroups('뇌출혈로 사망했습니다'),
    death: twoGroups('사망했습니다'),
    moreWell: (per100) => difference(per100, '잘 지내는'),
    moreBleeding: (per100) => difference(per100, '그런 뇌출혈이 생긴'),
    labels: { treated: '약을 쓴 경우', untreated: '약을 쓰지 않은 경우' },
  },
  pictures: PICTURES_KO,

  groupStudied: (count, years) =>
    `이 숫자는 ${years}년에 연구에 참여한 ${groupDigits(count, ',')}명에게서 나온 것입니다.`,
  groupPublished: (count, year) =>
    `이 숫자는 ${groupDigits(count, ',')}명에게서 나온 것입니다. 이 연구는 ${year}년에 발표되었습니다.`,
  olderGroup: '그 뒤로 치료가 달라졌습니다. 오늘날의 결과는 더 좋을 수 있습니다.',
};
