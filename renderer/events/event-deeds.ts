import type { Command } from '../../core/library/commands';
import type { Event } from '../../core/library/records';
import { shortened } from '../library/shortened';
import type { AppState } from '../state/context';

/** Makes one event of two; `kept` remains. What could not be carried over as it was, is said. */
export async function mergeEvents(app: AppState, kept: Event, other: Event): Promise<boolean> {
  const { notebook, notices, focus } = app;
  const label = `Merge “${shortened(other.title)}” into “${shortened(kept.title)}”`;
  if (!(await notebook.do(label, [{ do: 'mergeEvents', id: kept.id, others: [other.id] }]))) {
    return false;
  }
  focus.selectEvent(kept.id);
  const after = notebook.get('event', kept.id);
  const openBefore = new Set([...kept.settled, ...other.settled].filter(isOpen).map(labelOf));
  const reopened = (after?.settled ?? []).filter(
    (one) => isOpen(one) && !openBefore.has(labelOf(one)),
  );
  const added = after !== undefined && after.description.includes('Merged from “');
  notices.add(
    [
      'Merged.',
      ...(added ? ['What differed stands in the description.'] : []),
      ...(reopened.length > 0 ? ['What was settled is open again, for there is more to it.'] : []),
    ].join(' '),
    { tone: 'info' },
  );
  return true;
}

function isOpen({ verdict }: Event['settled'][number]): boolean {
  return verdict === 'conflict';
}

function labelOf({ label }: Event['settled'][number]): string {
  return label.trim().toLowerCase();
}

/** Remembers that two events near in time and words are not the same; answers whether that is done. */
export function keepApart({ notebook }: AppState, one: Event, other: Event): Promise<boolean> {
  const apart = (event: Event, from: Event): Command => ({
    do: 'set',
    kind: 'event',
    id: event.id,
    set: { apartFrom: [...new Set([...(event.apartFrom ?? []), from.id])] },
  });
  return notebook.do(`“${shortened(one.title)}” and “${shortened(other.title)}” are not the same`, [
    apart(one, other),
    apart(other, one),
  ]);
}

/** Moves some evidence of an event to a new one, and selects that. */
export async function splitEvent(
  { notebook, focus }: AppState,
  event: Event,
  title: string,
  evidence: readonly string[],
): Promise<boolean> {
  const newId = notebook.newId();
  const label = `Split “${shortened(title)}” off from “${shortened(event.title)}”`;
  const done = await notebook.do(label, [
    { do: 'splitEvent', id: event.id, newId, title, evidence: [...evidence] },
  ]);
  if (done) focus.selectEvent(newId);
  return done;
}
