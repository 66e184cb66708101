import { join } from 'node:path';
import * as v from 'valibot';
import type { PurgeOutcome } from '../../core/ipc/keeping';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { planPurge } from '../../core/library/purge';
import type { Kind } from '../../core/library/records';
import { writeWhole } from '../store/atomic-write';
import type { StoreDamage } from '../store/damage';
import { errorCode } from '../store/file-port';
import type { FilePort } from '../store/file-port';
import type { LibraryStore } from '../store/library-store';
import type { PurgeJob, PurgeResult } from './purge-files';

/** Lies in the library while something is being deleted for good: what a crash stops is gone on with. */
const INTENT = 'purge.json';
const intentSchema = v.object({
  keys: v.array(v.string()),
  texts: v.array(v.string()),
  originals: v.array(v.string()),
});
type Intent = v.InferOutput<typeof intentSchema>;

/** What no program can reach, said each time. */
const BEYOND =
  'Copies outside this library stay: exported files, a synced folder’s other places, and what a disk keeps of removed files.';

/** Deletes what lies in the trash for good: no undo, no history and no backup has it afterwards. */
export class DeleteForGood {
  readonly #store: LibraryStore;
  readonly #files: FilePort;
  readonly #backups: string;
  readonly #cache: string;
  readonly #run: (job: PurgeJob) => Promise<PurgeResult>;
  readonly #onRewritten: () => void;
  readonly #damage: () => readonly StoreDamage[];

  constructor(options: {
    store: LibraryStore;
    files: FilePort;
    backups: string;
    cache: string;
    run: (job: PurgeJob) => Promise<PurgeResult>;
    /** What is damaged: deleting for good would leave words in what cannot be read. */
    damage: () => readonly StoreDamage[];
    /** Hears when files were written anew: what was read of them is not true any more. */
    onRewritten: () => void;
  }) {
    this.#store = options.store;
    this.#files = options.files;
    this.#backups = options.backups;
    this.#cache = options.cache;
    this.#run = options.run;
    this.#onRewritten = options.onRewritten;
    this.#damage = options.damage;
  }

  async purge(
    records: readonly { readonly kind: Kind; readonly id: string }[],
    options: { readonly withClips: boolean },
  ): Promise<Result<PurgeOutcome>> {
    const store = this.#store;
    if (store.readOnly) return fail('read-only', 'This library can only be read.');
    if (this.#damage().length > 0) {
      return fail('damaged', 'Part of this library is damaged. Settle that under Recovery first.');
    }
    for (const { kind, id } of records) {
      const record = store.library[kind].get(id) as { trashedAt?: string | null } | undefined;
      if (!record) return fail('not-found', `There is no ${kind} ${id}.`);
      if (typeof record.trashedAt !== 'string') {
        return fail('not-in-trash', 'Only what lies in the trash is deleted for good.');
      }
    }
    const plan = planPurge(store.library, store.relations, records, options);
    const intent: Intent = {
      keys: [...plan.keys],
      texts: [...plan.texts],
      originals: [...plan.originals],
    };
    try {
      await this.#writeIntent(intent);
      const label = `Delete ${records.length} ${records.length === 1 ? 'item' : 'items'} for good`;
      const committed = store.commitForGood(plan.ops, label, plan.keys);
      if (!committed.ok) {
        await this.#dropIntent();
        return committed;
      }
      const unreached = await this.#carryOut(intent);
      return ok({ deleted: records.length, unreached: [...unreached, BEYOND] });
    } catch (error) {
      const code = errorCode(error);
      if (code === null) throw error;
      return fail(
        'not-finished',
        `Not everything could be deleted yet (${code}). It goes on when the library is opened next.`,
      );
    }
  }

  /** Goes on with what a crash or a failing disk has stopped; null when there is nothing. */
  async resume(): Promise<Result<null> | null> {
    const intent = await this.#readIntent();
    if (!intent || this.#store.readOnly || this.#store.damage.length > 0) return null;
    try {
      // The intent comes before the change: where that was never saved, nothing was deleted, and
      // what would have been still lies in the trash.
      if (intent.keys.some((key) => this.#isHere(key))) await this.#dropIntent();
      else await this.#carryOut(intent);
      return ok(null);
    } catch (error) {
      const code = errorCode(error);
      if (code === null) throw error;
      return fail('not-finished', `Not everything could be deleted yet (${code}).`);
    }
  }

  #isHere(key: string): boolean {
    const slash = key.indexOf('/');
    return this.#store.library[key.slice(0, slash) as Kind].has(key.slice(slash + 1));
  }

  async #carryOut(intent: Intent): Promise<readonly string[]> {
    const store = this.#store;
    const result = await store.alone(async (upTo, work) => {
      const { folder } = store.layout;
      const paths = { backups: this.#backups, cache: this.#cache };
      const job = { folder, device: store.device, upTo, ...paths, ...intent };
      const outcome = await this.#run(job);
      await work.retire(upTo);
      return outcome;
    });
    store.scrubUndo(new Map(result.scrubbed));
    store.content.forget();
    this.#onRewritten();
    await this.#dropIntent();
    return result.unreached;
  }

  get #intentPath(): string {
    return join(this.#store.layout.folder, INTENT);
  }

  async #writeIntent(intent: Intent): Promise<void> {
    await writeWhole(this.#files, this.#intentPath, Buffer.from(`${JSON.stringify(intent)}\n`));
  }

  async #dropIntent(): Promise<void> {
    await this.#files.remove(this.#intentPath);
    await this.#files.syncFolder(this.#store.layout.folder);
  }

  async #readIntent(): Promise<Intent | null> {
    try {
      const text = Buffer.from(await this.#files.read(this.#intentPath)).toString('utf8');
      const parsed = v.safeParse(intentSchema, JSON.parse(text));
      return parsed.success ? parsed.output : null;
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null;
      throw error;
    }
  }
}
