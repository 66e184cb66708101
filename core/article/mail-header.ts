import type { RemovalReason } from './block';
import { decodeWords } from './encoded-words';

/** A field of a header as clippers and mailers write it above a text. */
export type HeaderField =
  'title' | 'byline' | 'date' | 'url' | 'siteName' | 'section' | 'language' | 'other';

export interface HeaderLine {
  readonly field: HeaderField;
  /** The name as written, for the words of the source: `Date`. */
  readonly name: string;
  readonly value: string;
}

const FIELDS = new Map<string, HeaderField>(
  Object.entries({
    title: 'title', subject: 'title', headline: 'title',
    author: 'byline', authors: 'byline', byline: 'byline', by: 'byline', writer: 'byline',
    date: 'date', published: 'date', 'published on': 'date', 'publication date': 'date', posted: 'date',
    url: 'url', link: 'url', address: 'url', 'source url': 'url', permalink: 'url', web: 'url',
    site: 'siteName', publication: 'siteName', publisher: 'siteName', newspaper: 'siteName', outlet: 'siteName', website: 'siteName',
    section: 'section', category: 'section', topic: 'section',
    language: 'language', lang: 'language',
    source: 'other', from: 'other', to: 'other', cc: 'other', sent: 'date', updated: 'other', 'reply-to': 'other',
    'message-id': 'other', tags: 'other', keywords: 'other', copyright: 'other', length: 'other', 'date saved': 'other',
    retrieved: 'other', accessed: 'other', saved: 'other', 'snapshot-content-location': 'url',
  } satisfies Record<string, HeaderField>),
); // prettier-ignore

/** What mailers and the machines between them write for each other: `Content-Type`, `X-Mailer`. */
const OF_MACHINES =
  /^(?:(?:x|list|content|mime|thread|delivered|return|in-reply|received|dkim|authentication|arc)-[a-z-]+|bcc|received|references|importance|sender)$/u;

const LINE = /^([A-Za-z][A-Za-z -]{1,24}):\s+(\S.*)$|^(url|link|web|source url):(https?:\S+)$/iu;

/** Reads `Title: Bridge reopens`; null for a line that is no header of this kind. */
export function readHeaderLine(line: string): HeaderLine | null {
  if (line.length > 2_000) return null;
  const match = LINE.exec(line);
  const name = match?.[1] ?? match?.[3];
  const value = match?.[2] ?? match?.[4];
  if (name === undefined || value === undefined) return null;
  const known = name.trim().toLowerCase();
  const field = FIELDS.get(known) ?? (OF_MACHINES.test(known) ? 'other' : undefined);
  if (field === undefined) return null;
  return { field, name: name.trim(), value: decodeWords(value.trim()) };
}

/** Why a header line is not part of the text. */
export function headerReason(field: HeaderField): RemovalReason {
  switch (field) {
    case 'title':
      return 'title-line';
    case 'byline':
      return 'byline';
    case 'date':
      return 'date-line';
    case 'url':
      return 'source-line';
    case 'siteName':
    case 'section':
    case 'language':
    case 'other':
      return 'outside-article';
  }
}
