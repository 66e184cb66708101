const WORD = /\p{L}+(?:-\p{L}+)*/gu;
const LAST_WORD = /(\p{L}+(?:-\p{L}+)*)-$/u;
const FIRST_WORD = /^\p{Ll}\p{L}*/u;
/** `pre- and post-war`: the hyphen waits for another word than the next. */
const SUSPENDED = /^(?:and|or|to|und|oder|et|ou|y|o)\b/iu;

/**
 * Joins lines that a machine has wrapped. A hyphen at a line's end is the word's own (`long-range`)
 * or the machine's (`inter-national`); the text itself tells which, where it writes the word once
 * more. Where it does not, the hyphen stays: it is what the source says.
 */
export class WordJoints {
  readonly #text: string;
  #words: ReadonlySet<string> | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  join(lines: readonly string[]): string {
    const [first = '', ...more] = lines;
    const parts = [first];
    let last = first;
    for (const line of more) {
      if (this.#isBroken(last, line)) parts.push(parts.pop()?.slice(0, -1) ?? '', line);
      else parts.push(endsInHyphen(last, line) ? '' : ' ', line);
      last = line;
    }
    return parts.join('');
  }

  /** Whether the hyphen between two lines is the machine's. */
  #isBroken(line: string, next: string): boolean {
    const head = LAST_WORD.exec(line.slice(-60))?.[1]?.toLowerCase();
    const tail = FIRST_WORD.exec(next)?.[0].toLowerCase();
    if (head === undefined || tail === undefined || SUSPENDED.test(next)) return false;
    this.#words ??= new Set(this.#text.toLowerCase().match(WORD));
    return this.#words.has(head + tail) && !this.#words.has(`${head}-${tail}`);
  }
}

function endsInHyphen(line: string, next: string): boolean {
  return (
    /[\p{L}\p{N}][-\u00ad]$/u.test(line.slice(-3)) &&
    /^[\p{L}\p{N}]/u.test(next) &&
    !SUSPENDED.test(next)
  );
}
