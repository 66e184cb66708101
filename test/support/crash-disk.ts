import { basename, dirname } from 'node:path';
import type { AppendFile, FilePort } from '../../electron/store/file-port';
import { systemError } from './faulty-files';

type Id = number;

/** What was done to the disk, in order; files and folders go by number, as names may change. */
export type DiskStep =
  | { readonly do: 'create' | 'link'; readonly folder: Id; readonly name: string; readonly id: Id }
  | { readonly do: 'make-folder'; readonly folder: Id; readonly name: string; readonly id: Id }
  | {
      readonly do: 'rename';
      readonly folder: Id;
      readonly name: string;
      readonly id: Id;
      readonly toFolder: Id;
      readonly toName: string;
    }
  | { readonly do: 'remove'; readonly folder: Id; readonly name: string; readonly id: Id }
  | { readonly do: 'write'; readonly id: Id; readonly data: Uint8Array }
  | { readonly do: 'truncate'; readonly id: Id; readonly bytes: number }
  | { readonly do: 'sync' | 'sync-folder'; readonly id: Id };

/** Folders and files by number. */
export interface DiskTree {
  readonly folders: Map<Id, Map<string, Id>>;
  readonly files: Map<Id, Uint8Array>;
}

export const ROOT: Id = 0;

export function emptyTree(): DiskTree {
  return { folders: new Map([[ROOT, new Map<string, Id>()]]), files: new Map() };
}

/** A tree that can be changed without changing the one it was made from. */
export function copyTree({ folders, files }: DiskTree): DiskTree {
  const own = [...folders].map(([id, names]) => [id, new Map(names)] as const);
  return { folders: new Map(own), files: new Map(files) };
}

/** Puts a step in force; what is synced already is in force anyhow. */
export function applyStep({ folders, files }: DiskTree, step: DiskStep): void {
  const names = 'folder' in step ? folders.get(step.folder) : undefined;
  switch (step.do) {
    case 'create':
      files.set(step.id, new Uint8Array(0));
      names?.set(step.name, step.id);
      break;
    case 'link':
      names?.set(step.name, step.id);
      break;
    case 'make-folder':
      folders.set(step.id, new Map());
      names?.set(step.name, step.id);
      break;
    case 'rename':
      if (names?.get(step.name) === step.id) names.delete(step.name);
      folders.get(step.toFolder)?.set(step.toName, step.id);
      break;
    case 'remove':
      if (names?.get(step.name) === step.id) names.delete(step.name);
      break;
    case 'write':
      files.set(step.id, Buffer.concat([files.get(step.id) ?? new Uint8Array(0), step.data]));
      break;
    case 'truncate':
      files.set(step.id, (files.get(step.id) ?? new Uint8Array(0)).slice(0, step.bytes));
      break;
    case 'sync':
    case 'sync-folder':
      break;
  }
}

/**
 * A disk in memory that notes every step, so that it can be rebuilt as it was after any of them, or
 * as a power cut may have left it (see power-cut.ts).
 */
export class CrashDisk implements FilePort {
  /** What lay on the disk before the first step, all of it durable. */
  readonly base: DiskTree;
  readonly steps: DiskStep[];
  readonly #tree: DiskTree;
  #nextId: Id;

  constructor(base: DiskTree = emptyTree(), steps: readonly DiskStep[] = []) {
    this.base = base;
    this.steps = [...steps];
    this.#tree = copyTree(base);
    for (const step of steps) applyStep(this.#tree, step);
    this.#nextId = Math.max(...this.#tree.folders.keys(), ...this.#tree.files.keys()) + 1;
  }

  /** The disk as it was after the first steps, as a program finds it that starts after a kill. */
  after(steps: number): CrashDisk {
    return new CrashDisk(this.base, this.steps.slice(0, steps));
  }

  /** Another disk that holds the same; what is done to one is not done to the other. */
  copy(): CrashDisk {
    return new CrashDisk(this.#tree);
  }

  /** Every file's path and bytes. */
  contents(): Map<string, Uint8Array> {
    const found = new Map<string, Uint8Array>();
    const walk = (folder: Id, path: string) => {
      for (const [name, id] of this.#tree.folders.get(folder) ?? []) {
        const data = this.#tree.files.get(id);
        if (data) found.set(`${path}/${name}`, data);
        else walk(id, `${path}/${name}`);
      }
    };
    walk(ROOT, '');
    return found;
  }

  /** Puts bytes where a test wants them, durably and whatever lay there. */
  put(path: string, data: Uint8Array): void {
    const folder = this.#folder(dirname(path));
    const id = this.#nextId++;
    this.#do({ do: 'create', folder, name: basename(path), id });
    this.#do({ do: 'write', id, data });
    this.#do({ do: 'sync', id });
    this.#do({ do: 'sync-folder', id: folder });
  }

  #do(step: DiskStep): void {
    this.steps.push(step);
    applyStep(this.#tree, step);
  }

  #find(path: string): Id | undefined {
    let at: Id | undefined = ROOT;
    for (const name of path.split('/').filter(Boolean)) {
      const names: Map<string, Id> | undefined = this.#tree.folders.get(at);
      if (!names) throw systemError('ENOTDIR');
      at = names.get(name);
      if (at === undefined) return undefined;
    }
    return at;
  }

  #folder(path: string): Id {
    const id = this.#find(path);
    if (id === undefined) throw systemError('ENOENT');
    if (!this.#tree.folders.has(id)) throw systemError('ENOTDIR');
    return id;
  }

  #file(path: string): Id {
    const id = this.#find(path);
    if (id === undefined) throw systemError('ENOENT');
    if (!this.#tree.files.has(id)) throw systemError('EISDIR');
    return id;
  }

  async create(path: string): Promise<AppendFile> {
    const folder = this.#folder(dirname(path));
    if (this.#find(path) !== undefined) throw systemError('EEXIST');
    const id = this.#nextId++;
    this.#do({ do: 'create', folder, name: basename(path), id });
    return {
      write: async (data) => {
        const own = typeof data === 'string' ? Buffer.from(data, 'utf8') : Uint8Array.from(data);
        this.#do({ do: 'write', id, data: own });
      },
      sync: async () => {
        this.#do({ do: 'sync', id });
        if (this.#find(path) !== id) throw systemError('ENOENT');
      },
      close: () => Promise.resolve(),
    };
  }

  async read(path: string): Promise<Uint8Array> {
    return this.#tree.files.get(this.#file(path)) ?? new Uint8Array(0);
  }

  async *readInPieces(path: string): AsyncIterable<Uint8Array> {
    const data = await this.read(path);
    const most = 256 * 1024;
    for (let at = 0; at < data.length; at += most) yield data.subarray(at, at + most);
  }

  async list(folder: string): Promise<string[]> {
    const id = this.#find(folder);
    return [...((id !== undefined && this.#tree.folders.get(id)?.keys()) || [])];
  }

  async size(path: string): Promise<number | null> {
    const id = this.#find(path);
    return id === undefined ? null : (this.#tree.files.get(id)?.length ?? 4096);
  }

  async makeFolder(folder: string): Promise<void> {
    const id = this.#find(folder);
    if (id !== undefined) {
      if (!this.#tree.folders.has(id)) throw systemError('EEXIST');
      return;
    }
    await this.makeFolder(dirname(folder));
    const parent = this.#folder(dirname(folder));
    const made = this.#nextId++;
    this.#do({ do: 'make-folder', folder: parent, name: basename(folder), id: made });
  }

  async rename(from: string, to: string): Promise<void> {
    const id = this.#find(from);
    if (id === undefined) throw systemError('ENOENT');
    const folder = this.#folder(dirname(from));
    const toFolder = this.#folder(dirname(to));
    const [name, toName] = [basename(from), basename(to)];
    this.#do({ do: 'rename', folder, name, id, toFolder, toName });
  }

  async linkOrCopy(from: string, to: string): Promise<void> {
    const id = this.#file(from);
    if (this.#find(to) !== undefined) throw systemError('EEXIST');
    this.#do({ do: 'link', folder: this.#folder(dirname(to)), name: basename(to), id });
  }

  async remove(path: string): Promise<void> {
    const id = this.#find(path);
    if (id === undefined) return;
    this.#do({ do: 'remove', folder: this.#folder(dirname(path)), name: basename(path), id });
  }

  async removeFolder(path: string): Promise<void> {
    const id = this.#find(path);
    if (id === undefined) return;
    for (const name of this.#tree.folders.get(id)?.keys() ?? []) {
      await this.removeFolder(`${path}/${name}`);
    }
    await this.remove(path);
  }

  async truncate(path: string, bytes: number): Promise<void> {
    this.#do({ do: 'truncate', id: this.#file(path), bytes });
  }

  async syncFolder(folder: string): Promise<void> {
    this.#do({ do: 'sync-folder', id: this.#folder(folder) });
  }
}
