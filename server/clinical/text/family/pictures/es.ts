/** Spanish words around the pictures. */
import type { FamilyPicturesText } from './pictures-text.ts';

function hours(halfHours: number): string {
  if (halfHours === 1) return 'media hora';
  const whole = Math.floor(halfHours / 2);
  return `${whole} ${whole === 1 ? 'hora' : 'horas'}${halfHours % 2 === 1 ? ' y media' : ''}`;
}

export const PICTURES_ES: FamilyPicturesText = {
  howToReadHeading: 'Cómo leer las imágenes',
  onePerson: 'Cada figura pequeña es una persona. Cada imagen muestra 100 personas.',
  mayBe:
    'Una figura pálida con el borde a rayas significa que el número puede acabar en cualquiera de ellas.',
  notAllShown: 'Aquí no se muestra todo. Pregunte al equipo si quiere saber más.',
  moreNumbersLabel: 'Más datos de los estudios',
  nextHeading: 'Qué pasa ahora',
  groupLabels: {
    well: 'Estaban bien',
    someHelp: 'Algunos problemas o algo de ayuda',
    others: 'Todas las demás',
    muchHelpOrDied: 'Mucha ayuda, o murieron',
    bled: 'Hemorragia en el cerebro',
    notBled: 'Sin esa hemorragia',
    died: 'Murieron',
    alive: 'Con vida',
    recovered: 'Se sentían del todo bien otra vez',
    independent: 'Se valían por sí mismas',
    dependent: 'Necesitaban ayuda cada día',
    had: 'Tuvieron este resultado',
    hadNot: 'No lo tuvieron',
  },
  treatment: {
    outcomeTitle: 'Cómo estaban las personas de 3 a 6 meses después',
    bleedingTitle: 'Hemorragia en el cerebro',
    deathTitle: 'Muertes en los primeros 90 días',
    givenAfter: (halfHours) =>
      `Las imágenes son para el medicamento dado aproximadamente ${hours(halfHours)} después de la última vez que la persona estaba bien.`,
    severalTimes:
      'No es seguro cuándo estaba bien la persona por última vez. Las imágenes incluyen todas las horas anotadas.',
    timeNotKnown:
      'No sabemos cuándo estaba bien la persona por última vez. Por eso no podemos mostrar a cuántas personas ayudó el medicamento.',
    tooLate:
      'En estos estudios el medicamento se dio en las primeras 6 horas. Para más tarde no tenemos estos números.',
    noMoreWell:
      'Después de este tiempo, con el medicamento no hubo más personas que estaban bien que sin él.',
    vesselNotKnown:
      'Aún no sabemos si un vaso grande del cerebro está tapado. Por eso hay imágenes para los dos casos.',
    vesselHeadings: {
      blocked: 'Si un vaso grande está tapado',
      open: 'Si ningún vaso grande está tapado',
    },
    calculated:
      'Estas imágenes se calcularon a partir de muchos estudios. No se contaron en un solo grupo de personas.',
    counted: 'Estos números se contaron en personas que participaron en estudios.',
  },
  life: {
    noMedicine: 'Estas personas no recibieron el medicamento que disuelve coágulos.',
  },
};
