import { describe, expect, it } from 'vitest';
import type { ArrivingLibrary } from '../../../electron/store/store-options';
import type { AnyRecord } from '../../../core/library/records';
import { eventDeed, must, openStore, tempFolder } from '../../support/temp-library';

/** Everything that a reader of an arriving library is handed, in small batches. */
async function taken(arriving: ArrivingLibrary): Promise<AnyRecord[]> {
  const records: AnyRecord[] = [];
  for (let after: number | null = 0; after !== null;) {
    const batch = await arriving.records.batch(after, 3);
    records.push(...batch.records);
    after = batch.next;
  }
  return records;
}

describe('a library that arrives', () => {
  it('hands over each record once, as it stands after the changes in the journal', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    const events = Array.from({ length: 8 }, (_, index) => eventDeed(`Event ${index}`));
    for (const { deed } of events) await must(store, deed);
    await store.compact();
    const [first, second] = events;
    if (!first || !second) throw new Error('no events');
    await must(store, {
      label: 'Rename',
      commands: [{ do: 'set', kind: 'event', id: first.id, set: { title: 'Renamed' } }],
    });
    await must(store, eventDeed('Later').deed);
    await store.undo();
    await must(store, eventDeed('Last').deed);
    await store.close();

    const seen: { arriving: ArrivingLibrary; read: Promise<AnyRecord[]> }[] = [];
    const again = await openStore(folder, {
      onArriving: (arriving) => seen.push({ arriving, read: taken(arriving) }),
    });
    const [arrival] = seen;
    if (!arrival) throw new Error('the library did not arrive');
    const { outline } = arrival.arriving;
    const records = await arrival.read;
    const byId = new Map(records.map((record) => [record.id, record]));
    expect(byId.size).toBe(records.length);
    expect([...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [...again.library.event.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(byId.get(first.id)).toMatchObject({ title: 'Renamed' });
    expect(outline).toMatchObject({ lastChange: again.lastChange, counts: { event: 8 } });
    expect(outline.undo.done.at(-1)?.label).toBe(again.nextUndo?.label);
    await again.close();
  });

  it('does not arrive before there is a snapshot: it is small then', async () => {
    const folder = await tempFolder();
    const store = await openStore(folder);
    await must(store, eventDeed('One').deed);
    await store.close();
    let arrived = false;
    const again = await openStore(folder, { onArriving: () => (arrived = true) });
    expect(arrived).toBe(false);
    expect(again.library.event.size).toBe(1);
    await again.close();
  });
});
