import { basename } from 'node:path';
import { v7 as newId } from 'uuid';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { timeOf } from './damage';
import type { FilePort } from './file-port';
import { readIdentity, writeIdentity } from './identity';
import type { Identity } from './identity';
import type { LibraryLayout } from './layout';
import { listSegments } from './read-library';
import type { Damage } from './read-library';

/** What the opening of a library knows of it beforehand. */
export interface IdentityOptions {
  readonly folder: string;
  readonly createAs?: string;
  readonly knownId?: string | undefined;
  readonly now?: () => string;
}

/** A library's identity, before anything of it is written. */
export interface OpenedIdentity {
  readonly identity: Identity;
  /** How dateline.json was lost, where it was: it has to be written anew before anything else is. */
  readonly lost: Damage | null;
}

/**
 * What dateline.json says. Where it is damaged or gone and the library itself is there, what it will
 * say once it is made anew, under the id that the library is known by. A new library gets one.
 */
export async function openIdentity(
  files: FilePort,
  layout: LibraryLayout,
  options: IdentityOptions,
): Promise<Result<OpenedIdentity, 'not-a-library' | 'not-readable'>> {
  const isThere = (await files.size(layout.identity)) !== null;
  const identity = isThere ? await readIdentity(files, layout) : null;
  const id = options.knownId ?? newId();
  const createdAt = timeOf(options);
  if (identity) {
    const name = identity.name || basename(options.folder);
    return ok({ identity: { ...identity, id: identity.id || id, name }, lost: null });
  }
  if (isThere || (await holdsRecords(files, layout))) {
    const what = isThere ? 'it cannot be read' : 'it is missing';
    const name = basename(options.folder);
    const { current } = layout.formats;
    return ok({
      identity: { format: current, id, name, createdAt },
      lost: { path: layout.identity, what },
    });
  }
  if (options.createAs === undefined) {
    return fail(
      'not-a-library',
      `There is no library in ${options.folder}: dateline.json is not there.`,
    );
  }
  const others = (await files.list(options.folder)).filter((name) => !name.startsWith('.'));
  if (others.length > 0) {
    return fail(
      'not-a-library',
      `${options.folder} holds other files and no library. Choose an empty folder.`,
    );
  }
  const made = await writeIdentity(files, layout, { id, name: options.createAs, createdAt });
  return ok({ identity: made, lost: null });
}

/** Whether a library's records lie in a folder, with or without its dateline.json. */
async function holdsRecords(files: FilePort, layout: LibraryLayout): Promise<boolean> {
  if ((await files.size(layout.snapshot)) !== null) return true;
  for (const device of await files.list(layout.journals)) {
    if ((await listSegments(files, layout.journal(device))).length > 0) return true;
  }
  return false;
}
