import { edtfOrNull, printEdtf } from './edtf';
import type { WhenNode } from './expression-node';
import { dayNumberOf } from './edtf-dates';
import { exchanged } from './grammar-calendar';
import { readWhenNode } from './grammar-when';
import { isDayFirst, vocabularyOf } from './language/languages';
import { hasRole, skipRole, type ReadingInput } from './reading-input';
import { resolveWhen } from './resolve-when';
import { tokensOf } from './tokens';
import type { Extent, When } from './when';

/**
 * Reads what a person types as a time: EDTF, or words as in `early March 2024`, `c. 1885`, `between
 * 12 and 16 July 2021`, `before 1990`, `44 BC`, `13 Nov 2023, about 06:40`; everything that
 * `describeWhen` says among them. The likeliest reading first: 3.10.2023 has two; none when it is
 * not understood. `reference` (ISO) completes what leaves out its year; `language` (BCP 47) decides
 * the words, and which of two readings of numbers comes first.
 */
export function readWhen(
  text: string,
  reference: string | null,
  language: string | null = null,
): When[] {
  const vocabulary = vocabularyOf(language);
  const trimmed = text.trim();
  const written = readWritten(trimmed, null);
  if (written) return [written];
  const tokens = tokensOf(trimmed, vocabulary);
  const input: ReadingInput = {
    text: trimmed,
    tokens,
    vocabulary,
    isEntry: true,
    isDayFirst: isDayFirst(language),
    wholes: new Map(),
  };
  const extent = hasRole(input, 0, 'sometime') ? 'within' : 'throughout';
  if (extent === 'within' || hasRole(input, 0, 'throughout')) {
    const qualified = readWritten(trimmed.slice(trimmed.lastIndexOf(' ') + 1), extent);
    if (qualified && /^\S+(?: time in)? \S+$/.test(trimmed)) return [qualified];
  }
  const start = skipRole(input, skipRole(input, skipRole(input, 0, 'on'), 'in'), 'at');
  for (const from of new Set([0, start])) {
    const match = readWhenNode(input, from);
    if (!match || match.next < tokens.length) continue;
    const readings = readingsOf(match.node, trimmed, reference);
    if (readings.length > 0) return readings;
  }
  return [];
}

/** EDTF as it stands; without an extent of its own an interval lasted and a date holds one moment. */
function readWritten(text: string, extent: Extent | null): When | null {
  const value = edtfOrNull(text);
  const usual = value?.kind === 'interval' ? 'throughout' : 'within';
  return value && { edtf: printEdtf(value), extent: extent ?? usual };
}

function readingsOf(node: WhenNode, text: string, reference: string | null): When[] {
  const day = dayNumberOf(reference);
  const context = {
    reference: day,
    mentioned: day,
    spoken: null,
    narrated: null,
    sentenceDay: null,
    tense: null,
    isOpening: false,
  };
  const nodes: WhenNode[] = [node];
  if (node.kind === 'point' && /^\d{1,2}[./-]\d{1,2}[./-]/.test(text)) {
    const other = exchanged(node.date);
    if (other) nodes.push({ ...node, date: other });
  }
  return nodes.flatMap((reading) => resolveWhen(reading, context) ?? []);
}
