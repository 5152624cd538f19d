/** German family text. */
import type { FamilyText } from './family-text.ts';
import { PICTURES_DE } from './pictures/de.ts';
import {
  capitalised,
  frequencyOf,
  groupDigits,
  isAllOrNone,
  isSingular,
  type Frequency,
} from './frequency.ts';

/** The verb for one person and for several, and what stands after the time. */
type Clause = readonly [one: string, many: string, rest: string];

const OUTCOMES: Readonly<Record<Parameters<FamilyText['rate']>[0], Clause>> = {
  'arat-10-or-more': ['konnte', 'konnten', 'die schwache Hand wenigstens ein wenig gebrauchen'],
  'arat-full': ['konnte', 'konnten', 'Arm und Hand wieder voll gebrauchen'],
  'ue-fm-at-most-25': ['konnte', 'konnten', 'den schwachen Arm nur wenig bewegen'],
  'walks-independently': ['konnte', 'konnten', 'ohne Hilfe eines anderen Menschen gehen'],
  'field-any-improvement': ['konnte', 'konnten', 'mehr sehen als beim ersten Sehtest'],
  'field-full-on-confrontation': ['sah', 'sahen', 'bei einer Untersuchung am Bett wieder auf beiden Seiten'],
  'death-after-hemianopia': ['war', 'waren', 'gestorben'],
  'visual-items-normal': ['hatte', 'hatten', 'keine Probleme mehr mit dem Sehen oder mit der Augenbewegung'],
  'visual-items-still-impaired': [
    'lebte und hatte',
    'lebten und hatten',
    'noch Probleme mit dem Sehen oder mit der Augenbewegung',
  ],
  'field-loss-resolved': ['konnte', 'konnten', 'wieder das ganze Gesichtsfeld sehen'],
  'field-loss-improved': ['konnte', 'konnten', 'mehr sehen als vorher, aber nicht alles'],
  'field-loss-unchanged': ['sah', 'sahen', 'genauso wenig wie vorher'],
  'field-loss-worse': ['sah', 'sahen', 'weniger als vorher'],
  'cognitive-impairment': ['hatte', 'hatten', 'Probleme mit dem Gedächtnis oder dem Denken'],
  'no-major-depression': ['hatte', 'hatten', 'keine Depression'],
  'impaired-oral-intake': ['konnte', 'konnten', 'noch nicht normal essen und trinken'],
};

const HORIZONS: FamilyText['horizons'] = {
  '7-days': '7 Tage nach dem Schlaganfall',
  '28-days': '28 Tage nach dem Schlaganfall',
  '30-days': '30 Tage nach dem Schlaganfall',
  '12-weeks': '12 Wochen nach dem Schlaganfall',
  '90-days': '90 Tage nach dem Schlaganfall',
  '3-months': '3 Monate nach dem Schlaganfall',
  '3-to-6-months': '3 bis 6 Monate nach dem Schlaganfall',
  '26-weeks': 'In den ersten 26 Wochen nach dem Schlaganfall',
  '6-months': '6 Monate nach dem Schlaganfall',
  'follow-up': 'Später',
};

const STRATA: Readonly<Record<NonNullable<Parameters<FamilyText['rate']>[4]>, string>> = {
  'no-finger-extension': 'Menschen, die in der zweiten Woche die Finger nicht strecken konnten',
  'winters-criteria':
    'Menschen unter ihnen, die ein kräftigeres Bein und genug Gefühl hatten und auf beide Seiten achteten',
  'low-risk': 'Menschen in der Gruppe mit dem niedrigsten Risiko',
  'medium-risk': 'Menschen in der mittleren Gruppe',
  'high-risk': 'Menschen in der Gruppe mit dem höchsten Risiko',
  'below-cut': 'Menschen mit wenigen Warnzeichen',
};

const TESTS: FamilyText['tests'] = {
  ageYears: 'das Alter',
  visualField: 'ein Test, was auf jeder Seite gesehen wird',
  daysSinceStroke: 'wie viele Tage der Schlaganfall zurückliegt',
  safeScore: 'ein Krafttest der schwachen Schulter und der Finger',
  motorEvokedPotential: 'eine Messung der Nervenbahn vom Gehirn zur Hand',
  nihssDay3: 'die Schlaganfall-Untersuchung an Tag 3',
  fingerExtension: 'ob sich die Finger der schwachen Hand strecken lassen',
  shoulderAbduction: 'ob sich der schwache Arm zur Seite heben lässt',
  sitting30Seconds: 'ob freies Sitzen 30 Sekunden lang gelingt',
  legStrengthCriterion: 'ein Krafttest des schwachen Beins',
  motricityLeg: 'ein Punktwert für die Kraft des schwachen Beins',
  somatosensoryCriterion: 'ein Test des Gefühls im schwachen Arm',
  trunkControlTest: 'ein Test, wie gut Drehen und Aufsetzen im Bett gelingen',
  hipExtensionMrc: 'ein Krafttest der Hüfte',
  kneeExtensionMrc: 'ein Krafttest des Knies',
  bergBalance: 'ein Test des Gleichgewichts',
  fuglMeyerArm: 'ein Bewegungstest des schwachen Arms',
  corticospinalLoadMl: 'eine Messung auf dem Bild des Gehirns',
  visuospatialNeglect: 'ein Test, ob beide Seiten beachtet werden',
  neglectCriterion: 'ein Durchstreichtest, der zeigt, ob beide Seiten beachtet werden',
  monthsToFirstVisualField: 'wann das Sehen zum ersten Mal geprüft wurde',
  aphasia: 'ob die Sprache betroffen ist',
  westernAphasiaBattery: 'ein ausführlicher Sprachtest',
  aphasiaRapidTest: 'ein kurzer Sprachtest',
  armWeakness: 'ob der Arm schwach ist',
  legWeakness: 'ob das Bein schwach ist',
  dysphagia: 'ein Schlucktest',
  pressTotal: 'ein Punktwert für das Schlucken',
};

function peopleOf(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'fewer-than-one':
      return 'weniger als 1 von 100 Menschen';
    case 'between':
      return `zwischen ${frequency.low} und ${frequency.high} von 100 Menschen`;
    case 'count':
      return `${isAllOrNone(frequency.count) ? '' : 'etwa '}${frequency.count} von 100 Menschen`;
  }
}

/** German puts the time behind the verb: "etwa 38 von 100 Menschen konnten 3 Monate nach ... gehen". */
function sentence(frequency: Frequency, [one, many, rest]: Clause, when: string): string {
  return [peopleOf(frequency), isSingular(frequency) ? one : many, inMidSentence(when), rest]
    .filter(Boolean)
    .join(' ');
}

function inMidSentence(phrase: string): string {
  return phrase.charAt(0).toLowerCase() + phrase.slice(1);
}

function twoGroups(clause: Clause): (treated: number, untreated: number) => string {
  const told = (count: number) => capitalised(sentence(frequencyOf(count, count), clause, ''));
  return (treated, untreated) =>
    `Mit dem Medikament: ${told(treated)}. Ohne das Medikament: ${told(untreated)}.`;
}

/** @param per100 zero or more */
function difference(per100: number, one: string, many: string): string {
  const frequency = frequencyOf(per100, per100);
  if (frequency.kind === 'fewer-than-one') return `Das ist weniger als 1 Mensch mehr von 100, ${one}.`;
  if (per100 === 0) return 'Die Zahl war gleich: 0 Menschen mehr von 100.';
  return isSingular(frequency)
    ? `Das ist etwa 1 Mensch mehr von 100, ${one}.`
    : `Das sind etwa ${Math.round(per100)} Menschen mehr von 100, ${many}.`;
}

export const FAMILY_DE: FamilyText = {
  languageCode: 'de',
  languageName: 'Deutsch',
  needsReview:
    'Diese Texte wurden noch nicht von einer Ärztin oder einem Arzt mit Muttersprache Deutsch geprüft.',

  page: {
    title: 'Nach dem Schlaganfall: was zurückkommen kann',
    about:
      'Diese Seite zeigt, wie es anderen Menschen nach einem Schlaganfall ging. Das Behandlungsteam geht sie mit Ihnen durch.',
    howToRead:
      'Wir sagen, bei wie vielen von 100 Menschen etwas so war. „Etwa 38 von 100 Menschen“ heißt: Bei etwa 38 von 100 war es so, bei etwa 62 war es nicht so.',
    notAForecast:
      'So ging es Menschen, die das gleiche Problem hatten. Es ist keine Vorhersage für einen einzelnen Menschen.',
    cannotTell: 'Niemand kann genau sagen, wie es einem einzelnen Menschen gehen wird.',
    everyStrokeDiffers:
      'Jeder Schlaganfall ist anders. Manchen Menschen geht es besser, als die Zahlen zeigen, anderen schlechter.',
    mostChangeEarly:
      'In Studien änderte sich das meiste in den ersten 3 Monaten. Auch später kann sich noch etwas ändern.',
    rehabilitation:
      'Rehabilitation heißt: mit geschulten Fachleuten üben, was man im Alltag braucht. Das Team macht einen passenden Plan.',
    noBlame:
      'An einem Schlaganfall ist niemand schuld. Wie viel zurückkommt, zeigt nicht, wie sehr sich jemand anstrengt.',
    whatHappensNext:
      'Das Team untersucht in den nächsten Tagen und Wochen erneut. Dann lässt sich mehr sagen.',
    askTheTeam: 'Fragen Sie das Team alles, was Sie wissen möchten. Sie dürfen auch mehrmals fragen.',
  },

  movementHeading: 'Bewegung',
  domains: {
    arm: {
      heading: 'Arm und Hand',
      whatItIs: 'Ein Schlaganfall kann einen Arm und eine Hand schwach oder ungeschickt machen.',
      atOneWeek: 'In den ersten Tagen sagen kleine Bewegungen von Schulter und Fingern am meisten.',
      atThreeMonths: 'Studien prüften, wie gut Menschen nach 3 Monaten Arm und Hand gebrauchen konnten.',
      atSixMonths:
        'Studien zählten, wie viele Menschen nach 6 Monaten die Hand wenigstens ein wenig gebrauchen konnten.',
      whatHelps:
        'In der Therapie werden Bewegungen geübt. Sie erfahren dort auch, wie Sie sicher helfen können.',
      notKnown: 'Die Tests zeigen nicht, wie es mit dem Arm eines einzelnen Menschen weitergeht.',
    },
    gait: {
      heading: 'Gehen',
      whatItIs:
        'Ein Schlaganfall kann ein Bein schwach machen und das Gleichgewicht stören. Gehen ist dann schwer oder unsicher.',
      atOneWeek: 'In den ersten Tagen sagen freies Sitzen und Bewegungen des Beins am meisten.',
      atThreeMonths: 'Studien prüften, wer nach 6 und nach 12 Wochen ohne Hilfe gehen konnte.',
      atSixMonths: 'Studien zählten, wie viele Menschen nach 6 Monaten ohne Hilfe gehen konnten.',
      whatHelps:
        'In der Therapie werden Sitzen, Stehen und Gehen geübt. Bitte probieren Sie es nicht allein, bevor das Team zustimmt.',
      notKnown: 'Die Tests zeigen nicht, wann ein einzelner Mensch wieder geht.',
    },
    vision: {
      heading: 'Sehen',
      whatItIs:
        'Nach einem Schlaganfall kann das Sehen auf einer Seite fehlen. Die Augen können gesund sein, aber das Gehirn nimmt diese Seite nicht wahr.',
      atOneWeek:
        'Das Sehen sollte früh geprüft werden. Für die Zahlen ist wichtig, wann es zum ersten Mal geprüft wurde.',
      atThreeMonths: 'In Studien änderte sich das Sehen meist innerhalb von 3 Monaten.',
      atSixMonths:
        'Wurde das Sehen erst nach 6 Monaten geprüft, änderte sich bei weniger Menschen noch etwas.',
      whatHelps:
        'Fachleute für das Sehen können es prüfen und zeigen, wie man im Alltag zurechtkommt. Fragen Sie das Team, bevor jemand wieder Auto fährt.',
      notKnown: 'Kein Test zeigt, wie sehr sich das Sehen eines einzelnen Menschen ändert.',
    },
    language: {
      heading: 'Sprache',
      whatItIs:
        'Nach einem Schlaganfall kann es schwer sein, zu sprechen, zu verstehen, zu lesen oder zu schreiben. Das heißt Aphasie. Es bedeutet nicht, dass ein Mensch nicht denken kann.',
      atOneWeek: 'Etwa eine Woche nach dem Schlaganfall kann ein kurzer Sprachtest mehr zeigen.',
      atThreeMonths: 'Studien prüften die Sprache nach 3 Monaten.',
      atSixMonths:
        'Für die Sprache nach 6 Monaten haben wir keine Zahlen. Das heißt nicht, dass sich nichts mehr ändert.',
      whatHelps:
        'In der Sprachtherapie wird geübt. Nehmen Sie sich Zeit, sprechen Sie einfach und warten Sie auf eine Antwort.',
      notKnown: 'Die Tests zeigen nicht, welche Wörter ein einzelner Mensch wiederfindet.',
    },
    attention: {
      heading: 'Aufmerksamkeit für eine Seite',
      whatItIs:
        'Nach einem Schlaganfall kann es sein, dass man Dinge auf einer Seite nicht bemerkt. Das heißt Neglect.',
      atOneWeek: 'Am wichtigsten ist, wie stark es am Anfang ist und wo der Schlaganfall liegt.',
      atThreeMonths: 'Für 3 Monate haben wir keine Zahl, die für einen einzelnen Menschen passt.',
      atSixMonths: 'Für 6 Monate haben wir keine Zahl, die für einen einzelnen Menschen passt.',
      whatHelps:
        'In der Therapie wird geübt, zur übersehenen Seite zu schauen und zu greifen. Fragen Sie dort, wo Sie am besten sitzen.',
      notKnown: 'Studien erklären einen Teil der Unterschiede zwischen Menschen, aber nicht alle.',
    },
    cognition: {
      heading: 'Gedächtnis und Denken',
      whatItIs:
        'Nach einem Schlaganfall kann es schwerer sein, sich zu erinnern, zu planen oder schnell zu denken.',
      atOneWeek: 'In der ersten Woche kann man müde und krank sein. Es ist zu früh, um viel zu sagen.',
      atThreeMonths:
        'Studien teilten Menschen in Gruppen ein. Wir können nicht sagen, zu welcher Gruppe ein einzelner Mensch gehört.',
      atSixMonths: 'Für 6 Monate haben wir keine Zahl, die für einen einzelnen Menschen passt.',
      whatHelps:
        'Ruhe, Pausen und Notizen können den Tag leichter machen. Fragen Sie später nach einem Gedächtnistest.',
      notKnown: 'Wir wissen nicht, wie das Gedächtnis eines einzelnen Menschen sein wird.',
    },
    mood: {
      heading: 'Stimmung',
      whatItIs:
        'Nach einem Schlaganfall kann man traurig, ängstlich oder leer sein. Das kann eine Depression sein, also eine Krankheit.',
      atOneWeek: 'Gefühle können sich von Tag zu Tag ändern. Sagen Sie dem Team, was Ihnen auffällt.',
      atThreeMonths: 'Für 3 Monate haben wir keine Zahl. Das Team fragt nach der Stimmung.',
      atSixMonths: 'Für 6 Monate haben wir keine Zahl. Bitte sagen Sie dem Team weiter, wie es geht.',
      whatHelps:
        'Sprechen Sie darüber. Eine Depression kann behandelt werden. Auch Angehörige brauchen Hilfe.',
      notKnown: 'Wir wissen nicht, wer eine Depression bekommt.',
    },
    swallowing: {
      heading: 'Schlucken',
      whatItIs:
        'Nach einem Schlaganfall kann das Schlucken unsicher sein. Essen oder Trinken gerät dann in die Luftröhre.',
      atOneWeek: 'Eine Studie zählte, wer nach 7 Tagen und nach 30 Tagen nicht normal essen konnte.',
      atThreeMonths: 'Für 3 Monate haben wir keine Zahl.',
      atSixMonths: 'Für 6 Monate haben wir keine Zahl.',
      whatHelps:
        'Bitte geben Sie nur dann Essen oder Trinken, wenn das Team zustimmt. Fachleute prüfen, was sicher ist.',
      notKnown: 'Wir wissen nicht, an welchem Tag ein einzelner Mensch wieder normal isst.',
    },
  },
  horizons: HORIZONS,

  people: (low, high) => peopleOf(frequencyOf(low, high)),
  rate: (outcome, low, high, horizon, stratum) => {
    const told = capitalised(sentence(frequencyOf(low, high), OUTCOMES[outcome], HORIZONS[horizon]));
    return `${stratum === undefined ? '' : `${STRATA[stratum]}: `}${told}.`;
  },
  categories: {
    excellent:
      'Menschen mit diesen Testergebnissen waren 3 Monate nach dem Schlaganfall beim Gebrauch von Arm und Hand in der besten von vier Gruppen.',
    good: 'Menschen mit diesen Testergebnissen waren 3 Monate nach dem Schlaganfall beim Gebrauch von Arm und Hand in der zweitbesten von vier Gruppen.',
    limited:
      'Menschen mit diesen Testergebnissen waren 3 Monate nach dem Schlaganfall beim Gebrauch von Arm und Hand in der dritten von vier Gruppen.',
    poor: 'Menschen mit diesen Testergebnissen waren 3 Monate nach dem Schlaganfall beim Gebrauch von Arm und Hand in der untersten von vier Gruppen.',
    'walks-by-6-weeks':
      'Menschen mit diesen Testergebnissen gingen spätestens 6 Wochen nach dem Schlaganfall ohne Hilfe.',
    'walks-by-12-weeks':
      'Menschen mit diesen Testergebnissen gingen spätestens 12 Wochen nach dem Schlaganfall ohne Hilfe.',
    'dependent-at-12-weeks':
      'Menschen mit diesen Testergebnissen brauchten 12 Wochen nach dem Schlaganfall noch Hilfe beim Gehen.',
    'aphasia-good':
      'Menschen mit diesen Testergebnissen kamen 3 Monate nach dem Schlaganfall mit der Sprache gut zurecht.',
    'aphasia-poor':
      'Menschen mit diesen Testergebnissen hatten 3 Monate nach dem Schlaganfall noch große Mühe mit der Sprache.',
  },
  correct: (percent) =>
    `In der Studie stimmte diese Einteilung bei ${peopleOf(frequencyOf(percent, percent))}.`,
  band: (scale, low, high, maximum) =>
    `In einem ${scale === 'ue-fm' ? 'Armtest' : 'Sprachtest'} mit ${maximum} Punkten blieben manche Menschen bei etwa ${Math.round(low)}. Andere erreichten im Durchschnitt etwa ${Math.round(high)}.`,
  points: (low, high, maximum) =>
    `Der Gehtest ergibt ${low === high ? low : `${low} bis ${high}`} von ${maximum} Punkten. Menschen mit mehr Punkten gingen früher allein.`,

  status: {
    notYet: (from, unit) =>
      `Es ist noch zu früh. Das lässt sich ab ${unit === 'days' ? 'Tag' : 'Monat'} ${from} nach dem Schlaganfall beurteilen.`,
    noLonger: (to, unit) =>
      `Das galt für die Zeit bis ${unit === 'days' ? 'Tag' : 'Monat'} ${to} nach dem Schlaganfall. Über später sagt es nichts.`,
    severalPossible: 'Mehr als ein Ergebnis ist noch möglich:',
    oneMoreTest: (test) => `Am meisten würde helfen, dies zu wissen: ${TESTS[test]}.`,
    notPublished: 'Dafür nennen die Studien keine Zahl.',
    betweenPublished: 'Dafür gibt es keine genaue Zahl. Dies sind die nächsten Zahlen darunter und darüber.',
    unconfirmed: 'Einen Teil dieser Regel konnten wir in der Originalstudie nicht prüfen.',
  },
  tests: TESTS,
  remarks: {
    'severe-do-not-follow':
      'Von den Menschen mit sehr schwachem Arm blieben etwa 30 von 100 in der Nähe der niedrigeren Zahl.',
    'tract-small': 'Das stammt aus einer kleinen Studie. Wenige Menschen mehr könnten die Zahl ändern.',
    'twist-over-predicts': 'Als andere diesen Test prüften, gingen weniger Menschen allein, als er angab.',
    'gray-deaths': 'In dieser Studie starben viele Menschen.',
    'lazar-small': 'Das stammt aus einer Studie mit nur 21 Menschen.',
    'items-not-read': 'Wir können nicht sagen, zu welcher Gruppe dieser Mensch gehört.',
    'press-over-predicts':
      'Als andere diesen Punktwert prüften, hatten weniger Menschen noch Probleme, als er angab.',
  },

  overallOutcome: {
    vision: {
      title: 'Leben nach einem Schlaganfall, der das Sehen betraf',
      notRecovery: 'Hier geht es um das Leben insgesamt. Es sagt nicht, wie viel vom Sehen zurückkam.',
    },
    movement: {
      title: 'Leben nach einem Schlaganfall, der Arm oder Bein schwach machte',
      notRecovery: 'Hier geht es um das Leben insgesamt. Es sagt nicht, wie viel Bewegung zurückkam.',
    },
    behaviour: {
      title: 'Leben nach einem Schlaganfall, der Sprache oder Aufmerksamkeit betraf',
      notRecovery:
        'Hier geht es um das Leben insgesamt. Es sagt nicht, wie viel Sprache oder Aufmerksamkeit zurückkam.',
    },
  },

  treatment: {
    title: 'Das Medikament, das Gerinnsel auflöst',
    whatItIs:
      'Viele Schlaganfälle entstehen durch ein Blutgerinnsel im Gehirn. Dieses Medikament wird in eine Vene gegeben und kann das Gerinnsel auflösen.',
    sooner: 'In Studien half es umso mehr Menschen, je früher es gegeben wurde.',
    harm: 'Das Medikament kann auch eine Blutung im Gehirn auslösen. Das kann schwerwiegend sein.',
    cannotTellWho: 'Niemand kann vorher sagen, wem es hilft und wem es schadet.',
    well: twoGroups(['hatte', 'hatten', 'im Alltag keine oder nur kleine Probleme']),
    independent: twoGroups(['konnte', 'konnten', 'für sich selbst sorgen']),
    bleeding: twoGroups(['hatte', 'hatten', 'eine Blutung im Gehirn, durch die es schlechter ging']),
    fatalBleeding: twoGroups(['starb', 'starben', 'an einer Blutung im Gehirn']),
    death: twoGroups(['starb', 'starben', '']),
    moreWell: (per100) => difference(per100, 'dem es gut ging', 'denen es gut ging'),
    moreBleeding: (per100) =>
      difference(per100, 'der eine solche Blutung hatte', 'die eine solche Blutung hatten'),
    labels: { treated: 'Mit dem Medikament', untreated: 'Ohne das Medikament' },
  },
  pictures: PICTURES_DE,

  groupStudied: (count, years) =>
    `Diese Zahlen stammen von ${groupDigits(count, '.')} Menschen, die in den Jahren ${years} untersucht wurden.`,
  groupPublished: (count, year) =>
    `Diese Zahlen stammen von ${groupDigits(count, '.')} Menschen. Die Studie wurde ${year} veröffentlicht.`,
  olderGroup: 'Seitdem hat sich die Behandlung geändert. Heute können die Ergebnisse besser sein.',
};
