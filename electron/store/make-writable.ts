import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { retireSegments } from './compaction';
import { ContentFiles } from './content-files';
import { setAllAside, timeOf, trySettingAside } from './damage';
import type { StoreDamage } from './damage';
import { errorCode } from './file-port';
import type { FilePort } from './file-port';
import { writeIdentity } from './identity';
import type { Identity } from './identity';
import type { LibraryLayout } from './layout';
import { confirmHome } from './library-place';
import type { OpenedIdentity } from './open-identity';
import { listSegments } from './read-library';
import type { LibraryReading } from './read-library';
import type { StoreOptions } from './store-options';

/** Why nothing can be changed in a library, in words for people. */
const NEWER = 'This library was made by a newer Dateline. It can be read here, not changed.';
const notUpgraded = (why: string) =>
  `This library is of an older Dateline and could not be upgraded: ${why}. It can be read here, not changed. Once that is mended, open it again.`;

/** A library that was read, and whether it may be written. */
export interface ReadyLibrary {
  readonly identity: Identity;
  /** Why it can only be read; null when it can be written. */
  readonly readOnly: string | null;
  readonly damage: readonly StoreDamage[];
}

/**
 * Makes a library that was read fit for writing; until then, nothing on the disk has been touched.
 *
 * One of an older format is upgraded: a backup first, then dateline.json in the current format, at
 * one stroke. That is all. Each line of the other files says of which format it is and is upgraded as
 * it is read, so that it does not matter how many of them were written anew when the power goes, and
 * what lies in the history stays as it was. It comes before all that is written in the new format: an
 * older program, which goes by dateline.json first, never writes to a library that has any of it.
 */
export async function makeWritable(
  files: FilePort,
  layout: LibraryLayout,
  options: StoreOptions,
  { identity, lost }: OpenedIdentity,
  reading: LibraryReading,
): Promise<Result<ReadyLibrary, 'not-readable'>> {
  const { current } = layout.formats;
  const onlyRead = (readOnly: string) => ok({ identity, readOnly, damage: [] });
  if (identity.format > current || reading.newerFormat !== null) return onlyRead(NEWER);
  const isOlder = lost ? reading.isOlder : identity.format < current;
  if (isOlder) {
    const failure = await keepCopy(files, layout, options, identity);
    if (failure !== null) return onlyRead(notUpgraded(failure));
  }
  const damage: StoreDamage[] = [];
  if (lost) {
    const setAside = await trySettingAside(files, layout, options, lost);
    if (setAside === null && (await files.size(lost.path)) !== null) {
      return fail('not-readable', `${lost.path} is damaged and could not be set aside.`);
    }
    damage.push({ ...lost, kind: 'identity', setAside });
  }
  let written = identity;
  if (isOlder || lost) {
    try {
      written = await writeIdentity(files, layout, identity);
    } catch (error) {
      const code = errorCode(error);
      if (code === null || !isOlder) throw error;
      return onlyRead(notUpgraded(`${layout.identity} could not be written (${code})`));
    }
  }
  await confirmHome(files, layout.folder);
  damage.push(...(await setAllAside(files, layout, options, reading)));
  await tidy(files, layout, reading.leftovers);
  return ok({ identity: written, readOnly: null, damage });
}

/** Makes the copy that is kept before an upgrade; answers why it could not, or null. */
async function keepCopy(
  files: FilePort,
  layout: LibraryLayout,
  options: StoreOptions,
  { id }: Identity,
): Promise<string | null> {
  const { folder, device, keepCopy: keep } = options;
  if (!keep) return 'no backup of it can be made here';
  try {
    const upTo = (await listSegments(files, layout.journal(device))).at(-1) ?? 0;
    await keep({ id, folder, device, upTo, at: timeOf(options) });
    return null;
  } catch (error) {
    const why = errorCode(error) ?? (error instanceof Error ? error.message : String(error));
    return `the backup before it could not be made (${why})`;
  }
}

/** Finishes what a crash has left unfinished; where it cannot be done, the library opens all the same. */
async function tidy(
  files: FilePort,
  layout: LibraryLayout,
  leftovers: LibraryReading['leftovers'],
): Promise<void> {
  try {
    await retireSegments(files, layout, leftovers);
    await new ContentFiles(files, layout).sweep();
  } catch (error) {
    if (errorCode(error) === null) throw error;
  }
}
