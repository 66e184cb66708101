/** A run within a block of a page. */
export type PageInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly children: readonly PageInline[] }
  | { readonly kind: 'strong'; readonly children: readonly PageInline[] }
  | { readonly kind: 'deleted'; readonly children: readonly PageInline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly PageInline[] }
  | { readonly kind: 'image'; readonly alt: string; readonly src: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'citation'; readonly clipId: string; readonly index: number };

/** A block of a page: everything that Markdown can become here, and nothing else. */
export type PageBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly PageInline[] }
  | {
      readonly kind: 'heading';
      /** 1 to 6. */
      readonly level: number;
      readonly children: readonly PageInline[];
    }
  | {
      readonly kind: 'list';
      /** The first number of a numbered list, null for a plain one. */
      readonly start: number | null;
      readonly items: readonly PageItem[];
    }
  | { readonly kind: 'quote'; readonly children: readonly PageBlock[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly align: readonly (PageAlign | null)[];
      readonly header: readonly PageCell[];
      readonly rows: readonly (readonly PageCell[])[];
    }
  | { readonly kind: 'rule' }
  /** A citation alone on its line: `first` when nothing of its paragraph stands before it. */
  | {
      readonly kind: 'citation';
      readonly clipId: string;
      readonly index: number;
      readonly first: boolean;
    };

export type PageAlign = 'left' | 'center' | 'right';
export type PageCell = readonly PageInline[];
export interface PageItem {
  /** Whether a task is done; null on items that are no tasks. */
  readonly task: boolean | null;
  readonly children: readonly PageBlock[];
}
