import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { FORMATS } from '../../core/library/upgrade';
import type { Formats } from '../../core/library/upgrade';
import { backUp } from '../../electron/keeping/back-up';
import { backUpBeforeUpgrade } from '../../electron/keeping/before-upgrade';
import { backupsFolder } from '../../electron/keeping/backups-of';
import { backupNames, readManifest } from '../../electron/keeping/backup-manifest';
import { ContentPool, contentPath, isWhole } from '../../electron/keeping/content-pool';
import { countsOf } from '../../electron/keeping/back-up';
import { compact } from '../../electron/store/compaction';
import type { FilePort } from '../../electron/store/file-port';
import { LibraryLayout } from '../../electron/store/layout';
import { readLibrary } from '../../electron/store/read-library';
import type { StoreOptions } from '../../electron/store/store-options';
import type { CrashDisk } from './crash-disk';
import { HOME } from './memory-library';
import { FORMATS_TO_3 } from './older-formats';
import { OlderLibrary, fresh, recordsIn } from './older-library';
import type { OlderOp } from './older-library';
import { DEVICE } from './temp-library';

/** The id of an older library, and the app folder beside it. */
export const OLD_ID = '01900000-0000-7000-8000-0000000000aa';
const APP = '/disk/app';

/** What a program of format 3 opens a library with. */
export function formatThree(files: FilePort, app = APP): Partial<StoreOptions> {
  return {
    formats: FORMATS_TO_3,
    compact: (job) => compact(files, job, FORMATS_TO_3),
    keepCopy: backUpBeforeUpgrade(app, (job) => backUp(files, job, FORMATS_TO_3)),
  };
}

/** What was done to an older library: generated, then carried out. */
type Step = (old: OlderLibrary) => void;

const anyId = fc.constantFrom('one', 'two', 'three');
const word = fc.constantFrom('smoke', 'valve', '狐', '😀', '', 'a long story '.repeat(30));
const kinds = ['source', 'event', 'page', 'bookmark', 'tag'] as const;
/** Fields that are set alone, by kind as of format 1, with values that fit both formats. */
const fields: Readonly<Record<string, readonly ((words: string) => object)[]>> = {
  source: [(words) => ({ read: words !== '' }), (words) => ({ reader: words })],
  event: [
    (words) => ({ headline: words }),
    (words) => ({ when: words === '' ? null : '2023-10~', place: words }),
    (words) => ({ description: words }),
  ],
  page: [(words) => ({ title: words }), (words) => ({ text: words })],
  bookmark: [(words) => ({ address: words })],
  tag: [(words) => ({ name: words }), () => ({ colour: 'sage' })],
};

/** An op in the format that the library is in by then. */
function opOf(
  old: OlderLibrary,
  [kind, id, words, act]: readonly [string, string, string, number],
): OlderOp[] {
  const isSplit = kind === 'source' && old.format === 2;
  const name = { kind: isSplit ? 'article' : kind, id };
  const isThere = old.records.has(`${name.kind}/${id}`);
  if (isThere && act === 0) {
    const text = { kind: 'text', id: `${id}.text` };
    return [{ ...name, gone: true }, ...(isSplit ? [{ ...text, gone: true } as const] : [])];
  }
  if (isThere && act === 1 && kind === 'page') return [{ ...name, put: words }];
  if (!isThere) return isSplit ? [] : [{ ...name, set: { ...fresh(kind, words) } }];
  const [make] = isSplit ? [() => ({ starred: true })] : (fields[kind] ?? []).slice(act % 2);
  const set = { ...make?.(words) };
  return Object.keys(set).length > 0 ? [{ ...name, set }] : [];
}

const op = fc.tuple(fc.constantFrom(...kinds), anyId, word, fc.nat(5));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.array(op, { minLength: 1, maxLength: 4 }).map((ops): Step => (old) => {
      old.do(...ops.flatMap((one) => opOf(old, one)));
    }),
  },
  { weight: 2, arbitrary: fc.constant<Step>((old) => void old.undo()) },
  { weight: 2, arbitrary: fc.constant<Step>((old) => old.seal()) },
  {
    weight: 1,
    arbitrary: fc.boolean().map(
      (leaves): Step =>
        (old) =>
          old.compact(leaves),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>((old) => old.toFormat2()) },
);

/** Libraries of format 1 or 2, with whatever history. */
export const olderLibraries: fc.Arbitrary<OlderLibrary> = fc
  .array(step, { maxLength: 30 })
  .map((steps) => {
    const old = new OlderLibrary();
    for (const one of steps) one(old);
    return old;
  });

/** One library with something of everything: both formats, history, journal, what a crash has left. */
export function oneOlderLibrary(): OlderLibrary {
  const old = new OlderLibrary();
  for (const kind of kinds) old.do({ kind, id: 'one', set: fresh(kind, `First ${kind}`) });
  old.do({ kind: 'event', id: 'one', set: { headline: 'Smoke in the engine room' } });
  old.compact();
  old.do({ kind: 'page', id: 'one', put: ' One more line.' });
  old.do({ kind: 'bookmark', id: 'one', set: { address: 'another' } });
  old.do({ kind: 'tag', id: 'one', gone: true });
  old.compact(true);
  old.toFormat2();
  old.do({ kind: 'article', id: 'one', set: { starred: true } });
  old.do({ kind: 'event', id: 'two', set: fresh('event', 'Alarm') });
  old.undo();
  old.seal();
  old.do({ kind: 'event', id: 'three', set: fresh('event', 'Boats') });
  return old;
}

/** Lays an older library on a disk in memory, all of it durable. */
export async function layOut(disk: CrashDisk, old: OlderLibrary): Promise<void> {
  await disk.makeFolder(APP);
  for (const [path, data] of old.files(OLD_ID)) {
    const whole = join(HOME, path);
    await disk.makeFolder(join(whole, '..'));
    disk.put(whole, data);
  }
  const folders = [...disk.contents().keys()].flatMap((path) => {
    const names = path.split('/');
    return names.map((_, at) => names.slice(0, at).join('/') || '/');
  });
  for (const folder of new Set([...folders, APP])) await disk.syncFolder(folder);
}

/** A backup that lists show, and what is in it. */
export interface ListedBackup {
  readonly id: string;
  readonly reason: string;
  readonly records: string;
  /** The format of its dateline.json. */
  readonly format: number;
}

/** The backups that lists show; throws where one of them is not whole. */
export async function listedBackups(
  files: FilePort,
  folder = backupsFolder(APP, OLD_ID),
  formats: Formats = FORMATS,
): Promise<ListedBackup[]> {
  const found: ListedBackup[] = [];
  for (const name of await backupNames(files, folder)) {
    const layout = new LibraryLayout(join(folder, name), formats);
    const manifest = await readManifest(files, layout.folder);
    if (manifest === 'absent') continue;
    if (manifest === 'damaged') throw new Error(`${name}: its manifest is damaged`);
    const { state, damage } = await readLibrary(files, layout, DEVICE);
    const { library } = state;
    const counts = JSON.stringify(countsOf(library));
    if (damage.length > 0) throw new Error(`${name}: ${JSON.stringify(damage)}`);
    if (counts !== JSON.stringify(manifest.counts)) throw new Error(`${name} holds ${counts}`);
    if (state.clock !== manifest.clock) throw new Error(`${name} is as of ${state.clock}`);
    const pool = new ContentPool(files, folder).layout;
    const content = [
      ...manifest.texts.map((sha256) => ['text', sha256] as const),
      ...manifest.originals.map((sha256) => ['original', sha256] as const),
    ];
    for (const [kind, sha256] of content) {
      if (await isWhole(files, contentPath(pool, kind, sha256), sha256)) continue;
      throw new Error(`${name}: the ${kind} ${sha256} is not whole`);
    }
    const identity = JSON.parse(Buffer.from(await files.read(layout.identity)).toString()) as {
      format: number;
    };
    found.push({
      id: name,
      reason: manifest.reason,
      records: recordsIn(library),
      format: identity.format,
    });
  }
  return found;
}

/** The files of the library on a disk in memory, by path, as hashes; without unfinished ones. */
export function libraryFiles(disk: CrashDisk): Map<string, string> {
  const own = [...disk.contents()].filter(
    ([path]) => path.startsWith(`${HOME}/`) && !path.endsWith('.part'),
  );
  return new Map(
    own.map(([path, data]) => [path, createHash('sha256').update(data).digest('hex')]),
  );
}
