import * as v from 'valibot';
import type { Block } from '../article/block';
import type { PartWords } from '../article/several-articles';
import { bulkSchema } from '../library/bulk';
import { deedSchema } from '../library/commands';
import type { CommandError } from '../library/commands';
import type { Op } from '../library/change';
import { idSchema } from '../library/records';
import type { AnyRecord } from '../library/records';
import { PAPERS } from '../timeline/paper';
import { recordNameSchema, trashedSchema } from './keeping';
import type {
  BackupContents,
  BackupEntry,
  Forgotten,
  HistoryPage,
  Mended,
  PurgeOutcome,
  RecoveryReport,
  Restored,
} from './keeping';
import { rereadSchema } from './reading';
import type { ReadingPreview, Rereading } from './reading';
import type { Failure, Result } from './result';

/** One channel from the window to main: what goes in, checked, and what comes out. */
export interface Channel<Input extends v.GenericSchema, Output> {
  readonly input: Input;
  /** Only a type: what the channel answers. */
  readonly output?: Output;
}

function channel<Output>() {
  return <Input extends v.GenericSchema>(input: Input): Channel<Input, Output> => ({ input });
}

const nothing = v.optional(v.null(), null);
const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
/** A drawing of 100,000 events is a hundredth of it, in UTF-16 units. */
const LONGEST_DRAWING = 100_000_000;
const paths = v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(8_192)));

/** A library as its window first learns of it; its records follow through `library:records`. */
export interface LibraryHead {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** True for the sample, which can be opened anew at any time. */
  readonly sample: boolean;
  /** Why it can only be read, in words for people; null when it can be changed. */
  readonly readOnlyBecause: string | null;
  readonly counts: { readonly articles: number; readonly clips: number; readonly events: number };
  readonly undo: UndoLabels;
  readonly saving: SavingState;
  /** What was found damaged and set aside on opening, in words for people. */
  readonly problems: readonly string[];
}

/** What undo and redo would do now; null when there is nothing. */
export interface UndoLabels {
  readonly undo: string | null;
  readonly redo: string | null;
}

export type SavingState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'not-saved'; readonly message: string };

/** A change as the window applies it. */
export interface AppliedChange {
  readonly n: number;
  readonly label: string;
  readonly ops: readonly Op[];
  readonly undo: UndoLabels;
}

export interface RecordBatch {
  readonly records: readonly AnyRecord[];
  /** Asks for the next batch; null after the last. */
  readonly next: number | null;
  /** The last change that these records already hold: the window passes over it and earlier ones. */
  readonly asOf: number;
}

/** What became of one imported file. */
export interface ImportOutcome {
  readonly file: string;
  readonly status: 'imported' | 'duplicate' | 'version' | 'failed';
  readonly id: string | null;
  /** The article that it duplicates or is a version of. */
  readonly of: string | null;
  readonly error: Failure | null;
}

export interface ImportProgress {
  readonly job: string;
  readonly done: number;
  readonly total: number;
  /** The file being read now; null at the end. */
  readonly file: string | null;
  /** Outcomes since the last report. */
  readonly outcomes: readonly ImportOutcome[];
  readonly finished: boolean;
}

export interface ExportedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that the timeline was made into. */
export interface SavedTimeline extends ExportedFile {
  /** Its size in pixels where that is less than usual, because it were too large; else null. */
  readonly reducedTo: { readonly width: number; readonly height: number } | null;
}

export interface LibraryChoice {
  readonly name: string;
  readonly folder: string;
  readonly current: boolean;
}

/** An original that a frame can draw, and what is to be said of it. */
export interface ShownOriginal {
  /** Where the frame finds it: good for one load. */
  readonly address: string;
  /** What its letters were read as; null where that is not known. */
  readonly encoding: string | null;
  /** Pictures that the page names and that were not saved with it. */
  readonly pictures: number;
}

/** A picture that was saved inside an article's file: where the window finds it, or why it is not drawn. */
export type ShownPicture = { readonly sha256: string } & (
  | {
      readonly address: string;
      /** In pixels; null where the format does not tell. */
      readonly size: { readonly width: number; readonly height: number } | null;
    }
  | { readonly problem: 'missing' | 'too-large' | 'not-a-picture' }
);

/** A key pressed while the keyboard is in an original, which the window would not hear. */
export interface KeyInOriginal {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a window remembers of its looks between runs. */
export const paneStateSchema = v.strictObject({
  left: v.number(),
  right: v.number(),
  bottom: v.number(),
  leftOpen: v.boolean(),
  rightOpen: v.boolean(),
  bottomOpen: v.boolean(),
  /** The original beside the text; what was kept before there was such a pane is still good. */
  original: v.optional(v.number(), 520),
  originalOpen: v.optional(v.boolean(), false),
  /** Reading column: width in characters, size in px. */
  measure: v.number(),
  textSize: v.number(),
  theme: v.picklist(['system', 'light', 'dark']),
  /** In whose words and order times are shown. */
  timeWords: v.optional(v.picklist(['system', 'en-GB', 'en-US', 'de']), 'system'),
});
export type PaneState = v.InferOutput<typeof paneStateSchema>;

/** The panes as they are drawn at first; sizes in px. */
export const DEFAULT_PANES: PaneState = {
  left: 276,
  right: 336,
  bottom: 268,
  leftOpen: true,
  rightOpen: true,
  bottomOpen: true,
  original: 520,
  originalOpen: false,
  measure: 66,
  textSize: 18.5,
  theme: 'system',
  timeWords: 'system',
};

/** Every channel that the window may call, once. */
export const contract = {
  'library:open': channel<LibraryHead>()(nothing),
  'library:records': channel<RecordBatch>()(v.strictObject({ after: v.nullable(v.number()) })),
  'library:list': channel<readonly LibraryChoice[]>()(nothing),
  /** Replaces this window's library; the window loads anew. */
  'library:switch': channel<Result<null>>()(v.strictObject({ folder: v.string() })),
  'library:create': channel<Result<null>>()(
    v.strictObject({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) }),
  ),
  'library:openSample': channel<Result<null>>()(nothing),
  'article:blocks': channel<Result<readonly Block[], 'not-found' | 'damaged'>>()(
    v.strictObject({ textId: idSchema }),
  ),
  /** The articles that an article's file seems to hold, read anew; none where it is one. */
  'article:parts': channel<Result<readonly PartWords[]>>()(v.strictObject({ id: idSchema })),
  /** Makes an article of each of them; answers their ids, the article's own first. Undoable. */
  'article:split': channel<Result<{ articles: readonly string[] }>>()(
    v.strictObject({ id: idSchema }),
  ),
  /** Makes an article's original ready to be drawn, in place of the one before. */
  'original:open': channel<Result<ShownOriginal, 'not-found' | 'damaged' | 'not-shown'>>()(
    v.strictObject({ articleId: idSchema }),
  ),
  /** Lets go of the original that was made ready. */
  'original:close': channel<null>()(nothing),
  /** Finds the pictures that were saved inside an article's file and makes them ready to be drawn. */
  'pictures:open': channel<Result<readonly ShownPicture[], 'not-found' | 'damaged' | 'late'>>()(
    v.strictObject({ articleId: idSchema }),
  ),
  /** Writes a picture that is ready to be drawn where the user says; null when the user thought better of it. */
  'pictures:save': channel<Result<ExportedFile | null, 'not-found' | 'not-written'>>()(
    v.strictObject({
      address: v.pipe(v.string(), v.maxLength(200)),
      /** What it shows, for the name of the file. */
      words: v.pipe(v.string(), v.maxLength(10_000)),
    }),
  ),
  /** Lets go of the pictures that were made ready. */
  'pictures:close': channel<null>()(nothing),
  /** Writes an article's original where the user says; null when the user thought better of it. */
  'original:export': channel<Result<ExportedFile | null>>()(
    v.strictObject({ articleId: idSchema }),
  ),
  /** Reads an article's original again and takes what it says, as one undoable change. */
  'article:reread': channel<Result<Rereading>>()(rereadSchema),
  /** What reading it again would come to; nothing is stored. */
  'article:preview': channel<Result<ReadingPreview>>()(rereadSchema),
  'change:do': channel<Result<{ n: number }, CommandError | 'read-only'>>()(deedSchema),
  /**
   * Carries out one deed over many records, in parts, so that nothing else waits for it. Answers how
   * many records changed, and the last change.
   */
  'change:bulk': channel<Result<{ n: number; records: number }>>()(
    v.strictObject({
      label: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      bulk: bulkSchema,
    }),
  ),
  /** Tries at once to save what could not be saved. */
  'saving:retry': channel<null>()(nothing),
  'change:undo': channel<Result<{ label: string }>>()(nothing),
  'change:redo': channel<Result<{ label: string }>>()(nothing),
  /** Only the preload calls it, with the paths of a real drop; see `DatelineBridge.importDropped`. */
  'import:dropped': channel<Result<{ job: string }>>()(v.strictObject({ paths })),
  'import:dialog': channel<Result<{ job: string } | null>>()(
    v.strictObject({ folders: v.boolean() }),
  ),
  'import:pasted': channel<Result<{ job: string }>>()(
    v.strictObject({ text: v.string(), html: v.nullable(v.string()) }),
  ),
  'import:cancel': channel<null>()(v.strictObject({ job: v.string() })),
  /** Asks where to; null when the user thought better of it. */
  'export:markdown': channel<Result<ExportedFile | null>>()(nothing),
  /**
   * Writes a picture of the timeline where the user says, as SVG or PNG by the ending of the name; null
   * when the user thought better of it.
   */
  'timeline:savePicture': channel<Result<SavedTimeline | null>>()(
    v.strictObject({
      svg: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_DRAWING)),
      /** In CSS pixels. */
      width: pixels,
      height: pixels,
    }),
  ),
  /**
   * Puts the timeline on paper: asks which printer, or where a PDF goes; null when the user thought
   * better of it. `body` is markup of escaped text and drawings, which runs nothing.
   */
  'timeline:print': channel<Result<SavedTimeline | 'printed' | null>>()(
    v.strictObject({
      body: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_DRAWING)),
      paper: v.picklist(PAPERS),
      way: v.picklist(['printer', 'pdf']),
    }),
  ),
  'export:reveal': channel<null>()(v.strictObject({ path: v.string() })),
  /** What was done when, newest first; `query` looks in labels and in the names of records. */
  'history:list': channel<HistoryPage>()(
    v.strictObject({ query: v.pipe(v.string(), v.maxLength(200)), before: v.nullable(v.string()) }),
  ),
  /** Takes back what of a deed is still in force, as a deed of its own. */
  'history:revert': channel<Result<{ label: string }>>()(
    v.strictObject({ deed: idSchema, act: v.picklist(['do', 'undo', 'redo']) }),
  ),
  /** What would be forgotten if the history reached only so far back; nothing is. */
  'history:forgets': channel<Forgotten>()(v.strictObject({ days: whole, changes: whole })),
  /** Puts back what lies in the trash, as one deed of any size; answers how many records that were. */
  'trash:restore': channel<Result<{ records: number }>>()(
    v.strictObject({
      label: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      records: v.pipe(v.array(trashedSchema), v.minLength(1), v.maxLength(1_000_000)),
    }),
  ),
  /** Deletes what lies in the trash for good, everywhere; no undo brings it back. */
  'trash:purge': channel<Result<PurgeOutcome>>()(
    v.strictObject({
      records: v.pipe(v.array(trashedSchema), v.minLength(1), v.maxLength(100_000)),
      /** Whether clips of the articles go too; else they stay, with the citation of their article. */
      withClips: v.boolean(),
    }),
  ),
  'backup:list': channel<readonly BackupEntry[]>()(nothing),
  'backup:make': channel<Result<BackupEntry>>()(nothing),
  'backup:contents': channel<Result<BackupContents>>()(
    v.strictObject({
      id: v.string(),
      query: v.pipe(v.string(), v.maxLength(200)),
      /** Only what is not the same now. */
      different: v.boolean(),
      most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000)),
    }),
  ),
  /** Puts back the whole of a backup, or some records with what belongs to them; undoable. */
  'backup:restore': channel<Result<Restored>>()(
    v.strictObject({ id: v.string(), records: v.nullable(v.array(recordNameSchema)) }),
  ),
  'recovery:report': channel<RecoveryReport>()(nothing),
  /** Checks every text and original by its hash; findings come with the next report. */
  'recovery:check': channel<Result<{ files: number; damaged: number }>>()(nothing),
  /** Brings back lost records from the history or a backup; undoable. */
  'recovery:restore': channel<Result<Restored>>()(v.strictObject({ from: v.string() })),
  /** Brings back damaged texts and originals from backups, or reads texts again. */
  'recovery:mend': channel<Result<Mended>>()(nothing),
  /** Goes on with what is whole; what was damaged stays set aside. */
  'recovery:accept': channel<Result<null>>()(nothing),
  /** Shows the folder of what was set aside. */
  'recovery:reveal': channel<null>()(nothing),
  /** Answers the notice `window:closing` once everything typed has been handed over. */
  'window:flushed': channel<null>()(nothing),
  'window:panes': channel<PaneState>()(nothing),
  'window:savePanes': channel<null>()(paneStateSchema),
} as const;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
/** Channels the window may call by name: all but the one that takes paths. */
export type OpenChannelName = Exclude<ChannelName, 'import:dropped'>;
export type InputOf<Name extends ChannelName> = v.InferInput<Contract[Name]['input']>;
export type OutputOf<Name extends ChannelName> =
  NonNullable<Contract[Name]['output']> extends never
    ? null
    : Exclude<Contract[Name]['output'], undefined>;

/** What main tells a window without being asked. */
export interface Notices {
  'change:applied': AppliedChange;
  'saving:changed': SavingState;
  /** What can be undone is another, though nothing was done: something was deleted for good. */
  'undo:changed': UndoLabels;
  'import:progress': ImportProgress;
  /** A menu item or accelerator that the window carries out. */
  'command:run': { readonly name: string };
  /** What was found damaged, once a library that was shown while it was read is read to its end. */
  'library:damaged': { readonly problems: readonly string[] };
  /** The link under the pointer or the keyboard in the window, or (`tried`) one that led nowhere. */
  'original:link': { readonly address: string; readonly tried: boolean };
  'original:key': KeyInOriginal;
  /** The window is about to close: hand over what was typed, then call `window:flushed`. */
  'window:closing': null;
}
export type NoticeName = keyof Notices;

/** What the preload puts on `window.dateline`, and nothing else. */
export interface DatelineBridge {
  call<Name extends OpenChannelName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** Answers how to stop listening. */
  on<Name extends NoticeName>(name: Name, hear: (notice: Notices[Name]) => void): () => void;
  /** Imports what was dropped; paths are resolved on this side of the bridge only. */
  importDropped(files: readonly unknown[]): Promise<OutputOf<'import:dropped'>>;
}
