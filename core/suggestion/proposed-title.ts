import type { Stretch } from '../clip/runs';

/** A title longer than this, in UTF-16 units, is shortened at the end of a clause. */
const LONGEST = 90;
/** Less than this says too little to stand alone. */
const SHORTEST = 12;
/** So few words are a fragment, where the sentence has more. */
const FEWEST_WORDS = 3;

/** What leads up to a date and says nothing without it. */
const LEADING_UP =
  /(?:,\s*)?(?:\b(?:early|late|later|earlier|sometime|only|just|back)\s+)*\b(?:on|in|at|by|from|during|over|around|about|of|for|as of|dated)\s+(?:the\s+)?$/i;
/** A word for a time that stands free before a date: “late Friday”. */
const FREE_BEFORE = /\b(?:early|late|later|earlier)\s+$/i;
/** Words by which a sentence holds on to the one before it. */
const HOLDING_ON =
  /^(?:(?:but|and|so|yet|however|meanwhile|then|later|also|instead|moreover|still|by then|in addition|separately|afterwards?|at the time)\b,?\s+)+/i;
/** Who says so, after what is said: “…, the board said”. */
const SAID_SO =
  /,["”]\s+(?:said|says|wrote|added|recalled|asked)\s.*$|,["”’]?\s+(?:(?:according to|as)\s[^,;]{2,80}|[^,;]{2,60}\s(?:said|says|wrote|added|reported|reports|announced|confirmed|told\s[^,;]{2,40})|(?:said|says|wrote|added|reported)\s[^,;]{2,60})$/;
/** Where a story comes from, before its first sentence: “ALDER, Nov 28 (Northline) – ”. */
const DATELINE = /^(?:\p{Lu}[\p{Lu}\s.'’/-]+\p{Lu}\b[^()–—]{0,40})?\([^()]{2,40}\)\s*[-–—]+\s+/u;
/** What a clause of its own begins with: someone or something that does what follows. */
const SUBJECT =
  /^(?:(?:and|but|so|yet)\s+)?(?:(?:the|an?|this|these|those|his|her|its|their|our|my|it|he|she|they|we|I|you|there|nobody|someone|some|most|many|both|each|all)\s|\p{Lu})/u;
/** After this a date is named, not said of something: “had been 4 December”, “the Saturday market”. */
const NAMING = /\b(?:was|is|are|were|be|been|being|any|every|a|an|for|than|like|called)\s+$/i;

/** “Ten minutes after the boat left” is one thing. */
const MEASURE = /\b(?:second|minute|hour|day|week|month|year|metre|mile|kilometre)s?$/i;
/** What cannot stand last. */
const DANGLING =
  /(?:[\s,]+(?:and|or|but|that|which|who|with|of|the|an?|to|for|in|on|at|by|from))+$/i;

/** Where a clause begins. */
const CLAUSE =
  /[;:–—]\s+|,\s+|\s+(?=(?:after|before|when|while|because|which|who|whose|where|as|but|although|though|since|until|so that|following)\s)/g;

/**
 * A title for what a sentence tells of a date: the clause that holds the date, in the sentence's own
 * words and their order, without the date, without who says so, and without what ties it to the
 * sentence before. It is a place to start from; the user changes it.
 *
 * @param date where the date stands in the sentence, in UTF-16 units
 * @param others other dates of the sentence: what stands with them is theirs
 */
export function proposedTitle(
  sentence: string,
  date: Stretch,
  others: readonly Stretch[] = [],
): string {
  const begin = DATELINE.exec(sentence)?.[0].length ?? 0;
  if (date.start < begin) return '';
  const said = SAID_SO.exec(sentence.replace(/[.!?…]["”’)]*$/, ''));
  const end =
    said && said.index > SHORTEST && said.index >= date.end ? said.index : sentence.length;
  const clause = clauseOf(sentence.slice(0, end), begin, date, others);
  const words = sentence.slice(clause.start, clause.end);
  return finished(
    withoutDate(words, { start: date.start - clause.start, end: date.end - clause.start }),
  );
}

/** Words without the date in them and what leads up to it. */
function withoutDate(words: string, { start, end }: Stretch): string {
  // “Monday’s meeting” is named by its day.
  if (/^['’]s\b/.test(words.slice(end))) return words;
  let before = words.slice(0, start);
  if (NAMING.test(before)) return words;
  // “That February had been planned”, “the Saturday market”.
  if (
    /\bthe\s+$|\bthat\s+$/i.test(before) &&
    /^\s+(?!(?:of|in|on|at|by|to|that|and|when|after|before)\b)\p{Ll}/u.test(words.slice(end)) &&
    !LEADING_UP.test(before)
  )
    return words;
  let after = words.slice(end);
  before = before.replace(LEADING_UP, '').replace(FREE_BEFORE, '');
  // The comma that closes “October 3, 2022,” goes with it.
  if (/,/.test(words.slice(start, end))) after = after.replace(/^,/, '');
  if (before.trim() === '') after = after.replace(/^\s*,?\s*/, '');
  // “the” and “that” before a date are left over without it.
  before = before.replace(/\b(?:the|that|this)\s+$/i, '').trimEnd();
  const gap = /^[\s,;.:]/.test(after) || before === '' ? '' : ' ';
  return `${before}${gap}${after}`.replace(/\(\s*\)/g, '');
}

/**
 * The longest run of clauses that holds the date, no other date if that can be, and is short enough;
 * from the start of the sentence where it can be.
 */
function clauseOf(text: string, begin: number, date: Stretch, others: readonly Stretch[]): Stretch {
  const starts = [begin];
  const ends: number[] = [];
  for (const { 0: sign, index } of text.matchAll(CLAUSE)) {
    if (index < begin || MEASURE.test(text.slice(0, index))) continue;
    // A comma of the date itself: “October 3, 2022”.
    if (index < date.end && index + sign.length > date.start) continue;
    ends.push(index);
    starts.push(index + sign.length);
  }
  ends.push(text.length);
  const own = Math.max(
    0,
    starts.findLastIndex((start) => start <= date.start),
  );
  const isFit = (clause: Stretch, alone: boolean) => {
    const words = withoutDate(text.slice(clause.start, clause.end), {
      start: date.start - clause.start,
      end: date.end - clause.start,
    }).trim();
    if (words.length < SHORTEST || words.length > LONGEST) return false;
    if (words.split(/\s+/).length < FEWEST_WORDS) return false;
    return !alone || !others.some(({ start, end }) => start < clause.end && end > clause.start);
  };
  for (const alone of [true, false]) {
    for (let first = 0; first <= own; first++) {
      const start = starts[first] ?? begin;
      if (first > 0 && !SUBJECT.test(text.slice(start))) continue;
      for (let last = ends.length - 1; last >= own; last--) {
        const clause = { start, end: ends[last] ?? text.length };
        if (isFit(clause, alone)) return clause;
      }
    }
  }
  return { start: begin, end: text.length };
}

function finished(clause: string): string {
  const plain = clause
    .replace(/\s+/g, ' ')
    .replace(/\s+([,;.:!?])/g, '$1')
    .trim()
    .replace(HOLDING_ON, '')
    .replace(/^[\s,;:–—-]+/, '')
    .replace(/[\s,;:–—.-]+$/, '')
    .replace(DANGLING, '');
  const bare = shortened(unquoted(plain));
  return bare.charAt(0).toLocaleUpperCase('en') + bare.slice(1);
}

/** Cut at a word where even one clause is too long. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > SHORTEST ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Without quotation marks whose other half is not there. */
function unquoted(text: string): string {
  const opens = (text.match(/[“"]/g) ?? []).length;
  const closes = (text.match(/[”"]/g) ?? []).length;
  if (/^[“"][^“”"]*[”"]?$/.test(text)) return text.replace(/[“”"]/g, '');
  return opens === closes ? text : text.replace(/[“”"]/g, '');
}
