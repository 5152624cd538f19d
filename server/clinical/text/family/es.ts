/** Spanish family text. */
import type { FamilyText } from './family-text.ts';
import { PICTURES_ES } from './pictures/es.ts';
import { frequencyOf, groupDigits, isAllOrNone, isSingular, type Frequency } from './frequency.ts';

/** The verb for one person and for several, and what follows. */
type Clause = readonly [one: string, many: string, rest: string];

const OUTCOMES: Readonly<Record<Parameters<FamilyText['rate']>[0], Clause>> = {
  'arat-10-or-more': ['podía', 'podían', ' usar la mano débil al menos un poco'],
  'arat-full': ['podía', 'podían', ' usar del todo el brazo y la mano'],
  'ue-fm-at-most-25': ['podía', 'podían', ' mover solo un poco el brazo débil'],
  'walks-independently': ['podía', 'podían', ' caminar sin ayuda de otra persona'],
  'field-any-improvement': ['veía', 'veían', ' más que en la primera prueba de la vista'],
  'field-full-on-confrontation': [
    'veía',
    'veían',
    ' de nuevo por los dos lados en una prueba junto a la cama',
  ],
  'death-after-hemianopia': ['había', 'habían', ' muerto'],
  'visual-items-normal': ['ya no tenía', 'ya no tenían', ' problemas para ver ni para mover los ojos'],
  'visual-items-still-impaired': [
    'vivía y aún tenía',
    'vivían y aún tenían',
    ' problemas para ver o para mover los ojos',
  ],
  'field-loss-resolved': ['veía', 'veían', ' de nuevo todo el campo visual'],
  'field-loss-improved': ['veía', 'veían', ' más que antes, pero no todo'],
  'field-loss-unchanged': ['veía', 'veían', ' igual de poco que antes'],
  'field-loss-worse': ['veía', 'veían', ' menos que antes'],
  'cognitive-impairment': ['tenía', 'tenían', ' problemas de memoria o de pensamiento'],
  'no-major-depression': ['no tenía', 'no tenían', ' depresión'],
  'impaired-oral-intake': ['aún no podía', 'aún no podían', ' comer y beber con normalidad'],
};

const HORIZONS: FamilyText['horizons'] = {
  '7-days': '7 días después del ictus',
  '28-days': '28 días después del ictus',
  '30-days': '30 días después del ictus',
  '12-weeks': '12 semanas después del ictus',
  '90-days': '90 días después del ictus',
  '3-months': '3 meses después del ictus',
  '3-to-6-months': 'De 3 a 6 meses después del ictus',
  '26-weeks': 'En las primeras 26 semanas después del ictus',
  '6-months': '6 meses después del ictus',
  'follow-up': 'Más tarde',
};

const STRATA: Readonly<Record<NonNullable<Parameters<FamilyText['rate']>[4]>, string>> = {
  'no-finger-extension': 'Personas que no podían estirar los dedos en la segunda semana',
  'winters-criteria':
    'Entre ellas, las que tenían más fuerza en la pierna, sentían bastante y atendían a los dos lados',
  'low-risk': 'Personas del grupo de menor riesgo',
  'medium-risk': 'Personas del grupo intermedio',
  'high-risk': 'Personas del grupo de mayor riesgo',
  'below-cut': 'Personas con pocas señales de aviso',
};

const TESTS: FamilyText['tests'] = {
  ageYears: 'la edad',
  visualField: 'una prueba de lo que se ve a cada lado',
  daysSinceStroke: 'cuántos días hace que ocurrió el ictus',
  safeScore: 'una prueba de fuerza del hombro y de los dedos débiles',
  motorEvokedPotential: 'una prueba de la vía nerviosa que va del cerebro a la mano',
  nihssDay3: 'la exploración del ictus en el día 3',
  fingerExtension: 'si los dedos de la mano débil se pueden estirar',
  shoulderAbduction: 'si el brazo débil se puede levantar hacia el lado',
  sitting30Seconds: 'si la persona puede estar sentada sin apoyo durante 30 segundos',
  legStrengthCriterion: 'una prueba de fuerza de la pierna débil',
  motricityLeg: 'una puntuación de la fuerza de la pierna débil',
  somatosensoryCriterion: 'una prueba de la sensibilidad del brazo débil',
  trunkControlTest: 'una prueba de girarse y sentarse en la cama',
  hipExtensionMrc: 'una prueba de fuerza de la cadera',
  kneeExtensionMrc: 'una prueba de fuerza de la rodilla',
  bergBalance: 'una prueba de equilibrio',
  fuglMeyerArm: 'una prueba de movimiento del brazo débil',
  corticospinalLoadMl: 'una medida en la imagen del cerebro',
  visuospatialNeglect: 'una prueba de atención a los dos lados',
  neglectCriterion: 'una prueba de tachar letras, para ver la atención a los dos lados',
  monthsToFirstVisualField: 'cuándo se comprobó la vista por primera vez',
  aphasia: 'si el lenguaje está afectado',
  westernAphasiaBattery: 'una prueba completa del lenguaje',
  aphasiaRapidTest: 'una prueba corta del lenguaje',
  armWeakness: 'si el brazo está débil',
  legWeakness: 'si la pierna está débil',
  dysphagia: 'una prueba para tragar',
  pressTotal: 'una puntuación para tragar',
};

function peopleOf(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'fewer-than-one':
      return 'menos de 1 de cada 100 personas';
    case 'between':
      return `entre ${frequency.low} y ${frequency.high} de cada 100 personas`;
    case 'count':
      return `${isAllOrNone(frequency.count) ? '' : 'aproximadamente '}${frequency.count} de cada 100 personas`;
  }
}

function sentence(frequency: Frequency, [one, many, rest]: Clause): string {
  return `${peopleOf(frequency)} ${isSingular(frequency) ? one : many}${rest}`;
}

function twoGroups(clause: Clause): (treated: number, untreated: number) => string {
  const told = (count: number) => sentence(frequencyOf(count, count), clause);
  return (treated, untreated) => `Con el medicamento, ${told(treated)}. Sin él, ${told(untreated)}.`;
}

/** @param per100 zero or more */
function difference(per100: number, one: string, many: string): string {
  const frequency = frequencyOf(per100, per100);
  if (frequency.kind === 'fewer-than-one') return `Es menos de 1 persona más de cada 100 que ${one}.`;
  if (per100 === 0) return 'El número fue el mismo: 0 personas más de cada 100.';
  return isSingular(frequency)
    ? `Es aproximadamente 1 persona más de cada 100 que ${one}.`
    : `Son aproximadamente ${Math.round(per100)} personas más de cada 100 que ${many}.`;
}

/** Spanish groups the digits of numbers from five digits on, with a space that does not break. */
function groupedCount(count: number): string {
  return groupDigits(count, '\u00a0', 5);
}

export const FAMILY_ES: FamilyText = {
  languageCode: 'es',
  languageName: 'Español',
  needsReview: 'Estos textos aún no han sido revisados por personal médico de lengua materna española.',

  page: {
    title: 'Después del ictus: qué puede volver',
    about:
      'Esta página muestra cómo les fue a otras personas después de un ictus. El equipo la verá con usted.',
    howToRead:
      'Decimos a cuántas personas de cada 100 les pasó algo. «Aproximadamente 38 de cada 100 personas» significa: a unas 38 de 100 les pasó y a unas 62 no.',
    notAForecast:
      'Esto les pasó a personas que tenían el mismo problema. No es un pronóstico para una sola persona.',
    cannotTell: 'Nadie puede decir con exactitud cómo le irá a una persona.',
    everyStrokeDiffers:
      'Cada ictus es distinto. A algunas personas les va mejor que lo que dicen estos números y a otras, peor.',
    mostChangeEarly:
      'En los estudios, la mayor parte del cambio llegó en los primeros 3 meses. También puede haber cambios más tarde.',
    rehabilitation:
      'Rehabilitación significa practicar lo que se necesita cada día con profesionales formados. El equipo hace un plan a la medida de la persona.',
    noBlame: 'Nadie tiene la culpa de un ictus. Lo que vuelve no muestra cuánto se esfuerza una persona.',
    whatHappensNext:
      'El equipo repetirá las pruebas en los próximos días y semanas. Entonces se podrá decir más.',
    askTheTeam: 'Pregunte al equipo todo lo que quiera saber. Puede preguntar lo mismo otra vez.',
  },

  movementHeading: 'Movimiento',
  domains: {
    arm: {
      heading: 'Brazo y mano',
      whatItIs: 'Un ictus puede dejar débiles o torpes un brazo y una mano.',
      atOneWeek:
        'En los primeros días, lo que más dice son los pequeños movimientos del hombro y de los dedos.',
      atThreeMonths: 'Los estudios miraron cómo se podían usar el brazo y la mano después de 3 meses.',
      atSixMonths:
        'Los estudios contaron cuántas personas podían usar la mano al menos un poco después de 6 meses.',
      whatHelps: 'En la terapia se practican movimientos. Allí también le enseñan a ayudar de forma segura.',
      notKnown: 'Las pruebas no muestran cómo estará el brazo de una persona.',
    },
    gait: {
      heading: 'Caminar',
      whatItIs:
        'Un ictus puede dejar débil una pierna y afectar al equilibrio. Entonces caminar es difícil o peligroso.',
      atOneWeek: 'En los primeros días, lo que más dice es sentarse sin apoyo y mover la pierna.',
      atThreeMonths: 'Los estudios miraron quién podía caminar sin ayuda después de 6 y de 12 semanas.',
      atSixMonths: 'Los estudios contaron cuántas personas podían caminar sin ayuda después de 6 meses.',
      whatHelps:
        'En la terapia se practica sentarse, estar de pie y caminar. Por favor, no lo intenten a solas sin permiso del equipo.',
      notKnown: 'Las pruebas no muestran cuándo caminará una persona.',
    },
    vision: {
      heading: 'Vista',
      whatItIs:
        'Un ictus puede quitar la vista de un lado. Los ojos pueden estar sanos, pero el cerebro no percibe ese lado.',
      atOneWeek:
        'Conviene comprobar la vista pronto. Para los números importa cuándo se comprobó por primera vez.',
      atThreeMonths: 'En los estudios, la vista cambió sobre todo en los primeros 3 meses.',
      atSixMonths:
        'Cuando la vista se comprobó por primera vez a los 6 meses, menos personas notaron aún un cambio.',
      whatHelps:
        'Los especialistas de la vista pueden comprobarla y mostrar cómo manejarse. Pregunte al equipo antes de volver a conducir.',
      notKnown: 'Ninguna prueba muestra cuánto cambiará la vista de una persona.',
    },
    language: {
      heading: 'Lenguaje',
      whatItIs:
        'Después de un ictus puede ser difícil hablar, entender, leer o escribir. Esto se llama afasia. No significa que la persona no pueda pensar.',
      atOneWeek: 'Más o menos una semana después del ictus, una prueba corta del lenguaje puede decir más.',
      atThreeMonths: 'Los estudios miraron el lenguaje después de 3 meses.',
      atSixMonths:
        'No tenemos números sobre el lenguaje después de 6 meses. Eso no significa que no cambie nada.',
      whatHelps:
        'En la logopedia se practica el lenguaje. Tómese tiempo, hable con frases sencillas y espere la respuesta.',
      notKnown: 'Las pruebas no muestran qué palabras volverá a encontrar una persona.',
    },
    attention: {
      heading: 'Atención a un lado',
      whatItIs:
        'Después de un ictus, una persona puede no notar lo que hay a un lado. Esto se llama negligencia.',
      atOneWeek: 'Lo que más importa es lo fuerte que es al principio y dónde está el ictus.',
      atThreeMonths: 'Para 3 meses no tenemos un número que valga para una sola persona.',
      atSixMonths: 'Para 6 meses no tenemos un número que valga para una sola persona.',
      whatHelps:
        'En la terapia se practica mirar y alcanzar cosas hacia el lado olvidado. Pregunte allí dónde conviene sentarse.',
      notKnown: 'Los estudios explican una parte de las diferencias entre personas, pero no todas.',
    },
    cognition: {
      heading: 'Memoria y pensamiento',
      whatItIs: 'Después de un ictus puede costar más recordar, planear o pensar con rapidez.',
      atOneWeek: 'En la primera semana la persona puede estar cansada y enferma. Es pronto para decir mucho.',
      atThreeMonths:
        'Los estudios dividieron a las personas en grupos. No podemos decir a qué grupo pertenece una persona.',
      atSixMonths: 'Para 6 meses no tenemos un número que valga para una sola persona.',
      whatHelps:
        'La calma, el descanso y las notas pueden hacer más fácil el día. Pida más adelante una prueba de memoria.',
      notKnown: 'No sabemos cómo estará la memoria de una persona.',
    },
    mood: {
      heading: 'Estado de ánimo',
      whatItIs:
        'Después de un ictus, una persona puede sentirse triste, con miedo o vacía. Puede ser una depresión, que es una enfermedad.',
      atOneWeek: 'Los sentimientos pueden cambiar de un día a otro. Cuente al equipo lo que note.',
      atThreeMonths: 'Para 3 meses no tenemos ningún número. El equipo preguntará por el ánimo.',
      atSixMonths: 'Para 6 meses no tenemos ningún número. Por favor, siga contando al equipo cómo va todo.',
      whatHelps: 'Hablen de ello. La depresión se puede tratar. La familia también necesita apoyo.',
      notKnown: 'No sabemos quién tendrá una depresión.',
    },
    swallowing: {
      heading: 'Tragar',
      whatItIs:
        'Después de un ictus, tragar puede ser peligroso: la comida o la bebida se va por el camino equivocado.',
      atOneWeek: 'Un estudio contó quién no podía comer con normalidad después de 7 días y de 30 días.',
      atThreeMonths: 'Para 3 meses no tenemos ningún número.',
      atSixMonths: 'Para 6 meses no tenemos ningún número.',
      whatHelps:
        'Por favor, dé comida o bebida solo si el equipo está de acuerdo. Los profesionales comprueban qué es seguro.',
      notKnown: 'No sabemos qué día volverá a comer con normalidad una persona.',
    },
  },
  horizons: HORIZONS,

  people: (low, high) => peopleOf(frequencyOf(low, high)),
  rate: (outcome, low, high, horizon, stratum) => {
    const group = stratum === undefined ? '' : `${STRATA[stratum]}: `;
    return `${group}${HORIZONS[horizon]}, ${sentence(frequencyOf(low, high), OUTCOMES[outcome])}.`;
  },
  categories: {
    excellent:
      'Las personas con estos resultados estaban en el mejor de cuatro grupos en el uso del brazo y la mano 3 meses después del ictus.',
    good: 'Las personas con estos resultados estaban en el segundo de cuatro grupos en el uso del brazo y la mano 3 meses después del ictus.',
    limited:
      'Las personas con estos resultados estaban en el tercero de cuatro grupos en el uso del brazo y la mano 3 meses después del ictus.',
    poor: 'Las personas con estos resultados estaban en el último de cuatro grupos en el uso del brazo y la mano 3 meses después del ictus.',
    'walks-by-6-weeks':
      'Las personas con estos resultados caminaban sin ayuda como muy tarde 6 semanas después del ictus.',
    'walks-by-12-weeks':
      'Las personas con estos resultados caminaban sin ayuda como muy tarde 12 semanas después del ictus.',
    'dependent-at-12-weeks':
      'Las personas con estos resultados aún necesitaban ayuda para caminar 12 semanas después del ictus.',
    'aphasia-good':
      'Las personas con estos resultados se manejaban bien con el lenguaje 3 meses después del ictus.',
    'aphasia-poor':
      'Las personas con estos resultados aún tenían mucha dificultad con el lenguaje 3 meses después del ictus.',
  },
  correct: (percent) =>
    `En el estudio, esta división en grupos acertó en ${peopleOf(frequencyOf(percent, percent))}.`,
  band: (scale, low, high, maximum) =>
    `En una prueba ${scale === 'ue-fm' ? 'del brazo' : 'del lenguaje'} de ${maximum} puntos, algunas personas se quedaron cerca de ${Math.round(low)}. Otras llegaron, de media, a unos ${Math.round(high)}.`,
  points: (low, high, maximum) =>
    `La prueba para caminar da ${low === high ? low : `de ${low} a ${high}`} de ${maximum} puntos. Las personas con más puntos caminaron antes sin ayuda.`,

  status: {
    notYet: (from, unit) =>
      `Es demasiado pronto. Esto se puede valorar a partir del ${unit === 'days' ? 'día' : 'mes'} ${from} después del ictus.`,
    noLonger: (to, unit) =>
      `Esto valía hasta el ${unit === 'days' ? 'día' : 'mes'} ${to} después del ictus. No dice nada sobre más adelante.`,
    severalPossible: 'Todavía es posible más de un resultado:',
    oneMoreTest: (test) => `Lo que más ayudaría es saber esto: ${TESTS[test]}.`,
    notPublished: 'Los estudios no dan un número para esto.',
    betweenPublished:
      'No hay un número exacto para esto. Estos son los números más cercanos por debajo y por encima.',
    unconfirmed: 'No hemos podido comprobar una parte de esta regla en el estudio original.',
  },
  tests: TESTS,
  remarks: {
    'severe-do-not-follow':
      'De las personas con el brazo muy débil, unas 30 de cada 100 se quedaron cerca del número más bajo.',
    'tract-small': 'Esto viene de un estudio pequeño. Unas pocas personas más podrían cambiar el número.',
    'twist-over-predicts':
      'Cuando otros comprobaron esta prueba, caminaron sin ayuda menos personas de las que decía.',
    'gray-deaths': 'En este estudio murieron muchas personas.',
    'lazar-small': 'Esto viene de un estudio de solo 21 personas.',
    'items-not-read': 'No podemos decir a qué grupo pertenece esta persona.',
    'press-over-predicts':
      'Cuando otros comprobaron esta puntuación, menos personas seguían con problemas de las que decía.',
  },

  overallOutcome: {
    vision: {
      title: 'La vida después de un ictus que afectó a la vista',
      notRecovery: 'Se trata de la vida en general. No dice cuánta vista volvió.',
    },
    movement: {
      title: 'La vida después de un ictus que dejó débil un brazo o una pierna',
      notRecovery: 'Se trata de la vida en general. No dice cuánto movimiento volvió.',
    },
    behaviour: {
      title: 'La vida después de un ictus que afectó al lenguaje o a la atención',
      notRecovery: 'Se trata de la vida en general. No dice cuánto lenguaje o cuánta atención volvió.',
    },
  },

  treatment: {
    title: 'El medicamento que disuelve coágulos',
    whatItIs:
      'Muchos ictus se deben a un coágulo de sangre en el cerebro. Este medicamento se pone en una vena y puede disolver el coágulo.',
    sooner: 'En los estudios, cuanto antes se dio, a más personas ayudó.',
    harm: 'El medicamento también puede causar una hemorragia en el cerebro. Puede ser grave.',
    cannotTellWho: 'Nadie puede decir de antemano a quién ayudará y a quién hará daño.',
    well: twoGroups(['no tenía', 'no tenían', ' problemas en la vida diaria, o solo pequeños']),
    independent: twoGroups(['podía', 'podían', ' valerse sin ayuda']),
    bleeding: twoGroups(['tuvo', 'tuvieron', ' una hemorragia en el cerebro y empeoró por ella']),
    fatalBleeding: twoGroups(['murió', 'murieron', ' por una hemorragia en el cerebro']),
    death: twoGroups(['murió', 'murieron', '']),
    moreWell: (per100) => difference(per100, 'estaba bien', 'estaban bien'),
    moreBleeding: (per100) => difference(per100, 'tuvo esa hemorragia', 'tuvieron esa hemorragia'),
    labels: { treated: 'Con el medicamento', untreated: 'Sin el medicamento' },
  },
  pictures: PICTURES_ES,

  groupStudied: (count, years) =>
    `Estos números vienen de ${groupedCount(count)} personas estudiadas en los años ${years}.`,
  groupPublished: (count, year) =>
    `Estos números vienen de ${groupedCount(count)} personas. El estudio se publicó en ${year}.`,
  olderGroup: 'Desde entonces la atención ha cambiado. Hoy los resultados pueden ser mejores.',
};
