import type { Stretch } from '../clip/runs';

/** Shortened words that a sentence goes on after, in small letters and without their point. */
const SHORTENED = new Set(
  'mr mrs ms dr prof sr jr st gen col lt sgt cpl capt cmdr maj adm rev hon gov sen rep supt insp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun no nos vol pp ed eds vs v c ca approx dept inc ltd co corp bros u.s u.k u.n e.u d.c a.m p.m i.e e.g etc fr hr bzw nr str z.b'.split(
    ' ',
  ),
);

/** Those of them that a sentence may end with all the same. */
const ENDING = new Set([
  'a.m',
  'p.m',
  'etc',
  'inc',
  'ltd',
  'co',
  'corp',
  'u.s',
  'u.k',
  'u.n',
  'd.c',
  'jr',
  'sr',
]);
/** Words that begin a sentence and no name. */
const STARTER =
  /^["“‘(]?(?:The|A|An|This|That|These|Those|It|Its|He|She|They|We|I|You|His|Her|Their|Our|But|And|Or|So|Yet|In|On|At|By|For|From|To|With|After|Before|When|While|As|If|There|No|Not|Nobody|One|Some|Most|Many|Two|Three|Later|Meanwhile|However|Then|Another|Both|Each|Once|Since|Under|Until|What|Who|Why|How)\b/;

/** Segmenters are costly to make; a library has few languages. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string | null): Intl.Segmenter {
  const known = segmenters.get(language ?? '');
  if (known) return known;
  let made: Intl.Segmenter;
  try {
    made = new Intl.Segmenter(language ?? 'en', { granularity: 'sentence' });
  } catch {
    // A page may declare anything as its language.
    made = new Intl.Segmenter('en', { granularity: 'sentence' });
  }
  segmenters.set(language ?? '', made);
  return made;
}

/** Whether a sentence goes on after these words although they end with a point. */
function goesOn(words: string, next: string): boolean {
  const last = /(?:^|[\s(“"‘'])((?:\p{L}\.)+\p{L}|\p{L}+)\.["”’)]*\s*$/u.exec(words)?.[1];
  if (last === undefined) return false;
  // An initial: “J. Ruth Amory”.
  if (/^\p{Lu}$/u.test(last)) return true;
  if (!SHORTENED.has(last.toLowerCase())) return false;
  // “at 6 p.m. The crew” ends; “at 6 p.m. on Friday” and “the U.S. Navy” do not.
  return !ENDING.has(last.toLowerCase()) || !STARTER.test(next);
}

/**
 * The sentences of a text, without the white space between them.
 *
 * @param language BCP 47, or null; one that is not known counts as none
 */
export function sentencesOf(text: string, language: string | null = null): Stretch[] {
  const sentences: Stretch[] = [];
  let start = 0;
  let end = 0;
  for (const { segment, index } of segmenterFor(language).segment(text)) {
    if (end > start && !goesOn(text.slice(start, end), segment)) {
      push(sentences, text, start, end);
      start = index;
    }
    end = index + segment.length;
  }
  push(sentences, text, start, end);
  return sentences;
}

function push(sentences: Stretch[], text: string, start: number, end: number): void {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = end - (words.length - words.trimEnd().length);
  if (from < to) sentences.push({ start: from, end: to });
}
