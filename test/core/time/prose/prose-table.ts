/**
 * Sentences written for the project with what is to be marked in ⟦…⟧, and the EDTF of each mark in
 * its order.
 */
export interface ProseTable {
  readonly name: string;
  /** The article's date, ISO; null for what needs none. */
  readonly reference: string | null;
  /** BCP 47. */
  readonly language: string;
  readonly rows: readonly (readonly [text: string, ...edtf: string[]])[];
}

/** A sentence without its brackets, and the marks that they stood around. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}

/** Takes the brackets out of a sentence. */
export function unmarked(sentence: string): MarkedText {
  let text = '';
  let start = 0;
  const marks: { start: number; end: number; text: string }[] = [];
  for (const part of sentence.split(/(?=[⟦⟧])/)) {
    if (part.startsWith('⟦')) start = text.length;
    if (part.startsWith('⟧')) marks.push({ start, end: text.length, text: text.slice(start) });
    text += part.replace(/^[⟦⟧]/, '');
  }
  return { text, marks };
}
