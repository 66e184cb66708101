import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import type { Command } from '../../core/library/commands';
import { importFiles } from '../../electron/importers/import-job';
import type { KeepingOptions } from '../../electron/keeping/keeping';
import type { StoreOptions } from '../../electron/store/store-options';
import { keepingOf, reader } from './keeping-of';
import { must, openStore, tempFolder } from './temp-library';

/** A library beside an app folder, with short ways to do to it what a user does. */
export async function keptLibrary(
  more: { store?: Partial<StoreOptions>; keeping?: Partial<KeepingOptions> } = {},
) {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  const app = join(folder, 'app');
  let store = await openStore(library, more.store);
  let keeping = keepingOf(store, app, more.keeping);
  const run = (label: string, ...commands: Command[]) => must(store, { label, commands });
  return {
    folder,
    library,
    app,
    get store() {
      return store;
    },
    get keeping() {
      return keeping;
    },
    run,
    /** Closes the library and opens it again. */
    async reopen(): Promise<void> {
      await store.close();
      store = await openStore(library, more.store);
      keeping = keepingOf(store, app, more.keeping);
      await keeping.start();
    },
    /** Imports a text as an article; answers its id. */
    async article(title: string, ...paragraphs: string[]): Promise<string> {
      const path = join(folder, `${newId()}.txt`);
      await writeFile(path, [title, ...paragraphs].join('\n\n'));
      const [outcome] = await importFiles([path], { store, parser: reader, by: 'user' });
      if (!outcome?.id) throw new Error(outcome?.error?.message ?? outcome?.status);
      return outcome.id;
    },
    async clip(articleId: string, start: number, end: number): Promise<string> {
      const id = newId();
      await run('Clip', { do: 'clip', id, articleId, start, end });
      return id;
    },
    async event(title: string, clipId?: string): Promise<string> {
      const id = newId();
      const evidence = { do: 'add', kind: 'evidence', id: newId() } as const;
      await run(
        'New event',
        { do: 'add', kind: 'event', id, fields: { title } },
        ...(clipId ? [{ ...evidence, fields: { eventId: id, clipId } }] : []),
      );
      return id;
    },
    async page(title: string, body: string): Promise<string> {
      const id = newId();
      await run('New page', { do: 'add', kind: 'page', id, fields: { title, body } });
      return id;
    },
  };
}
