import * as v from 'valibot';
import { FORMAT } from '../../core/library/records';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { writeWhole } from './atomic-write';
import type { FilePort } from './file-port';
import type { LibraryLayout } from './layout';

const identitySchema = v.object({
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: v.pipe(v.string(), v.uuid()),
  name: v.string(),
  createdAt: v.string(),
});

/** What dateline.json says. */
export type Identity = Readonly<v.InferOutput<typeof identitySchema>>;

export async function readIdentity(
  files: FilePort,
  layout: LibraryLayout,
): Promise<Result<Identity, 'not-readable' | 'newer-format'>> {
  const bytes = await files.read(layout.identity);
  const parsed = v.safeParse(identitySchema, jsonOf(bytes));
  if (!parsed.success) {
    return fail('not-readable', `${layout.identity} is damaged. Restore it from a backup.`);
  }
  if (parsed.output.format > FORMAT) {
    return fail(
      'newer-format',
      `The library in ${layout.folder} was written by a newer Dateline. Update Dateline to open it.`,
    );
  }
  return ok(parsed.output);
}

/**
 * Rejects when the library is not where it was opened (ENOENT): its folder was deleted or moved, its
 * drive was taken away or changed for another. Nothing may be written in its place.
 */
export async function confirmIdentity(
  files: FilePort,
  layout: LibraryLayout,
  id: string,
): Promise<void> {
  const parsed = v.safeParse(identitySchema, jsonOf(await files.read(layout.identity)));
  if (!parsed.success || parsed.output.id === id) return;
  const other = new Error(`another library lies in ${layout.folder} now`);
  throw Object.assign(other, { code: 'ENOENT' });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export async function writeIdentity(
  files: FilePort,
  layout: LibraryLayout,
  name: string,
  id: string,
  createdAt: string,
): Promise<Result<Identity, never>> {
  const identity: Identity = { format: FORMAT, id, name, createdAt };
  const data = Buffer.from(`${JSON.stringify(identity, null, 2)}\n`, 'utf8');
  await writeWhole(files, layout.identity, data);
  return ok(identity);
}
