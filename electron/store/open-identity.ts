import { basename } from 'node:path';
import { v7 as newId } from 'uuid';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { timeOf, trySettingAside } from './damage';
import type { StoreDamage } from './damage';
import type { FilePort } from './file-port';
import { readIdentity, writeIdentity } from './identity';
import type { Identity } from './identity';
import type { LibraryLayout } from './layout';

import { listSegments } from './read-library';

/** What the opening of a library knows of it beforehand. */
export interface IdentityOptions {
  readonly folder: string;
  readonly createAs?: string;
  readonly knownId?: string | undefined;
  readonly now?: () => string;
}

interface OpenedIdentity {
  readonly identity: Identity;
  readonly damage: readonly StoreDamage[];
}

/**
 * What dateline.json says. Where it is damaged or gone and the library itself is there, it is made
 * anew, under the id that the library is known by, and said to be so.
 */
export async function openIdentity(
  files: FilePort,
  layout: LibraryLayout,
  options: IdentityOptions,
): Promise<Result<OpenedIdentity, 'not-a-library' | 'not-readable'>> {
  const isThere = (await files.size(layout.identity)) !== null;
  const identity = isThere ? await readIdentity(files, layout) : null;
  if (identity) return ok({ identity, damage: [] });
  const make = (name: string) =>
    writeIdentity(files, layout, {
      id: options.knownId ?? newId(),
      name,
      createdAt: timeOf(options),
    });
  if (isThere || (await holdsRecords(files, layout))) {
    const what = isThere ? 'it cannot be read' : 'it is missing';
    const damage = { path: layout.identity, what };
    const aside = await trySettingAside(files, layout, options, damage);
    if (isThere && aside === null) {
      return fail('not-readable', `${layout.identity} is damaged and could not be set aside.`);
    }
    const made = await make(basename(options.folder));
    return ok({ identity: made, damage: [{ ...damage, kind: 'identity', setAside: aside }] });
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
  return ok({ identity: await make(options.createAs), damage: [] });
}

/** Whether a library's records lie in a folder, with or without its dateline.json. */
async function holdsRecords(files: FilePort, layout: LibraryLayout): Promise<boolean> {
  if ((await files.size(layout.snapshot)) !== null) return true;
  for (const device of await files.list(layout.journals)) {
    if ((await listSegments(files, layout.journal(device))).length > 0) return true;
  }
  return false;
}
