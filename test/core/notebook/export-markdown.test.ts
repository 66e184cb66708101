import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../../core/library/records';
import { exportMarkdown } from '../../../core/notebook/export-markdown';
import { pageTree } from '../../../core/notebook/page-tree';
import type { PageBlock } from '../../../core/notebook/page-node';
import { FERRY } from './ferry';
import { article, clip, event, evidence, libraryOf, page } from './library-of';

/** The stored document; `UPDATE_GOLDENS=1` writes it anew, for a person to read and commit. */
function golden(name: string, actual: string): string {
  const url = new URL(`../../fixtures/export/${name}`, import.meta.url);
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(url, actual);
  return readFileSync(url, 'utf8');
}

function headings(markdown: string): { level: number; text: string }[] {
  return pageTree(markdown).flatMap((block) =>
    block.kind === 'heading'
      ? [
          {
            level: block.level,
            text: block.children.map((run) => ('text' in run ? run.text : '')).join(''),
          },
        ]
      : [],
  );
}

/** Gives every record another id, and every reference with it. */
function renamed(records: readonly AnyRecord[], nameOf: (id: string) => string): AnyRecord[] {
  const ids = new Set(records.map((record) => record.id));
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (ids.has(value)) return nameOf(value);
      return value.replace(/\[\[clip:([^\]]+)\]\]/g, (whole, id: string) =>
        ids.has(id) ? `[[clip:${nameOf(id)}]]` : whole,
      );
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
    }
    return value;
  };
  return records.map((record) => walk(record) as AnyRecord);
}

describe('a library as one Markdown file', () => {
  it('tells events, pages and other clips with a footnote for each source', () => {
    const actual = exportMarkdown(libraryOf(FERRY), 'Petrel # ferry');
    expect(actual).toBe(golden('ferry.md', actual));
  });

  it('has an event’s description as it was written, and says what was settled and is open again', () => {
    const description =
      'The *mate* says **so**; see [the log](https://example.org/log).\n\n- first alarm\n- port engine';
    const claim = (value: string) => ({ claim: { label: 'hurt', value } });
    const settled = [{ label: 'hurt', verdict: 'settled' as const, value: '0', reason: 'Asked.' }];
    const told = (seen: string[]) =>
      exportMarkdown(
        libraryOf([
          article('a', { siteName: 'Courier', title: 'Smoke' }),
          clip('c1', 'a', 'Nobody was hurt.'),
          clip('c2', 'a', 'Two were hurt.'),
          event('e1', 'Smoke', '2023', {
            description,
            settled: settled.map((past) => ({ ...past, seen })),
          }),
          evidence('v1', 'e1', 'c1', claim('0')),
          evidence('v2', 'e1', 'c2', claim('2')),
        ]),
        'Ferry',
      );
    expect(told(['0', '2'])).toContain(`\n\n${description}\n\n`);
    expect(told(['0', '2'])).toContain('Decided, hurt: settled as 0. Asked.');
    expect(told(['0', '2'])).not.toContain('| hurt |');
    expect(told(['0'])).toContain(
      'Decided, hurt: settled as 0, but there is more to it since. Asked.',
    );
    expect(told(['0'])).toContain('| hurt | 2 |');
  });

  it('says how long what was settled lasted, and where no source says it any more', () => {
    const rain = '2021-07-12/2021-07-16';
    const lasted = { when: { edtf: rain, extent: 'throughout' as const } };
    const told = (stated: string | null, ...says: ReturnType<typeof evidence>[]) =>
      exportMarkdown(
        libraryOf([
          article('a', { siteName: 'Courier', title: 'Rain' }),
          clip('c1', 'a', 'It rained from 12 to 16 July.'),
          clip('c2', 'a', 'It rained in June.'),
          event('e1', 'Rain', stated, {
            settled: [{ label: 'when', verdict: 'settled', value: rain, reason: 'Gauge.' }],
          }),
          ...says,
        ]),
        'Rain',
      );
    const june = evidence('v2', 'e1', 'c2', { when: { edtf: '2021-06', extent: 'within' } });
    expect(told(null, evidence('v1', 'e1', 'c1', lasted), june)).toContain(
      `Decided, when: settled as 12–16 Jul 2021 (\`${rain}\`). Gauge.`,
    );
    const alone = told(null, june);
    expect(alone).toContain(', but no source says so any more. Gauge.');
    expect(alone).not.toContain('Sources disagree');
    expect(told('2021-08', evidence('v1', 'e1', 'c1', lasted), june)).toContain(
      ', but the event’s time was changed since. Gauge.',
    );
  });

  it('is a title when the library is empty', () => {
    expect(exportMarkdown(libraryOf([]), 'New')).toBe('# New\n');
  });

  it('gives the same bytes whatever the order and the ids of the records', () => {
    const expected = exportMarkdown(libraryOf(FERRY), 'Petrel');
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...FERRY], { minLength: FERRY.length }),
        fc.nat(),
        (records, seed) => {
          const nameOf = (id: string) => `x${(parseInt(id, 36) * 7919 + seed) % 99991}-${id}`;
          expect(exportMarkdown(libraryOf(records), 'Petrel')).toBe(expected);
          const other = exportMarkdown(libraryOf(renamed(records, nameOf)), 'Petrel');
          // Ids that the user wrote into code are words of the page.
          expect(other.replace(/\[\[clip:x\d+-/g, '[[clip:')).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('orders twins by what is written of them, not by id', () => {
    const twins = (first: string, second: string) => [
      article('a', { title: 'A' }),
      clip('k', 'a', 'one'),
      clip('l', 'a', 'two'),
      event(first, 'Same', '2024'),
      event(second, 'Same', '2024'),
      evidence('v', first, 'k'),
      evidence('w', second, 'l'),
      page(`p${first}`, 'Same', '[[clip:k]]'),
      page(`p${second}`, 'Same', '[[clip:l]]'),
    ];
    expect(exportMarkdown(libraryOf(twins('1', '2')), 'T')).toBe(
      exportMarkdown(libraryOf(twins('2', '1')), 'T'),
    );
  });

  it('puts undated events last and orders the others by time', () => {
    const library = libraryOf([event('1', 'undated', null), event('2', 'later', '2024-05'), event('3', 'earlier', '-0043'), event('4', 'first of the year', '2024')]); // prettier-ignore
    const titles = headings(exportMarkdown(library, 'T')).filter(({ level }) => level === 3);
    expect(titles.map(({ text }) => text)).toEqual([
      'earlier',
      'first of the year',
      'later',
      'undated',
    ]);
  });

  it('keeps its outline whatever the pages, quotes and titles hold', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.array(
        fc.constantFrom('# one', '###### six', 'two\n===', '## x\n', '```', '~~~~', '<!--', '<script>', '<pre>', '<![CDATA[', '<?x', '<!X', '- a', '    code', '> q', '\t', '[^1]: n', '[^s1]', '[[clip:k]]', ' [[clip:k]]', '> [[clip:k]]', '1. [[clip:k]](x)', '|a|\n|-|', '\\', '`', '\r\n', '\r', 'a\n', '---', '%%', '$$'),
        { maxLength: 9 },
      ).chain((parts) => fc.constantFrom('\n', '\n\n', ' ').map((joint) => parts.join(joint))),
    ); // prettier-ignore
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (body, quote, title, description) => {
        const library = libraryOf([
          article('a', { title, siteName: quote }),
          clip('k', 'a', quote || 'q', { note: title }),
          clip('l', 'a', 'used nowhere', { note: body }),
          event('e', title, '2024', { description, place: quote, people: [body] }),
          evidence('v', 'e', 'k', { note: description, claim: { label: title, value: quote } }),
          page('p', title, body),
          page('q', 'zz last', 'The end.'),
        ]);
        const markdown = exportMarkdown(library, title);
        const shown = headings(markdown).filter(({ level }) => level < 4);
        expect(shown.map(({ level }) => level)).toEqual([1, 2, 3, 2, 3, 3, 2, 3]);
        expect(shown[1]?.text).toBe('Events');
        expect(shown[3]?.text).toBe('Pages');
        expect(shown[6]?.text).toBe('Other clips');
        expect(
          markdown.endsWith('\n') && !markdown.endsWith('\n\n') && !markdown.includes('\r'),
        ).toBe(true);
        const last = pageTree(markdown).at(-1);
        expect(textOf(last)).toMatch(/^\[\^s+1\]: /);
      }),
      { numRuns: 150 },
    );
  });

  it('renames a footnote of a page that an earlier page has', () => {
    const markdown = exportMarkdown(libraryOf([page('1', 'A', 'x[^n]\n\n[^n]: one'), page('2', 'B', 'y[^n] `[^n]`\n\n[^n]: two')]), 'T'); // prettier-ignore
    expect(markdown).toContain('x[^n]\n\n[^n]: one');
    expect(markdown).toContain('y[^n-2] `[^n]`\n\n[^n-2]: two');
  });
});

function textOf(block: PageBlock | undefined): string {
  if (block?.kind !== 'paragraph') return String(block?.kind);
  return block.children.map((run) => ('text' in run ? run.text : '')).join('');
}

it('a clip has its full footnote when its article is in the trash, and when it is deleted for good', () => {
  const known = {
    title: 'Kestrel withdrawn',
    byline: 'Marit Dahl',
    siteName: 'Alder Courier',
    publishedOn: '2023-11-14',
    url: 'https://x.example/kestrel',
  };
  const citation = { ...known, locator: 'p. 4', sha256: 'ab'.repeat(32) };
  const out = exportMarkdown(
    libraryOf([
      article('a', known, { trashedAt: '2026-01-02T00:00:00Z' }),
      clip('c1', 'a', 'Smoke was seen.'),
      clip('c2', 'gone', 'Nobody was hurt.', { citation }),
      page('p', 'Log', '[[clip:c1]]\n\nThen [[clip:c2]].'),
    ]),
    'Library',
  );
  expect(out).toContain('> Smoke was seen.');
  expect(out).toContain('Then “Nobody was hurt.”');
  expect(out.match(/Marit Dahl, “Kestrel withdrawn”, Alder Courier, 14 Nov 2023/g)).toHaveLength(2);
  expect(out).toContain(
    `p. 4. <https://x.example/kestrel>. Original SHA-256 \`${'ab'.repeat(32)}\``,
  );
});
