/** German words around the pictures. */
import type { FamilyPicturesText } from './pictures-text.ts';

function hours(halfHours: number): string {
  if (halfHours === 1) return 'eine halbe Stunde';
  if (halfHours === 2) return '1 Stunde';
  return `${Math.floor(halfHours / 2)}${halfHours % 2 === 1 ? '½' : ''} Stunden`;
}

export const PICTURES_DE: FamilyPicturesText = {
  howToReadHeading: 'So liest man die Bilder',
  onePerson: 'Jede kleine Figur steht für einen Menschen. Jedes Bild zeigt 100 Menschen.',
  mayBe: 'Eine blasse Figur mit gestricheltem Rand heißt: Die Zahl kann irgendwo bei diesen Figuren enden.',
  notAllShown: 'Hier wird nicht alles gezeigt. Fragen Sie das Team, wenn Sie mehr wissen möchten.',
  moreNumbersLabel: 'Mehr aus den Studien',
  nextHeading: 'Wie es weitergeht',
  groupLabels: {
    well: 'Es ging ihnen gut',
    someHelp: 'Einige Probleme oder etwas Hilfe nötig',
    others: 'Alle anderen',
    muchHelpOrDied: 'Viel Hilfe nötig oder gestorben',
    bled: 'Blutung im Gehirn',
    notBled: 'Keine solche Blutung',
    died: 'Gestorben',
    alive: 'Am Leben',
    recovered: 'Fühlten sich wieder ganz gesund',
    independent: 'Kamen allein zurecht',
    dependent: 'Brauchten jeden Tag Hilfe',
    had: 'Bei ihnen war es so',
    hadNot: 'Bei ihnen war es nicht so',
  },
  treatment: {
    outcomeTitle: 'Wie es den Menschen 3 bis 6 Monate später ging',
    bleedingTitle: 'Blutung im Gehirn',
    deathTitle: 'Todesfälle in den ersten 90 Tagen',
    givenAfter: (halfHours) =>
      `Die Bilder gelten, wenn das Medikament etwa ${hours(halfHours)} nach der Zeit gegeben wird, zu der es zuletzt gut ging.`,
    severalTimes:
      'Es ist nicht sicher, wann es zuletzt gut ging. Die Bilder gelten für alle Zeiten, die aufgeschrieben sind.',
    timeNotKnown:
      'Wir wissen nicht, wann es zuletzt gut ging. Darum können wir nicht zeigen, wie vielen Menschen das Medikament half.',
    tooLate:
      'In diesen Studien wurde das Medikament in den ersten 6 Stunden gegeben. Für später haben wir keine solchen Zahlen.',
    noMoreWell: 'Zu dieser Zeit ging es mit dem Medikament nicht mehr Menschen gut als ohne.',
    vesselNotKnown:
      'Wir wissen noch nicht, ob ein großes Blutgefäß im Gehirn verschlossen ist. Darum zeigen wir Bilder für beide Fälle.',
    vesselHeadings: {
      blocked: 'Wenn ein großes Blutgefäß verschlossen ist',
      open: 'Wenn kein großes Blutgefäß verschlossen ist',
    },
    calculated:
      'Diese Bilder wurden aus vielen Studien berechnet. Sie wurden nicht in einer einzigen Gruppe gezählt.',
    counted: 'Diese Zahlen wurden bei Menschen gezählt, die an Studien teilnahmen.',
  },
  life: {
    noMedicine: 'Diese Menschen bekamen das Medikament nicht, das Gerinnsel auflöst.',
  },
};
