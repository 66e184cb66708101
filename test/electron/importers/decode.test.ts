import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../electron/importers/decode';
import { readBytesAsDraft } from '../../../electron/importers/read-file';
import { NEWS } from '../../support/news-in-languages';

type Declared = 'rightly' | 'not at all' | 'by its language alone' | 'as UTF-8' | 'as Western';

/** One file: a text in an encoding, saved as a page or as plain text, and what it says of itself. */
interface Case {
  readonly encoding: string;
  readonly language: string;
  readonly format: 'page' | 'plain text';
  readonly length: 'article' | 'headline';
  readonly declared: Declared;
  readonly text: string;
}

const DECLARATIONS: Readonly<Record<Declared, (encoding: string) => string | null>> = {
  rightly: (encoding) => encoding,
  'not at all': () => null,
  'by its language alone': () => null,
  'as UTF-8': () => 'utf-8',
  'as Western': () => 'iso-8859-1',
};

const CASES: readonly Case[] = NEWS.flatMap(({ language, encodings, headline, text }) =>
  [...encodings, 'utf-8'].flatMap((encoding) =>
    (['article', 'headline'] as const).flatMap((length) => {
      const words = length === 'article' ? text : headline;
      const one = { encoding, language, length, text: writable(words, encoding) };
      const pages = (Object.keys(DECLARATIONS) as Declared[])
        .filter((declared) => declared !== 'as UTF-8' || encoding !== 'utf-8')
        .filter((declared) => declared !== 'as Western' || !/1252|8859-15/u.test(encoding))
        .map((declared) => ({ ...one, format: 'page' as const, declared }));
      return [...pages, { ...one, format: 'plain text' as const, declared: 'not at all' as const }];
    }),
  ),
);

/** The text with straight quotation marks where the encoding has no others. */
function writable(text: string, encoding: string): string {
  const isWhole = iconv.decode(iconv.encode(text, encoding), encoding) === text;
  return isWhole ? text : text.replace(/[«»„“”‘’]/gu, '"');
}

function bytesOf({ encoding, format, declared, language, text }: Case): Buffer {
  const charset = DECLARATIONS[declared](encoding);
  const meta = charset === null ? '' : `<meta charset="${charset}">`;
  const lang = declared === 'by its language alone' ? ` lang="${language}"` : '';
  const page = `<!doctype html><html${lang}><head>${meta}</head><body><p>${text}</p></body></html>`;
  return iconv.encode(format === 'page' ? page : `${text}\n`, encoding, { addBOM: false });
}

async function read(one: Case): Promise<{ text: string; codes: string[] }> {
  const fileName = one.format === 'page' ? 'a.html' : 'a.txt';
  const result = await readBytesAsDraft({ fileName, bytes: bytesOf(one) });
  if (!result.ok) return { text: result.error.message, codes: [] };
  const { blocks, warnings } = result.value.draft;
  return {
    text: blocks.map((block) => block.text).join('\n'),
    codes: warnings.map(({ code }) => code).filter((code) => /encoding|characters/u.test(code)),
  };
}

const named = (one: Case) =>
  `${one.encoding} ${one.language} ${one.format} ${one.length}, declared ${one.declared}`;

/** What is known to be misread, and why; anything else that is misread fails. */
const MISREAD: Readonly<Record<string, string>> = {
  'macintosh es page headline, declared as Western':
    'its one letter is an apostrophe in the encoding it claims',
};

describe('a text in every encoding', () => {
  test.for(CASES)('$encoding $language, $format, $length, declared $declared', async (one) => {
    const { text, codes } = await read(one);
    if (MISREAD[named(one)] !== undefined) {
      expect(text, 'it is read rightly now: take it off the list').not.toBe(one.text);
      return;
    }
    expect(text).toBe(one.text);
    if (one.declared === 'rightly') expect(codes).toEqual([]);
  });
});

/** Of every sentence alone, how many are read rightly, by what is declared. */
function readSentences(declaration: (encoding: string) => string | null): [number, number] {
  const outcomes = NEWS.flatMap(({ encodings, text }) =>
    encodings
      .filter((encoding) => !encoding.startsWith('utf-16'))
      .flatMap((encoding) =>
        writable(text, encoding)
          .split(/(?<=[.!?。؟])\s*/u)
          // eslint-disable-next-line no-control-regex -- what is ASCII reads alike in all of them
          .filter((sentence) => /[^\x00-\x7f]/u.test(sentence))
          .map((sentence) => {
            const bytes = iconv.encode(sentence, encoding);
            return decodeText(bytes, { declared: declaration(encoding) }).text === sentence;
          }),
      ),
  );
  return [outcomes.filter(Boolean).length, outcomes.length];
}

describe('a single sentence', () => {
  test('is read rightly where its encoding is declared', () => {
    const [right, all] = readSentences((encoding) => encoding);
    expect(right).toBe(all);
  });

  test.for([
    ['nothing', null, 0.94],
    ['another encoding than it has', 'utf-8', 0.94],
  ] as const)('is nearly always read rightly where it declares %s', ([, declared, share]) => {
    const [right, all] = readSentences(() => declared);
    expect(all).toBeGreaterThan(130);
    expect(right / all).toBeGreaterThan(share);
  });
});

const RUSSIAN = NEWS.find(({ language }) => language === 'ru')?.text ?? '';

describe('what is said of an encoding', () => {
  test('a declaration that the bytes contradict is named, with what it was read as', () => {
    const bytes = iconv.encode(RUSSIAN, 'koi8-r');
    const { encoding, warnings } = decodeText(bytes, { declared: 'windows-1252' });
    expect(encoding).toBe('koi8-r');
    expect(warnings.map(({ code }) => code)).toEqual(['encoding-declared-wrongly']);
    expect(warnings[0]?.message).toContain('"windows-1252"');
    expect(warnings[0]?.message).toContain('Cyrillic (koi8-r)');
  });

  test('what the user chooses is taken, whatever the file says', () => {
    const bytes = iconv.encode(RUSSIAN, 'windows-1251');
    expect(decodeText(bytes, { chosen: 'koi8-r', declared: 'windows-1251' })).toMatchObject({
      encoding: 'koi8-r',
      text: iconv.decode(bytes, 'koi8-r'),
    });
    expect(decodeText(bytes, { chosen: 'windows-1251' }).warnings).toEqual([]);
  });

  test('every character that is replaced is counted', () => {
    const bytes = Buffer.concat([iconv.encode(RUSSIAN, 'windows-1251'), Buffer.from([0x98])]);
    const { text, warnings } = decodeText(bytes, { declared: 'windows-1251' });
    expect(text.split('\uFFFD')).toHaveLength(2);
    expect(warnings.map(({ code }) => code)).toEqual(['characters-lost']);
    expect(warnings[0]?.message).toMatch(/^1 damaged character was/u);
    expect(decodeText(bytes, { chosen: 'utf-8' }).warnings[0]?.message).toMatch(/^\d{2,} damaged/u);
  });

  test('a server’s header that was saved with a page counts, and is no part of the article', async () => {
    const header = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n';
    const words = writable(RUSSIAN, 'koi8-r');
    const page = `<html><meta charset="windows-1251"><p>${words}</p></html>`;
    const bytes = iconv.encode(header + page, 'koi8-r');
    const result = await readBytesAsDraft({ fileName: 'saved', bytes });
    expect(result).toMatchObject({ ok: true, value: { encoding: 'koi8-r' } });
    expect(result.ok && result.value.draft.blocks.map(({ text }) => text)).toEqual([words]);
  });

  test('UTF-16 without a mark and without a nil is told from a text of bytes', () => {
    const japanese = NEWS.find(({ language }) => language === 'ja')?.headline ?? '';
    expect(decodeText(iconv.encode(japanese, 'utf-16be')).text).toBe(japanese);
  });

  /** ISO-2022-JP is EUC-JP without its eighth bits, between escapes. */
  function escaped(text: string): Buffer {
    const parts = text.split(/([\u3000-\uffef]+)/u).map((part) => {
      if (!/[\u3000-\uffef]/u.test(part)) return Buffer.from(part, 'latin1');
      const bare = iconv.encode(part, 'euc-jp').map((byte) => byte & 0x7f);
      return Buffer.concat([Buffer.from('\x1b$B'), bare, Buffer.from('\x1b(B')]);
    });
    return Buffer.concat(parts);
  }

  test.for([
    ['declares it', '<meta charset="iso-2022-jp">', []],
    ['declares nothing', '', []],
    ['declares UTF-8', '<meta charset="utf-8">', ['encoding-declared-wrongly']],
  ] as const)('Japanese mail of seven bits that %s is read', async ([, meta, codes]) => {
    const japanese = NEWS.find(({ language }) => language === 'ja')?.text ?? '';
    const bytes = escaped(`<html>${meta}<p>Ferry Kestrel: ${japanese}</p></html>`);
    const result = await readBytesAsDraft({ fileName: 'mail.html', bytes });
    expect(result).toMatchObject({ ok: true, value: { encoding: 'iso-2022-jp' } });
    if (!result.ok) return;
    expect(result.value.draft.blocks.map(({ text }) => text)).toEqual([
      `Ferry Kestrel: ${japanese}`,
    ]);
    expect(result.value.draft.warnings.map(({ code }) => code)).toEqual(codes);
  });

  test('a text with an escape of a terminal is no Japanese mail', () => {
    const bytes = Buffer.from('The log: \x1b[31mred\x1b[0m, and \x1b(B nothing else.');
    expect(decodeText(bytes).encoding).toBe('utf-8');
  });

  test('a text cut in the middle of an escaped character says what was lost', () => {
    const bytes = escaped('連絡船が止まった。').subarray(0, -4);
    const { text, warnings } = decodeText(bytes);
    expect(text).toContain('連絡船');
    expect(warnings.map(({ code }) => code)).toEqual(['characters-lost']);
  });
});

test('letters that were garbled before the file was saved are a doubt', () => {
  const words = 'Le chef du port a démissionné après l’incendie, vendredi.';
  const garbled = Buffer.from(iconv.decode(Buffer.from(words), 'windows-1252'));
  const { encoding, warnings } = decodeText(garbled, {});
  expect(encoding).toBe('utf-8');
  expect(warnings).toMatchObject([{ code: 'letters-garbled' }]);
  expect(warnings[0]?.message).toContain('“dÃ©missionnÃ©”');
});
