import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportOutcome } from '../../../core/ipc/contract';
import { importFiles } from '../../../electron/importers/import-job';
import type { ImportOptions } from '../../../electron/importers/import-job';
import { rereadArticle } from '../../../electron/importers/reread';
import { readFileAsDraft } from '../../../electron/importers/read-file';
import type { LibraryStore } from '../../../electron/store/library-store';
import { FaultyFiles } from '../../support/faulty-files';
import { contents, must, openStore, tempFolder } from '../../support/temp-library';

/** The real reader, in this thread. */
const parser: ImportOptions['parser'] = {
  read: (path, fileName, encoding = null) =>
    readFileAsDraft(path, { encoding, ...(fileName !== undefined && { fileName }) }),
};

const story = (title: string, words: string, address?: string) =>
  [title, '', ...(address ? [`Source: ${address}`, ''] : []), words, '', `${words} Again.`].join(
    '\n',
  );

const ADDRESS = 'https://courier.example/2023/11/13/kestrel-withdrawn';
const WORDS = 'The ferry Kestrel was withdrawn on Monday after smoke was seen in the engine room.';

async function open() {
  const folder = await tempFolder();
  const files = new FaultyFiles();
  const store = await openStore(join(folder, 'library'), { files });
  const write = async (name: string, text: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const importing = (paths: readonly string[], more: Partial<ImportOptions> = {}) =>
    importFiles(paths, { store, parser, by: 'user', ...more });
  return { folder, files, store, write, importing };
}

const originals = (store: LibraryStore) => readdir(store.layout.originals).catch(() => []);
const statuses = (outcomes: readonly ImportOutcome[]) => outcomes.map(({ status }) => status);

/** Every original is there under its hash and named by an article; nothing else lies there. */
async function expectNoLeftovers(store: LibraryStore): Promise<void> {
  const named = [...store.library.article.values()].map(({ original }) => original?.sha256 ?? '');
  expect((await originals(store)).sort()).toEqual([...new Set(named)].sort());
  const texts = [...store.library.text.values()].map(({ sha256 }) => `${sha256}.json`);
  expect((await readdir(store.layout.texts).catch(() => [])).sort()).toEqual(
    [...new Set(texts)].sort(),
  );
}

describe('importing files', () => {
  it('keeps the bytes as they are and the text that was read from them', async () => {
    const { store, write, importing } = await open();
    const text = Buffer.from(`\ufeff${story('Smoke on the ferry', WORDS, ADDRESS)}\r\n`);
    const path = await write('Smoke.txt', text);
    const [outcome] = await importing([path]);
    expect(outcome).toMatchObject({ file: path, status: 'imported', of: null, error: null });
    const article = store.lookup('article', outcome?.id ?? '');
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(article?.original).toEqual({
      sha256,
      bytes: text.length,
      fileName: 'Smoke.txt',
      mediaType: 'text/plain',
    });
    expect((await readFile(store.layout.original(sha256))).equals(text)).toBe(true);
    expect(article?.title.value).toBe('Smoke on the ferry');
    const revision = store.lookup('text', article?.textId ?? '');
    const file = await readFile(store.layout.text(revision?.sha256 ?? ''));
    expect(createHash('sha256').update(file).digest('hex')).toBe(revision?.sha256);
    expect(file.toString()).toContain(WORDS);
    await expectNoLeftovers(store);
    await store.close();
  });

  it('is one deed: all of it is undone in one step, and named by how many came', async () => {
    const { store, write, importing } = await open();
    const before = contents(store);
    const paths = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => write(`${name}.txt`, story(name, `${WORDS} ${name}.`))),
    );
    expect(statuses(await importing(paths))).toEqual(['imported', 'imported', 'imported']);
    expect(store.nextUndo?.label).toBe('Import 3 articles');
    await store.undo();
    expect(contents(store)).toEqual(before);
    expect(store.nextUndo).toBeNull();
    await store.redo();
    expect(store.library.article.size).toBe(3);
    await store.close();
  });

  it('stays one deed when something else is done meanwhile', async () => {
    const { store, write, importing } = await open();
    const paths = await Promise.all(
      ['One', 'Two'].map((name) => write(`${name}.txt`, story(name, `${WORDS} ${name}.`))),
    );
    let clips = 0;
    await importing(paths, {
      onFile: (_, done) => {
        const [article] = store.library.article.keys();
        if (done !== 1 || article === undefined) return;
        const set = { starred: true };
        const op = { kind: 'article' as const, id: article, set };
        if (store.commit([op], { label: 'Star', by: 'user' }).ok) clips++;
      },
    });
    expect(clips).toBe(1);
    await store.undo();
    expect(store.library.article.size).toBe(2);
    await store.undo();
    expect(store.library.article.size).toBe(0);
    expect(store.nextUndo).toBeNull();
    await store.close();
  });

  it('tells each outcome as it comes, with the file before it', async () => {
    const { store, write, importing } = await open();
    const good = await write('a.txt', story('Title', WORDS));
    const heard: unknown[] = [];
    await importing([good, '/nowhere/b.txt'], {
      onFile: (file, done) => heard.push(['file', file, done]),
      onOutcome: ({ file, status }, done) => heard.push([status, file, done]),
    });
    expect(heard).toEqual([
      ['file', good, 0],
      ['imported', good, 1],
      ['file', '/nowhere/b.txt', 1],
      ['failed', '/nowhere/b.txt', 2],
    ]);
    await store.close();
  });

  it('takes the same bytes once, whatever the file is called', async () => {
    const { store, write, importing } = await open();
    const first = await write('a.txt', story('Title', WORDS));
    const second = await write('b.html.txt', story('Title', WORDS));
    const [one, two] = await importing([first, second]);
    expect(two).toEqual({
      file: second,
      status: 'duplicate',
      id: null,
      of: one?.id,
      error: null,
    });
    expect(store.library.article.size).toBe(1);
    await expectNoLeftovers(store);
    await store.close();
  });

  it('takes the same text at the same address once, though the bytes differ', async () => {
    const { store, write, importing } = await open();
    const text = story('Title', WORDS, ADDRESS);
    const first = await write('a.txt', text);
    const second = await write('b.txt', `${text.replaceAll('\n', '\r\n')}\r\n\r\n`);
    const [one, two] = await importing([first, second]);
    expect(two).toMatchObject({ status: 'duplicate', of: one?.id });
    await expectNoLeftovers(store);
    await store.close();
  });

  it('knows the text of an article that was read in another way since', async () => {
    const { store, write, importing } = await open();
    const text = Buffer.from(story('Title', `${WORDS} Café.`, ADDRESS), 'latin1');
    const [one] = await importing([await write('a.txt', text)]);
    const id = one?.id ?? '';
    const before = store.lookup('article', id)?.textId;
    await rereadArticle(id, { store, parser, by: 'user', encoding: 'windows-1251' });
    expect(store.lookup('article', id)?.textId).not.toBe(before);
    const again = await write('b.txt', Buffer.concat([text, Buffer.from('\n')]));
    expect(await importing([again])).toMatchObject([{ status: 'duplicate', of: id }]);
    await store.close();
  });

  it('takes other text at the same address as a new version of the latest', async () => {
    const { store, write, importing } = await open();
    const outcomes = await importing([
      await write('a.txt', story('Title', WORDS, ADDRESS)),
      await write('b.txt', story('Title', `${WORDS} Nobody was hurt.`, ADDRESS)),
    ]);
    const [one, two] = outcomes;
    expect(two).toMatchObject({ status: 'version', of: one?.id });
    expect(store.lookup('article', two?.id ?? '')?.versionOf).toBe(one?.id);
    expect(store.nextUndo?.label).toBe('Import 2 articles');
    await store.close();
  });

  it('takes the same text without an address as another article', async () => {
    const { store, write, importing } = await open();
    const outcomes = await importing([
      await write('a.txt', story('Title', WORDS)),
      await write('b.txt', `${story('Title', WORDS)}\n`),
    ]);
    expect(statuses(outcomes)).toEqual(['imported', 'imported']);
    await store.close();
  });

  it('takes again what lies in the trash', async () => {
    const { store, write, importing } = await open();
    const path = await write('a.txt', story('Title', WORDS));
    const [one] = await importing([path]);
    const trash = { do: 'trash' as const, kind: 'article' as const, id: one?.id ?? '' };
    await must(store, { label: 'Trash', commands: [trash] });
    expect(statuses(await importing([path]))).toEqual(['imported']);
    expect(await originals(store)).toHaveLength(1);
    await store.close();
  });

  it('fails each file that cannot be read alone, and says why', async () => {
    const { folder, store, write, importing } = await open();
    const huge = await write('huge.txt', '');
    await truncate(huge, 70 * 1024 * 1024);
    const pipe = join(folder, 'pipe.txt');
    execFileSync('mkfifo', [pipe]);
    const outcomes = await importing([
      join(folder, 'gone.txt'),
      folder,
      await write('empty.txt', ''),
      await write('picture.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
      huge,
      pipe,
      await write('good.txt', story('Title', WORDS)),
    ]);
    expect(outcomes.map(({ status, error }) => error?.code ?? status)).toEqual([
      'not-found',
      'not-a-file',
      'empty',
      'unsupported',
      'too-large',
      'not-a-file',
      'imported',
    ]);
    for (const { error, file } of outcomes) {
      if (error) expect(error.message).toContain(file.split('/').at(-1));
    }
    await expectNoLeftovers(store);
    await store.close();
  });

  it('fails a file that vanishes while it is read, and goes on', async () => {
    const { store, write, importing } = await open();
    const one = await write('one.txt', story('One', WORDS));
    const two = await write('two.txt', story('Two', `${WORDS} Two.`));
    const outcomes = await importing([one, two], { onFile: (file) => rmSync(file) });
    expect(outcomes.map(({ error }) => error?.code)).toEqual(['not-found', 'not-found']);
    const third = await write('three.txt', story('Three', WORDS));
    const vanishing: ImportOptions['parser'] = {
      read: async (path, fileName) => {
        await rm(path);
        return readFileAsDraft(path, { fileName: fileName ?? '' });
      },
    };
    const [outcome] = await importing([third], { parser: vanishing });
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'not-found' } });
    await expectNoLeftovers(store);
    await store.close();
  });

  it('stops between two files when it is cancelled; what came stays', async () => {
    const { store, write, importing } = await open();
    const paths = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => write(`${name}.txt`, story(name, `${WORDS} ${name}.`))),
    );
    let done = 0;
    const outcomes = await importing(paths, {
      cancelled: () => done === 2,
      onOutcome: () => done++,
    });
    expect(statuses(outcomes)).toEqual(['imported', 'imported']);
    expect(store.library.article.size).toBe(2);
    await store.close();
  });

  it('keeps the name it is told for a file that lies under another', async () => {
    const { store, write, importing } = await open();
    const path = await write('x.part', story('Title', WORDS));
    const [outcome] = await importing([path], { fileName: 'Pasted text.txt' });
    const article = store.lookup('article', outcome?.id ?? '');
    expect(article?.original?.fileName).toBe('Pasted text.txt');
    await store.close();
  });

  it('takes an article whose page says far too much of itself', async () => {
    const { store, write, importing } = await open();
    const address = `https://courier.example/story?${'x'.repeat(3_000)}`;
    const long = 'A title without an end '.repeat(200);
    const html = `<html lang="en"><head><title>${long}</title>
      <meta property="og:title" content="${long}"><meta name="author" content="${'Ann Lee, '.repeat(400)}">
      <link rel="canonical" href="${address}"></head>
      <body><article><h1>${long}</h1><p>${WORDS}</p><p>${WORDS} Again.</p></article></body></html>`;
    const [outcome] = await importing([await write('long.html', html)]);
    expect(outcome).toMatchObject({ status: 'imported', error: null });
    const article = store.lookup('article', outcome?.id ?? '');
    expect(article?.title.value).toMatch(/^A title without an end /);
    // A shortened address would be another one.
    expect([null, address]).toContain(article?.url.value);
    await store.close();
  });

  it('leaves nothing behind, whichever file operation fails, and never half an article', async () => {
    const count = async () => {
      const { files, write, importing, store } = await open();
      const path = await write('a.txt', story('Title', WORDS));
      const before = files.done.length;
      await importing([path]);
      await store.close();
      return [before, files.done.length] as const;
    };
    const [from, to] = await count();
    expect(to - from).toBeGreaterThan(10);
    for (let number = from + 1; number <= to; number++) {
      const { files, store, write, importing } = await open();
      const path = await write('a.txt', story('Title', WORDS));
      let failed = '';
      files.plan = ({ number: at, name, path: target }) => {
        if (at !== number || target.includes('journal')) return null;
        failed = name;
        return 'ENOSPC';
      };
      const [outcome] = await importing([path]);
      files.plan = () => null;
      const what = `operation ${number}, ${failed}`;
      if (outcome?.status === 'failed') {
        expect(outcome.error?.code, what).toBe('disk-full');
        expect(store.library.article.size, what).toBe(0);
        // A folder that could not be synced may keep a file that nothing names; never a part.
        expect((await originals(store)).filter((name) => name.endsWith('.part'))).toEqual([]);
      } else {
        await expectNoLeftovers(store);
      }
      expect(statuses(await importing([path])), what).toEqual([
        outcome?.status === 'failed' ? 'imported' : 'duplicate',
      ]);
      await expectNoLeftovers(store);
      await store.close();
    }
  });
});
