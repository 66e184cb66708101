import { CrashDisk, ROOT, applyStep, copyTree, emptyTree } from './crash-disk';
import type { DiskStep, DiskTree } from './crash-disk';

/** A step that gives, moves or takes a name. */
type NameStep = Extract<DiskStep, { name: string }>;

/** A file whose last bytes were not synced. */
interface Unsynced {
  readonly durable: Uint8Array;
  readonly written: Uint8Array;
}

/** What becomes of that which was not synced when the power went. */
export interface PowerCut {
  readonly name: string;
  /** Whether the step of that place among `count` that were not synced has reached the disk. */
  keepsName(at: number, count: number): boolean;
  /** What the disk holds of a file. */
  bytesOf(file: Unsynced): Uint8Array;
}

const dropped = ({ durable }: Unsynced) => durable;
const whole = ({ written }: Unsynced) => written;
function zeroed({ durable, written }: Unsynced): Uint8Array {
  const bytes = new Uint8Array(Math.max(durable.length, written.length));
  bytes.set(durable);
  return bytes;
}
function half({ durable, written }: Unsynced): Uint8Array {
  return written.slice(0, Math.ceil((durable.length + written.length) / 2));
}

/** The ends that every place in a session is tried with. */
export const POWER_CUTS: readonly PowerCut[] = [
  { name: 'all of it is lost', keepsName: () => false, bytesOf: dropped },
  { name: 'all of it is there', keepsName: () => true, bytesOf: whole },
  { name: 'names are there, data are lost', keepsName: () => true, bytesOf: dropped },
  { name: 'names are there, data are zeros', keepsName: () => true, bytesOf: zeroed },
  { name: 'data are there, names are lost', keepsName: () => false, bytesOf: whole },
  { name: 'names are there, half of the data', keepsName: () => true, bytesOf: half },
  { name: 'half of the names, all data', keepsName: (at, n) => at < n / 2, bytesOf: whole },
  { name: 'the later half of the names', keepsName: (at, n) => at >= n / 2, bytesOf: half },
];

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Any names in any combination, any length, and blocks of the data that were not written in time. */
export function randomPowerCut(seed: number): PowerCut {
  const random = seededRandom(seed);
  const holes = random() < 0.5 ? 0.1 : 0.4;
  return {
    name: `seed ${seed}`,
    keepsName: () => random() < 0.5,
    bytesOf: ({ durable, written }) => {
      const block = [64, 512, 4096][Math.floor(random() * 3)] ?? 512;
      const length = durable.length + Math.ceil(random() * (written.length - durable.length));
      const bytes = Uint8Array.from(written.subarray(0, Math.max(length, 0)));
      for (let at = 0; at < bytes.length; at += block) {
        const from = Math.max(at, durable.length);
        if (at + block > durable.length && random() < holes) bytes.fill(0, from, at + block);
      }
      return bytes;
    },
  };
}

/** A move between folders may leave both names, but never neither: the new one is written first. */
function partsOf(step: NameStep): NameStep[] {
  if (step.do !== 'rename' || step.folder === step.toFolder) return [step];
  const { folder, name, id, toFolder, toName } = step;
  return [
    { do: 'link', folder: toFolder, name: toName, id },
    { do: 'remove', folder, name, id },
  ];
}

/** The second half of a move between folders. */
function isRest(step: NameStep | undefined, first: NameStep): boolean {
  return first.do === 'link' && step?.do === 'remove' && step.id === first.id;
}

/** Whether syncing a folder makes a step durable: its own ones, and the first half of a move from it. */
function isSyncedBy(step: NameStep, among: readonly NameStep[], folder: number): boolean {
  if (step.folder === folder) return true;
  const next = among[among.indexOf(step) + 1];
  return isRest(next, step) && next?.folder === folder;
}

/** What is surely on a disk after some steps, and what is on its way there. */
interface Remains {
  readonly tree: DiskTree;
  readonly names: readonly NameStep[];
  readonly files: ReadonlyMap<number, Unsynced>;
}

function remainsOf(disk: CrashDisk, steps: number): Remains {
  const tree = copyTree(disk.base);
  const live = copyTree(disk.base);
  const unsynced = new Set<number>();
  let names: NameStep[] = [];
  for (const step of disk.steps.slice(0, steps)) {
    applyStep(live, step);
    switch (step.do) {
      case 'sync':
        tree.files.set(step.id, live.files.get(step.id) ?? new Uint8Array(0));
        unsynced.delete(step.id);
        break;
      case 'sync-folder':
        for (const name of names) if (isSyncedBy(name, names, step.id)) applyName(tree, name);
        names = names.filter((name, _, all) => !isSyncedBy(name, all, step.id));
        break;
      case 'write':
      case 'truncate':
        unsynced.add(step.id);
        break;
      case 'create':
        tree.files.set(step.id, new Uint8Array(0));
        names.push(step);
        break;
      case 'make-folder':
        tree.folders.set(step.id, new Map());
        names.push(step);
        break;
      case 'link':
      case 'remove':
      case 'rename':
        names.push(...partsOf(step));
    }
  }
  const files = [...unsynced].map((id) => {
    const [durable, written] = [tree.files.get(id), live.files.get(id)];
    if (!durable || !written) throw new Error(`file ${id} was never created`);
    return [id, { durable, written }] as const;
  });
  return { tree, names, files: new Map(files) };
}

/** Gives, moves or takes a name; what the name stands for is there already. */
function applyName(tree: DiskTree, step: NameStep): void {
  if (step.do === 'create' || step.do === 'make-folder') {
    tree.folders.get(step.folder)?.set(step.name, step.id);
  } else {
    applyStep(tree, step);
  }
}

/** Whether anything was not yet durable after some steps: otherwise every power cut leaves the same. */
export function isSettled(disk: CrashDisk, steps: number): boolean {
  const { names, files } = remainsOf(disk, steps);
  return names.length === 0 && files.size === 0;
}

/** The disk that a power cut after some steps leaves behind. */
export function cutPower(disk: CrashDisk, steps: number, cut: PowerCut): CrashDisk {
  const { tree, names, files } = remainsOf(disk, steps);
  const kept = new Set<NameStep>();
  names.forEach((step, at) => {
    const before = names[at - 1];
    if (!cut.keepsName(at, names.length)) return;
    if (before && isRest(step, before) && !kept.has(before)) return;
    kept.add(step);
    applyName(tree, step);
  });
  for (const [id, file] of files) tree.files.set(id, cut.bytesOf(file));
  return new CrashDisk(reachable(tree));
}

/** What can still be found from the root. */
function reachable({ folders, files }: DiskTree): DiskTree {
  const found = emptyTree();
  const walk = (folder: number) => {
    const names = folders.get(folder) ?? new Map<string, number>();
    found.folders.set(folder, names);
    for (const id of names.values()) {
      const data = files.get(id);
      if (data) found.files.set(id, data);
      else walk(id);
    }
  };
  walk(ROOT);
  return found;
}
