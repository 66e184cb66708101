import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainTextDraft } from '../../../core/article/plain-text';

const PROSE = [
  'The harbour authority of Kesh closed the inner basin on Friday after a coaster struck the swing bridge, the third such collision since October.',
  '“We will reopen when the divers tell us it is safe, and not an hour before,” harbour master Ilse Varga said in the afternoon.',
];
const titles = (text: string) =>
  (plainTextDraft(text).parts ?? []).map(({ draft }) => draft.metadata.title.value);

/** One story in each of the forms in which stories are pasted one below the other. */
const FORMS = {
  'with header blocks': (title: string, n: number) => [
    `Title: ${title}`,
    `Date: ${n + 1} November 2023`,
    '',
    PROSE[0],
    '',
  ],
  'with the title twice': (title: string) => [title, title, ...PROSE, 'Comments'],
  'with title and site in one line': (title: string) => [`${title} | Tidewater Post`, ...PROSE],
  'parted by rules': (title: string) => [title, 'By Jo Pike', '', ...PROSE, '', '* * *', ''],
  'with datelines of a wire': (title: string) => [
    title,
    '',
    `KESH, Nov 16 (Northline) - ${PROSE[0] ?? ''}`,
    '',
    PROSE[1],
    '',
  ],
  'above their sources': (title: string, n: number) => [
    title,
    '',
    ...PROSE,
    `Source: https://www.northline.example/2023/11/${n + 10}/story`,
    '',
  ],
} satisfies Record<string, (title: string, n: number) => (string | undefined)[]>;
const STORIES = [
  'Coaster strikes the bridge at Kesh',
  'Ferry port of Sund is shut',
  'Inquiry hears of three near misses',
];

describe('several stories in one text', () => {
  for (const [form, story] of Object.entries(FORMS)) {
    test(`${form} are told apart`, () => {
      for (const end of ['\n', '\r\n']) {
        expect(titles(STORIES.flatMap(story).join(end))).toEqual(STORIES);
      }
    });

    test(`${form}: one is one, and so is one that stands twice`, () => {
      expect(titles(story(STORIES[0] ?? '', 0).join('\n'))).toEqual([]);
      const twice = [0, 0].flatMap((n) => story(STORIES[0] ?? '', n)).join('\n');
      expect(titles(twice)).toEqual([]);
    });

    test(`${form}: below prose that belongs to none of them, nothing is split`, () => {
      const text = [...PROSE, ...PROSE, '', ...STORIES.flatMap(story)].join('\n');
      expect(titles(text)).toEqual([]);
    });
  }

  test.for([
    ['subheadings', ['What the pilots had said before', 'What is to come of all this'], []],
    ['subheadings under rules', ['What the pilots had said before', 'What is to come'], ['* * *']],
    ['questions', ['Why was the bridge open to ships?', 'Who was on watch that night?'], ['']],
    ['days', ['Monday, 13 November 2023', 'Tuesday, 14 November 2023'], ['---']],
    ['names', ['Ilse Varga, harbour master, 61', 'Tam Orell of the pilots’ guild'], ['']],
  ] as const)('%s do not part a story', ([, heads, rule]) => {
    const parts = heads.flatMap((head) => ['', ...rule, head, '', ...PROSE]);
    expect(
      titles(['How the basin came to be closed', 'By Jo Pike', '', ...PROSE, ...parts].join('\n')),
    ).toEqual([]);
  });

  test('the whole holds the blocks of its parts, in order, and is warned of', () => {
    const text = STORIES.flatMap(FORMS['with datelines of a wire']).join('\n');
    const { blocks, parts = [], warnings } = plainTextDraft(text);
    expect(warnings.map(({ code }) => code)).toEqual(['several-articles']);
    expect(parts.flatMap(({ draft }) => draft.blocks.map((block) => block.text))).toEqual(
      blocks.map((block) => block.text),
    );
    expect(blocks.map(({ id }) => id)).toEqual(blocks.map((_, at) => `b${at + 1}`));
    expect(parts.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [3, 6],
      [6, 9],
    ]);
    expect(parts.map(({ place }) => place)).toEqual(['lines 1–5', 'lines 7–11', 'lines 13–17']);
    // Each headline but the first, which is the title, is there to be read.
    expect(blocks.flatMap((block) => (block.reason ? [block.text] : []))).toEqual([STORIES[0]]);
  });

  test('whatever stands between them, parts never overlap and leave nothing out', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '---',
        'By Jo Pike',
        ...STORIES,
        ...STORIES.map((one) => `${one} | Kesh News`),
      ),
      fc.constantFrom(
        ...PROSE,
        'Title: A',
        'Date: 2 Feb 2024',
        'Source: https://kesh.example/2024/02/02/a',
      ),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { blocks, parts } = plainTextDraft(lines.join('\n'));
        if (!parts) return;
        expect(parts.length).toBeGreaterThan(1);
        expect(parts.map(({ from }) => from)).toEqual([
          0,
          ...parts.map(({ to }) => to).slice(0, -1),
        ]);
        expect(parts.at(-1)?.to).toBe(blocks.length);
        for (const { from, to, draft } of parts) {
          expect(draft.blocks.map(({ text }) => text)).toEqual(
            blocks.slice(from, to).map(({ text }) => text),
          );
        }
      }),
      { numRuns: 400 },
    );
  });
});
