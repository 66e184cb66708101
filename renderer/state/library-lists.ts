import type { Effect } from '../../core/library/change';
import type { EventView } from '../../core/library/event-view';
import { TRASHABLE_KINDS } from '../../core/library/records';
import type {
  AnyRecord,
  Article,
  Clip,
  Collection,
  Event,
  Lane,
  Page,
  Tag,
} from '../../core/library/records';
import { byCode, byWords } from './in-order';
import type { LibraryReplica } from './library-replica';
import { OrderedList } from './ordered-list';

/** An event with the time it is ordered by. */
export interface OrderedEvent {
  readonly id: string;
  readonly event: Event;
  readonly view: EventView;
}

/** Something that lies in the trash. */
export type TrashedRecord = (Article | Clip | Event | Page) & { readonly trashedAt: string };

/** A record as it lies in the trash, or null where it does not. */
export function trashed(record: AnyRecord | null | undefined): TrashedRecord | null {
  if (!record || !('trashedAt' in record) || record.trashedAt === null) return null;
  return record as TrashedRecord;
}

function inOrder(a: number, b: number): number {
  return a < b ? -1 : Number(a > b);
}

function byDay(a: Article, b: Article): number {
  const first = a.publishedOn.value;
  const second = b.publishedOn.value;
  if (first === null || second === null) {
    const undated = Number(first === null) - Number(second === null);
    return undated || byCode(a.importedAt, b.importedAt) || byCode(a.id, b.id);
  }
  return byCode(first, second) || byCode(a.importedAt, b.importedAt) || byCode(a.id, b.id);
}

/** As `compareWhens` orders, over bounds that are known already; ties by when they were made. */
function byTime(a: OrderedEvent, b: OrderedEvent): number {
  const [first, second] = [a.view.bounds, b.view.bounds];
  const order =
    first && second
      ? inOrder(first.earliest, second.earliest) || inOrder(first.latest, second.latest)
      : Number(!first) - Number(!second);
  if (order) return order;
  return byCode(a.event.createdAt, b.event.createdAt) || byCode(a.id, b.id);
}

/** The lists of records that panes show, each in its own order: live ones, and those in the trash. */
export class LibraryLists {
  readonly articles: OrderedList<Article>;
  readonly clips: OrderedList<Clip>;
  readonly events: OrderedList<OrderedEvent>;
  readonly pages: OrderedList<Page>;
  readonly tags: OrderedList<Tag>;
  readonly collections: OrderedList<Collection>;
  readonly lanes: OrderedList<Lane>;
  /** What was put there last comes first. */
  readonly trash: OrderedList<TrashedRecord>;

  constructor({ lookup }: LibraryReplica, viewOf: (eventId: string) => EventView) {
    const live = <R extends { readonly trashedAt: string | null }>(record: R | undefined) =>
      record?.trashedAt === null ? record : null;
    this.articles = new OrderedList((id) => live(lookup('article', id)), byDay);
    this.clips = new OrderedList(
      (id) => live(lookup('clip', id)),
      (a, b) => byCode(a.createdAt, b.createdAt) || byCode(a.id, b.id),
    );
    this.events = new OrderedList((id) => {
      const event = live(lookup('event', id));
      return event && { id, event, view: viewOf(id) };
    }, byTime);
    this.pages = new OrderedList(
      (id) => live(lookup('page', id)),
      (a, b) => byWords(a.title, b.title) || byCode(a.id, b.id),
    );
    this.tags = new OrderedList(
      (id) => lookup('tag', id) ?? null,
      (a, b) => byWords(a.name, b.name) || byCode(a.id, b.id),
    );
    this.collections = new OrderedList(
      (id) => lookup('collection', id) ?? null,
      (a, b) => byWords(a.name, b.name) || byCode(a.id, b.id),
    );
    this.lanes = new OrderedList(
      (id) => lookup('lane', id) ?? null,
      (a, b) => a.order - b.order || byCode(a.id, b.id),
    );
    const inTrash = (id: string) => {
      for (const kind of TRASHABLE_KINDS) {
        const record = trashed(lookup(kind, id) as AnyRecord | undefined);
        if (record) return record;
      }
      return null;
    };
    this.trash = new OrderedList(
      inTrash,
      (a, b) => byCode(b.trashedAt, a.trashedAt) || byCode(a.id, b.id),
    );
  }

  /** Notes a changed record for the list of its kind; the events' list is marked by its caller. */
  mark({ kind, id, before, after }: Effect): void {
    if (trashed(before) || trashed(after)) this.trash.mark(id);
    switch (kind) {
      case 'article':
        return this.articles.mark(id);
      case 'clip':
        return this.clips.mark(id);
      case 'page':
        return this.pages.mark(id);
      case 'tag':
        return this.tags.mark(id);
      case 'collection':
        return this.collections.mark(id);
      case 'lane':
        return this.lanes.mark(id);
      default:
    }
  }
}
