import { join } from 'node:path';
import * as v from 'valibot';
import type { Change } from '../../core/library/change';
import { idSchema } from '../../core/library/records';
import type { FilePort } from '../store/file-port';
import { segmentName } from '../store/layout';
import type { LibraryLayout } from '../store/layout';
import { listSegments } from '../store/read-library';
import { readWhatIsThere } from '../store/segment-lines';

/**
 * Every change that the journal and the history hold, of all devices, newest first by clock; a
 * segment is read when its turn comes, so that looking at what is new costs little.
 */
export async function* newestChanges(
  files: FilePort,
  layout: LibraryLayout,
): AsyncGenerator<Change, undefined> {
  const names = [...(await files.list(layout.journals)), ...(await files.list(layout.histories))];
  const devices = [...new Set(names)].filter((name) => v.is(idSchema, name));
  const streams = devices.map((device) => changesOf(files, layout, device));
  const heads = await Promise.all(streams.map((stream) => stream.next()));
  for (;;) {
    let newest = -1;
    let best: Change | null = null;
    for (const [at, head] of heads.entries()) {
      if (head.done || (best && !isLater(head.value, best))) continue;
      best = head.value;
      newest = at;
    }
    const stream = streams[newest];
    if (!best || !stream) return undefined;
    yield best;
    heads[newest] = await stream.next();
  }
}

function isLater(one: Change, other: Change): boolean {
  return one.clock > other.clock || (one.clock === other.clock && one.device > other.device);
}

/** One device's changes, newest first. A compaction may move a segment meanwhile: it is met once. */
async function* changesOf(
  files: FilePort,
  layout: LibraryLayout,
  device: string,
): AsyncGenerator<Change, undefined> {
  let before = Infinity;
  for (const folder of [layout.journal(device), layout.history(device)]) {
    for (const segment of (await listSegments(files, folder)).reverse()) {
      const path = join(folder, segmentName(segment));
      const { changes } = await readWhatIsThere(files, path, layout.formats);
      for (const change of changes.reverse()) {
        if (change.device !== device || change.n >= before) continue;
        before = change.n;
        yield change;
      }
    }
  }
  return undefined;
}
