import { diskFiles } from '../../electron/store/file-port';
import type { AppendFile, FilePort } from '../../electron/store/file-port';

/** One operation of the port as a fault plan sees it; `number` counts from 1. */
export interface Operation {
  readonly name: keyof FilePort | keyof AppendFile;
  readonly path: string;
  readonly number: number;
}

/** Answers the code that an operation fails with, or null to let it through to the disk. */
export type FaultPlan = (operation: Operation) => string | null;

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by the test`), { code });
}

/** The disk's files, or those of another port, with every operation counted and failing when the plan says so. */
export class FaultyFiles implements FilePort {
  plan: FaultPlan;
  readonly done: Operation[] = [];
  readonly #files: FilePort;

  constructor(plan: FaultPlan = () => null, files: FilePort = diskFiles) {
    this.plan = plan;
    this.#files = files;
  }

  count(name: Operation['name']): number {
    return this.done.filter((operation) => operation.name === name).length;
  }

  async #run<Value>(name: Operation['name'], path: string, work: () => Promise<Value>) {
    const operation = { name, path, number: this.done.length + 1 };
    this.done.push(operation);
    const code = this.plan(operation);
    if (code !== null) throw systemError(code);
    return work();
  }

  create(path: string): Promise<AppendFile> {
    return this.#run('create', path, async () => {
      const file = await this.#files.create(path);
      return {
        // A write that fails has written half, as a full disk does.
        write: async (data) => {
          const operation = { name: 'write' as const, path, number: this.done.length + 1 };
          this.done.push(operation);
          const code = this.plan(operation);
          if (code === null) return file.write(data);
          await file.write(data.slice(0, Math.floor(data.length / 2)));
          throw systemError(code);
        },
        sync: () => this.#run('sync', path, () => file.sync()),
        close: async () => {
          await file.close();
          await this.#run('close', path, () => Promise.resolve());
        },
      };
    });
  }
  read(path: string): Promise<Uint8Array> {
    return this.#run('read', path, () => this.#files.read(path));
  }
  async *readInPieces(path: string): AsyncIterable<Uint8Array> {
    await this.#run('readInPieces', path, () => Promise.resolve());
    yield* this.#files.readInPieces(path);
  }
  list(folder: string): Promise<string[]> {
    return this.#run('list', folder, () => this.#files.list(folder));
  }
  size(path: string): Promise<number | null> {
    return this.#run('size', path, () => this.#files.size(path));
  }
  makeFolder(folder: string): Promise<void> {
    return this.#run('makeFolder', folder, () => this.#files.makeFolder(folder));
  }
  rename(from: string, to: string): Promise<void> {
    return this.#run('rename', from, () => this.#files.rename(from, to));
  }
  linkOrCopy(from: string, to: string): Promise<void> {
    return this.#run('linkOrCopy', from, () => this.#files.linkOrCopy(from, to));
  }
  remove(path: string): Promise<void> {
    return this.#run('remove', path, () => this.#files.remove(path));
  }
  removeFolder(path: string): Promise<void> {
    return this.#run('removeFolder', path, () => this.#files.removeFolder(path));
  }
  truncate(path: string, bytes: number): Promise<void> {
    return this.#run('truncate', path, () => this.#files.truncate(path, bytes));
  }
  syncFolder(folder: string): Promise<void> {
    return this.#run('syncFolder', folder, () => this.#files.syncFolder(folder));
  }
}
