import { errorCode } from './file-port';
import type { FilePort } from './file-port';
import type { LibraryLayout } from './layout';
import { setAside } from './quarantine';
import type { Damage, LibraryReading } from './read-library';

/** Something of the library's own files that could not be read in full. */
export interface StoreDamage extends Damage {
  readonly kind: 'identity' | 'records' | 'changes' | 'history';
  /** Where its bytes were set aside; null where there was nothing to set aside, or no way to. */
  readonly setAside: string | null;
}

/** Where the time of a note comes from; for people only. */
interface Clock {
  readonly now?: () => string;
}

/** Sets every damaged file of the library's own aside; a disk that takes no copy keeps them as they are. */
export async function setAllAside(
  files: FilePort,
  layout: LibraryLayout,
  options: Clock,
  reading: LibraryReading,
): Promise<StoreDamage[]> {
  const found: StoreDamage[] = [];
  for (const { path, what } of reading.damage) {
    const kind = path === layout.snapshot ? 'records' : 'changes';
    found.push({
      path,
      what,
      kind,
      setAside: await trySettingAside(files, layout, options, { path, what }),
    });
  }
  return found;
}

export async function trySettingAside(
  files: FilePort,
  layout: LibraryLayout,
  options: Clock,
  damage: Damage,
): Promise<string | null> {
  try {
    return await setAside(files, layout, damage, timeOf(options));
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}

export function timeOf(options: Clock): string {
  return options.now?.() ?? new Date().toISOString();
}
