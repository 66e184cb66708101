import type { AnyRecord, Kind } from './records';

/** Names are for a line of a list, in UTF-16 units. */
const LONGEST = 120;

/** How a record is called in lists: its title, its name, its first words; empty for what has none. */
export function recordName(record: AnyRecord): string {
  return nameOfFields(record.kind, { ...record });
}

/** The same from fields alone, as the history holds them; some may be missing. */
export function nameOfFields(kind: Kind, fields: Readonly<Record<string, unknown>>): string {
  switch (kind) {
    case 'article': {
      const title = fields['title'] as { value?: unknown } | undefined;
      const original = fields['original'] as { fileName?: unknown } | null | undefined;
      return short(title?.value) || short(original?.fileName);
    }
    case 'clip':
      return short((fields['quote'] as { exact?: unknown } | undefined)?.exact);
    case 'event':
    case 'page':
      return short(fields['title']);
    case 'tag':
    case 'collection':
    case 'lane':
      return short(fields['name']);
    default:
      return '';
  }
}

function short(text: unknown): string {
  if (typeof text !== 'string') return '';
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= LONGEST) return line;
  // Not in the middle of a character that takes two units.
  return `${line.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
