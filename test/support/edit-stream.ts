// A program that edits a library without end and says of each change when it is saved; the test
// that started it kills it at some moment. Arguments: the folder, the number of the first event.
import { v7 as newId } from 'uuid';
import { compact } from '../../electron/store/compaction';
import { diskFiles } from '../../electron/store/file-port';
import { doDeed } from '../../electron/store/do-deed';
import { LibraryStore } from '../../electron/store/library-store';

const [folder = '', first = '0', compactEvery = '0'] = process.argv.slice(2);
const opened = await LibraryStore.open({
  folder,
  device: '01900000-0000-7000-8000-000000000001',
  holder: 'an edit stream',
  createAs: 'Killed library',
  compact: (job) => compact(diskFiles, job),
});
if (!opened.ok) throw new Error(opened.error.message);
const store = opened.value;
if (store.damage.length > 0) throw new Error(JSON.stringify(store.damage));
process.stdout.write('ready\n');
for (let number = Number(first); ; number++) {
  const id = newId();
  const fields = { title: `Event ${number}`, description: 'x'.repeat(number % 4000) };
  const done = await doDeed(
    store,
    { label: 'Add', commands: [{ do: 'add', kind: 'event', id, fields }] },
    'user',
  );
  if (!done.ok) throw new Error(done.error.message);
  if (Number(compactEvery) > 0 && number % Number(compactEvery) === 0) void store.compact();
  // Some in a burst that shares a sync, some one by one.
  if (number % 7 !== 0) await store.saved();
  if (number % 7 !== 0) process.stdout.write(`${number}\n`);
}
