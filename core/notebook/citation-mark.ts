import { CITATION } from './citation';

/** A citation as it stands in a page's source; `start` and `end` count UTF-16 units. */
export interface PlacedCitation {
  readonly clipId: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A page's source in which each citation is one word that Markdown leaves alone.
 *
 * `[[clip:ID]]` is full of signs that Markdown reads its own way (links, references, emphasis near
 * brackets). Standing in for it before the text is parsed, and looked for afterwards, the words tell
 * which citations are text and which are code.
 */
export class MarkedCitations {
  readonly text: string;
  readonly citations: readonly PlacedCitation[];
  readonly #fence: string;

  constructor(source: string) {
    this.#fence = unusedCharacter(source);
    this.citations = [...source.matchAll(CITATION)]
      .filter((match) => !isEscaped(source, match.index))
      .map((match) => ({
        clipId: match[1] ?? '',
        start: match.index,
        end: match.index + match[0].length,
      }));
    let at = 0;
    let text = '';
    for (const [index, { start, end }] of this.citations.entries()) {
      text += source.slice(at, start) + this.#fence + String(index) + this.#fence;
      at = end;
    }
    this.text = text + source.slice(at);
  }

  /** Cuts parsed text at its citations: strings and, between them, indexes into `citations`. */
  split(text: string): (string | number)[] {
    return text
      .split(this.#fence)
      .map((part, index) => (index % 2 === 1 ? Number(part) : part))
      .filter((part) => part !== '');
  }

  /** Puts citations back as they were written, where they are not read as citations. */
  restore(text: string, written: (clipId: string) => string): string {
    return this.split(text)
      .map((part) =>
        typeof part === 'number' ? written(this.citations[part]?.clipId ?? '') : part,
      )
      .join('');
  }
}

function isEscaped(source: string, at: number): boolean {
  let slashes = 0;
  while (source[at - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}

/** A private-use character that the text does not hold; Markdown takes it for a letter. */
function unusedCharacter(source: string): string {
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const character = String.fromCharCode(code);
    if (!source.includes(character)) return character;
  }
  throw new Error('a text that holds every private-use character');
}
