import * as v from 'valibot';
import { FORMAT } from '../../core/library/records';
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

/** What dateline.json says, of whatever format; null when it is damaged. */
export async function readIdentity(
  files: FilePort,
  layout: LibraryLayout,
): Promise<Identity | null> {
  const parsed = v.safeParse(identitySchema, jsonOf(await files.read(layout.identity)));
  return parsed.success ? parsed.output : null;
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
  facts: Pick<Identity, 'id' | 'name' | 'createdAt'>,
): Promise<Identity> {
  const identity: Identity = { format: FORMAT, ...facts };
  const data = Buffer.from(`${JSON.stringify(identity, null, 2)}\n`, 'utf8');
  await writeWhole(files, layout.identity, data);
  return identity;
}
