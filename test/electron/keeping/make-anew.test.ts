import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeAnew } from '../../../electron/keeping/make-anew';
import { FaultyFiles } from '../../support/faulty-files';
import { keptLibrary } from '../../support/kept-library';
import { DEVICE, contents, openStore } from '../../support/temp-library';

it('making a library anew that is cut short anywhere loses nothing, and comes to its end when done again', async () => {
  const kept = await keptLibrary();
  const article = await kept.article('The harbour report', 'Smoke was seen at dawn by the crew.');
  await kept.event('The board meets', await kept.clip(article, 5, 20));
  await kept.store.compact();
  await kept.event('Later');
  const made = await kept.keeping.backups.make('asked');
  if (!made.ok) throw new Error(made.error.message);
  const then = contents(kept.store);
  await kept.store.close();
  const { id } = kept.store.identity;
  const job = {
    folder: kept.library,
    backup: join(kept.keeping.backups.folder, made.value.id),
    device: DEVICE,
    at: '2026-11-28T12:00:00.000Z',
  };
  const snapshot = await readFile(join(kept.library, 'snapshot.ndjson'));
  await rm(join(kept.library, 'dateline.json'));
  let nth = 1;
  for (let isDone = false; !isDone; nth += 3) {
    const files = new FaultyFiles();
    let counted = 0;
    files.plan = () => (++counted >= nth ? 'ENOSPC' : null);
    isDone = await makeAnew(files, job).then(
      ({ ok }) => ok,
      () => false,
    );
    const names = (await readdir(kept.library, { recursive: true })).filter((name) =>
      name.endsWith('snapshot.ndjson'),
    );
    const bytes = await Promise.all(names.map((name) => readFile(join(kept.library, name))));
    expect(bytes.some((one) => one.equals(snapshot))).toBe(true);
  }
  expect(nth).toBeGreaterThan(40);
  expect(await makeAnew(new FaultyFiles(), job)).toMatchObject({ ok: true });
  const store = await openStore(kept.library);
  expect([store.identity.id, store.damage]).toEqual([id, []]);
  expect(contents(store)).toEqual(then);
  await store.close();
  expect((await readdir(kept.library)).filter((name) => name.startsWith('.'))).toEqual([]);
});
