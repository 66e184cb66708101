import { int, otherWord } from './article-for-anchors';
import type { Article, Token } from './article-for-anchors';

type Random = () => number;

/** How an article is edited: shares of what it has, from 0 to 1. */
export interface Edits {
  /** Words replaced, left out, or given a word before them. */
  readonly words: number;
  readonly movedParagraphs: number;
  /** Marks of punctuation, quotation marks and blanks put another way. */
  readonly signs: number;
  /** Ends of sentences that become commas, and paragraphs that are split or joined with the next. */
  readonly joints: number;
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[“”«»]/gu, '"'],
  [/[「」]/gu, '“'],
  [/…/gu, '...'],
  [/, /gu, ' – '],
  [/ $/u, '\u00a0'],
  [/ $/u, '  '],
];

/** An article as it is after editing. Words that stay keep their number, and so do those put in their place. */
export function edited(random: Random, article: Article, edits: Edits): Article {
  const changed = article.map((paragraph) =>
    paragraph.map((sentence) =>
      sentence.flatMap((token) => changedToken(random, article, token, edits)),
    ),
  );
  return moved(random, rejoined(random, changed, edits.joints), edits.movedParagraphs);
}

/** An article without some of its words. */
export function without(article: Article, isGone: (token: Token) => boolean): Article {
  return article
    .map((paragraph) =>
      paragraph
        .map((sentence) => sentence.filter((token) => !isGone(token)))
        .filter((sentence) => sentence.length > 0),
    )
    .filter((paragraph) => paragraph.length > 0);
}

function changedToken(random: Random, article: Article, token: Token, edits: Edits): Token[] {
  let { text, after } = token;
  if (random() < edits.signs) {
    const [sign, instead] = SIGNS[int(random, SIGNS.length)] ?? [/$^/u, ''];
    text = text.replace(sign, instead);
    after = after.replace(sign, instead);
  }
  if (random() >= edits.words) return [{ ...token, text, after }];
  const way = random();
  if (way < 0.2) return [];
  const instead = otherWord(random, article);
  if (way < 0.4) {
    const blank = /\s/u.test(after) ? ' ' : '';
    return [
      { text: instead, after: blank, number: null },
      { ...token, text, after },
    ];
  }
  return [{ text: instead, after, number: token.number }];
}

function rejoined(random: Random, article: Article, share: number): Article {
  const paragraphs: Token[][][] = [];
  for (const paragraph of article) {
    const sentences = paragraph.map((sentence) => {
      const last = sentence.at(-1);
      if (!last || random() >= share) return [...sentence];
      return [...sentence.slice(0, -1), { ...last, after: last.after.replace(/^[.?…]+/u, ',') }];
    });
    const before = paragraphs.at(-1);
    if (before && random() < share) before.push(...sentences);
    else if (sentences.length > 1 && random() < share) {
      const cut = 1 + int(random, sentences.length - 1);
      paragraphs.push(sentences.slice(0, cut), sentences.slice(cut));
    } else paragraphs.push(sentences);
  }
  return paragraphs;
}

function moved(random: Random, article: Article, share: number): Article {
  const staying: Article[number][] = [];
  const leaving: Article[number][] = [];
  for (const paragraph of article) (random() < share ? leaving : staying).push(paragraph);
  for (const paragraph of leaving) staying.splice(int(random, staying.length + 1), 0, paragraph);
  return staying;
}
