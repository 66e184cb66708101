import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ChannelName, Contract, OutputOf, ShownPicture } from '../../core/ipc/contract';
import { DEFAULT_PANES, paneStateSchema } from '../../core/ipc/contract';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import * as v from 'valibot';
import { exportLibrary } from '../exporting/export-library';
import {
  saveTimelinePicture,
  timelineFileName,
  writeTimeline,
} from '../exporting/save-timeline-picture';
import type { PngPicture, PrintedPages, SvgPicture } from '../exporting/save-timeline-picture';
import { extensionOf } from '../importers/format';
import { READABLE_EXTENSIONS } from '../importers/formats';
import { doBulk } from '../keeping/do-bulk';
import type { FileJobs } from '../keeping/jobs';
import type { FoundPicture } from '../originals/find-pictures';
import { canBeShown } from '../originals/read-original';
import type { OfferedOriginal } from '../originals/offered-originals';
import type { OfferedPicture, OfferedPictures } from '../originals/offered-pictures';
import { pictureFileName, savePicture } from '../originals/save-picture';
import { restoreFromTrash } from '../keeping/trash';
import type { AppFolder } from '../store/app-folder';
import { doCheckedDeed } from '../store/do-deed';
import type { RecordSource } from './arriving-session';
import type { Session } from './session';

/** What handlers ask of the window they serve; dialogs and switching live on the other side of it. */
export interface WindowHost {
  /** The library of this window, once it is open. */
  session(): Promise<Session>;
  /** Where a load that begins now finds the library: at once what is being read, else its session. */
  beginLoading(): Promise<RecordSource>;
  /** Where the load that has begun goes on. */
  source(): Promise<RecordSource>;
  /** Null when the user thought better of it. */
  chooseFiles(options: {
    folders: boolean;
    extensions: readonly string[];
  }): Promise<string[] | null>;
  chooseExport(fileName: string): Promise<string | null>;
  /** Where an original is to be written; null when the user thought better of it. */
  chooseOriginalExport(fileName: string): Promise<string | null>;
  /**
   * Lets this window's frame draw an original, once it is read, and no other any more; see
   * `OfferedOriginals`.
   */
  beginOriginal(): (original: OfferedOriginal) => string | null;
  withdrawOriginal(): void;
  /** Lets this window draw an article's pictures, once they are found; see `OfferedPictures`. */
  beginPictures(): ReturnType<OfferedPictures['begin']>;
  withdrawPictures(): void;
  /** A picture that this window may draw now; null for any other address. */
  offeredPicture(address: string): OfferedPicture | null;
  /** Where a picture is to be written; null when the user thought better of it. */
  choosePictureFile(fileName: string): Promise<string | null>;
  /** Where a picture of the timeline is to be written; null when the user thought better of it. */
  chooseTimelinePicture(fileName: string): Promise<string | null>;
  /** Draws a picture in pixels, in the window's fonts. */
  drawPng(picture: SvgPicture): Promise<PngPicture>;
  /** Where the timeline is to be written as PDF; null when the user thought better of it. */
  chooseTimelinePdf(fileName: string): Promise<string | null>;
  /** The pages of a timeline as PDF. */
  drawPdf(pages: PrintedPages): Promise<Uint8Array>;
  /** Asks which printer and prints; `false` when the user thought better of it. */
  print(pages: PrintedPages): Promise<Result<boolean, 'not-printed'>>;
  /** Asks whether a file that somebody changed since it was exported may be written over. */
  mayReplace(path: string): Promise<boolean>;
  reveal(path: string): void;
  /** Opens another library in this window; `createAs` makes it first. */
  switchTo(folder: string, createAs?: string): Promise<Result<null>>;
  openSample(): Promise<Result<null>>;
  /** Called when the window has handed over what was typed. */
  flushed(): void;
  readonly app: AppFolder;
  readonly jobs: Pick<
    FileJobs,
    'exportMarkdown' | 'readOriginal' | 'exportOriginal' | 'findPictures'
  >;
}

export type Handlers = {
  readonly [Name in ChannelName]: (
    input: v.InferOutput<Contract[Name]['input']>,
    host: WindowHost,
  ) => Promise<OutputOf<Name>> | OutputOf<Name>;
};

/** What main does for each channel of the contract. None of it needs Electron. */
export const handlers: Handlers = {
  'library:open': async (_, host) => (await host.beginLoading()).head,
  'library:records': async ({ after }, host) => (await host.source()).records(after),
  'library:list': async (_, host) => {
    const current = (await host.session()).store.layout.folder;
    return host.app.settings.libraries.map(({ folder, name }) => ({
      folder,
      name,
      current: folder === current,
    }));
  },
  'library:switch': ({ folder }, host) => {
    const known = host.app.settings.libraries.some((library) => library.folder === folder);
    return known ? host.switchTo(folder) : fail('not-found', 'That library is not known here.');
  },
  'library:create': ({ name }, host) => host.switchTo(host.app.libraryNamed(name), name),
  'library:openSample': (_, host) => host.openSample(),
  'article:blocks': async ({ textId }, host) => (await host.session()).blocks(textId),
  'article:parts': async ({ id }, host) => (await host.session()).partsOf(id),
  'article:split': async ({ id }, host) => {
    const split = await (await host.session()).split(id);
    return split.ok ? ok({ articles: split.value }) : split;
  },
  'original:open': async ({ articleId }, host) => {
    const { store } = await host.session();
    const original = originalOf(store, articleId);
    if (!original) return fail('not-found', 'This article has no original.');
    if (!canBeShown(original.mediaType)) {
      return fail('not-shown', 'Originals of this kind cannot be shown here.');
    }
    const { path, sha256, mediaType, encoding } = original;
    const offer = host.beginOriginal();
    const read = await host.jobs.readOriginal({ path, sha256, mediaType, encoding });
    if (!read.ok) return read;
    const address = offer(read.value);
    if (address === null) return fail('not-shown', 'Another original was asked for.');
    return ok({ address, encoding, pictures: read.value.pictures });
  },
  'original:close': (_, host) => {
    host.withdrawOriginal();
    return null;
  },
  'pictures:open': async ({ articleId }, host) => {
    const session = await host.session();
    const offer = host.beginPictures();
    const original = originalOf(session.store, articleId);
    if (!original) return fail('not-found', 'This article has no original.');
    const blocks = await session.blocks(original.textId);
    if (!blocks.ok) return blocks;
    const wanted = [...new Set(blocks.value.flatMap(({ image }) => image?.saved?.sha256 ?? []))];
    const { path, sha256, mediaType, encoding } = original;
    const found = await host.jobs.findPictures({ path, sha256, mediaType, encoding, wanted });
    if (!found.ok) return found;
    const paths = offer(found.value);
    if (paths === null) return fail('late', 'Another article was opened.');
    return ok(found.value.map((picture) => shownPicture(picture, paths)));
  },
  'pictures:save': async ({ address, words }, host) => {
    const picture = host.offeredPicture(address);
    if (!picture) return fail('not-found', 'This picture is not open any more.');
    const path = await host.choosePictureFile(pictureFileName(words, picture.mediaType));
    if (path === null) return ok(null);
    const saved = await savePicture(path, picture);
    if (!saved.ok) return saved;
    const sha256 = createHash('sha256').update(picture.bytes).digest('hex');
    await host.app.rememberExport(path, sha256);
    return ok({ path, sha256, bytes: picture.bytes.length });
  },
  'pictures:close': (_, host) => {
    host.withdrawPictures();
    return null;
  },
  'original:export': async ({ articleId }, host) => {
    const { store } = await host.session();
    const original = originalOf(store, articleId);
    if (!original) return fail('not-found', 'This article has no original.');
    const { path: from, sha256, fileName } = original;
    const path = await host.chooseOriginalExport(basename(fileName));
    if (path === null) return ok(null);
    const written = await host.jobs.exportOriginal({ from, sha256, path });
    if (!written.ok) return written;
    await host.app.rememberExport(path, sha256);
    return ok({ path, sha256, bytes: written.value.bytes });
  },
  'article:reread': async ({ articleId, encoding }, host) =>
    (await host.session()).reread(articleId, encoding),
  'article:preview': async ({ articleId, encoding }, host) =>
    (await host.session()).previewReading(articleId, encoding),
  'change:do': async (deed, host) => {
    const { store } = await host.session();
    const done = await doCheckedDeed(store, deed, deed.aside ? 'watch' : 'user');
    return done.ok ? ok({ n: done.value.n }) : done;
  },
  'change:bulk': async ({ label, bulk }, host) => doBulk((await host.session()).store, label, bulk),
  'saving:retry': async (_, host) => {
    (await host.session()).store.retrySaving();
    return null;
  },
  'change:undo': async (_, host) => reverted(await (await host.session()).store.undo()),
  'change:redo': async (_, host) => reverted(await (await host.session()).store.redo()),
  'import:dropped': async ({ paths }, host) => {
    const session = await host.session();
    return ok({ job: session.startImport(paths) });
  },
  'import:dialog': async ({ folders }, host) => {
    const session = await host.session();
    const paths = await host.chooseFiles({ folders, extensions: READABLE_EXTENSIONS });
    return ok(paths ? { job: session.startImport(paths) } : null);
  },
  'import:pasted': async ({ text, html }, host) => {
    const session = await host.session();
    const content = html?.trim() ? html : text;
    if (!content.trim()) return fail('empty', 'The clipboard holds no text.');
    const fileName = html?.trim() ? 'Pasted page.html' : 'Pasted text.txt';
    const folder = await mkdtemp(join(tmpdir(), 'dateline-paste-'));
    const remove = () => rm(folder, { recursive: true, force: true });
    const path = join(folder, `pasted.${extensionOf(fileName)}`);
    try {
      await writeFile(path, content, 'utf8');
    } catch (error) {
      await remove();
      throw error;
    }
    return ok({ job: session.startImport([path], fileName, remove) });
  },
  'import:cancel': async ({ job }, host) => {
    (await host.session()).cancelImport(job);
    return null;
  },
  'export:markdown': async (_, host) => {
    const { store } = await host.session();
    const path = await host.chooseExport(`${store.identity.name}.md`);
    if (path === null) return ok(null);
    const { app, jobs } = host;
    const exported = await exportLibrary(store, { app, jobs, path, replace: false });
    if (exported.ok || exported.error.code !== 'edited') return exported;
    if (!(await host.mayReplace(path))) return ok(null);
    return exportLibrary(store, { app, jobs, path, replace: true });
  },
  'timeline:savePicture': async (picture, host) => {
    const { store } = await host.session();
    const name = timelineFileName(store.identity.name, 'svg');
    const path = await host.chooseTimelinePicture(name);
    if (path === null) return ok(null);
    const saved = await saveTimelinePicture(path, picture, (one) => host.drawPng(one));
    if (saved.ok) await host.app.rememberExport(path, saved.value.sha256);
    return saved;
  },
  'timeline:print': async ({ way, ...pages }, host) => {
    if (way === 'printer') {
      const printed = await host.print(pages);
      return printed.ok ? ok(printed.value ? 'printed' : null) : printed;
    }
    const { store } = await host.session();
    const name = timelineFileName(store.identity.name, 'pdf');
    const path = await host.chooseTimelinePdf(name);
    if (path === null) return ok(null);
    const saved = await writeTimeline(path, await host.drawPdf(pages), null);
    if (saved.ok) await host.app.rememberExport(path, saved.value.sha256);
    return saved;
  },
  'export:reveal': ({ path }, host) => {
    // Only what was exported is shown: the window names no other path.
    if (host.app.exportedTo(path) !== undefined) host.reveal(path);
    return null;
  },
  'history:list': async ({ query, before }, host) =>
    (await host.session()).keeping.history.page(query, before),
  'history:revert': async ({ deed, act }, host) =>
    (await host.session()).keeping.history.revert(deed, act),
  'history:forgets': async (reach, host) => (await host.session()).keeping.forgets(reach),
  'trash:restore': async ({ label, records }, host) =>
    restoreFromTrash((await host.session()).store, records, label),
  'trash:purge': async ({ records, withClips }, host) =>
    (await host.session()).keeping.deleting.purge(records, { withClips }),
  'backup:list': async (_, host) => (await host.session()).keeping.backups.list(),
  'backup:make': async (_, host) => (await host.session()).keeping.backups.make('asked'),
  'backup:contents': async ({ id, query, different, most }, host) =>
    (await host.session()).keeping.backups.contents(id, query, { different, most }),
  'backup:restore': async ({ id, records }, host) =>
    (await host.session()).keeping.backups.restore(id, records),
  'recovery:report': async (_, host) => (await host.session()).keeping.recovery.report(),
  'recovery:check': async (_, host) => (await host.session()).keeping.recovery.check(),
  'recovery:restore': async ({ from }, host) =>
    (await host.session()).keeping.recovery.restore(from),
  'recovery:mend': async (_, host) => (await host.session()).keeping.recovery.mend(),
  'recovery:accept': async (_, host) => (await host.session()).keeping.recovery.accept(),
  'recovery:reveal': async (_, host) => {
    host.reveal((await host.session()).store.layout.quarantine);
    return null;
  },
  'window:flushed': (_, host) => {
    host.flushed();
    return null;
  },
  'window:panes': (_, host) => {
    const kept = v.safeParse(paneStateSchema, host.app.settings.panes);
    return kept.success ? kept.output : DEFAULT_PANES;
  },
  'window:savePanes': async (panes, host) => {
    await host.app.update({ panes });
    return null;
  },
};

function reverted(outcome: Awaited<ReturnType<Session['store']['undo']>>): OutputOf<'change:undo'> {
  if (outcome === null) return fail('nothing', 'There is nothing to take back.');
  return outcome.ok ? ok({ label: outcome.value.label }) : outcome;
}

/** A found picture as the window is told of it: its bytes are served at its address. */
function shownPicture(picture: FoundPicture, paths: ReadonlyMap<string, string>): ShownPicture {
  const { sha256 } = picture;
  if ('problem' in picture) return { sha256, problem: picture.problem };
  const address = paths.get(sha256);
  return address === undefined
    ? { sha256, problem: 'missing' }
    : { sha256, address, size: picture.size };
}

/** An article's original, where it lies and what it was read with; null where there is none. */
function originalOf(store: Session['store'], articleId: string) {
  const article = store.lookup('article', articleId);
  if (!article?.original) return null;
  const encoding = store.lookup('text', article.textId)?.encoding ?? null;
  const path = store.layout.original(article.original.sha256);
  return { ...article.original, encoding, path, textId: article.textId };
}
