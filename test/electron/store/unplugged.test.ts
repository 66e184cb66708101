import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useProgram } from '../../support/bundled-program';
import { noteFault } from '../../support/fault-table';
import { LibraryProcess } from '../../support/library-process';
import { MountSpace, NO_MOUNTS } from '../../support/mount-space';
import { tempFolder } from '../../support/temp-library';

const program = useProgram('library-program');

/** How long saving is tried again at the latest after it can be done, and some more. */
const RETRY_MS = 12_000;

/** A drive with a library on it: a file system of its own, seen at `port` while it is plugged in. */
async function plugged() {
  const folder = await tempFolder();
  const [drive, port, copy] = ['drive', 'port', 'copy'].map((name) => join(folder, name));
  if (!drive || !port || !copy) throw new Error('no folder');
  for (const name of [drive, port, copy]) await mkdir(name);
  const space = await MountSpace.make();
  for (const name of [drive, copy]) space.run(`mount -t tmpfs -o size=4m none ${name}`);
  space.run(`mkdir ${drive}/library && mount --bind ${drive} ${port}`);
  return {
    space,
    library: join(port, 'library'),
    start: () => new LibraryProcess(program(), { through: space.through }),
    readOnly: () => space.run(`mount -o remount,bind,ro ${port}`),
    writable: () => space.run(`mount -o remount,bind,rw ${port}`),
    unplug: () => space.run(`umount -l ${port}`),
    plugIn: () => space.run(`mount --bind ${drive} ${port}`),
    /** Its content is on another file system from now on, as after a drive was pulled out for good. */
    replace: () =>
      space.run(`cp -a ${drive}/. ${copy}/ && umount -l ${port} && mount --bind ${copy} ${port}`),
    /** Fails when something was begun in the empty place where the drive was. */
    expectNothingLeft: () => space.run(`test -z "$(find ${port} -mindepth 1)"`),
  };
}

describe.skipIf(NO_MOUNTS !== null)(`a drive${NO_MOUNTS ? ` (${NO_MOUNTS})` : ''}`, () => {
  it('that becomes read-only is said; what is done meanwhile is saved once it can be written', async () => {
    const { library, start, readOnly, writable } = await plugged();
    const process = start();
    await process.open(library);
    await process.add('Before');
    expect(await process.isSaved(5_000)).toBe(true);
    // Seals the open segment: a system refuses to make a drive read-only while a file is written.
    await process.ask({ do: 'compact' });
    readOnly();
    const edited = await process.add('Meanwhile', 'And this');
    expect(await process.isSaved(300)).toBe(false);
    const shown = await process.ask({ do: 'look' });
    expect(shown.code).toBe('EROFS');
    expect(JSON.stringify(shown.saving)).toContain('cannot be written');
    writable();
    expect(await process.isSaved(RETRY_MS)).toBe(true);
    await process.kill();
    expect(await start().open(library)).toMatchObject({ digest: edited.digest, damage: [] });
    noteFault({
      fault: 'the drive becomes read-only under an open library (EROFS)',
      how: 'real disk',
      cases: 1,
      outcome: 'that is said; what was done meanwhile is saved once it can be written',
    });
  });

  it('that is read-only from the start can be read, and what is done is kept and said not saved', async () => {
    const { space, library, start, readOnly, writable } = await plugged();
    const before = start();
    await before.open(library);
    await before.add('One');
    expect(await before.isSaved(5_000)).toBe(true);
    await before.ask({ do: 'compact' });
    await before.add('Two');
    await before.ask({ do: 'close' });
    await before.kill();
    // As a crash would leave it: a segment that the snapshot holds is not in the history yet.
    const [journal, history] = ['journal', 'history'].map((name) => `${library}/${name}/*/`);
    space.run(`mv $(ls -d ${history}* | head -1) ${journal}`);
    readOnly();
    const process = start();
    expect(await process.open(library)).toMatchObject({ titles: ['One', 'Two'], damage: [] });
    expect(await process.ask({ do: 'undo' })).toMatchObject({ titles: ['One'] });
    expect(await process.ask({ do: 'redo' })).toMatchObject({ titles: ['One', 'Two'] });
    const edited = await process.add('Three');
    expect(await process.isSaved(300)).toBe(false);
    expect(await process.ask({ do: 'look' })).toMatchObject({ code: 'EROFS' });
    writable();
    expect(await process.isSaved(RETRY_MS)).toBe(true);
    await process.kill();
    expect(await start().open(library)).toMatchObject({ digest: edited.digest, damage: [] });
    noteFault({
      fault: 'the library is opened on a read-only drive',
      how: 'real disk',
      cases: 1,
      outcome: 'it can be read; what is done is kept and said not saved, and saved once it can be',
    });
  });

  it('that is pulled while a library on it is open loses nothing that was called saved', async () => {
    const { library, start, unplug, plugIn, expectNothingLeft } = await plugged();
    const process = start();
    await process.open(library);
    await process.add('Before');
    expect(await process.isSaved(5_000)).toBe(true);
    unplug();
    const edited = await process.add('Meanwhile');
    expect(await process.isSaved(1_500)).toBe(false);
    expectNothingLeft();
    plugIn();
    expect(await process.isSaved(RETRY_MS)).toBe(true);
    await process.kill();
    expect(await start().open(library)).toMatchObject({ digest: edited.digest, damage: [] });
    noteFault({
      fault: 'the drive is pulled while the library is open, and plugged in again',
      how: 'real disk',
      cases: 1,
      outcome:
        'nothing is called saved that is not on it; nothing is begun in its place; all is saved once it is back',
    });
  });

  it('that was pulled and is another one when it is back gets all that is done from then on', async () => {
    const { library, start, replace } = await plugged();
    const process = start();
    await process.open(library);
    await process.add('Before');
    expect(await process.isSaved(5_000)).toBe(true);
    replace();
    const edited = await process.add('After', 'And after');
    expect(await process.isSaved(RETRY_MS)).toBe(true);
    await process.kill();
    expect(await start().open(library)).toMatchObject({ digest: edited.digest, damage: [] });
    noteFault({
      fault: 'another drive with a copy of the library takes the place of the first',
      how: 'real disk',
      cases: 1,
      outcome: 'what is done from then on is on the drive that is there',
    });
  });
});
