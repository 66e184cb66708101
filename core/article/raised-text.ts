import { attribute, isElement, nameOf, textUnder, type TreeElement, upwards } from './tree';

const RAISED = new Map(
  [...'0123456789+-−()n'].map((sign, at) => [sign, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ'[at] ?? sign]),
);
const LONGEST = 12; // UTF-16 units; longer raised words are words
const MOST_PARTS = 5; // of a sign: brackets, a link, the number
const DEEPEST = 5; // elements around a sign
const NUMBERS = /^\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*$/u;
/** Words that page builders give the sign of a footnote in the text. */
const NAME =
  /\b(?:(?:foot|end|side)-?notes?-?(?:refs?|reference|link|anchor|number|marker?|call|indicator)|note-?ref|fn-?ref|superscript|sup)\b/u;

/**
 * What a raised sign reads as where nothing is raised, or null for an element that is none.
 *
 * A figure that sticks to the word or number before it says something that nobody wrote: `said1`,
 * `106 ships`. One that leads to a note becomes `said[1]`, as it is written wherever letters cannot
 * be raised; any other keeps its look in letters that are raised by themselves: `10⁶`, `m²`. Raised
 * words (`1st`) and signs that are no figures (`*`, `†`, `[1]`) stay as they are.
 *
 * @param isGlued whether it stands right after a letter, a figure or the end of a sentence
 */
export function raisedText(element: TreeElement, isGlued: boolean): string | null {
  const isLink = element.tag === 'a';
  const isRaised = isRaisedByLook(element);
  if (!isRaised && !(isLink && isGlued && leadsToNote(element))) return null;
  if (holdsMuch(element)) return null;
  const text = textUnder(element);
  if (text === '' || text.length > LONGEST) return null;
  const isReference = upwards(element, 3).some(leadsToNote) || holdsReference(element);
  if (isReference && (NUMBERS.test(text) || (/^\p{Ll}$/u.test(text) && isRaised)))
    return `[${text}]`;
  if (!isRaised) return null;
  const letters = [...text.replace(/\s/gu, '')];
  if (letters.every((letter) => RAISED.has(letter)) && /\d|^n$/u.test(text))
    return letters.map((letter) => RAISED.get(letter) ?? letter).join('');
  return NUMBERS.test(text) ? `[${text}]` : null;
}

/** Whether an element holds more than a sign does; asked first, because it costs nothing. */
function holdsMuch(element: TreeElement): boolean {
  let inside: TreeElement = element;
  for (let level = 0; level < DEEPEST; level++) {
    if (inside.children.length > MOST_PARTS) return true;
    const [only] = inside.children.filter(isElement);
    if (only === undefined) return false;
    inside = only;
  }
  return true;
}

function isRaisedByLook(element: TreeElement): boolean {
  return (
    element.tag === 'sup' ||
    ((element.tag === 'span' || element.tag === 'a') &&
      (NAME.test(nameOf(element)) ||
        /vertical-align\s*:\s*super/iu.test(attribute(element, 'style'))))
  );
}

/** Whether a link leads to a place in a page, or says that it leads to a note. */
export function leadsToNote(element: TreeElement): boolean {
  if (element.tag !== 'a') return false;
  return (
    attribute(element, 'href').includes('#') ||
    /\bdoc-noteref\b/iu.test(attribute(element, 'role')) ||
    /\bnoteref\b/iu.test(attribute(element, 'epub:type'))
  );
}

function holdsReference(element: TreeElement): boolean {
  return element.children.some((child) => 'tag' in child && leadsToNote(child));
}

/** `↩`, `^`: a link from a note back to the place in the text; no word of the source. */
export function isWayBack(element: TreeElement): boolean {
  return (
    element.tag === 'a' &&
    attribute(element, 'href').includes('#') &&
    /^(?:[\s↩↑⤴⏎←^]|\ufe0e|\ufe0f)+$/u.test(textUnder(element))
  );
}
