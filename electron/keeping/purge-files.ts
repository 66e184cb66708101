import { join } from 'node:path';
import * as v from 'valibot';
import { sourceOf } from '../../core/notebook/source';
import { alsoPurged, scrubStack, withoutRecords } from '../../core/library/purge';
import type { ScrubbedChanges } from '../../core/library/purge';
import { idSchema } from '../../core/library/records';
import type { AnyRecord, Kind, Library } from '../../core/library/records';
import { stampKey } from '../../core/library/state';
import type { LibraryState } from '../../core/library/state';
import { EMPTY_STACK } from '../../core/library/undo-stack';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import { mustBeKnown } from '../store/compaction';
import type { FilePort } from '../store/file-port';
import { LibraryLayout, segmentName } from '../store/layout';
import { listSegments, readLibrary } from '../store/read-library';
import { readSegment } from '../store/segment-lines';
import { writeSnapshot } from '../store/snapshot';
import { countsOf } from './back-up';
import { backupNames, readManifest, writeManifest } from './backup-manifest';
import { ContentPool, contentPath } from './content-pool';
import { rewriteSegment } from './rewrite-segment';

/** What deleting for good works from: files only, so that it can run in a worker. */
export interface PurgeJob {
  readonly folder: string;
  readonly device: string;
  /** The last sealed segment; it holds the change that took the records out. */
  readonly upTo: number;
  readonly backups: string;
  /** The folder of this library's cache. */
  readonly cache: string;
  readonly keys: readonly string[];
  readonly texts: readonly string[];
  readonly originals: readonly string[];
}

export interface PurgeResult {
  /** What became of each device's changes. */
  readonly scrubbed: readonly (readonly [device: string, changes: ScrubbedChanges])[];
  /** What could not be reached, in words. */
  readonly unreached: readonly string[];
}

/**
 * Takes records out of everything that may hold them: the snapshot, the journal, the history, the
 * originals and texts, the backups, what was set aside, the cache. It can be run again after a crash
 * and comes to the same.
 */
export async function purgeFiles(
  files: FilePort,
  job: PurgeJob,
  formats: Formats = FORMATS,
): Promise<PurgeResult> {
  const layout = new LibraryLayout(job.folder, formats);
  const segments = await everySegment(files, layout, job);
  const keys = await everyKey(files, layout, segments, job.keys);
  const scrubbed = new Map<string, { touched: Set<number>; emptied: Set<number> }>();
  for (const { path } of segments) {
    for (const change of (await readSegment(files, path, formats)).changes) {
      const after = withoutRecords(change, keys);
      if (after === change) continue;
      const of = scrubbed.get(change.device) ?? { touched: new Set(), emptied: new Set() };
      of.touched.add(change.n);
      if (after.undo.length === 0) of.emptied.add(change.n);
      scrubbed.set(change.device, of);
    }
  }
  const { state, damage, newerFormat } = await readLibrary(files, layout, job.device, {
    upTo: new Map([[job.device, job.upTo]]),
  });
  mustBeKnown(layout, newerFormat);
  const [first] = damage;
  if (first) throw new Error(`${first.path}: ${first.what}`);
  takeOut(state, keys, scrubbed);
  await writeSnapshot(files, layout.snapshot, state, formats);
  const unreached: string[] = [];
  await purgeBackups(files, layout, job, { keys, scrubbed, unreached });
  for (const place of [layout, new ContentPool(files, job.backups).layout]) {
    for (const sha256 of job.texts) await files.remove(contentPath(place, 'text', sha256));
    for (const sha256 of job.originals) await files.remove(contentPath(place, 'original', sha256));
  }
  await purgeQuarantine(files, layout, keys, unreached);
  await files.removeFolder(job.cache);
  // Last, for they tell a run after a crash what else has to go.
  for (const { path } of segments) {
    await rewriteSegment(files, path, (change) => withoutRecords(change, keys), formats);
  }
  return { scrubbed: [...scrubbed], unreached };
}

type Scrubbed = ReadonlyMap<string, ScrubbedChanges>;

interface SegmentFile {
  readonly path: string;
}

/** The sealed segments of the journal and the history, of every device. */
async function everySegment(
  files: FilePort,
  layout: LibraryLayout,
  job: PurgeJob,
): Promise<SegmentFile[]> {
  const found: SegmentFile[] = [];
  for (const [root, folderOf] of [
    [layout.histories, (device: string) => layout.history(device)],
    [layout.journals, (device: string) => layout.journal(device)],
  ] as const) {
    for (const device of await files.list(root)) {
      if (!v.is(idSchema, device)) continue;
      for (const segment of await listSegments(files, folderOf(device))) {
        const isOpen = root === layout.journals && device === job.device && segment > job.upTo;
        if (!isOpen) found.push({ path: join(folderOf(device), segmentName(segment)) });
      }
    }
  }
  return found;
}

/** The records that go, with those that are gone already and had belonged to them. */
async function everyKey(
  files: FilePort,
  { formats }: LibraryLayout,
  segments: readonly SegmentFile[],
  given: readonly string[],
): Promise<ReadonlySet<string>> {
  const keys = new Set(given);
  for (const { path } of segments) {
    for (const change of (await readSegment(files, path, formats)).changes) {
      for (const key of alsoPurged(change, keys)) keys.add(key);
    }
  }
  return keys;
}

/** Takes records out of a state as if they had never been more than an id. */
function takeOut(state: LibraryState, keys: ReadonlySet<string>, scrubbed: Scrubbed): void {
  for (const key of keys) {
    const slash = key.indexOf('/');
    const records = state.library[key.slice(0, slash) as Kind] as Map<string, AnyRecord>;
    records.delete(key.slice(slash + 1));
  }
  for (const [device, changes] of scrubbed) {
    state.undo.set(device, scrubStack(state.undo.get(device) ?? EMPTY_STACK, changes));
  }
}

/** The keys that a backup holds: what belonged to the deleted records then belongs to them now. */
function keysIn(library: Library, keys: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set(keys);
  for (const text of library.text.values()) {
    if (keys.has(stampKey('article', text.articleId))) found.add(stampKey('text', text.id));
  }
  for (const evidence of library.evidence.values()) {
    const { id, clipId, eventId } = evidence;
    if (keys.has(stampKey('clip', clipId)) || keys.has(stampKey('event', eventId))) {
      found.add(stampKey('evidence', id));
    }
  }
  return found;
}

async function purgeBackups(
  files: FilePort,
  of: LibraryLayout,
  job: PurgeJob,
  {
    keys,
    scrubbed,
    unreached,
  }: { keys: ReadonlySet<string>; scrubbed: Scrubbed; unreached: string[] },
): Promise<void> {
  for (const id of await backupNames(files, job.backups)) {
    const layout = of.at(join(job.backups, id));
    const manifest = await readManifest(files, layout.folder);
    const reading = await readLibrary(files, layout, job.device);
    if (typeof manifest !== 'object' || reading.damage.length > 0) {
      unreached.push(`The backup in ${layout.folder} is damaged and was left as it is.`);
      continue;
    }
    if (reading.newerFormat !== null) {
      unreached.push(
        `The backup in ${layout.folder} is of a newer Dateline and was left as it is.`,
      );
      continue;
    }
    const { state } = reading;
    const { library } = state;
    const own = keysIn(library, keys);
    for (const clip of library.clip.values()) {
      const article = library.article.get(clip.articleId);
      if (!article || own.has(stampKey('clip', clip.id))) continue;
      if (!own.has(stampKey('article', article.id))) continue;
      library.clip.set(clip.id, { ...clip, citation: sourceOf(clip, article) });
    }
    takeOut(state, own, scrubbed);
    await writeSnapshot(files, layout.snapshot, state, layout.formats);
    await files.removeFolder(layout.journals);
    await writeManifest(files, layout.folder, {
      ...manifest,
      counts: countsOf(library),
      bytes: (await files.size(layout.snapshot)) ?? 0,
      texts: manifest.texts.filter((sha256) => !job.texts.includes(sha256)),
      originals: manifest.originals.filter((sha256) => !job.originals.includes(sha256)),
    });
  }
}

/** Removes what was set aside and names a deleted record; what else is there is said. */
async function purgeQuarantine(
  files: FilePort,
  layout: LibraryLayout,
  keys: ReadonlySet<string>,
  unreached: string[],
): Promise<void> {
  const ids = [...keys].map((key) => Buffer.from(key.slice(key.indexOf('/') + 1)));
  let left = 0;
  for (const name of await files.list(layout.quarantine)) {
    const path = join(layout.quarantine, name);
    if (await holdsAny(files, path, ids)) await files.remove(path);
    else if (!name.endsWith('.why.txt')) left++;
  }
  if (left > 0) {
    unreached.push(`Damaged files that were set aside in ${layout.quarantine} stay there.`);
  }
}

/** Whether a file holds one of some byte sequences; pieces overlap, so that none is cut in two. */
async function holdsAny(
  files: FilePort,
  path: string,
  wanted: readonly Buffer[],
): Promise<boolean> {
  const longest = Math.max(0, ...wanted.map((bytes) => bytes.length));
  let tail = Buffer.alloc(0);
  for await (const piece of files.readInPieces(path)) {
    const whole = Buffer.concat([tail, piece]);
    if (wanted.some((bytes) => whole.includes(bytes))) return true;
    tail = whole.subarray(Math.max(0, whole.length - longest));
  }
  return false;
}
