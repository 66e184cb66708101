import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { commandRecords } from '../../../core/ipc/command-records';
import type { CommandRecord } from '../../../core/ipc/command-records';
import { EXIT } from '../../../electron/commands/environment';
import { AppFolder } from '../../../electron/store/app-folder';
import { useCommandRuns } from '../../support/command-runs';
import type { Run } from '../../support/command-runs';
import { must, openStore } from '../../support/temp-library';

const STORY = [
  'Ferry withdrawn after smoke - Harbour - Sundtalk',
  'Ferry withdrawn after smoke - Harbour - Sundtalk',
  '',
  'The ferry Kestrel was withdrawn on Monday, 13 November 2023, after smoke was seen.',
  '',
  '“Nobody was hurt,” the harbour board said — twice. The boat is back.',
  '',
  'The boat is back.',
  '',
  'Source; https://courier.example/2023/11/14/kestrel-withdrawn.html',
].join('\n');

const runs = useCommandRuns(STORY);
const run = (...words: readonly string[]): Promise<Run> => runs.run(words);

type Name = keyof typeof commandRecords;

/** A schema that refuses fields it does not name, all the way down. */
function strictly(schema: v.GenericSchema): v.GenericSchema {
  const part = schema as v.GenericSchema & {
    entries?: Record<string, v.GenericSchema>;
    item?: v.GenericSchema;
    wrapped?: v.GenericSchema;
    pipe?: readonly v.GenericSchema[];
  };
  const [base] = part.pipe ?? [];
  if (base && base !== schema && part.pipe?.some((item) => item.type === 'readonly')) {
    return strictly(base);
  }
  if (part.entries) {
    const entries = Object.entries(part.entries).map(([key, entry]) => [key, strictly(entry)]);
    return v.strictObject(Object.fromEntries(entries) as Record<string, v.GenericSchema>);
  }
  if (part.type === 'array' && part.item) return v.array(strictly(part.item));
  if (part.type === 'nullable' && part.wrapped) return v.nullable(strictly(part.wrapped));
  return schema;
}

/** The records on standard output, each exactly as the schema of its name says and nothing else. */
function records<N extends Name>(name: N, { out }: Run): CommandRecord<N>[] {
  const lines = out.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => {
    const value: unknown = JSON.parse(line);
    expect(value).toEqual(v.parse(strictly(commandRecords[name]), value));
    return value as CommandRecord<N>;
  });
}

async function json<N extends Name>(name: N, ...words: string[]): Promise<CommandRecord<N>[]> {
  const ran = await run(...words, '--json');
  expect(ran.code, ran.err).toBe(EXIT.done);
  return records(name, ran);
}

async function only<N extends Name>(name: N, ...words: string[]): Promise<CommandRecord<N>> {
  const [record, more] = await json(name, ...words);
  if (!record || more) throw new Error(`${words.join(' ')} printed not one record`);
  return record;
}

const L = ['--library', 'lib'];
/** Imports the story; answers the article's id. */
async function imported(): Promise<string> {
  const { id } = await only('import', 'import', 'in/Kestrel.txt', ...L);
  if (id === null) throw new Error('nothing was imported');
  return id;
}
const clipped = (articleId: string, quote: string, ...more: string[]) =>
  only('clip', 'clip', articleId, '--quote', quote, ...L, ...more);

describe('a file of several articles', () => {
  const several = [1, 2]
    .flatMap((n) => [
      `Title: Ferry report ${n}`,
      `Date: ${n} November 2023`,
      '',
      'The ferry Kestrel was withdrawn after smoke was seen in its engine room.',
      '',
    ])
    .join('\n');
  beforeEach(() => writeFile(join(runs.cwd, 'in', 'several.txt'), several));

  it('is warned of by read', async () => {
    const [read] = records('read', await run('read', 'in/several.txt', '--json'));
    expect(read?.warnings.map(({ code }) => code)).toEqual(['several-articles']);
    expect(read?.warnings[0]?.message).toContain('“Ferry report 1”, “Ferry report 2”');
  });

  it('is imported as one, which is said, or as several where that is asked for', async () => {
    const one = await run('import', 'in/several.txt', '--json', '--library', 'one');
    expect(records('import', one)).toHaveLength(1);
    expect(one.err).toContain('several.txt: This seems to be 2 articles');
    const two = await run('import', 'in/several.txt', '--split', '--json', '--library', 'two');
    const imported = records('import', two);
    expect(imported.map(({ status }) => status)).toEqual(['imported', 'imported']);
    expect(two.err).toBe('');
    expect(two.code).toBe(EXIT.done);
    const articles = records('article', await run('articles', '--json', '--library', 'two'));
    expect(articles.map(({ id, title, publishedOn }) => [id, title, publishedOn])).toEqual([
      [imported[0]?.id, 'Ferry report 1', '2023-11-01'],
      [imported[1]?.id, 'Ferry report 2', '2023-11-02'],
    ]);
  });
});

describe('read', () => {
  it('prints each file as the article it would become, and stores nothing', async () => {
    const record = await only('read', 'read', 'in/Kestrel.txt');
    expect(record).toMatchObject({
      file: join(runs.cwd, 'in', 'Kestrel.txt'),
      title: 'Ferry withdrawn after smoke',
      siteName: 'Sundtalk',
      section: 'Harbour',
      origin: 'courier.example',
      publishedOn: '2023-11-14',
      url: 'https://courier.example/2023/11/14/kestrel-withdrawn.html',
    });
    expect(record.text).toBe(record.blocks.map((block) => block.text).join('\n'));
    expect(record.removed.length).toBeGreaterThan(0);
    expect(record.metadata.title.source).not.toBeNull();
    expect((await readdir(runs.cwd)).sort()).toEqual(['in']);
  });

  it('names each file that fails and reads the others', async () => {
    const ran = await run('read', 'in/gone.txt', 'in/Kestrel.txt', '--json');
    expect(ran.code).toBe(EXIT.failed);
    const [first = '', second = ''] = ran.out.split('\n');
    expect(records('readFailure', { ...ran, out: `${first}\n` })).toMatchObject([
      { file: join(runs.cwd, 'in', 'gone.txt'), error: { code: 'not-found' } },
    ]);
    expect(records('read', { ...ran, out: `${second}\n` })).toHaveLength(1);
    expect(ran.err).toContain('gone.txt');
  });

  it('tells people the title and the text', async () => {
    const { out } = await run('read', 'in/Kestrel.txt');
    expect(out).toContain('Ferry withdrawn after smoke\n');
    expect(out).toContain('after smoke was seen.');
  });

  it('keeps the lines of a verse together and counts one block as one', async () => {
    const verse = 'Grey goes the gull,\ngrey goes the sail,\nfor the iron whale.';
    const words = 'The poem was read out at the gate of the quay on Friday evening.';
    await writeFile(join(runs.cwd, 'in', 'Gull.txt'), `Gull\n\n${words}\n\n${verse}\n\n${words}`);
    const { out } = await run('read', 'in/Gull.txt');
    expect(out).toContain(`\n\n${verse}\n\n`);
    expect(out).toContain('\n1 block left out\n');
  });
});

describe('import', () => {
  it('takes files and folders, and says what became of each', async () => {
    await writeFile(join(runs.cwd, 'in', 'Again.txt'), STORY);
    await writeFile(
      join(runs.cwd, 'in', 'Later.txt'),
      STORY.replace('The boat is back.\n\nSource', 'One more thing was said.\n\nSource'),
    );
    await writeFile(join(runs.cwd, 'in', 'Nothing.txt'), '');
    const ran = await run('import', 'in', 'nowhere.txt', ...L, '--json');
    expect(ran.code).toBe(EXIT.failed);
    const outcomes = records('import', ran);
    const name = (file: string) => file.slice(runs.cwd.length + 1);
    expect(outcomes.map(({ file, status }) => [name(file), status])).toEqual([
      ['in/Again.txt', 'imported'],
      ['in/Kestrel.txt', 'duplicate'],
      ['in/Later.txt', 'version'],
      ['in/Nothing.txt', 'failed'],
      ['nowhere.txt', 'failed'],
    ]);
    const [first, second, third] = outcomes;
    expect([second?.of, third?.of]).toEqual([first?.id, first?.id]);
    expect(ran.err).toContain('Nothing.txt');
    expect(await json('article', 'articles', ...L)).toHaveLength(2);
  });

  it('goes to the library that the app opened last, else to its first one', async () => {
    await json('import', 'import', 'in/Kestrel.txt');
    const app = await AppFolder.open(runs.appFolder);
    expect((await stat(join(app.defaultLibrary, 'dateline.json'))).isFile()).toBe(true);
    const other = join(runs.cwd, 'other');
    await (await openStore(other)).close();
    await app.remember(other, 'Other');
    await json('import', 'import', 'in/Kestrel.txt');
    expect(await json('article', 'articles', '--library', 'other')).toHaveLength(1);
  });
});

describe('reread', () => {
  it('reads an article again in an encoding, and clips that are not found keep their words', async () => {
    const bytes = Buffer.from('Prom wycofany\n\nŁódź stoi w porcie.\n\nNikt nie zginął.', 'utf8');
    await writeFile(join(runs.cwd, 'in', 'Prom.txt'), bytes);
    const [outcome] = await json('import', 'import', 'in/Prom.txt', ...L);
    const id = outcome?.id ?? '';
    await clipped(id, 'Łódź stoi');
    await clipped(id, 'w porcie');
    const [same] = await json('reread', 'reread', id, ...L);
    expect(same).toMatchObject({ id, status: 'same', encoding: 'utf-8' });
    const ran = await run('reread', id, '--encoding', 'KOI8-R', ...L, '--json');
    expect(records('reread', ran)).toEqual([
      {
        id,
        status: 'changed',
        encoding: 'koi8-r',
        clips: { found: 1, changed: 0, ambiguous: 0, lost: 1 },
      },
    ]);
    expect(ran.err).toContain('1 of 2 clips');
    const clips = await json('clip', 'clips', ...L);
    expect(clips.map(({ quote, state }) => [quote.exact, state])).toEqual([
      ['Łódź stoi', 'lost'],
      ['w porcie', 'exact'],
    ]);
    const [back] = await json('reread', 'reread', id, '--encoding', 'auto', ...L);
    expect(back).toMatchObject({ status: 'changed', encoding: 'utf-8' });
    expect((await json('clip', 'clips', ...L)).map(({ state }) => state)).toEqual([
      'exact',
      'exact',
    ]);
  });

  it('says which article is not there and which encodings there are', async () => {
    await imported();
    expect(await run('reread', 'nothing', ...L)).toMatchObject({ code: EXIT.failed });
    const wrong = await run('reread', 'nothing', '--encoding', 'klingon', ...L);
    expect(wrong.code).toBe(EXIT.usage);
    expect(wrong.err).toContain('koi8-r');
  });
});

describe('articles, show, clips, events, pages', () => {
  it('print what is there by their schemas, and nothing that is in the trash', async () => {
    const articleId = await imported();
    const clip = await clipped(articleId, 'smoke was seen', '--tag', 'ferry', '--note', 'First.');
    const event = await only('event', 'event', 'add', '--title', 'Smoke', '--clip', clip.id, ...L);
    const store = await openStore(join(runs.cwd, 'lib'));
    const pageId = '01900000-0000-7000-8000-0000000000aa';
    const gone = '01900000-0000-7000-8000-0000000000ab';
    const page = { title: 'Log', body: `See [[clip:${clip.id}]].` };
    await must(store, {
      label: 'Pages',
      commands: [
        { do: 'add', kind: 'page', id: pageId, fields: page },
        { do: 'add', kind: 'page', id: gone, fields: page },
        { do: 'trash', kind: 'page', id: gone },
      ],
    });
    await store.close();
    const [article] = await json('article', 'articles', ...L);
    expect(article).toMatchObject({ id: articleId, clips: 1, read: false, tags: [] });
    expect(article).toMatchObject({ starred: false, collections: [] });
    expect(article?.original).toMatchObject({
      fileName: 'Kestrel.txt',
      bytes: Buffer.byteLength(STORY),
    });
    expect(await json('clip', 'clips', ...L)).toEqual([clip]);
    expect(await json('event', 'events', ...L)).toEqual([event]);
    expect(await json('page', 'pages', ...L)).toEqual([
      { kind: 'page', id: pageId, ...page, cites: [clip.id] },
    ]);
    const shown = await only('shownArticle', 'show', articleId, ...L);
    expect(shown).toMatchObject({
      ...article,
      text: expect.stringContaining('smoke was seen') as string,
    });
    expect(shown.removed.map(({ reason }) => reason)).toContain('source-line');
    expect(await only('clip', 'show', clip.id, ...L)).toEqual(clip);
    expect(await only('event', 'show', event.id, ...L)).toEqual(event);
    expect((await only('page', 'show', pageId, ...L)).title).toBe('Log');
    for (const words of [['articles'], ['clips'], ['events'], ['pages'], ['show', articleId]]) {
      const { code, out } = await run(...words, ...L);
      expect([code, out.includes('{')]).toEqual([EXIT.done, false]);
    }
  });

  it('say that there is nothing of an id', async () => {
    await imported();
    const ran = await run('show', 'nothing', ...L, '--json');
    expect(ran).toMatchObject({ code: EXIT.failed, out: '' });
    expect(ran.err).toContain('nothing');
  });
});

describe('clip', () => {
  it('keeps the quote verbatim, with note, colour, tags and event, in one change', async () => {
    const articleId = await imported();
    const event = await only('event', 'event', 'add', '--title', 'Smoke', ...L);
    const more = ['--note', 'Two.', '--colour', 'sky', '--tag', 'a', '--tag', 'b', '--tag', 'a'];
    const clip = await clipped(articleId, 'smoke was seen', ...more, '--event', event.id);
    expect(clip).toMatchObject({
      articleId,
      state: 'exact',
      note: 'Two.',
      colour: 'sky',
      tags: ['a', 'b'],
      quote: { exact: 'smoke was seen', suffix: expect.stringMatching(/^\./) as string },
    });
    const [linked] = await json('event', 'events', ...L);
    expect(linked?.evidence).toMatchObject([{ clipId: clip.id, articleId, stance: 'supports' }]);
    expect(linked?.origins).toEqual(['courier.example']);
    const { device } = (await AppFolder.open(runs.appFolder)).settings;
    const store = await openStore(join(runs.cwd, 'lib'), { device });
    expect(store.lastChange).toBe(3);
    await store.close();
  });

  it('finds a quote whose quotation marks, dashes and spaces did not survive a keyboard', async () => {
    const clip = await clipped(
      await imported(),
      '"Nobody was hurt,"  the harbour board said - twice.',
    );
    expect(clip.quote.exact).toBe('“Nobody was hurt,” the harbour board said — twice.');
  });

  it('takes a quote from one block to the next', async () => {
    const clip = await clipped(await imported(), 'smoke was seen. “Nobody was hurt,”');
    expect(clip.quote.exact).toBe('smoke was seen.\n“Nobody was hurt,”');
    expect(clip.blocks).toHaveLength(2);
  });

  it.each([
    ['The boat is back.', '2 times'],
    ['The boat is gone.', 'does not stand'],
    ['https://courier.example', 'does not stand'],
    ['', 'needs --quote'],
  ])('does not guess: %s', async (quote, why) => {
    const articleId = await imported();
    const ran = await run('clip', articleId, '--quote', quote, ...L, '--json');
    expect(ran.code).toBe(quote === '' ? EXIT.usage : EXIT.failed);
    expect([ran.out, ran.err]).toEqual(['', expect.stringContaining(why)]);
    expect(await json('clip', 'clips', ...L)).toEqual([]);
  });

  it('refuses what is not there, and keeps nothing of it', async () => {
    const articleId = await imported();
    const quote = ['--quote', 'smoke was seen', ...L];
    expect((await run('clip', 'nobody', ...quote)).code).toBe(EXIT.failed);
    expect((await run('clip', articleId, ...quote, '--colour', 'mud')).code).toBe(EXIT.usage);
    const ran = await run('clip', articleId, ...quote, '--event', 'none', '--tag', 'new');
    expect(ran.code).toBe(EXIT.failed);
    const store = await openStore(join(runs.cwd, 'lib'));
    expect([store.library.clip.size, store.library.tag.size]).toEqual([0, 0]);
    await store.close();
  });
});

describe('event add', () => {
  const add = (...words: string[]) =>
    only('event', 'event', 'add', '--title', 'Smoke', ...words, ...L);

  it('takes EDTF as it stands, with its bounds', async () => {
    await imported();
    const event = await add('--when', '2023-11-13T06:40', '--place', 'Alder', '--tag', 'ferry');
    expect(event).toMatchObject({
      title: 'Smoke',
      when: { edtf: '2023-11-13T06:40', extent: 'within' },
      place: 'Alder',
      tags: ['ferry'],
      conflict: false,
    });
    expect(event.bounds.earliest).toMatch(/^2023-11-13T06:40/);
    expect((await add('--when', '2023-11/2023-12')).when?.extent).toBe('throughout');
    expect((await add('--when', '2023', '--extent', 'throughout')).when).toEqual({
      edtf: '2023',
      extent: 'throughout',
    });
    expect((await add('--when', '1985~')).when?.edtf).toBe('1985~');
    expect(await add()).toMatchObject({ when: null, bounds: { earliest: null, latest: null } });
  });

  it('takes words that have one reading', async () => {
    await imported();
    expect((await add('--when', '13 November 2023')).when?.edtf).toBe('2023-11-13');
    expect((await add('--when', 'before 1990')).when?.edtf).toBe('../1989');
  });

  it.each([
    ['--when', 'soonish'],
    ['--when', ''],
    ['--when', '2023-13-45'],
    ['--when', '3.10.2023'],
    ['--extent', 'about', '--when', '2023'],
  ])('refuses %s %s and says how', async (...words) => {
    await imported();
    const ran = await run('event', 'add', '--title', 'Smoke', ...words, ...L, '--json');
    expect(ran).toMatchObject({ code: EXIT.usage, out: '' });
    expect(ran.err).not.toBe('');
    expect(await json('event', 'events', ...L)).toEqual([]);
  });

  it('refuses a clip that is not there, or one given twice', async () => {
    const clip = await clipped(await imported(), 'smoke was seen');
    const title = ['event', 'add', '--title', 'Smoke', ...L];
    expect((await run(...title, '--clip', 'none')).code).toBe(EXIT.failed);
    expect((await run(...title, '--clip', clip.id, '--clip', clip.id)).code).toBe(EXIT.failed);
    expect(await json('event', 'events', ...L)).toEqual([]);
  });
});

describe('dates', () => {
  it('finds them in a file, resolved against its day or the day given', async () => {
    const dates = await json('date', 'dates', 'in/Kestrel.txt');
    expect(dates.map(({ text, when }) => [text, when.edtf])).toContainEqual([
      'Monday, 13 November 2023',
      '2023-11-13',
    ]);
    await writeFile(
      join(runs.cwd, 'in', 'week.txt'),
      'A title\n\nIt was found yesterday, they said.\n',
    );
    const [date] = await json('date', 'dates', 'in/week.txt', '--published', '2024-03-01');
    expect(date?.when.edtf).toBe('2024-02-29');
  });

  it('finds them in an article of the library, blocks and offsets as they stand there', async () => {
    const articleId = await imported();
    const shown = await only('shownArticle', 'show', articleId, ...L);
    for (const date of await json('date', 'dates', articleId, ...L)) {
      const block = shown.blocks.find(({ id }) => id === date.block);
      expect(block?.text.slice(date.start, date.end)).toBe(date.text);
    }
  });

  it.each([['2024-02-30'], ['2024'], ['yesterday'], ['2024-1-1']])(
    'refuses %s as a day',
    async (day) => {
      const ran = await run('dates', 'in/Kestrel.txt', '--published', day);
      expect(ran).toMatchObject({ code: EXIT.usage, out: '' });
    },
  );

  it('says what is neither file nor article', async () => {
    await imported();
    const file = await run('dates', 'in/gone.txt', '--json');
    expect(file.code).toBe(EXIT.failed);
    expect(records('readFailure', file)).toMatchObject([{ error: { code: 'not-found' } }]);
    expect(await run('dates', 'gone', ...L)).toMatchObject({ code: EXIT.failed, out: '' });
  });
});

describe('export', () => {
  const exporting = ['export', '--as', 'markdown', '--to', 'out.md', ...L];

  it('writes the same bytes twice, and tells what it wrote', async () => {
    await clipped(await imported(), 'smoke was seen');
    const record = await only('export', ...exporting);
    const path = join(runs.cwd, 'out.md');
    const bytes = await readFile(path);
    expect(record).toMatchObject({ path, bytes: bytes.length });
    expect(await only('export', ...exporting)).toEqual(record);
    await rm(path);
    await json('export', ...exporting);
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  it('follows the library, but never writes over an edit unless it is forced', async () => {
    const articleId = await imported();
    await json('export', ...exporting);
    await clipped(articleId, 'smoke was seen');
    await json('export', ...exporting);
    const path = join(runs.cwd, 'out.md');
    expect(await readFile(path, 'utf8')).toContain('smoke was seen');
    await writeFile(path, 'edited by hand');
    const refused = await run(...exporting, '--json');
    expect(refused).toMatchObject({ code: EXIT.failed, out: '' });
    expect(refused.err).toContain('--force');
    expect(await readFile(path, 'utf8')).toBe('edited by hand');
    await json('export', ...exporting, '--force');
    expect(await readFile(path, 'utf8')).toContain('smoke was seen');
  });

  it.each(['in', 'nowhere/deep/out.md', 'in/Kestrel.txt/out.md'])(
    'says that %s cannot be written',
    async (to) => {
      await imported();
      const ran = await run('export', '--as', 'markdown', '--to', to, ...L, '--json');
      expect(ran).toMatchObject({ code: EXIT.failed, out: '' });
      expect(ran.err).toContain('could not be written');
    },
  );

  it('needs a format and a place', async () => {
    await imported();
    for (const words of [[], ['--as', 'markdown'], ['--as', 'pdf', '--to', 'x.md']]) {
      expect((await run('export', ...words, ...L)).code).toBe(EXIT.usage);
    }
  });
});

describe('verify', () => {
  async function clippedLibrary(): Promise<string> {
    await clipped(await imported(), 'smoke was seen');
    return join(runs.cwd, 'lib');
  }
  const bad = async () => {
    const ran = await run('verify', ...L, '--json');
    expect(ran.code).toBe(EXIT.failed);
    return records('check', ran).filter(({ ok }) => !ok);
  };
  const fileIn = async (folder: string) => join(folder, (await readdir(folder))[0] ?? '');

  it('passes a whole library, a line for each thing looked at', async () => {
    await clippedLibrary();
    const checks = await json('check', 'verify', ...L);
    expect(checks.map(({ check, ok }) => [check, ok])).toEqual([
      ['journal', true],
      ['original', true],
      ['text', true],
      ['anchor', true],
    ]);
    const words = await run('verify', ...L);
    expect(words).toMatchObject({ code: EXIT.done, out: '' });
    expect(words.err).toContain('whole');
  });

  it('names a damaged original', async () => {
    const path = await fileIn(join(await clippedLibrary(), 'originals'));
    await writeFile(path, (await readFile(path, 'utf8')).replace('smoke', 'smoko'));
    expect(await bad()).toMatchObject([
      { kind: 'article', check: 'original', message: expect.stringContaining(path) as string },
    ]);
  });

  it('names a missing original', async () => {
    const path = await fileIn(join(await clippedLibrary(), 'originals'));
    await rm(path);
    expect(await bad()).toMatchObject([{ check: 'original' }]);
  });

  it('names a damaged text, and the clip that can no longer be shown in it', async () => {
    const path = await fileIn(join(await clippedLibrary(), 'texts'));
    await writeFile(path, 'no json');
    expect(await bad()).toMatchObject([
      { kind: 'text', check: 'text', message: expect.stringContaining(path) as string },
      { kind: 'clip', check: 'anchor', message: 'lost' },
    ]);
  });

  it('names a damaged segment of the journal', async () => {
    const library = await clippedLibrary();
    const device = await fileIn(join(library, 'journal'));
    const path = join(device, (await readdir(device)).sort()[0] ?? '');
    await writeFile(path, (await readFile(path, 'utf8')).replace('Ferry', 'Fairy'));
    const checks = await bad();
    expect(checks[0]).toMatchObject({ kind: 'journal', check: 'journal', id: path });
    const ran = await run('verify', ...L);
    expect(ran.err).toContain(path);
  });
});

describe('the command line', () => {
  it('prints each schema', async () => {
    const { code, out } = await run('schema');
    expect(code).toBe(EXIT.done);
    const { $defs } = JSON.parse(out) as { $defs: object };
    expect(Object.keys($defs)).toEqual(Object.keys(commandRecords));
  });

  const WRONG: string[][] = [
    [],
    ['fly'],
    ['read'],
    ['import'],
    ['show'],
    ['show', 'a', 'b'],
    ['articles', 'more'],
    ['event'],
    ['event', 'remove'],
    ['event', 'add'],
    ['event', 'add', '--title', ' '],
    ['clip'],
    ['dates'],
    ['reread'],
    ['verify', '--nonsense'],
    ['articles', '--library'],
    ['read', '--json=yes', 'x'],
  ];
  it.each(WRONG)('answers wrong usage with 2 and prints no record: %s %s', async (...words) => {
    await (await openStore(join(runs.cwd, 'lib'))).close();
    const needsLibrary = words.length > 0 && !words.includes('--library');
    const ran = await run(...words, ...(needsLibrary ? L : []));
    expect(ran).toMatchObject({ code: EXIT.usage, out: '' });
    expect(ran.err).not.toBe('');
  });

  it('explains itself', async () => {
    for (const words of [['help'], ['--help'], ['import', '-h']]) {
      const { code, out } = await run(...words);
      expect([code, out.includes('dateline import')]).toEqual([EXIT.done, true]);
    }
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('answers 3 and names the holder when the library is in use', async () => {
    await imported();
    const store = await openStore(join(runs.cwd, 'lib'), { holder: 'the Dateline window' });
    const ran = await run('articles', ...L, '--json');
    expect(ran).toMatchObject({ code: EXIT.library, out: '' });
    expect(ran.err).toContain('the Dateline window');
    await store.close();
    expect((await run('articles', ...L)).code).toBe(EXIT.done);
  });

  it('answers 3 for what is no library, and makes none', async () => {
    for (const library of ['nowhere', 'in', 'in/Kestrel.txt']) {
      for (const words of [['articles'], ['verify'], ['event', 'add', '--title', 'x']]) {
        const ran = await run(...words, '--library', library, '--json');
        expect(ran, `${words[0]} in ${library}`).toMatchObject({ code: EXIT.library, out: '' });
        expect(ran.err).toContain(join(runs.cwd, library));
      }
    }
    const ran = await run('import', 'in/Kestrel.txt', '--library', 'in', '--json');
    expect(ran).toMatchObject({ code: EXIT.library, out: '' });
    expect(await readdir(join(runs.cwd, 'in'))).toEqual(['Kestrel.txt']);
    expect(await readdir(runs.cwd)).not.toContain('nowhere');
  });

  it('answers 3 and prints nothing as done when the disk does not take it', async () => {
    const { device } = (await AppFolder.open(runs.appFolder)).settings;
    await (await openStore(join(runs.cwd, 'lib'), { device })).close();
    const journal = join(runs.cwd, 'lib', 'journal', device);
    await rm(journal, { recursive: true, force: true });
    await mkdir(join(runs.cwd, 'lib', 'journal'), { recursive: true });
    await writeFile(journal, 'no folder');
    const ran = await run('event', 'add', '--title', 'Smoke', ...L, '--json');
    expect(ran).toMatchObject({ code: EXIT.library, out: '' });
    expect(ran.err).toContain('could not be saved');
    await rm(journal);
    expect(await json('event', 'events', ...L)).toEqual([]);
  });
});
