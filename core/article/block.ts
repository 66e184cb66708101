import type { SavedPicture } from './saved-picture';

/**
 * What an article's text is made of.
 *
 * Blocks hold plain text and a few inline marks, never HTML: the window draws them as elements, so
 * nothing imported can reach it as markup.
 */
export const BLOCK_KINDS = [
  'paragraph',
  'heading',
  'quote',
  'item',
  'table',
  'figure',
  'code',
  'rule',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A run of a block's text, in UTF-16 units from the block's start, half open. */
export interface Mark {
  readonly kind: 'emphasis' | 'strong' | 'code' | 'link';
  readonly start: number;
  readonly end: number;
  /** The address of a link; absent on other marks. */
  readonly href?: string;
}

/** Why a block is not part of the article; also the key of the words shown for it. */
export const REMOVAL_REASONS = [
  'title-line',
  'source-line',
  'byline',
  'date-line',
  'navigation',
  'related',
  'advertising',
  'comments',
  'share',
  'subscription',
  'caption-credit',
  'footer',
  'hidden',
  'repeated',
  'outside-article',
  'by-hand',
] as const;
export type RemovalReason = (typeof REMOVAL_REASONS)[number];

/** The picture of a figure. */
export interface BlockImage {
  /** Its address as the source gives it; of one that was saved inside the file, `data:` and its kind. */
  readonly src: string;
  /** Its alternative text. */
  readonly alt: string;
  /** Its bytes in the original; absent where they are not there, and in texts that were read before they were told. */
  readonly saved?: SavedPicture;
}

/**
 * One block of a revision. `id` is unique in its revision and stable for the same bytes and reader
 * (`b1`, `b2`, … in source order).
 */
export interface Block {
  readonly id: string;
  readonly kind: BlockKind;
  readonly text: string;
  readonly marks?: readonly Mark[];
  /** 1 to 6, headings only. */
  readonly level?: number;
  /** Nesting depth from 0 and numbering, items only. */
  readonly depth?: number;
  readonly ordered?: boolean;
  /** Rows of cells, tables only; `text` holds the same cells joined by tabs and line breaks. */
  readonly rows?: readonly (readonly string[])[];
  /** Figures only; `text` is the caption. */
  readonly image?: BlockImage;
  /** 'rtl' where the source says so or the letters do. */
  readonly dir?: 'rtl';
  /** Why the reader left it out; absent on blocks it kept. */
  readonly reason?: RemovalReason;
}

/** The metadata an article may have, each value with where it came from. */
export const METADATA_FIELDS = [
  'title',
  'byline',
  'siteName',
  'section',
  'origin',
  'publishedOn',
  'url',
  'language',
] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

/** A value, where it came from (`meta og:title`, `url path`, `typed by you`) and its runners-up. */
export interface Sourced {
  readonly value: string | null;
  readonly source: string | null;
  readonly others: readonly { readonly value: string; readonly source: string }[];
  /** The user chose it among the runners-up: a later reading leaves it, as it leaves what was typed. */
  readonly chosen?: boolean;
}

export type Metadata = Readonly<Record<MetadataField, Sourced>>;

/** Something the reader could not do or doubts; it never stops an import. */
export interface ReadingWarning {
  readonly code: string;
  readonly message: string;
}

/** What a reader makes of one file: the article before it is stored. */
export interface ArticleDraft {
  readonly metadata: Metadata;
  /** All blocks in source order, kept and removed. */
  readonly blocks: readonly Block[];
  readonly warnings: readonly ReadingWarning[];
  /** Tags that the source gives itself (a clipper's front matter); absent where it gives none. */
  readonly tags?: readonly string[];
  /** The articles that the file seems to hold, where they are several; absent where it is one. */
  readonly parts?: readonly DraftPart[];
}

/** One of several articles in a file, as it reads alone. */
export interface DraftPart {
  /** Where in the file it stands, in words for a footnote: `lines 14–37`. */
  readonly place: string;
  /** Its blocks among those of the whole draft, half open: the same texts in the same order. */
  readonly from: number;
  readonly to: number;
  readonly draft: ArticleDraft;
}

/** Text positions count UTF-16 units over all blocks, kept and removed, joined by one line break. */
export const BLOCK_SEPARATOR = '\n';

/** The text that positions refer to. */
export function fullText(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join(BLOCK_SEPARATOR);
}

/**
 * An article as running text, one line a block: without the words under pictures, which interrupt
 * what they stand in. They remain blocks of the article. `separator` stands between two blocks.
 */
export function runningText(
  blocks: readonly Pick<Block, 'kind' | 'text'>[],
  separator = BLOCK_SEPARATOR,
): string {
  return blocks
    .filter(({ kind, text }) => kind !== 'figure' && text !== '')
    .map(({ text }) => text)
    .join(separator);
}

/** The start of every block in `fullText`, in the same order. */
export function blockStarts(blocks: readonly Block[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const block of blocks) {
    starts.push(at);
    at += block.text.length + BLOCK_SEPARATOR.length;
  }
  return starts;
}
