/** Text of the chart in the form in which it is compared. */

/** Without accents and umlauts, so that one spelling serves several languages. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
