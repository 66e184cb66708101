import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ImportProgress } from '../../../core/ipc/contract';
import { contract } from '../../../core/ipc/contract';
import { ok } from '../../../core/ipc/result';
import type { Deed } from '../../../core/library/commands';
import { readFileAsDraft } from '../../../electron/importers/read-file';
import { handlers } from '../../../electron/ipc/handlers';
import type { WindowHost } from '../../../electron/ipc/handlers';
import { Session } from '../../../electron/ipc/session';
import { OfferedOriginals } from '../../../electron/originals/offered-originals';
import { OfferedPictures } from '../../../electron/originals/offered-pictures';
import type { LibraryStore } from '../../../electron/store/library-store';
import { AppFolder } from '../../../electron/store/app-folder';
import { addArticle } from '../../support/articles';
import { dataAddress, png } from '../../support/png';
import { jobsHere, keepingOf } from '../../support/keeping-of';
import { eventDeed, must, openStore, tempFolder } from '../../support/temp-library';

afterEach(() => vi.unstubAllEnvs());

/** A window that answers its dialogs as it is told, over a real library. */
async function open() {
  const folder = await tempFolder();
  const app = await AppFolder.open(join(folder, 'app'));
  const library = join(folder, 'library');
  const store = await openStore(library);
  await app.remember(library, store.identity.name);
  const progress: ImportProgress[] = [];
  const session = new Session({
    store,
    keeping: keepingOf(store, app.folder),
    parser: {
      read: (path, fileName, encoding = null) =>
        readFileAsDraft(path, { fileName: fileName ?? '', encoding }),
    },
    tell: (name, notice) => {
      if (name === 'import:progress') progress.push(notice as ImportProgress);
    },
    isSample: false,
  });
  const answers = { files: null as string[] | null, export: null as string | null, replace: false };
  const asked: unknown[] = [];
  const originals = new OfferedOriginals();
  const pictures = new OfferedPictures();
  const host: WindowHost = {
    app,
    jobs: jobsHere,
    mayReplace: (path) => {
      asked.push(['replace', path]);
      return Promise.resolve(answers.replace);
    },
    session: () => Promise.resolve(session),
    beginLoading: () => Promise.resolve(session),
    source: () => Promise.resolve(session),
    chooseFiles: (options) => {
      asked.push(options);
      return Promise.resolve(answers.files);
    },
    chooseExport: (fileName) => {
      asked.push(fileName);
      return Promise.resolve(answers.export);
    },
    chooseOriginalExport: (fileName) => {
      asked.push(['original', fileName]);
      return Promise.resolve(answers.export);
    },
    beginOriginal: () => originals.begin(host),
    withdrawOriginal: () => originals.withdraw(host),
    beginPictures: () => pictures.begin(host),
    withdrawPictures: () => pictures.withdraw(host),
    offeredPicture: (address) => pictures.offeredTo(host, address),
    choosePictureFile: (fileName) => {
      asked.push(['picture', fileName]);
      return Promise.resolve(answers.export);
    },
    chooseTimelinePicture: (fileName) => {
      asked.push(['timeline', fileName]);
      return Promise.resolve(answers.export);
    },
    drawPng: ({ width, height }) =>
      Promise.resolve({
        bytes: Buffer.from(`${width} by ${height}`),
        width: width * 2,
        height: height * 2,
        isReduced: width > 8_192,
      }),
    chooseTimelinePdf: (fileName) => {
      asked.push(['pdf', fileName]);
      return Promise.resolve(answers.export);
    },
    drawPdf: ({ body, paper }) => Promise.resolve(Buffer.from(`${paper} ${body}`)),
    print: ({ paper }) => {
      asked.push(['print', paper]);
      return Promise.resolve(ok(answers.replace));
    },
    reveal: (path) => asked.push(['reveal', path]),
    switchTo: (to, createAs) => {
      asked.push(['switch', to, createAs]);
      return Promise.resolve(ok(null));
    },
    openSample: () => {
      asked.push('sample');
      return Promise.resolve(ok(null));
    },
    flushed: () => asked.push('flushed'),
  };
  const finished = () => expect.poll(() => progress.at(-1)?.finished).toBe(true);
  const outcomes = () => progress.flatMap((notice) => notice.outcomes);
  return {
    folder,
    app,
    library,
    store,
    session,
    answers,
    asked,
    host,
    originals,
    pictures,
    finished,
    outcomes,
  };
}

/** Adds an article whose original is a file with these words; answers its id. */
async function withOriginal(store: LibraryStore, words: string): Promise<string> {
  const path = join(await tempFolder(), 'a.txt');
  await writeFile(path, words);
  const staged = await store.content.stage(path);
  await store.content.keep(staged);
  return addArticle(store, [words]);
}

/** A deed as it comes through the channel's schema. */
const checked = (deed: Deed) => v.parse(contract['change:do'].input, deed);

describe('the handlers', () => {
  it('answer every channel of the contract', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(contract).sort());
  });

  it('list the libraries, tell which is open, and switch to those alone', async () => {
    const { app, library, host, asked, session } = await open();
    await app.remember('/other', 'Other');
    expect(await handlers['library:list'](null, host)).toEqual([
      { folder: '/other', name: 'Other', current: false },
      { folder: library, name: 'Test library', current: true },
    ]);
    expect(await handlers['library:switch']({ folder: '/etc' }, host)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(asked).toEqual([]);
    await handlers['library:switch']({ folder: '/other' }, host);
    await handlers['library:create']({ name: '../Kestrel' }, host);
    await handlers['library:openSample'](null, host);
    expect(asked).toEqual([
      ['switch', '/other', undefined],
      ['switch', join(app.folder, 'libraries', 'Kestrel'), '../Kestrel'],
      'sample',
    ]);
    await session.close();
  });

  it("give the open library's head, records and an article's blocks", async () => {
    const { store, host, session } = await open();
    const articleId = await addArticle(store, ['Smoke was seen.', '-Footer']);
    const head = await handlers['library:open'](null, host);
    expect(head.counts.articles).toBe(1);
    const batch = await handlers['library:records']({ after: null }, host);
    expect(batch.records.map(({ kind }) => kind).sort()).toEqual(['article', 'text']);
    const textId = store.lookup('article', articleId)?.textId ?? '';
    const blocks = await handlers['article:blocks']({ textId }, host);
    expect(blocks.ok && blocks.value.map(({ text }) => text)).toEqual([
      'Smoke was seen.',
      'Footer',
    ]);
    expect(await handlers['article:blocks']({ textId: 'none' }, host)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    await session.close();
  });

  it('give a text of before signatures its own when it is read, as no step of undo', async () => {
    const { store, host, session } = await open();
    const words = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    const articleId = await addArticle(store, [words]);
    const textId = store.lookup('article', articleId)?.textId ?? '';
    expect(store.lookup('text', textId)?.signature).toBeUndefined();
    await handlers['article:blocks']({ textId }, host);
    expect(store.lookup('text', textId)?.signature).toHaveLength(171);
    expect(store.nextUndo?.label).toBe('Import');
    const { clock } = store;
    await handlers['article:blocks']({ textId }, host);
    expect(store.clock).toBe(clock);
    await session.close();
  });

  it('tell what articles a file holds, and split it', async () => {
    const { folder, store, host, session, finished } = await open();
    const path = join(folder, 'two.txt');
    const piece = (n: number) =>
      `Title: Report ${n}\nDate: ${n} May 2023\n\nThe ferry was withdrawn again after smoke was seen.\n\n`;
    await writeFile(path, piece(1) + piece(2));
    await handlers['import:dropped']({ paths: [path] }, host);
    await finished();
    const [id = ''] = store.library.article.keys();
    expect(await handlers['article:parts']({ id }, host)).toEqual(
      ok([
        { title: 'Report 1', publishedOn: '2023-05-01', origin: null, place: 'lines 1–4' },
        { title: 'Report 2', publishedOn: '2023-05-02', origin: null, place: 'lines 6–9' },
      ]),
    );
    const split = await handlers['article:split']({ id }, host);
    expect(split.ok && split.value.articles).toEqual([...store.library.article.keys()]);
    expect(store.library.article.size).toBe(2);
    expect(await handlers['article:split']({ id }, host)).toMatchObject({
      error: { code: 'one-article' },
    });
    expect(await handlers['article:parts']({ id: 'none' }, host)).toMatchObject({ ok: false });
    await session.close();
  });

  it('read an article again, show beforehand what that comes to, and undo it', async () => {
    const { folder, store, host, session, answers, finished, outcomes } = await open();
    const path = join(folder, 'a.txt');
    await writeFile(path, Buffer.from('A title\n\nThe caf\xe9 was closed.', 'latin1'));
    answers.files = [path];
    await handlers['import:dialog']({ folders: false }, host);
    await finished();
    const articleId = outcomes()[0]?.id ?? '';
    const { textId } = store.lookup('article', articleId) ?? {};
    const asked = { articleId, encoding: 'windows-1251' };
    const preview = await handlers['article:preview'](asked, host);
    expect(preview).toMatchObject({ ok: true, value: { status: 'changed' } });
    expect(preview.ok && preview.value.lines).toEqual(['The cafй was closed.']);
    expect(store.lookup('article', articleId)?.textId).toBe(textId);
    await handlers['article:reread'](asked, host);
    expect(store.lookup('article', articleId)?.textId).not.toBe(textId);
    expect(await handlers['change:undo'](null, host)).toEqual(
      ok({ label: 'Read “A title” again' }),
    );
    expect(store.lookup('article', articleId)?.textId).toBe(textId);
    expect(
      v.safeParse(contract['article:reread'].input, { articleId, encoding: 'x' }).success,
    ).toBe(false);
    await session.close();
  });

  it('do, undo and redo, and refuse with a reason', async () => {
    const { store, host, session } = await open();
    const { id, deed } = eventDeed('Smoke');
    const done = await handlers['change:do'](checked(deed), host);
    expect(done).toEqual({ ok: true, value: { n: 1 } });
    expect(await handlers['change:do'](checked(deed), host)).toMatchObject({
      ok: false,
      error: { code: 'exists' },
    });
    expect(await handlers['change:undo'](null, host)).toEqual(ok({ label: 'Add “Smoke”' }));
    expect(store.lookup('event', id)).toBeUndefined();
    expect(await handlers['change:undo'](null, host)).toMatchObject({ error: { code: 'nothing' } });
    expect(await handlers['change:redo'](null, host)).toEqual(ok({ label: 'Add “Smoke”' }));
    const aside = eventDeed('By the way').deed;
    await handlers['change:do'](checked({ ...aside, aside: true }), host);
    expect(store.nextUndo?.label).toBe('Add “Smoke”');
    await session.close();
  });

  it('take each of many undos at once for a step of its own', async () => {
    const { store, host, session } = await open();
    for (const title of ['One', 'Two', 'Three']) {
      await handlers['change:do'](checked(eventDeed(title).deed), host);
    }
    const undos = [1, 2, 3, 4].map(async () => handlers['change:undo'](null, host));
    const labels = (await Promise.all(undos)).map((undo) => (undo.ok ? undo.value.label : 'none'));
    expect(labels.sort()).toEqual(['Add “One”', 'Add “Three”', 'Add “Two”', 'none']);
    expect(store.library.event.size).toBe(0);
    await session.close();
  });

  it('import what was dropped or chosen, and nothing when the user thought better of it', async () => {
    const { folder, store, host, session, answers, asked, finished } = await open();
    expect(await handlers['import:dialog']({ folders: true }, host)).toEqual(ok(null));
    expect(asked).toMatchObject([
      { folders: true, extensions: expect.arrayContaining(['html']) as string[] },
    ]);
    const path = join(folder, 'a.txt');
    await writeFile(path, 'A title\n\nThe ferry was withdrawn after smoke was seen.');
    answers.files = [path];
    expect(await handlers['import:dialog']({ folders: false }, host)).toMatchObject({ ok: true });
    await finished();
    expect(store.library.article.size).toBe(1);
    expect(await handlers['import:dropped']({ paths: [path] }, host)).toMatchObject({ ok: true });
    await session.close();
    expect(store.library.article.size).toBe(1);
  });

  it('import what was pasted under a name for it, and leave no copy of it outside', async () => {
    const { folder, store, host, session, finished, outcomes } = await open();
    const temporary = join(folder, 'tmp');
    await mkdir(temporary);
    vi.stubEnv('TMPDIR', temporary);
    expect(tmpdir()).toBe(temporary);
    const text = 'A pasted title\n\nThe ferry was withdrawn after smoke was seen.';
    expect(await handlers['import:pasted']({ text, html: null }, host)).toMatchObject({ ok: true });
    await finished();
    expect(outcomes()).toMatchObject([{ status: 'imported' }]);
    const html = '<h1>From a page</h1><p>Nobody was hurt when the ferry was withdrawn.</p>';
    await handlers['import:pasted']({ text, html }, host);
    await expect.poll(() => store.library.article.size).toBe(2);
    const names = [...store.library.article.values()].map(({ original }) => original?.fileName);
    expect(names).toEqual(['Pasted text.txt', 'Pasted page.html']);
    await session.close();
    expect(await readdir(temporary)).toEqual([]);
    for (const article of store.library.article.values()) {
      expect(article.title.value).not.toContain('asted.');
    }
  });

  it('refuse an empty clipboard, and leave nothing when it cannot be put down', async () => {
    const { folder, host, session } = await open();
    expect(await handlers['import:pasted']({ text: ' \n', html: ' ' }, host)).toMatchObject({
      ok: false,
      error: { code: 'empty' },
    });
    vi.stubEnv('TMPDIR', join(folder, 'nowhere'));
    const pasted = handlers['import:pasted']({ text: 'A', html: null }, host);
    await expect(Promise.resolve(pasted)).rejects.toMatchObject({ code: 'ENOENT' });
    await session.close();
  });

  it('cancel an import, also one that is not there', async () => {
    const { host, session } = await open();
    expect(await handlers['import:cancel']({ job: 'none' }, host)).toBeNull();
    await session.close();
  });

  it('export where the user says, tell what was written, and say why not', async () => {
    const { folder, store, host, session, answers, asked } = await open();
    await addArticle(store, ['Smoke was seen.']);
    expect(await handlers['export:markdown'](null, host)).toEqual(ok(null));
    expect(asked).toEqual(['Test library.md']);
    answers.export = join(folder, 'out.md');
    const exported = await handlers['export:markdown'](null, host);
    const bytes = await readFile(answers.export);
    expect(exported).toMatchObject({
      ok: true,
      value: { path: answers.export, bytes: bytes.length },
    });
    await handlers['export:reveal']({ path: answers.export }, host);
    expect(asked.at(-1)).toEqual(['reveal', answers.export]);
    answers.export = join(folder, 'nowhere', 'out.md');
    const failed = await handlers['export:markdown'](null, host);
    expect(failed).toMatchObject({ ok: false, error: { code: 'not-written' } });
    expect(!failed.ok && failed.error.message).toContain(answers.export);
    await session.close();
  });

  it('ask before an export goes over what somebody changed, and keep that unless told', async () => {
    const { folder, store, host, session, answers, asked } = await open();
    const path = join(folder, 'out.md');
    answers.export = path;
    await must(store, eventDeed('One').deed);
    expect(await handlers['export:markdown'](null, host)).toMatchObject({ ok: true });
    await must(store, eventDeed('Two').deed);
    expect(await handlers['export:markdown'](null, host)).toMatchObject({ ok: true });
    expect(asked).toEqual(['Test library.md', 'Test library.md']);
    expect(await readFile(path, 'utf8')).toContain('### Two');
    await writeFile(path, 'edited by hand');
    expect(await handlers['export:markdown'](null, host)).toEqual(ok(null));
    expect(asked.at(-1)).toEqual(['replace', path]);
    expect(await readFile(path, 'utf8')).toBe('edited by hand');
    answers.replace = true;
    expect(await handlers['export:markdown'](null, host)).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toContain('### Two');
    await session.close();
  });

  it('make an original ready to be drawn, one at a time, and let go of it', async () => {
    const { store, host, session, originals } = await open();
    const [first, second] = [await withOriginal(store, 'One.'), await withOriginal(store, 'Two.')];
    const opened = await handlers['original:open']({ articleId: first }, host);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value).toMatchObject({ encoding: 'utf-8', pictures: 0 });
    const before = opened.value.address;
    expect(originals.isOffered(before)).toBe(true);

    // The one asked for last is ready, whichever is read first.
    const [late, last] = await Promise.all([
      handlers['original:open']({ articleId: first }, host),
      handlers['original:open']({ articleId: second }, host),
    ]);
    expect(late).toMatchObject({ ok: false, error: { code: 'not-shown' } });
    expect(originals.isOffered(before)).toBe(false);
    if (!last.ok) throw new Error(last.error.message);
    const served = originals.serve(`${last.value.address}page`);
    expect(served).toMatchObject({ original: { contentType: 'text/plain; charset=utf-8' } });
    expect(served?.what === 'page' && Buffer.from(served.original.bytes).toString()).toBe('Two.');

    const again = await handlers['original:open']({ articleId: first }, host);
    await handlers['original:close'](null, host);
    expect(again.ok && originals.isOffered(again.value.address)).toBe(false);
    await session.close();
  });

  it('find the pictures inside an article’s file, once it is read, and let go of them', async () => {
    const { folder, host, session, pictures, finished, outcomes, asked, answers } = await open();
    const path = join(folder, 'page.html');
    const words = '<p>The harbour board met in the morning, and the ferry stayed where it was.</p>';
    await writeFile(
      path,
      `<h1>Ferry stays</h1>${words}<img src="${dataAddress(png(60, 40))}">${words}`,
    );
    session.startImport([path]);
    await finished();
    const articleId = outcomes()[0]?.id ?? '';
    const opened = await handlers['pictures:open']({ articleId }, host);
    if (!opened.ok) throw new Error(opened.error.message);
    const [picture] = opened.value;
    if (!picture || !('address' in picture)) throw new Error('It is not drawn.');
    expect(picture.size).toEqual({ width: 60, height: 40 });
    expect(pictures.serve(picture.address)?.mediaType).toBe('image/png');
    const { address } = picture;
    const save = () =>
      handlers['pictures:save']({ address, words: 'The gate: “by night”/…' }, host);
    expect(await save()).toEqual(ok(null));
    expect(asked.at(-1)).toEqual(['picture', 'The gate by night.png']);
    const copy = (answers.export = join(folder, 'copy.png'));
    expect(await save()).toMatchObject({ ok: true, value: { path: copy } });
    expect((await readFile(copy)).equals(png(60, 40))).toBe(true);
    answers.export = join(folder, 'none', 'copy.png');
    expect(await save()).toMatchObject({ ok: false, error: { code: 'not-written' } });
    await handlers['pictures:close'](null, host);
    expect(await save()).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(pictures.serve(picture.address)).toBeNull();
    await session.close();
  });

  it('save a picture of the timeline as what the name says, and say what cannot be written', async () => {
    const { folder, host, answers, asked, session } = await open();
    const save = (width = 400) =>
      handlers['timeline:savePicture']({ svg: '<svg/>', width, height: 300 }, host);
    expect(await save()).toEqual(ok(null));
    expect(asked.at(-1)).toEqual(['timeline', expect.stringMatching(/ timeline\.svg$/)]);
    const svg = (answers.export = join(folder, 'line.svg'));
    expect(await save()).toMatchObject({
      ok: true,
      value: { path: svg, bytes: 6, reducedTo: null },
    });
    expect(await readFile(svg, 'utf8')).toBe('<svg/>');
    const png = (answers.export = join(folder, 'line.PNG'));
    expect(await save()).toMatchObject({ ok: true, value: { path: png, reducedTo: null } });
    expect(await readFile(png, 'utf8')).toBe('400 by 300');
    expect(await save(9_000)).toMatchObject({
      value: { reducedTo: { width: 18_000, height: 600 } },
    });
    await handlers['export:reveal']({ path: png }, host);
    expect(asked.at(-1)).toEqual(['reveal', png]);
    answers.export = join(folder, 'line.jpg');
    expect(await save()).toMatchObject({
      error: { code: 'other-kind', message: expect.stringContaining('line.jpg') as string },
    });
    answers.export = join(folder, 'none', 'line.png');
    expect(await save()).toMatchObject({
      error: { code: 'not-written', message: expect.stringContaining(answers.export) as string },
    });
    await session.close();
  });

  it('put the timeline on paper, or into a PDF where the user says', async () => {
    const { folder, host, answers, asked, session } = await open();
    const print = (way: 'printer' | 'pdf') =>
      handlers['timeline:print']({ body: '<p>', paper: 'Letter', way }, host);
    expect(await print('printer')).toEqual(ok(null));
    answers.replace = true;
    expect(await print('printer')).toEqual(ok('printed'));
    expect(asked.at(-1)).toEqual(['print', 'Letter']);
    expect(await print('pdf')).toEqual(ok(null));
    expect(asked.at(-1)).toEqual(['pdf', expect.stringMatching(/ timeline\.pdf$/)]);
    answers.export = join(folder, 'line.pdf');
    expect(await print('pdf')).toMatchObject({ ok: true, value: { path: answers.export } });
    expect(await readFile(answers.export, 'utf8')).toBe('Letter <p>');
    answers.export = join(folder, 'none', 'line.pdf');
    expect(await print('pdf')).toMatchObject({
      error: { code: 'not-written', message: expect.stringContaining(answers.export) as string },
    });
    await session.close();
  });

  it('say why an original cannot be drawn', async () => {
    const { store, host, session } = await open();
    const missing = await addArticle(store, ['Words without a file.']);
    const damaged = await withOriginal(store, 'Whole.');
    const sha256 = store.lookup('article', damaged)?.original?.sha256 ?? '';
    await writeFile(store.layout.original(sha256), 'Torn.');
    const unknown = '0190a3c0-0000-7000-8000-000000000000';
    for (const [articleId, code] of [
      [missing, 'not-found'],
      [damaged, 'damaged'],
      [unknown, 'not-found'],
    ] as const) {
      const opened = await handlers['original:open']({ articleId }, host);
      expect(opened).toMatchObject({ ok: false, error: { code } });
    }
    await session.close();
  });

  it('export an original under its own name, as it was imported', async () => {
    const { folder, store, host, session, answers, asked } = await open();
    const articleId = await withOriginal(store, 'As it was.');
    expect(await handlers['original:export']({ articleId }, host)).toEqual(ok(null));
    expect(asked).toEqual([['original', 'a.txt']]);
    const path = (answers.export = join(folder, 'b.txt'));
    const exported = await handlers['original:export']({ articleId }, host);
    expect(exported).toMatchObject({ ok: true, value: { path, bytes: 10 } });
    expect(await readFile(path, 'utf8')).toBe('As it was.');
    await handlers['export:reveal']({ path }, host);
    expect(asked.at(-1)).toEqual(['reveal', path]);
    await session.close();
  });

  it('keep how the window looks, and begin with something when that was damaged', async () => {
    const { app, host, session } = await open();
    const fresh = await handlers['window:panes'](null, host);
    await handlers['window:savePanes']({ ...fresh, left: 99 }, host);
    expect(await handlers['window:panes'](null, host)).toEqual({ ...fresh, left: 99 });
    expect((await AppFolder.open(app.folder)).settings.panes).toMatchObject({ left: 99 });
    // What was kept before there was a pane of the original.
    const { original: _, originalOpen: __, ...older } = fresh;
    await app.update({ panes: { ...older, left: 98 } });
    expect(await handlers['window:panes'](null, host)).toEqual({ ...fresh, left: 98 });
    await app.update({ panes: { left: 'wide' } });
    expect(await handlers['window:panes'](null, host)).toEqual(fresh);
    await session.close();
  });

  it('hand the rest to the window', async () => {
    const { host, asked, session } = await open();
    await handlers['window:flushed'](null, host);
    expect(asked).toEqual(['flushed']);
    await session.close();
  });
});
