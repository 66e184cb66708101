import { escapeLine } from './markdown-escape';
import { citationParts, markdownAddress } from './quotation';
import type { Source } from './source';

/** Gives the reference to a source's footnote, `[^s1]`. */
export type Cite = (source: Source) => string;

/** The footnotes of one document. */
export interface Footnotes {
  readonly cite: Cite;
  /** The definitions so far, in the order of their numbers. */
  readonly definitions: () => string[];
}

/**
 * Footnotes numbered by first use: one for each source and locator, however often it is quoted, so
 * that a reader sees at once which quotes share a source. GitHub, Obsidian and Pandoc all take a
 * label that is used again.
 */
export function footnotes(prefix: string): Footnotes {
  const labels = new Map<string, string>();
  const references = new Map<Source, string>();
  return {
    cite(source) {
      const known = references.get(source);
      if (known !== undefined) return known;
      const text = footnoteText(source);
      const label = labels.get(text) ?? `${prefix}${labels.size + 1}`;
      labels.set(text, label);
      references.set(source, `[^${label}]`);
      return `[^${label}]`;
    },
    definitions: () => [...labels].map(([text, label]) => `[^${label}]: ${text}`),
  };
}

/** A reference that holds the whole footnote: for comparing texts whose labels are not given yet. */
export const citeInFull: Cite = (source) => `[^${footnoteText(source)}]`;

/** `Marit Dahl, “Kestrel withdrawn”, Alder Courier, 14 Nov 2023, p. 4. <https://…>. SHA-256 …`. */
function footnoteText(source: Source): string {
  const reference = citationParts({ ...source, url: '' }).join(', ');
  const sentences = [
    escapeLine(reference),
    ...(source.url ? [markdownAddress(source.url)] : []),
    ...(source.sha256 ? [`Original SHA-256 \`${source.sha256.replace(/[^0-9a-f]/gi, '')}\``] : []),
  ];
  return `${sentences.join('. ')}.`;
}
