import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { EventFilterState } from '../../../renderer/state/event-filter.svelte';
import { NotebookState } from '../../../renderer/state/notebook.svelte';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { event, tag } from '../../core/notebook/library-of';
import { FakeMain } from '../../support/fake-main';

let stop = (): void => undefined;
afterEach(() => stop());

test('events are found by #tag, as clips are', async () => {
  const main = new FakeMain([
    [
      tag('t1', 'harbour/pumps'),
      tag('t2', 'Pumps'),
      event('e1', 'Letter', '2023-11-13', { tags: ['t1'] }),
      event('e2', 'Vote', '2023-11-14', { tags: ['t2'] }),
      event('e3', 'The pumps are sold', '2023-11-15'),
    ],
  ]);
  const notebook = new NotebookState(main.bridge, new NoticesState());
  stop = notebook.start();
  while (!notebook.loaded) await Promise.resolve();
  flushSync();
  const filter = new EventFilterState(notebook);
  const found = (words: string) => {
    filter.narrow({ words });
    return filter.shown.map(({ id }) => id).sort();
  };
  expect(found('pumps')).toEqual(['e1', 'e2', 'e3']);
  expect(found('#pumps')).toEqual(['e2']);
  expect(found('#HARBOUR')).toEqual(['e1']);
  expect(found('#pumps letter')).toEqual([]);
});
