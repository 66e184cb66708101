import type { LabelKind } from '../../core/library/bulk';

/** Which articles a list shows. A tag is named, not pointed at: those nested in it are meant too. */
export type Shown =
  | { readonly kind: 'all' | 'unread' | 'starred' | 'withClips' | 'withoutClips' }
  | { readonly kind: 'collection'; readonly id: string }
  | { readonly kind: 'tag'; readonly name: string };

export const SORTS = ['oldest', 'newest', 'imported', 'title', 'outlet', 'clips'] as const;
export type Sort = (typeof SORTS)[number];

export const GROUPINGS = [
  'none',
  'month',
  'day',
  'outlet',
  'origin',
  'collection',
  'tag',
  'read',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How the list of articles is arranged. */
export interface Arrangement {
  readonly shown: Shown;
  readonly sort: Sort;
  readonly grouping: Grouping;
}

export const PLAIN: Arrangement = { shown: { kind: 'all' }, sort: 'oldest', grouping: 'none' };

/** The labels on which an arrangement depends: when one of these changes, all is looked at anew. */
export function labelsOf({ shown, grouping }: Arrangement): readonly LabelKind[] {
  const kinds: LabelKind[] = [];
  if (shown.kind === 'tag' || grouping === 'tag') kinds.push('tag');
  if (shown.kind === 'collection' || grouping === 'collection') kinds.push('collection');
  return kinds;
}

function keyFor(libraryId: string): string {
  return `articles/${libraryId}`;
}

/** Keeps it with the window's own data: how someone looks at the articles is no part of the library. */
export function keepArrangement(libraryId: string, arrangement: Arrangement): void {
  localStorage.setItem(keyFor(libraryId), JSON.stringify(arrangement));
}

/** What was kept; the plain arrangement where there is nothing, or nothing that can be read any more. */
export function keptArrangement(libraryId: string): Arrangement {
  return readArrangement(localStorage.getItem(keyFor(libraryId)));
}

/** An arrangement from the text it was kept as. */
export function readArrangement(kept: string | null): Arrangement {
  if (kept === null) return PLAIN;
  try {
    const { shown, sort, grouping } = JSON.parse(kept) as Partial<Arrangement>;
    return {
      shown: isShown(shown) ? shown : PLAIN.shown,
      sort: SORTS.find((one) => one === sort) ?? PLAIN.sort,
      grouping: GROUPINGS.find((one) => one === grouping) ?? PLAIN.grouping,
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return PLAIN;
    throw error;
  }
}

function isShown(shown: Shown | undefined): shown is Shown {
  switch (shown?.kind) {
    case 'all':
    case 'unread':
    case 'starred':
    case 'withClips':
    case 'withoutClips':
      return true;
    case 'collection':
      return typeof shown.id === 'string';
    case 'tag':
      return typeof shown.name === 'string';
    default:
      return false;
  }
}
