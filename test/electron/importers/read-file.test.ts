import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fullText } from '../../../core/article/block';
import { readBytesAsDraft, readFileAsDraft } from '../../../electron/importers/read-file';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-read-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(fileName: string, content: string | Buffer) {
  return readBytesAsDraft({ fileName, bytes: Buffer.from(content) });
}

async function article(fileName: string, content: string | Buffer) {
  const result = await read(fileName, content);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('files that are no articles', () => {
  test.for([
    ['report.pdf', '%PDF-1.7\n', 'unsupported', 'a PDF'],
    ['report.txt', '%PDF-1.7\n', 'unsupported', 'a PDF'],
    ['letter.docx', 'PK\u0003\u0004rest', 'unsupported', 'a Word document'],
    ['photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'unsupported', 'a PNG picture'],
    ['page.mhtml', 'MIME-Version: 1.0', 'unsupported', 'a web archive'],
    [
      'shortcut.url',
      '[InternetShortcut]\nURL=https://example.org',
      'unsupported',
      'an internet shortcut',
    ],
    ['feed.txt', '<?xml version="1.0"?><rss><channel/></rss>', 'unsupported', 'an XML file'],
    [
      'noise.txt',
      Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251)),
      'unsupported',
      'a binary file',
    ],
    ['empty.txt', '', 'empty', 'empty'],
    ['blank.txt', ' \n\t \u00a0\n', 'empty', 'no text'],
    ['blank.html', '<html><body><script>let words</script></body></html>', 'empty', 'no text'],
  ] as const)('%s: %s', async ([fileName, content, code, words]) => {
    const result = await read(fileName, content);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(!result.ok && result.error.message).toContain(`"${fileName}"`);
    expect(!result.ok && result.error.message).toContain(words);
  });

  test('what is no file, not there, or too large is named', async () => {
    await mkdir(join(folder, 'folder.txt'));
    await writeFile(join(folder, 'large.txt'), 'x'.repeat(2_000));
    const failure = async (name: string) => {
      const result = await readFileAsDraft(join(folder, name), { largest: 1_000 });
      return result.ok ? null : result.error;
    };
    expect(await failure('folder.txt')).toMatchObject({ code: 'not-a-file' });
    expect(await failure('gone.txt')).toMatchObject({ code: 'not-found' });
    expect((await failure('large.txt'))?.message).toContain('"large.txt" is too large');
  });

  test.skipIf(process.platform === 'win32')('a named pipe is refused, not waited for', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const result = await readFileAsDraft(join(folder, 'pipe.txt'));
    expect(result).toMatchObject({ ok: false, error: { code: 'not-a-file' } });
  });

  test('a message shows a file name without what would turn it around', async () => {
    const name = 'photo\u202egpj.\u{1f30a}\u0007.pdf';
    const result = await read(name, '%PDF-1.7');
    expect(!result.ok && result.error.message).toContain('"photogpj.\u{1f30a}.pdf"');
  });

  test('odd names are read like others', async () => {
    for (const name of [
      '\u{1f30a} tide.txt',
      'noending',
      '.txt',
      'a'.repeat(240),
      'x\u202etxt.md',
      '..',
    ]) {
      expect(
        await read(name, 'The bridge at Kesh is closed until the divers say so.'),
      ).toMatchObject({ ok: true });
    }
  });
});

describe('encodings', () => {
  const russian =
    'Разводной мост в Кеше закрыт до тех пор, пока водолазы не скажут, что он безопасен. Гавань пуста.';
  const japanese =
    'ケシュの旋回橋は、ダイバーが安全だと言うまで閉鎖されます。港は空です。船はすべて外港に移されました。';
  const french =
    'Le pont tournant de Kesh est fermé jusqu’à ce que les plongeurs aient donné leur accord – «\u00a0rien ne presse\u00a0», a-t-on répété.';
  const page = (charset: string, text: string) =>
    iconv.encode(
      `<html><head><meta charset="${charset}"></head><body><p>${text}</p></body></html>`,
      charset,
    );

  test.for([
    ['utf-8', russian],
    ['utf-16le', russian],
    ['utf-16be', japanese],
  ])('%s with a byte order mark', async ([encoding, text]) => {
    const bytes = iconv.encode(text ?? '', encoding ?? '', { addBOM: true });
    const { draft, encoding: used } = await article('a.txt', bytes);
    expect(fullText(draft.blocks)).toBe(text);
    expect(used).toBe(encoding);
  });

  test('utf-16 without a mark', async () => {
    for (const encoding of ['utf-16le', 'utf-16be']) {
      const { draft } = await article('a.txt', iconv.encode(french, encoding));
      expect(fullText(draft.blocks)).toBe(french);
    }
  });

  test.for([
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['iso-8859-5', russian],
    ['shift_jis', japanese],
    ['euc-jp', japanese],
    ['windows-1252', french],
  ])('%s, declared by the page', async ([encoding, text]) => {
    const { draft } = await article('a.html', page(encoding ?? '', text ?? ''));
    expect(fullText(draft.blocks)).toBe(text);
    expect(draft.warnings).toEqual([]);
  });

  test.for([
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['shift_jis', japanese],
    ['euc-jp', japanese],
    ['windows-1252', french],
  ])('%s, declared by nobody, is found and said to be a guess', async ([encoding, text]) => {
    const source = `${text}\n\n`.repeat(3);
    const { draft } = await article('a.txt', iconv.encode(source, encoding ?? ''));
    expect(draft.blocks[0]?.text).toBe(text);
    expect(draft.warnings.map(({ code }) => code)).toEqual(['encoding-guessed']);
  });

  test('iso-8859-1 is read as what browsers read it as', async () => {
    const bytes = iconv.encode(
      '<meta charset="iso-8859-1"><p>“Quoted” – it’s 5 €</p>',
      'windows-1252',
    );
    expect(fullText((await article('a.html', bytes)).draft.blocks)).toBe('“Quoted” – it’s 5 €');
  });

  test('a page that lies about its encoding is not believed', async () => {
    const lying = Buffer.from(`<meta charset="windows-1252"><p>${russian}</p>`);
    const { draft } = await article('a.html', lying);
    expect(fullText(draft.blocks)).toBe(russian);
    expect(draft.warnings.map(({ code }) => code)).toEqual(['encoding-declared-wrongly']);
    const other = iconv.encode(`<meta charset="utf-8"><p>${russian.repeat(4)}</p>`, 'windows-1251');
    expect(fullText((await article('b.html', other)).draft.blocks)).toBe(russian.repeat(4));
  });

  test('one broken character does not turn a page into another encoding', async () => {
    const bytes = Buffer.concat([
      Buffer.from(russian.repeat(3)),
      Buffer.from([0xd0]),
      Buffer.from(' end.'),
    ]);
    const { draft, encoding } = await article('a.txt', bytes);
    expect(encoding).toBe('utf-8');
    expect(fullText(draft.blocks)).toContain('\ufffd end.');
    expect(draft.warnings.map(({ code }) => code)).toEqual(['characters-lost']);
  });

  test('a NUL in a text is shown as damage, not handed on', async () => {
    const { draft } = await article(
      'a.txt',
      'The bridge\0 at Kesh is closed until the divers say so.',
    );
    expect(fullText(draft.blocks)).toContain('bridge\ufffd at');
    expect(draft.warnings.map(({ code }) => code)).toEqual(['nul-characters']);
  });
});

describe('hostile pages', () => {
  const words =
    'The bridge at Kesh is closed until the divers say that it is safe to open it again.';

  test('50,000 nested elements are read, and said to be odd', async () => {
    const source = `${'<div>'.repeat(50_000)}<p>${words}</p>${'</div>'.repeat(50_000)}`;
    const { draft } = await article('a.html', source);
    expect(fullText(draft.blocks)).toContain(words);
    expect(draft.warnings.map(({ code }) => code)).toContain('deeply-nested');
  });

  test('broken markup keeps its words', async () => {
    const { draft } = await article(
      'a.html',
      `<p>${words}<div><b>bold<i>both</b>it</i><table><tr><td>cell<p>${words}`,
    );
    const text = fullText(draft.blocks);
    for (const word of [words, 'bold', 'both', 'cell']) expect(text).toContain(word);
  });

  test('JSON-LD with __proto__, cycles of ids and nonsense pollutes nothing', async () => {
    const data = [
      '{"@type":"NewsArticle","__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"headline":"Bridge closed","author":{"@id":"#a"}}',
      '{"@graph":[{"@id":"#a","author":{"@id":"#a"}},[[[[null,1,"x"]]]]]}',
      '{"@type":["NewsArticle"],"headline":{"@value":"Other"},"author":[[["Jo Pike"]]]',
      `${'['.repeat(5_000)}`,
    ];
    const scripts = data
      .map((json) => `<script type="application/ld+json">${json}</script>`)
      .join('');
    const { draft } = await article(
      'a.html',
      `<html><head>${scripts}</head><body><p>${words}</p></body></html>`,
    );
    expect(draft.metadata.title.value).toBe('Bridge closed');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('what a script would do is text or nothing, and links that run something are none', async () => {
    const { draft } = await article(
      'a.html',
      `<p>${words} <a href="javascript:alert(1)">press</a> <a href="/story">read</a></p><img src=x onerror=alert(1)><svg onload=alert(1)><script>alert(1)</script>`,
    );
    expect(JSON.stringify(draft)).not.toMatch(/alert|javascript:/u);
  });

  test('a hundred thousand small elements are read within seconds', async () => {
    const started = performance.now();
    await article(
      'a.html',
      `<div>${'<span>word</span> <a href="/x">link</a>'.repeat(50_000)}</div><p>${words}</p>`,
    );
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

test('a byline of two writers, of whom the page states one, is a runner-up and no part of the text', async () => {
  const page = `<!doctype html><title>Port shut – Courier</title><script type="application/ld+json">
    {"@context":"https://schema.org","@type":"NewsArticle","headline":"Port shut","author":[{"@type":"Person","name":"Mina Okafor"}]}
    </script><article><h1>Port shut</h1><div class="byline">Mina Okafor and Jon Straub</div>
    <p>The harbour authority of Kesh closed the inner basin on Friday after a coaster struck the swing bridge.</p>
    <p>It will reopen when the divers say that it is safe, the harbour master told reporters on Friday.</p></article>`;
  const { draft } = await article('port.html', page);
  expect(draft.metadata.byline).toEqual({
    value: 'Mina Okafor',
    source: 'json-ld',
    others: [{ value: 'Mina Okafor and Jon Straub', source: 'author element' }],
  });
  const line = draft.blocks.find(({ text }) => text === 'Mina Okafor and Jon Straub');
  expect(line?.reason).toBe('byline');
});
