import { allTwins } from '../../core/clip/event-twins';
import { DISPUTED_LABEL, TIME_LABEL } from '../../core/library/conflict-labels';
import type { Conflict } from '../../core/library/event-view';
import type { Clip, Evidence, Page } from '../../core/library/records';
import { fold } from '../../core/library/search-fold';
import { citedClips } from '../../core/notebook/citation';
import { statementsOf } from '../../core/notebook/uncited';
import type { Statement } from '../../core/notebook/uncited';
import { outletOfClip } from '../clips/outlet';
import type { OrderedEvent } from '../state/library-lists';
import type { NotebookState } from '../state/notebook.svelte';
import { sayWhen } from '../state/time-words.svelte';

/** What is left open in a library, in the order of the tabs. */
export const QUESTION_KINDS = ['conflict', 'alike', 'single', 'bare', 'page'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** One thing that is left open. */
export type Question =
  | {
      readonly kind: 'conflict';
      readonly id: string;
      readonly entry: OrderedEvent;
      readonly conflict: Conflict;
    }
  | {
      readonly kind: 'alike';
      readonly id: string;
      readonly entry: OrderedEvent;
      readonly other: OrderedEvent;
    }
  | { readonly kind: 'single' | 'bare'; readonly id: string; readonly entry: OrderedEvent }
  | {
      readonly kind: 'page';
      readonly id: string;
      readonly page: Page;
      /** The paragraph that cites nothing; null where the whole page does not. */
      readonly statement: Statement | null;
    };

/** One side of a disagreement: who says what, in which words. */
export interface Saying {
  readonly evidenceId: string;
  readonly who: string;
  readonly what: string;
  readonly clip: Clip | undefined;
}

/** A page stays the same object until it changes, so its paragraphs are read once. */
const statements = new WeakMap<Page, readonly Statement[]>();

function statementsIn(page: Page): readonly Statement[] {
  let found = statements.get(page);
  if (!found) {
    found = statementsOf(page.body);
    statements.set(page, found);
  }
  return found;
}

/**
 * Who says what about something that sources disagree on, in the order of their evidence; beside who
 * disputes an event, who reports it.
 */
export function sayingsOf(notebook: NotebookState, { label, values }: Conflict): Saying[] {
  const isDispute = label === DISPUTED_LABEL;
  const against = values.flatMap(({ evidenceId }) => notebook.get('evidence', evidenceId) ?? []);
  const event = isDispute ? against[0]?.eventId : undefined;
  const reporting = event === undefined ? [] : notebook.evidenceOfEvent(event).filter(isReport);
  return [...values, ...reporting.map(({ id }) => ({ evidenceId: id, value: 'reports it' }))].map(
    ({ evidenceId, value }) => {
      const evidence = notebook.get('evidence', evidenceId);
      const clip = evidence && notebook.get('clip', evidence.clipId);
      const when = label === TIME_LABEL ? evidence?.when : null;
      const what = when ? sayWhen(when) : isDispute ? value || 'disputes it' : value;
      return { evidenceId, clip, what, who: clip ? outletOfClip(notebook, clip) : '' };
    },
  );
}

function isReport({ stance }: Evidence): boolean {
  return stance === 'supports';
}

/**
 * What is left open in the whole library: sources that disagree and nobody settled it, events that may
 * be one, events that one origin alone reports or none, and pages, or paragraphs of pages that do cite
 * clips elsewhere, that cite none.
 */
export class QuestionsState {
  readonly #notebook: NotebookState;
  /** The kind on show. */
  kind = $state<QuestionKind>('conflict');
  /** Only those with all of these words are shown. */
  words = $state('');
  #chosen = $state.raw<{ readonly id: string; readonly place: number }>({ id: '', place: 0 });

  readonly #conflicts: readonly Question[] = $derived.by(() =>
    this.#notebook.orderedEvents.flatMap((entry) =>
      entry.view.conflicts.map((conflict, index) => ({
        kind: 'conflict' as const,
        id: `${entry.id} ${conflict.label} ${index}`,
        entry,
        conflict,
      })),
    ),
  );
  readonly #alike: readonly Question[] = $derived.by(() =>
    allTwins(this.#notebook.orderedEvents).map(({ one, other }) => ({
      kind: 'alike' as const,
      id: `${one.id} ${other.id}`,
      entry: one,
      other,
    })),
  );
  readonly #single: readonly Question[] = $derived.by(() => this.#withOrigins('single', 1));
  readonly #bare: readonly Question[] = $derived.by(() => this.#withOrigins('bare', 0));
  readonly #pages: readonly Question[] = $derived.by(() =>
    this.#notebook.pages.flatMap((page) => this.#unsupported(page)),
  );

  /** Those of the kind on show that have the words looked for. */
  readonly items: readonly Question[] = $derived.by(() => {
    const words = fold(this.words).split(/\s+/u).filter(Boolean);
    const all = this.of(this.kind);
    if (words.length === 0) return all;
    return all.filter((question) => {
      const text = fold(this.#textOf(question));
      return words.every((word) => text.includes(word));
    });
  });

  /** The one that was chosen last; once it is answered and gone, the one in its place. */
  readonly current: Question | undefined = $derived.by(() => {
    const { id, place } = this.#chosen;
    return (
      this.items.find((question) => question.id === id) ??
      this.items[Math.min(place, this.items.length - 1)]
    );
  });

  constructor(notebook: NotebookState) {
    this.#notebook = notebook;
  }

  /** Makes one of those on show the current one. */
  choose({ id }: Question): void {
    this.#chosen = { id, place: this.items.findIndex((question) => question.id === id) };
  }

  /** All that is open of one kind, events in the order of time. */
  of(kind: QuestionKind): readonly Question[] {
    return {
      conflict: () => this.#conflicts,
      alike: () => this.#alike,
      single: () => this.#single,
      bare: () => this.#bare,
      page: () => this.#pages,
    }[kind]();
  }

  #withOrigins(kind: 'single' | 'bare', count: number): Question[] {
    return this.#notebook.orderedEvents
      .filter(({ view }) => view.origins.length === count)
      .map((entry) => ({ kind, id: entry.id, entry }));
  }

  #unsupported(page: Page): Question[] {
    if (page.body.trim() === '') return [];
    const isThere = (id: string) => this.#notebook.get('clip', id)?.trashedAt === null;
    if (!citedClips(page.body).some(isThere)) {
      return [{ kind: 'page', id: page.id, page, statement: null }];
    }
    return statementsIn(page)
      .filter(({ cites }) => !cites.some(isThere))
      .map((statement, nth) => ({ kind: 'page', id: `${page.id} ${nth}`, page, statement }));
  }

  #textOf(question: Question): string {
    if (question.kind === 'page') {
      const { page, statement } = question;
      return `${page.title} ${statement ? statement.text : page.body}`;
    }
    const { event } = question.entry;
    const own = [event.title, event.place, ...event.people];
    if (question.kind === 'alike') return [...own, question.other.event.title].join(' ');
    if (question.kind !== 'conflict') return own.join(' ');
    const said = sayingsOf(this.#notebook, question.conflict).flatMap(({ who, what, clip }) => [
      who,
      what,
      clip?.quote.exact ?? '',
    ]);
    return [...own, question.conflict.label, ...said].join(' ');
  }
}
