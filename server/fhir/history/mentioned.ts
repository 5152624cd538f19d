/**
 * Does a text speak of something, as this patient's? A suspicion ("rule out") does: only a denial, a family history,
 * a screening or a risk says that it is nobody's.
 */

/** What reaches over the whole list that follows it. */
const OF_OTHERS = /(family history|familienanamnese|antecedentes familiares|screening|cribado)[^;.]*$/i;

/** What denies only the next thing. */
const DENIED = new RegExp(
  '\\b(no|denies|denied|without|absence of|negative for|risk (of|for)|kein\\w*|ohne|sin|niega)\\s+' +
    '((evidence|history|signs?|known|prior|previous|personal|acute|any|of|hinweise?|anhalt|auf|fur|antecedentes|de)\\s+)*$',
  'i',
);

const CLAUSE_END = /[;,.()\n]|\b(?:and|with|und|mit|con)\b/i;

/** How far around its name the words that bear on a thing are looked for: an entry is a phrase, not a letter. */
const REACH = 200;

/** Those that find every occurrence, made once for each rule. */
const everyOccurrence = new WeakMap<RegExp, RegExp>();

function occurrences(words: RegExp): RegExp {
  const known = everyOccurrence.get(words) ?? new RegExp(words, 'gi');
  everyOccurrence.set(words, known);
  return known;
}

/**
 * @param plain text without accents
 * @param words what names the thing; no part of it may match without end
 * @param otherWords in the same clause, what makes it another thing
 */
export function isMentionedIn(plain: string, words: RegExp, otherWords: RegExp | undefined): boolean {
  if (!words.test(plain)) return false;
  return [...plain.matchAll(occurrences(words))].some((match) => {
    const end = match.index + match[0].length;
    const before = plain.slice(Math.max(0, match.index - REACH), match.index);
    const after = plain.slice(end, end + REACH);
    const clause = `${before.split(CLAUSE_END).at(-1) ?? ''}${match[0]}${after.split(CLAUSE_END)[0] ?? ''}`;
    return !OF_OTHERS.test(before) && !DENIED.test(before) && otherWords?.test(clause) !== true;
  });
}
