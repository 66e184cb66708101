import { describe, expect, test } from 'vitest';
import { fullText } from '../../../core/article/block';
import { readBytesAsDraft } from '../../../electron/importers/read-file';

const SENTENCE =
  'The harbour authority of Kesh closed the inner basin on Friday after a coaster struck the swing bridge.';
const SECOND =
  'It will reopen when the divers say that it is safe, the harbour master told reporters.';
const STORY = `<article><h1>Coaster strikes swing bridge</h1><p>${SENTENCE}</p><p>${SECOND}</p></article>`;
const MOST_SECONDS = 40; // on a machine that does other work; what is quadratic takes hours

async function read(page: string | Buffer) {
  const bytes = typeof page === 'string' ? Buffer.from(page) : page;
  const result = await readBytesAsDraft({ fileName: 'page.html', bytes });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.draft;
}

const textOf = async (page: string | Buffer) => fullText((await read(page)).blocks);

/** Pages that are made to hurt, and the words that must be found in each all the same. */
const PAGES: readonly (readonly [string, () => string])[] = [
  ['10,000 elements in each other', () => `${'<div>'.repeat(10_000)}${STORY}`],
  ['10,000 lists in each other', () => `${'<ul><li>'.repeat(10_000)}${STORY}`],
  ['10,000 tables in each other', () => `${'<table><tr><td>'.repeat(10_000)}x${STORY}`],
  ['100,000 elements of formatting that nobody closes', () => `${'<b><i>'.repeat(50_000)}${STORY}`],
  ['100,000 elements closed that nobody opened', () => `${'</div></p>'.repeat(50_000)}${STORY}`],
  [
    'a million attributes on one element',
    () =>
      `<div ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=1`).join(' ')}>${STORY}</div>`,
  ],
  [
    'an attribute of ten million letters',
    () => `<div class="${'ad '.repeat(3_500_000)}">${STORY}</div>`,
  ],
  [
    '200,000 notes that lead to each other',
    () => `${STORY}<p>${'x<sup><a href="#n">1</a></sup>'.repeat(50_000)}</p><p id="n">note</p>`,
  ],
  ['100,000 raised signs in each other', () => `${STORY}<p>x${'<sup>'.repeat(100_000)}2</p>`],
  [
    'a table of 200,000 cells with links',
    () =>
      `${STORY}<table>${'<tr><td><a href="/x">one</a></td><td>2</td></tr>'.repeat(100_000)}</table>`,
  ],
  [
    '100,000 links above the headline',
    () =>
      `${'<a href="https://a.example/kesh/coaster-strikes">a.example</a>'.repeat(100_000)}${STORY}`,
  ],
  ['100,000 times of day', () => `${'<div><time>1 May 2020</time></div>'.repeat(100_000)}${STORY}`],
  [
    '100,000 addresses of its own',
    () =>
      `<head>${Array.from({ length: 100_000 }, (_, at) => `<link rel="canonical" href="https://a.example/story-number-${at}">`).join('')}</head>${STORY}`,
  ],
  [
    '100,000 pictures for whoever runs no scripts',
    () => `${STORY}${'<noscript><img src="a.jpg" alt="a"></noscript>'.repeat(100_000)}`,
  ],
  [
    'descriptions nested 100,000 deep',
    () => `<script type="application/ld+json">${'{"a":['.repeat(100_000)}</script>${STORY}`,
  ],
  [
    '20 MB of paragraphs',
    () => STORY + `<p>${SENTENCE.replace('Friday', 'Monday')}</p>`.repeat(180_000),
  ],
];

describe('a page that is made to hurt is read to its end', () => {
  test.for(PAGES)('%s', { timeout: MOST_SECONDS * 1000 }, async ([, make]) => {
    const text = await textOf(make());
    expect(text).toContain(SENTENCE);
    expect(text).toContain(SECOND);
  });

  /** Lines on which a pattern that looks back too often would stand still. */
  test.for([
    ['blanks', `published ${' '.repeat(60_000)}x`],
    ['days', '1 May '.repeat(20_000)],
    ['bylines', 'Von '.repeat(30_000)],
    ['newsletters', `abonnieren sie ${'news '.repeat(20_000)}`],
    ['Chinese', '未经授权'.repeat(20_000)],
    ['signs', `Source${':'.repeat(60_000)}`],
  ] as const)('a line of %s', { timeout: MOST_SECONDS * 1000 }, async ([, line]) => {
    const short = line.slice(0, 150);
    const page = `<h1>Coaster strikes</h1><p>${short}</p><p>${line}</p><p>${SENTENCE}</p><p>${SECOND}</p><p>${line}</p>`;
    expect(await textOf(page)).toContain(SENTENCE);
  });
});

describe('letters that are none', () => {
  test('NUL characters are replaced and said, wherever they stand', async () => {
    const draft = await read(STORY.replace('inner', 'in\0ner').replace('<p>', '<p cl\0ass="a">'));
    expect(fullText(draft.blocks)).toContain('the in\uFFFDner basin');
    expect(draft.warnings.map(({ code }) => code)).toContain('nul-characters');
  });

  test('half characters of UTF-16 do not leave the reader', async () => {
    const entity = await textOf(STORY.replace('inner', 'in&#xD800;ner'));
    const wide = Buffer.from(`\uFEFF${STORY}`, 'utf16le');
    const at = wide.indexOf(Buffer.from('inner', 'utf16le'));
    wide.writeUInt16LE(0xd800, at);
    for (const text of [entity, await textOf(wide)]) {
      expect(text).toContain('ner basin');
      expect(text.isWellFormed()).toBe(true);
    }
  });
});

describe('a base element that is a trick', () => {
  const link =
    '<p>See the <a href="timetable/winter">timetable</a> of the ferry for this winter, and nothing else.</p>';
  const hrefOf = async (head: string) => {
    const { blocks, metadata } = await read(`<head>${head}</head><body>${STORY}${link}</body>`);
    const marks = blocks.flatMap((block) => block.marks ?? []);
    return [metadata.url.value, marks.find(({ kind }) => kind === 'link')?.href];
  };

  test.for([
    ['a script', '<base href="javascript:alert(1)//">'],
    ['a file', '<base href="file:///etc/">'],
    ['data', '<base href="data:text/html,x">'],
  ] as const)('%s resolves nothing', async ([, base]) => {
    expect(await hrefOf(base)).toEqual([null, 'timetable/winter']);
  });

  test('only the first counts, and the page’s own address is not moved by it', async () => {
    const canonical = '<link rel="canonical" href="https://www.northline.example/kesh/coaster">';
    expect(
      await hrefOf(
        `<base href="https://a.example/x/"><base href="https://b.example/">${canonical}`,
      ),
    ).toEqual([
      'https://www.northline.example/kesh/coaster',
      'https://a.example/x/timetable/winter',
    ]);
  });
});
