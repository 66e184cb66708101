import type { Anchor, AnchorCandidate, AnchorPosition, AnchorReason } from './anchor';
import { fewestKept } from './kept-words';
import type { SearchedText } from './searched-text';
import type { WordPlace } from './word-places';

/** How many places are listed for a person to choose from. */
const OFFERED = 8;
/** A place must speak for itself by so many nats more than chance has it somewhere in the text. */
const SURE = 6;
/** Even a short text stands for all texts that might have been written. */
const FEWEST_WORDS = 1_000;
/** Places whose weights are closer than this, in nats, are not told apart. */
const APART = 4;
/** From here on the words around a quote are there: about twice the weight of a rare word. */
const SURROUNDED = 12;
/** Below this, other words stand around a place than stood around the quote. */
const CONTRADICTED = -3;
/** From here on the words on one side of a quote are there. */
const SIDE = 8;
/** Of so short a quote half its words are no passage. */
const FEW_WORDS = 5;
/** Something about as likely but for a word or two, where the passage stood before, casts doubt. */
const DOUBTFUL = 16;
/** Near to where the passage stood, and far from it, as shares of the text's length. */
const NEAR = 0.05;
const FAR = 0.15;
const SENTENCE_END = /[.!?…][)\]"'”’»]*\s|[。！？]/u;

/** A place with what is said of it. */
interface Judged extends AnchorCandidate {
  readonly place: WordPlace;
}

/**
 * Chooses between the places that are like a quote, or does not: see `findPassage`.
 *
 * @param places the heaviest first
 * @param exact the quote
 * @param stood where it stood in the older text
 * @param isCounterpart tells by the older text whether a place is this passage's own; null without it
 */
export function chooseAnchor(
  places: readonly WordPlace[],
  { full, words }: SearchedText,
  exact: string,
  stood: AnchorPosition,
  isCounterpart: ((place: WordPlace) => boolean) | null,
): Anchor {
  const judged = places.map((place): Judged => {
    const { start, end, kept } = place;
    const isVerbatim = standsIn(full.slice(start, end), exact);
    return { place, position: { start, end }, isVerbatim, kept, words: place.words };
  });
  const chance = Math.log(words.keys.length + FEWEST_WORDS) + SURE;
  const severalSentences = SENTENCE_END.test(exact);
  const sound = judged.filter(({ place, isVerbatim }) => {
    const around = place.before + place.after;
    const isStrange = around < CONTRADICTED;
    if (place.own <= 0 || !isEnough(place)) return false;
    if (place.isTorn && !isVerbatim && sidesThere(place) < 2) return false;
    if (isStrange && !isCounterpart && !(isVerbatim && severalSentences)) return false;
    if (place.weight < chance && (!isVerbatim || isStrange)) return false;
    return isCounterpart?.(place) ?? true;
  });
  const [first] = sound;
  const [heaviest] = judged;
  const hole =
    heaviest && heaviest.place.own <= 0 && aroundOf(heaviest) >= SURROUNDED ? heaviest : null;
  if (!first) {
    const offered = judged.filter(({ place }) => place.own > 0);
    if (hole) return unplaced('lost', 'taken-out', offered);
    return unplaced('lost', offered.length > 0 ? 'elsewhere' : 'not-there', offered);
  }
  // The gap that the quote left says more than words elsewhere that stand between others.
  if (hole && aroundOf(first) < CONTRADICTED) return unplaced('lost', 'taken-out', sound);
  const distance = ({ position }: Judged) => Math.abs(position.start - stood.start) / full.length;
  const isFar = distance(first) > FAR;
  const alike = sound.filter((judged) => {
    const apart = isFar && distance(judged) < NEAR ? DOUBTFUL : APART;
    return judged.place.weight > first.place.weight - apart;
  });
  if (alike.length > 1) return unplaced('ambiguous', 'several-places', alike);
  return placed('moved', reasonOf(first), first.position, first.isVerbatim);
}

function aroundOf({ place }: Judged): number {
  return place.before + place.after;
}

/** On how many sides of a place the words stand that stood there before. */
function sidesThere({ before, after }: WordPlace): 0 | 1 | 2 {
  if (before >= SIDE && after >= SIDE) return 2;
  return before >= SIDE || after >= SIDE ? 1 : 0;
}

/** Whether so many of a quote's words are there as would be of the same passage, edited. */
function isEnough(place: WordPlace): boolean {
  const { kept, words } = place;
  if (words < FEW_WORDS && kept * 2 <= words) return false;
  if (place.keptAround < fewestKept(place.wordsAround, 1)) return false;
  return kept >= fewestKept(words, sidesThere(place));
}

function reasonOf(judged: Judged): AnchorReason {
  const { place, isVerbatim } = judged;
  if (isVerbatim) return aroundOf(judged) < CONTRADICTED ? 'other-surroundings' : 'same-words';
  return place.isWhole ? 'other-signs' : 'changed-words';
}

/** An anchor that has its place. */
export function placed(
  state: 'exact' | 'moved',
  reason: AnchorReason,
  position: AnchorPosition,
  isVerbatim: boolean,
): Anchor {
  return { state, position, reason, isVerbatim, candidates: [] };
}

/** An anchor that has none, with what a person may choose from. */
export function unplaced(
  state: 'ambiguous' | 'lost',
  reason: AnchorReason,
  candidates: readonly AnchorCandidate[],
): Anchor {
  const offered = candidates
    .slice(0, OFFERED)
    .map(({ position, isVerbatim, kept, words }) => ({ position, isVerbatim, kept, words }));
  return { state, position: null, reason, isVerbatim: false, candidates: offered };
}

/** Whether a passage has just these words; of several blocks each, with other blocks between them. */
function standsIn(passage: string, exact: string): boolean {
  if (passage === exact) return true;
  const pieces = exact.split('\n');
  if (pieces.length < 2) return false;
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = index === 0 ? 0 : passage.indexOf(`\n${piece}`, at) + 1;
    if ((index > 0 && found === 0) || !passage.startsWith(piece, found)) return false;
    at = found + piece.length;
  }
  return at === passage.length;
}
