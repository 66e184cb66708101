import { word } from './random';

/** A word of a made-up article, what follows it, and its number in the article as it was written. */
export interface Token {
  readonly text: string;
  /** Punctuation and blanks up to the next word. */
  readonly after: string;
  /** Null for words that an edit put in. */
  readonly number: number | null;
}

/** Paragraphs of sentences of words. */
export type Article = readonly (readonly (readonly Token[])[])[];

type Random = () => number;

/** A way of writing: its words, the commonest first, and what stands between and after them. */
interface Script {
  readonly words: readonly string[];
  readonly blank: string;
  readonly comma: string;
  readonly stops: readonly string[];
  readonly quotes: readonly [string, string];
}

const ENGLISH =
  'the of to and a in that it was on for is said by with as at he from be have had not but they this were an are which one its their has would been will who more when there after about up out she or two his into than other could also over new last first all years time some people no what her them only if can year year most any such before between under while since many'.split(
    ' ',
  );
const LETTERS: Readonly<Record<string, string>> = {
  cyrillic: 'аеиоунтрсвлкмдпгзбчя',
  greek: 'αεηιουντρσλκμδπγθβχς',
  arabic: 'اويلمنترسبدكعقفحجهشط',
  accents: 'aeioóąęłśżźćnrtklmdpczéüñ',
};

/** A made-up article of about so many words, as news is: stock phrases, near-copies of sentences, boilerplate. */
export function madeUpArticle(random: Random, words: number): Article {
  const script = scriptOf(random);
  const phrases = times(40, () => run(random, script, 4 + int(random, 4)));
  const boilerplate = times(5, () => sentence(random, script, phrases));
  const written: string[][] = [];
  const paragraphs: string[][][] = [];
  for (let count = 0; count < words;) {
    const paragraph = times(1 + int(random, 5), () => {
      const chance = random();
      if (chance < 0.02) return pick(random, boilerplate);
      const older = written[int(random, written.length)];
      if (chance < 0.05 && older) return nearCopy(random, script, older);
      return sentence(random, script, phrases);
    });
    written.push(...paragraph);
    count += paragraph.flat().length;
    paragraphs.push(paragraph);
  }
  let number = 0;
  return paragraphs.map((paragraph) =>
    paragraph.map((sentence) => {
      const isSpoken = random() < 0.15;
      return sentence.map((text, at): Token => {
        const isLast = at === sentence.length - 1;
        const stop = pick(random, script.stops) + (isSpoken ? script.quotes[1] : '');
        const comma = random() < 0.08 ? script.comma : script.blank;
        const shown = at === 0 ? text.charAt(0).toUpperCase() + text.slice(1) : text;
        return {
          text: at === 0 && isSpoken ? script.quotes[0] + shown : shown,
          after: isLast ? stop + script.blank : comma,
          number: number++,
        };
      });
    }),
  );
}

/** An article's paragraphs as text; and where each of its words stands in all of them, one line each. */
export function written(article: Article): {
  paragraphs: string[];
  places: Map<number, { start: number; end: number }>;
} {
  const places = new Map<number, { start: number; end: number }>();
  let at = 0;
  const paragraphs = article.map((paragraph) => {
    let text = '';
    for (const { text: shown, after, number } of paragraph.flat()) {
      const start = at + text.length;
      if (number !== null) places.set(number, { start, end: start + shown.length });
      text += shown + after;
    }
    text = text.trimEnd();
    at += text.length + 1;
    return text;
  });
  return { paragraphs, places };
}

/** A word of the article's own kind, to be put in its place or between others. */
export function otherWord(random: Random, article: Article): string {
  const paragraph = pick(random, article);
  return pick(random, pick(random, paragraph)).text.toLowerCase();
}

export function int(random: Random, below: number): number {
  return Math.floor(random() * below);
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[int(random, list.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

function scriptOf(random: Random): Script {
  const stops = ['.', '.', '.', '.', '?', '…'];
  const western = { blank: ' ', comma: ', ', stops };
  const chance = random();
  if (chance < 0.55) {
    const words = [...ENGLISH, ...times(2_500, () => word(random))];
    return { ...western, words, quotes: ['“', '”'] };
  }
  if (chance < 0.7) {
    // No blanks: a word is one to three signs of a few hundred.
    const sign = () => String.fromCharCode(0x4e00 + int(random, 900) * 3);
    const words = times(2_500, () => times(1 + int(random, 3), sign).join(''));
    return { blank: '', comma: '，', stops: ['。', '。', '？'], words, quotes: ['「', '」'] };
  }
  const letters = LETTERS[pick(random, Object.keys(LETTERS))] ?? '';
  const made = () => times(2 + int(random, 7), () => pick(random, [...letters])).join('');
  const words = times(2_500, () => (random() < 0.01 ? pick(random, ['🚢', '👩‍🚒', '🔥']) : made()));
  return { ...western, words, quotes: ['«', '»'] };
}

/** Words by Zipf's law: the n-th is about 1/n as frequent as the first. */
function run(random: Random, { words }: Script, count: number): string[] {
  return times(count, () => {
    const rank = Math.exp(random() * Math.log(words.length + 1)) - 1;
    return words[Math.min(words.length - 1, Math.floor(rank))] ?? '';
  });
}

function sentence(random: Random, script: Script, phrases: readonly string[][]): string[] {
  const words = run(random, script, 6 + int(random, 24));
  if (random() < 0.25) words.splice(int(random, words.length), 0, ...pick(random, phrases));
  return words;
}

function nearCopy(random: Random, script: Script, older: readonly string[]): string[] {
  const copy = [...older];
  for (let change = 0; change < 1 + int(random, 3); change++) {
    copy[int(random, copy.length)] = run(random, script, 1)[0] ?? '';
  }
  return copy;
}
