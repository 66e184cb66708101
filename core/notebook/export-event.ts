import { settledWhen } from '../library/asserted';
import { lookupIn } from '../library/change';
import { TIME_LABEL } from '../library/conflict-labels';
import { eventView } from '../library/event-view';
import type { Conflict, EventView } from '../library/event-view';
import type { Event, Evidence } from '../library/records';
import { describeDay, describeWhen } from '../time/words';
import type { When } from '../time/when';
import { byPlaceInSource, tagNames } from './export-book';
import type { Book, SourcedClip } from './export-book';
import { citeInFull } from './export-footnotes';
import type { Cite } from './export-footnotes';
import { byWriting, compareTexts, sortedBy } from './export-order';
import { escapeLine, escapeParagraphs } from './markdown-escape';
import { markdownQuote } from './quotation';
import { sourceName } from './source';

/** One account of an event: the evidence and the clip that it rests on. */
interface Account extends SourcedClip {
  readonly item: Evidence;
}

/** An event with its accounts in their order, and what they amount to. */
export interface ReadEvent {
  readonly event: Event;
  readonly view: EventView;
  readonly accounts: readonly Account[];
}

export function readEvent(book: Book, event: Event): ReadEvent {
  const all = (book.evidence.get(event.id) ?? []).flatMap((item): Account[] => {
    const cited = book.clips.get(item.clipId);
    return cited ? [{ item, ...cited }] : [];
  });
  const accounts = sortedBy(
    all,
    byPlaceInSource,
    byWriting((account) => accountBlocks(account, citeInFull).join('\n\n')),
  );
  const evidence = accounts.map((account) => account.item);
  return { event, accounts, view: eventView(event, evidence, lookupIn(book.library)) };
}

/**
 * What is known of an event, a paragraph each: a list would run into one that the user's own words
 * begin or end with.
 */
export function eventFacts(book: Book, { event, view, accounts }: ReadEvent): string[] {
  const tags = tagNames(book.library, event.tags);
  const people = event.people.filter((name) => name.trim() !== '');
  const origins = counted(view.origins.length, 'origin');
  return [
    `When: ${whenWords(view)}`,
    ...(event.place.trim() ? [`Place: ${escapeLine(event.place.trim())}`] : []),
    ...(people.length > 0 ? [`People: ${people.map(escapeLine).join(', ')}`] : []),
    ...(tags.length > 0 ? [`Tags: ${tags.map(escapeLine).join(', ')}`] : []),
    accounts.length > 0
      ? `Evidence: ${origins}, ${counted(view.articles.length, 'article')}`
      : 'Evidence: none',
  ];
}

function whenWords(view: EventView): string {
  if (!view.when) return 'not known';
  return `${timeWords(view.when)}${view.stated ? '' : ', from the evidence'}`;
}

function timeWords(when: When): string {
  const words = describeWhen(when);
  return words === when.edtf ? code(when.edtf) : `${escapeLine(words)} (${code(when.edtf)})`;
}

/** Text that may hold anything as a code span; where backticks stand in it, as plain text. */
function code(text: string): string {
  return /[`|\s]/.test(text) || text === '' ? escapeLine(text) : `\`${text}\``;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** An event's evidence: what the accounts differ on, side by side, then each in its own words. */
export function evidenceBlocks(read: ReadEvent, cite: Cite): string[] {
  const { view, accounts } = read;
  return [
    ...disagreements(view, accounts, cite),
    ...disputes(accounts, cite),
    ...decisions(read),
    ...accounts.flatMap((account) => accountBlocks(account, cite)),
  ];
}

/** Times and claims that differ, side by side. */
function disagreements(view: EventView, accounts: readonly Account[], cite: Cite): string[] {
  const differing = view.conflicts.filter(({ isUnsaid }) => !isUnsaid);
  const rows = differing.flatMap(({ label, values }) =>
    values.flatMap(({ evidenceId, value }) => {
      const account = accounts.find(({ item }) => item.id === evidenceId);
      if (!account || value === '') return [];
      const { item, source } = account;
      const said = label === TIME_LABEL && item.when ? timeWords(item.when) : escapeLine(value);
      return [
        `| ${escapeLine(label)} | ${said} | ${escapeLine(sourceName(source))}${cite(source)} |`,
      ];
    }),
  );
  if (rows.length === 0) return [];
  const head = ['| Sources disagree | Says | According to |', '| --- | --- | --- |'];
  return [[...head, ...rows].join('\n')];
}

/** Whose accounts deny the event as a whole. */
function disputes(accounts: readonly Account[], cite: Cite): string[] {
  const against = accounts.filter(({ item }) => item.stance === 'disputes');
  if (against.length === 0) return [];
  const names = against.map(({ source }) => `${escapeLine(sourceName(source))}${cite(source)}`);
  return [`Disputed by ${[...new Set(names)].join(', ')}`];
}

/** What the user decided about values that differ, with the reason. */
function decisions({ event, view, accounts }: ReadEvent): string[] {
  const reopened = new Map(view.conflicts.map((conflict) => [conflict.before, conflict]));
  const evidence = accounts.map(({ item }) => item);
  const settledValue = (label: string, value: string) =>
    label === TIME_LABEL ? timeWords(settledWhen(value, event, evidence)) : escapeLine(value);
  const lines = event.settled.map((past) => {
    const { label, verdict, value, reason } = past;
    const verdicts = {
      same: 'taken as the same',
      conflict: 'kept as a conflict',
      settled: value === null ? 'settled' : `settled as ${settledValue(label, value)}`,
    };
    const why = reason.trim() === '' ? '' : `. ${escapeLine(reason.trim())}`;
    const open = reopened.get(past);
    const more = open ? `, but ${sinceWords(open)}` : '';
    return `Decided, ${escapeLine(label)}: ${verdicts[verdict]}${more}${why}`;
  });
  return sortedBy(lines, compareTexts);
}

function sinceWords({ isUnsaid, isOverruled }: Conflict): string {
  if (isUnsaid) return 'no source says so any more';
  return isOverruled ? 'the event’s time was changed since' : 'there is more to it since';
}

/** One account: its words, whose they are and what they assert, and the notes made on it. */
function accountBlocks({ item, clip, source }: Account, cite: Cite): string[] {
  const asserts = [
    escapeLine(sourceName(source)),
    ...(source.publishedOn ? [escapeLine(describeDay(source.publishedOn))] : []),
  ].join(', ');
  const says = [
    ...(item.stance === 'disputes' ? ['disputes the event'] : []),
    ...(item.when ? [`says ${timeWords(item.when)}`] : []),
    ...(item.claim ? [`${escapeLine(item.claim.label)}: ${escapeLine(item.claim.value)}`] : []),
  ];
  return [
    quoteBlock(clip.quote.exact, cite(source)),
    [`— ${asserts}`, ...says].join('; '),
    ...noteBlocks(clip.note),
    ...noteBlocks(item.note),
  ];
}

/** A quotation that ends in its footnote. */
export function quoteBlock(words: string, reference: string): string {
  return markdownQuote(words) + reference;
}

/** A note as paragraphs, the first one marked as what it is. */
export function noteBlocks(note: string): string[] {
  return escapeParagraphs(note.trim()).map((paragraph, index) =>
    index === 0 ? `Note: ${paragraph}` : paragraph,
  );
}
