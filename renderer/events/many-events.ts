import type { Bulk } from '../../core/library/bulk';
import type { ClipColour, Event } from '../../core/library/records';
import type { LabelChoice } from '../library/article-deeds';
import { shortened } from '../library/shortened';
import { trashRecords } from '../library/trash-record';
import type { AppState } from '../state/context';

type Mark = Extract<Bulk, { do: 'mark' }>;
type Marks = Pick<AppState, 'notebook'>;

/** An event's title as lists and labels show it. */
export function eventTitle({ title }: Pick<Event, 'title'>): string {
  return title.trim() || 'Untitled event';
}

/** `12 events`, or one by its title in a label. */
export function namedEvents(of: readonly Pick<Event, 'title'>[]): string {
  const [only] = of;
  return of.length === 1 && only
    ? `“${shortened(eventTitle(only))}”`
    : `${of.length.toLocaleString('en')} events`;
}

async function mark(
  { notebook }: Marks,
  label: string,
  of: readonly Event[],
  what: Partial<Mark>,
): Promise<boolean> {
  const ids = of.map(({ id }) => id);
  return (await notebook.bulk(label, { do: 'mark', kind: 'event', ids, ...what })) !== null;
}

/** Puts events under a tag, which is made where there is none yet; one deed. */
export function tagEvents(app: Marks, of: readonly Event[], choice: LabelChoice): Promise<boolean> {
  const id = choice.id ?? app.notebook.newId();
  const { name } = choice;
  return mark(app, `Tag ${namedEvents(of)}: ${shortened(name)}`, of, {
    make: choice.id === null ? [{ kind: 'tag', id, name }] : [],
    add: { tags: [id] },
  });
}

/** Takes a tag away from events; one deed. */
export function untagEvents(
  app: Marks,
  of: readonly Event[],
  tag: { readonly id: string; readonly name: string },
): Promise<boolean> {
  const label = `Take the tag ${shortened(tag.name)} from ${namedEvents(of)}`;
  return mark(app, label, of, { take: { tags: [tag.id] } });
}

/** Moves events to a lane, which is made where there is none yet; one deed. Null: out of theirs. */
export function laneEvents(
  app: Marks,
  of: readonly Event[],
  choice: LabelChoice | null,
): Promise<boolean> {
  if (!choice)
    return mark(app, `Take ${namedEvents(of)} out of the lane`, of, { set: { laneId: null } });
  const id = choice.id ?? app.notebook.newId();
  const { name } = choice;
  return mark(app, `Move ${namedEvents(of)} to the lane “${shortened(name)}”`, of, {
    make: choice.id === null ? [{ kind: 'lane', id, name }] : [],
    set: { laneId: id },
  });
}

/** Gives events a colour, or none; one deed. */
export function colourEvents(
  app: Marks,
  of: readonly Event[],
  colour: ClipColour | null,
): Promise<boolean> {
  const label = colour
    ? `Colour ${namedEvents(of)} ${colour}`
    : `Take the colour from ${namedEvents(of)}`;
  return mark(app, label, of, { set: { colour } });
}

/** Moves events to the trash; one deed. */
export function trashEvents(app: AppState, of: readonly Event[]): Promise<void> {
  return trashRecords(
    app,
    'event',
    of.map((event) => ({ id: event.id, title: eventTitle(event) })),
  );
}
