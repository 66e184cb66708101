import * as fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  drawTimelineSvg,
  eventsInView,
  type PictureRequest,
} from '../../../core/timeline/draw-svg';
import { indexEvents, withFolded } from '../../../core/timeline/index-events';
import { PAPER } from '../../../core/timeline/picture-look';
import { plainLine } from '../../../core/timeline/xml';
import { event, events, LANES, measure, views } from './events';

const DAY = 86_400_000;
const HOSTILE = [
  '<&"\']]>',
  '<script>alert(1)</script>',
  'a\u0000b\u001b[0m\u0007\u009f',
  '\ud800 alone \udfff',
  'غرق السفينة في الميناء',
  '\u202eevil\u2028lines\n\tand tabs',
  ']]><!-- --><![CDATA[',
  '\ufffe\uffff',
  '',
];

function request(changes: Partial<PictureRequest> = {}): PictureRequest {
  return {
    index: indexEvents([], LANES),
    view: { from: 0, to: 30 * DAY },
    plotWidth: 900,
    title: 'Petrel ferry',
    filter: '',
    showsGaps: true,
    now: 3 * DAY,
    look: PAPER,
    measure,
    locale: 'en-GB',
    ...changes,
  };
}

/** The picture read back by a parser of XML that knows nothing of HTML. */
function readBack(svg: string) {
  const found = parseDocument(svg, { xmlMode: true, decodeEntities: true });
  const all = DomUtils.findAll(() => true, found);
  const [root] = all;
  if (!root) throw new Error('There is no element.');
  return { root, all, named: (name: string) => all.filter((one) => one.name === name) };
}

const dated = (id: string, title: string, at: number, more = {}) =>
  event(id, {
    title,
    when: { edtf: 'a', extent: 'within' },
    bounds: { earliest: at, latest: at + DAY },
    widened: { earliest: at, latest: at + DAY },
    ...more,
  });

/** Well-formed: every tag is closed in order, no sign stands bare, and no letter that XML has no place for. */
function isWellFormed(svg: string): boolean {
  const body = svg.replace(/^<\?xml[^?]*\?>/, '');
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(body)) return false; // eslint-disable-line no-control-regex -- those are looked for
  if (!body.isWellFormed()) return false;
  const open: string[] = [];
  const rest = body.replace(
    /<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g,
    (_, end, name, __, empty) => {
      if (end) {
        if (open.pop() !== name) open.push('wrong');
      } else if (!empty) open.push(name as string);
      return '';
    },
  );
  return open.length === 0 && !/[<>]/.test(rest) && !/&(?!(?:amp|lt|gt|quot|#39);)/.test(body);
}

describe('a picture of the timeline', () => {
  it('is valid XML that says every title shown, whatever events are called', () => {
    const titles = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(events, views, titles, fc.boolean(), (list, view, title, folds) => {
        const some = list.map((one, at) => (at % 3 === 0 ? { ...one, title } : one));
        const index = withFolded(indexEvents(some, LANES), new Set(folds ? ['board'] : []));
        const { svg } = drawTimelineSvg(request({ index, view, title, filter: title }));
        expect(isWellFormed(svg)).toBe(true);
        const { root, named } = readBack(svg);
        expect(root.name).toBe('svg');
        expect(root.attribs['role']).toBe('img');
        const said = named('title').map((one) => DomUtils.textContent(one));
        for (const undated of index.undated)
          expect(said.some((words) => words.startsWith(plainLine(undated.title)))).toBe(true);
        const drawn = named('g').filter((one) => /^(?:dot|bar)$/.test(one.attribs['class'] ?? ''));
        for (const one of drawn) {
          const [words] = DomUtils.getElementsByTagName('title', one);
          expect(
            some.some((each) =>
              DomUtils.textContent(words ?? []).startsWith(plainLine(each.title)),
            ),
          ).toBe(true);
        }
        expect(svg).not.toMatch(/(?:href|src)=|url\((?!#)|<script|<image|<foreignObject/);
      }),
      { numRuns: 60 },
    );
  });

  it('draws every event of the stretch that is not in a ring or a folded lane, with its whole title', () => {
    const list = [
      dated('a', HOSTILE[0] ?? '', 2 * DAY, { origins: 0 }),
      dated(
        'b',
        'A title that is far too long for the room that a label has beside its dot',
        9 * DAY,
        { origins: 1 },
      ),
      dated('c', 'غرق السفينة في الميناء', 16 * DAY, { origins: 3, conflict: true, colour: 'sky' }),
      event('u', { title: 'When was this?' }),
    ];
    const { svg } = drawTimelineSvg(request({ index: indexEvents(list, LANES) }));
    const { named, all } = readBack(svg);
    const said = named('title')
      .map((one) => DomUtils.textContent(one))
      .join('\n');
    for (const { title } of list) expect(said).toContain(title);
    expect(all.filter((one) => one.attribs['class'] === 'conflict')).toHaveLength(1);
    expect(all.some((one) => one.attribs['direction'] === 'rtl')).toBe(true);
    expect(svg).toContain(PAPER.tones.sky);
    expect(svg).toContain('stroke-dasharray="0.1 3.1"');
    const [desc] = named('desc');
    expect(DomUtils.textContent(desc ?? [])).toBe('1 Jan – 31 Jan 1970 · 3 events, 1 undated');
  });

  it('names the filter, the lanes with their counts, the present, and what is between events', () => {
    const at = [0, 1, 2, 3, 22, 23, 24, 25];
    const list = at.map((day) => dated(`d${day}`, `Day ${day}`, day * DAY, { laneIds: ['board'] }));
    const { svg } = drawTimelineSvg(
      request({ index: indexEvents(list, LANES), filter: '“ferry”, #union' }),
    );
    const { all } = readBack(svg);
    const of = (name: string) =>
      all.filter((one) => one.attribs['class'] === name).map((one) => DomUtils.textContent(one));
    expect(of('lane')).toContain('Harbour board');
    expect(of('gap')).toEqual(['nothing between 4 and 23 Jan']);
    expect(all.filter((one) => one.attribs['class'] === 'now')).toHaveLength(1);
    expect(svg).toContain('only “ferry”, #union · 8 events');
  });

  it('holds all lanes whole, and no label reaches into another or out of the plot’s lanes', () => {
    fc.assert(
      fc.property(events, views, (list, view) => {
        const index = indexEvents(list, LANES);
        const { svg, width, height } = drawTimelineSvg(request({ index, view }));
        const { all, root } = readBack(svg);
        expect(Number(root.attribs['width'])).toBe(width);
        const boxes = all
          .filter((one) => one.attribs['class'] === 'label')
          .map((one) => {
            const wide = Number(one.attribs['textLength']);
            const x = Number(one.attribs['x']);
            const isEnd =
              one.attribs['text-anchor'] === 'end' && one.attribs['direction'] !== 'rtl';
            return { x: isEnd ? x - wide : x, y: Number(one.attribs['y']) - 12, wide };
          });
        boxes.forEach((a, at) => {
          expect(a.y).toBeLessThan(height);
          for (const b of boxes.slice(at + 1)) {
            const apart =
              a.x + a.wide <= b.x + 0.02 ||
              b.x + b.wide <= a.x + 0.02 ||
              Math.abs(a.y - b.y) >= 15.98;
            expect(apart).toBe(true);
          }
        });
        const lanes = all.filter((one) => one.attribs['class'] === 'lane');
        expect(lanes).toHaveLength(index.lanes.length);
      }),
      { numRuns: 100 },
    );
  });

  it('counts each event once and is the same each time', () => {
    const list = [
      dated('a', 'Twice', DAY, { laneIds: ['water', 'board'] }),
      dated('b', 'Later', 90 * DAY),
    ];
    const index = indexEvents(list, LANES);
    expect(eventsInView(index, { from: 0, to: 30 * DAY }).map(({ id }) => id)).toEqual(['a']);
    expect(drawTimelineSvg(request({ index })).svg).toBe(drawTimelineSvg(request({ index })).svg);
  });

  it('has the colours of the window in the light', () => {
    const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
    const token = (name: string) =>
      new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}),`).exec(css)?.[1];
    const names = {
      paper: 'paper',
      panel: 'panel',
      ink: 'ink',
      ink2: 'ink-2',
      ink3: 'ink-3',
      line: 'line',
      line2: 'line-2',
      accent: 'accent',
      accentSoft: 'accent-soft',
      dispute: 'dispute',
    } as const;
    for (const [key, name] of Object.entries(names))
      expect(PAPER[key as keyof typeof names]).toBe(token(name));
    for (const [colour, tone] of Object.entries(PAPER.tones))
      expect(tone).toBe(token(`${colour}-strong`));
  });
});
