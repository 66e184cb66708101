import * as v from 'valibot';
import { upgradeIdentity } from '../../core/library/upgrade';
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

/** All that an older Dateline may ask of a newer one's: what else it says is not for it to judge. */
const anyFormat = v.looseObject({ format: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const newerSchema = v.object({
  format: v.number(),
  id: v.fallback(v.pipe(v.string(), v.uuid()), ''),
  name: v.fallback(v.string(), ''),
  createdAt: v.fallback(v.string(), ''),
});

/**
 * What dateline.json says, with the format that it says it in; null when it is damaged. Of a newer
 * one, what cannot be understood is empty: it is no damage, and must never be taken for it.
 */
export async function readIdentity(
  files: FilePort,
  layout: LibraryLayout,
): Promise<Identity | null> {
  const { formats } = layout;
  const facts = v.safeParse(anyFormat, jsonOf(await files.read(layout.identity)));
  if (!facts.success) return null;
  const { format } = facts.output;
  if (format > formats.current) return v.parse(newerSchema, facts.output);
  const upgraded = { ...upgradeIdentity(formats, format, facts.output), format };
  const parsed = v.safeParse(identitySchema, upgraded);
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

/** Writes dateline.json in the current format. */
export async function writeIdentity(
  files: FilePort,
  layout: LibraryLayout,
  facts: Pick<Identity, 'id' | 'name' | 'createdAt'>,
): Promise<Identity> {
  const { id, name, createdAt } = facts;
  const identity: Identity = { format: layout.formats.current, id, name, createdAt };
  const data = Buffer.from(`${JSON.stringify(identity, null, 2)}\n`, 'utf8');
  await writeWhole(files, layout.identity, data);
  return identity;
}
