import { chmod, chown, cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useProgram } from '../../support/bundled-program';
import { noteFault } from '../../support/fault-table';
import { LibraryProcess } from '../../support/library-process';
import { tempFolder } from '../../support/temp-library';

const program = useProgram('library-program');

/** How long saving is tried again at the latest after it can be done, and some more. */
const RETRY_MS = 12_000;
/** A user who may do nothing that was not allowed to everybody. */
const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;

/** A library with something saved in it, open in a process. */
async function opened(uid?: number) {
  const folder = await tempFolder();
  if (uid !== undefined) await chown(folder, uid, uid);
  const library = join(folder, 'library');
  const start = () => new LibraryProcess(program(), uid === undefined ? {} : { uid });
  const process = start();
  await process.open(library);
  await process.add('Before');
  expect(await process.isSaved(5_000)).toBe(true);
  return { library, process, start, folder };
}

describe('the folder of an open library', () => {
  it('that is renamed away and back has every change that was called saved', async () => {
    const { library, process, start, folder } = await opened();
    await rename(library, `${library} elsewhere`);
    const edited = await process.add('Meanwhile', 'And this');
    expect(await process.isSaved(1_500)).toBe(false);
    expect((await process.ask({ do: 'look' })).saving).toMatchObject({ state: 'not-saved' });
    expect(await readdir(folder)).toEqual(['library elsewhere']);
    await rename(`${library} elsewhere`, library);
    expect(await process.isSaved(RETRY_MS)).toBe(true);
    await process.kill();
    expect(await start().open(library)).toMatchObject({ digest: edited.digest, damage: [] });
    noteFault({
      fault: 'the library folder is renamed away and back while it is open',
      how: 'real disk',
      cases: 1,
      outcome: 'that is said; every change is in it once it is back',
    });
  });

  it('that is removed and put back from a copy has every change that was called saved', async () => {
    const { library, process, start } = await opened();
    await cp(library, `${library} copy`, { recursive: true });
    await rm(library, { recursive: true });
    const edited = await process.add('Meanwhile');
    expect(await process.isSaved(1_500)).toBe(false);
    await rename(`${library} copy`, library);
    expect(await process.isSaved(RETRY_MS)).toBe(true);
    await process.add('Back');
    expect(await process.isSaved(RETRY_MS)).toBe(true);
    const last = await process.ask({ do: 'undo' });
    expect(last.digest).not.toBe(edited.digest);
    expect(await process.isSaved(RETRY_MS)).toBe(true);
    await process.kill();
    expect(await start().open(library)).toMatchObject({ digest: last.digest, damage: [] });
    noteFault({
      fault: 'the library folder is removed and put back from a copy while changes are made',
      how: 'real disk',
      cases: 1,
      outcome: 'that is said; every change is in it once it is back',
    });
  });

  it('that is put back while nothing is done gets what is done after that', async () => {
    const { library, process, start } = await opened();
    await cp(library, `${library} copy`, { recursive: true });
    await rm(library, { recursive: true });
    await rename(`${library} copy`, library);
    const edited = await process.add('After');
    expect(await process.isSaved(RETRY_MS)).toBe(true);
    await process.kill();
    expect(await start().open(library)).toMatchObject({ digest: edited.digest, damage: [] });
    noteFault({
      fault: 'the library folder is removed and put back from a copy while nothing is done',
      how: 'real disk',
      cases: 1,
      outcome: 'what is done after that is in the folder that is there',
    });
  });

  it.skipIf(!isRoot)(
    `that may not be written any more is said, and written once it may${isRoot ? '' : ' (needs root, to be another user)'}`,
    async () => {
      const { library, process, start } = await opened(NOBODY);
      const journal = join(library, 'journal');
      const [device = ''] = await readdir(journal);
      // Seals the open segment, which a program may go on writing whatever its folder allows.
      await process.ask({ do: 'compact' });
      for (const place of [library, journal, join(journal, device)]) await chmod(place, 0o555);
      const edited = await process.add('Meanwhile');
      expect(await process.isSaved(500)).toBe(false);
      const shown = await process.ask({ do: 'look' });
      expect(shown.code).toBe('EACCES');
      expect(JSON.stringify(shown.saving)).toContain('restore the permission');
      for (const place of [library, journal, join(journal, device)]) await chmod(place, 0o755);
      expect(await process.isSaved(RETRY_MS)).toBe(true);
      await process.kill();
      expect(await start().open(library)).toMatchObject({ digest: edited.digest, damage: [] });
      noteFault({
        fault: 'the library may not be written any more (EACCES), by another user',
        how: 'real disk',
        cases: 1,
        outcome: 'that is said; all is saved once it may',
      });
    },
  );

  it.skipIf(!isRoot)(
    `that may not be read is refused in words and opened once it may${isRoot ? '' : ' (needs root, to be another user)'}`,
    async () => {
      const { library, process, start } = await opened(NOBODY);
      const saved = await process.ask({ do: 'look' });
      await process.kill();
      await chmod(library, 0o000);
      const refused = await start().ask({ do: 'open', folder: library, device: 'a' });
      expect(refused).toMatchObject({ ok: false, code: 'not-readable' });
      expect(refused.message).toContain(library);
      await chmod(library, 0o755);
      expect(await start().open(library)).toMatchObject({ digest: saved.digest, damage: [] });
      noteFault({
        fault: 'the library may not be read (EACCES), by another user',
        how: 'real disk',
        cases: 1,
        outcome: 'it is refused in words, and opens once it may',
      });
    },
  );
});
