import { createHash } from 'node:crypto';
import { stackAfter, EMPTY_STACK } from '../../core/library/undo-stack';
import type { UndoStack } from '../../core/library/undo-stack';
import type { AnyRecord } from '../../core/library/records';
import type { LibraryStore } from '../../electron/store/library-store';
import { segmentName } from '../../electron/store/layout';
import { formatMark, sealLine } from '../../electron/store/sealed-line';
import { metadataOf, paragraphs } from './articles';
import { textOf } from './older-formats';
import { DEVICE } from './temp-library';

type Fields = Readonly<Record<string, unknown>>;
/** Records by `kind/id`, of whatever format. */
type Records = ReadonlyMap<string, Fields>;
type Stamp = readonly [number, string];
interface State {
  readonly format: 1 | 2;
  readonly records: Records;
}

/** One thing done to a record of an older library. */
export type OlderOp =
  | { readonly kind: string; readonly id: string; readonly set: Fields }
  | { readonly kind: string; readonly id: string; readonly gone: true }
  | { readonly kind: string; readonly id: string; readonly put: string };

const HASH = createHash('sha256').update('nothing').digest('hex');
const AT = '2023-11-13T06:40:00.000Z';

/** A text as its file holds it. */
const TEXT = Buffer.from(
  `${JSON.stringify({ format: 1, blocks: paragraphs(['Smoke.', 'All are safe.']) })}\n`,
);
const TEXT_HASH = createHash('sha256').update(TEXT).digest('hex');
const ORIGINAL = Buffer.from('<p>Smoke.</p><p>All are safe.</p>');
const ORIGINAL_HASH = createHash('sha256').update(ORIGINAL).digest('hex');

/** All fields of a new record of format 1. */
export function fresh(kind: string, words: string): Fields {
  switch (kind) {
    case 'source':
      return {
        ...metadataOf({ title: words }),
        importedAt: AT,
        original: {
          sha256: ORIGINAL_HASH,
          bytes: ORIGINAL.length,
          fileName: 'a.html',
          mediaType: 'text/html',
        },
        ...{ removedBlocks: [], restoredBlocks: [], warnings: [], locator: null },
        ...{ tags: [], collections: [], read: false, versionOf: null, trashedAt: null },
        ...{ sha256: TEXT_HASH, reader: 'a test', encoding: null, blocks: 2, words: 4 },
        ...{ wordsHash: HASH, readAt: AT },
      };
    case 'event':
      return {
        headline: words,
        when: '2023-11-13',
        ...{ place: '', people: [], tags: [], laneId: null, colour: null, description: '' },
        ...{ settled: [], createdAt: AT, trashedAt: null },
      };
    case 'page':
      return { title: 'A page', text: words, createdAt: AT, trashedAt: null };
    case 'bookmark':
      return { address: words };
    default:
      return { name: words, colour: null };
  }
}

/** The reference for the way from format 1 to 2: record by record, and nothing of the program's. */
function plainlyTo2(records: Records): Records {
  const found = new Map<string, Fields>();
  for (const [key, fields] of records) {
    const [kind, id = ''] = key.split('/');
    if (kind !== 'source') {
      found.set(key, fields);
      continue;
    }
    const { sha256, reader, encoding, blocks, words, wordsHash, readAt, ...article } = fields;
    found.set(`article/${id}`, { ...article, textId: textOf(id), starred: false });
    const text = { sha256, reader, encoding, blocks, words, wordsHash, readAt, articleId: id };
    found.set(`text/${textOf(id)}`, text);
  }
  return found;
}

/** … and from format 2 to 3. */
function plainlyTo3(records: Records): Records {
  const found = new Map<string, Fields>();
  for (const [key, fields] of records) {
    const [kind] = key.split('/');
    if (kind === 'event') {
      const { headline, when, ...others } = fields;
      const shaped = when === null ? null : { edtf: when, extent: 'throughout' };
      found.set(key, { ...others, title: headline, when: shaped });
    } else if (kind === 'page') {
      const { text, ...others } = fields;
      found.set(key, { ...others, body: text });
    } else if (kind !== 'bookmark') found.set(key, fields);
  }
  return found;
}

/** Records as one text, whatever the order of anything in them. */
function textOfRecords(records: Records): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return [...records]
    .map(([key, fields]) => `${key} ${JSON.stringify(sorted(fields))}`)
    .sort()
    .join('\n');
}

/** The records of an open library, in the same words. */
export function recordsIn(library: LibraryStore['library']): string {
  const all = Object.values(library).flatMap((kind): AnyRecord[] => [...kind.values()]);
  return textOfRecords(new Map(all.map(({ kind, id, ...fields }) => [`${kind}/${id}`, fields])));
}

/**
 * A library of format 1, perhaps written on in format 2, as the programs of then would have left it
 * on the disk; and what it holds, kept plainly. It knows nothing of how today's program reads.
 */
export class OlderLibrary {
  #state: State = { format: 1, records: new Map() };
  #past: State[] = [];
  readonly #stamps = new Map<string, { whole: Stamp; fields: Record<string, Stamp> | null }>();
  #stack: UndoStack = EMPTY_STACK;
  #n = 0;
  #segment = 1;
  #lines: string[] = [];
  #after = 0;
  readonly #journal = new Map<number, string>();
  readonly #history = new Map<number, string>();
  #snapshot: string | null = null;

  get records(): Records {
    return this.#state.records;
  }
  get format(): 1 | 2 {
    return this.#state.format;
  }
  get lastChange(): number {
    return this.#n;
  }

  /** What it holds, as a program of format 3 should find it. */
  get upgraded(): string {
    const { format, records } = this.#state;
    return textOfRecords(plainlyTo3(format === 1 ? plainlyTo2(records) : records));
  }

  /** Does something as one step of undo; ops that do not fit are left out. */
  do(...wanted: readonly OlderOp[]): void {
    const deed = `deed-${this.#n + 1}`;
    const before = this.#state;
    if (this.#write(wanted, { deed, act: 'do', of: null })) {
      this.#past.push(before);
    }
  }

  /** Takes the last step back, as its program did and wrote it down; false when there is none. */
  undo(): boolean {
    const target = this.#past.pop();
    if (!target) return false;
    const of = this.#stack.done.at(-1)?.deed ?? null;
    this.#write(this.#wayTo(this.#inFormat(target)), {
      deed: `undo-${this.#n + 1}`,
      act: 'undo',
      of,
    });
    return true;
  }

  /** Its program went to format 2: what comes now is written in it. */
  toFormat2(): void {
    if (this.#state.format === 2) return;
    for (const [key, stamp] of [...this.#stamps]) {
      const [kind, id = ''] = key.split('/');
      if (kind !== 'source') continue;
      this.#stamps.delete(key);
      const after = plainlyTo2(new Map([[key, fresh('source', '')]]));
      for (const part of [`article/${id}`, `text/${textOf(id)}`]) {
        const own = Object.entries(stamp.fields ?? {}).filter(([name]) =>
          Object.hasOwn(after.get(part) ?? {}, name),
        );
        this.#stamps.set(part, {
          whole: stamp.whole,
          fields: own.length > 0 ? Object.fromEntries(own) : null,
        });
      }
    }
    this.#state = this.#inFormat(this.#state, 2);
  }

  seal(): void {
    if (this.#lines.length === 0) return;
    this.#lines.push(sealLine({ end: true, n: this.#n }));
    this.#journal.set(this.#segment++, this.#lines.join(''));
    this.#lines = [];
  }

  /** A compaction; `leaves` keeps the segments from moving, as a crash may have. */
  compact(leaves = false): void {
    this.seal();
    const { format, records } = this.#state;
    const counts: Record<string, number> = {};
    for (const key of records.keys()) {
      const [kind = ''] = key.split('/');
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    const lines = [
      sealLine({
        format,
        devices: { [DEVICE]: { n: this.#n, segment: this.#segment - 1 } },
        clock: this.#n,
        counts,
        undo: { [DEVICE]: this.#stack },
      }),
    ];
    for (const [key, { whole, fields }] of this.#stamps) {
      const [kind, id] = key.split('/');
      const set = records.get(key) ?? null;
      lines.push(sealLine({ kind, id, whole, fields: set && fields, set, ...formatMark(format) }));
    }
    lines.push(sealLine({ end: true, records: lines.length - 1 }));
    this.#snapshot = lines.join('');
    if (leaves) return;
    for (const [number, segment] of this.#journal) this.#history.set(number, segment);
    this.#journal.clear();
  }

  /** Its files, by their paths in its folder. */
  files(id: string): Map<string, Uint8Array> {
    this.seal();
    const called = this.#state.format === 1 ? { called: 'Old' } : { name: 'Old' };
    const facts = { format: this.#state.format, id, ...called, createdAt: AT };
    const found = new Map([['dateline.json', JSON.stringify(facts)]]);
    if (this.#snapshot !== null) found.set('snapshot.ndjson', this.#snapshot);
    for (const [folder, segments] of [
      ['journal', this.#journal],
      ['history', this.#history],
    ] as const) {
      for (const [number, text] of segments) {
        found.set(`${folder}/${DEVICE}/${segmentName(number)}`, text);
      }
    }
    const files = new Map(
      [...found].map(([path, words]) => [path, Buffer.from(words) as Uint8Array]),
    );
    if ([...this.records.values()].some((fields) => fields['sha256'] === TEXT_HASH)) {
      files.set(`texts/${TEXT_HASH}.json`, TEXT);
      files.set(`originals/${ORIGINAL_HASH}`, ORIGINAL);
    }
    return files;
  }

  #inFormat(state: State, format = this.#state.format): State {
    if (state.format === format) return state;
    return { format, records: plainlyTo2(state.records) };
  }

  /** The ops from what is here to another state of the same format. */
  #wayTo({ records }: State): OlderOp[] {
    const ops: OlderOp[] = [];
    for (const key of new Set([...this.records.keys(), ...records.keys()])) {
      const [kind = '', id = ''] = key.split('/');
      const [now, then] = [this.records.get(key), records.get(key)];
      if (!then) ops.push({ kind, id, gone: true });
      else if (!now) ops.push({ kind, id, set: then });
      else {
        const set = Object.entries(then).filter(([name, value]) => now[name] !== value);
        if (set.length > 0) ops.push({ kind, id, set: Object.fromEntries(set) });
      }
    }
    return ops;
  }

  #write(
    wanted: readonly OlderOp[],
    act: { deed: string; act: string; of: string | null },
  ): boolean {
    const n = this.#n + 1;
    const records = new Map(this.records);
    const ops: unknown[] = [];
    const undo: unknown[] = [];
    for (const op of wanted) {
      const { kind, id } = op;
      const key = `${kind}/${id}`;
      const before = records.get(key);
      const whole: Stamp = [n, DEVICE];
      const known = this.#stamps.get(key);
      if ('put' in op) {
        const field = 'text';
        const words = before?.[field];
        if (typeof words !== 'string') continue;
        const at = words.length;
        ops.push({ kind, id, edit: { field, patch: [{ at, cut: '', put: op.put }] } });
        undo.unshift({ kind, id, edit: { field, patch: [{ at, cut: op.put, put: '' }] } });
        records.set(key, { ...before, [field]: words + op.put });
        this.#stamps.set(key, {
          whole: known?.whole ?? whole,
          fields: { ...known?.fields, [field]: whole },
        });
      } else if ('gone' in op) {
        if (!before) continue;
        ops.push(op);
        undo.unshift({ kind, id, set: before });
        records.delete(key);
        this.#stamps.set(key, { whole, fields: null });
      } else {
        // What sets some fields of a record that is not there makes none.
        const isWhole = Object.keys(op.set).length >= Object.keys(fresh(kind, '')).length;
        if (!before && !isWhole) continue;
        ops.push(op);
        if (!before) undo.unshift({ kind, id, gone: true });
        else {
          const old = Object.keys(op.set).map((name) => [name, before[name]] as const);
          undo.unshift({ kind, id, set: Object.fromEntries(old) });
        }
        records.set(key, { ...before, ...op.set });
        const fields = Object.fromEntries(Object.keys(op.set).map((name) => [name, whole]));
        this.#stamps.set(
          key,
          before && known
            ? { whole: known.whole, fields: { ...known.fields, ...fields } }
            : { whole, fields: null },
        );
      }
    }
    if (ops.length === 0 && act.act === 'do') return false;
    const change = {
      ...{ n, device: DEVICE, clock: n, at: AT, by: 'user', label: `Step ${n}` },
      ...{ ...act, ops, undo, after: this.#after, ...formatMark(this.format) },
    };
    this.#lines.push(sealLine(change));
    this.#after = n;
    this.#n = n;
    this.#state = { format: this.format, records };
    this.#stack = stackAfter(this.#stack, {
      ...{ n, by: 'user', label: change.label, deed: act.deed, of: act.of, ops: [], undo: [] },
      act: act.act as 'do' | 'undo',
    });
    return true;
  }
}
