import { parse } from 'yaml';
import type { ReadingWarning } from './block';

/** A Markdown text without the YAML above it, and what the YAML says. */
export interface FrontMatter {
  /** Values by lower-case key; a list has several. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
  readonly warnings: readonly ReadingWarning[];
}

const FENCED = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;
const LONGEST = 65_536; // UTF-16 units; a longer header is no header

/**
 * Takes the front matter off a Markdown text, as Obsidian's clipper and site generators write it.
 * Scalars stay the text they were written as: no date, number or yes is interpreted. Broken YAML is
 * left where it stands, as text, with a warning.
 */
export function readFrontMatter(source: string): FrontMatter {
  const none = { fields: new Map<string, string[]>(), body: source, warnings: [] };
  const match = FENCED.exec(source);
  if (!match || (match[1] ?? '').length > LONGEST) return none;
  try {
    const value: unknown = parse(match[1] ?? '', {
      schema: 'failsafe',
      maxAliasCount: 0,
      uniqueKeys: false,
    });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return none;
    const fields = new Map(
      Object.entries(value).map(([key, entry]) => [key.toLowerCase(), textsOf(entry, 0)] as const),
    );
    return { fields, body: source.slice(match[0].length), warnings: [] };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const message = `The header of the file is no YAML (${reason}); it was read as text.`;
    return { ...none, warnings: [{ code: 'front-matter-broken', message }] };
  }
}

function textsOf(value: unknown, depth: number): string[] {
  if (typeof value === 'string') {
    const text = value.trim().replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/u, '$1');
    return text === '' ? [] : [text];
  }
  if (Array.isArray(value) && depth < 4) return value.flatMap((item) => textsOf(item, depth + 1));
  return [];
}
