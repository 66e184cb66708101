import * as fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { eventsInView } from '../../../core/timeline/draw-svg';
import { centreOf, drawnSpan, indexEvents, withFolded } from '../../../core/timeline/index-events';
import { PAPERS, PAPER_SIZES } from '../../../core/timeline/paper';
import { PAPER } from '../../../core/timeline/picture-look';
import { printedBody } from '../../../core/timeline/print-document';
import { drawPage, pagePlotWidth, timelinePages } from '../../../core/timeline/print-pages';
import type { PrintRequest } from '../../../core/timeline/print-pages';
import { eventsOf } from '../../../core/timeline/shapes';
import { pixelOf } from '../../../core/timeline/view';
import { plainLine } from '../../../core/timeline/xml';
import { event, events, LANES, measure, views } from './events';

const many = Array.from({ length: 17 }, (_, at) => ({ id: `lane${at}`, name: `Lane ${at}` }));

const request: fc.Arbitrary<PrintRequest> = fc
  .record({
    list: events,
    view: views,
    pagesWide: fc.integer({ min: 1, max: 7 }),
    paper: fc.constantFrom(...PAPERS),
    folds: fc.boolean(),
    lanes: fc.constantFrom(LANES, [...LANES, ...many]),
  })
  .map(({ list, folds, lanes, ...rest }) => ({
    ...rest,
    index: withFolded(
      indexEvents(list, lanes, { keepsEmpty: true }),
      new Set(folds ? ['board', 'lane3'] : []),
    ),
    title: 'Petrel <ferry>',
    filter: '',
    showsGaps: true,
    now: null,
    look: PAPER,
    measure,
    locale: 'en-GB',
  }));

describe('a timeline on pages', () => {
  it('joins them without overlap or hole, with every lane once for all of the time', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const pages = timelinePages(asked);
        const stacks = new Map<string, typeof pages>();
        for (const page of pages) {
          const key = page.index.lanes.map(({ id }) => id).join();
          stacks.set(key, [...(stacks.get(key) ?? []), page]);
        }
        for (const row of stacks.values()) {
          expect(row).toHaveLength(asked.pagesWide);
          expect(row[0]?.view.from).toBe(asked.view.from);
          expect(row.at(-1)?.view.to).toBe(asked.view.to);
          row.slice(1).forEach((page, at) => expect(page.view.from).toBe(row[at]?.view.to));
        }
        const lanes = [...stacks.values()].flatMap(([page]) => page?.index.lanes ?? []);
        expect(lanes.map(({ id }) => id)).toEqual(asked.index.lanes.map(({ id }) => id));
        pages.forEach((page, at) => {
          expect([page.number, page.of]).toEqual([at + 1, pages.length]);
          // Nothing runs over the paper's edge.
          expect(page.layout.contentHeight + 46 + 42).toBeLessThanOrEqual(
            PAPER_SIZES[asked.paper].height,
          );
        });
      }),
      { numRuns: 100 },
    );
  });

  it('draws every dated event of the stretch in each of its lanes, at the place of its time', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const width = pagePlotWidth(asked.paper);
        const pages = timelinePages(asked);
        for (const lane of asked.index.lanes) {
          const own = Array.from(lane.items, (item) => asked.index.events[item]);
          const rows = pages.filter(({ index }) => index.lanes.some(({ id }) => id === lane.id));
          for (const one of own) {
            const span = one && drawnSpan(one);
            if (!one || !span || span.latest < asked.view.from || span.earliest > asked.view.to)
              continue;
            const on = rows.filter(
              ({ view }) => span.earliest <= view.to && span.latest >= view.from,
            );
            expect(on.length).toBeGreaterThan(0);
            for (const page of on) {
              if (lane.folded) {
                const drawn = page.layout.folded.find(({ laneId }) => laneId === lane.id);
                expect((drawn?.marks.length ?? 0) + (drawn?.stretches.length ?? 0)).toBeGreaterThan(
                  0,
                );
                continue;
              }
              const shape = page.layout.shapes.find(
                (each) => each.laneId === lane.id && eventsOf(page.index, each).includes(one),
              );
              expect(shape).toBeDefined();
              const at = (instant: number) => pixelOf(page.view, width, instant);
              if (shape?.kind === 'dot')
                expect(Math.abs(shape.x - at(centreOf(one.bounds ?? span)))).toBeLessThan(1);
              if (shape?.kind !== 'bar') continue;
              // As much of it as the page shows; short ones are as wide as can be seen.
              const seen = (x: number) => Math.min(width, Math.max(0, x));
              expect(Math.abs(seen(shape.x) - seen(at(span.earliest)))).toBeLessThan(8);
              expect(Math.abs(seen(shape.x + shape.width) - seen(at(span.latest)))).toBeLessThan(8);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('repeats axis, lanes and title on each page and says which it is', () => {
    const list = Array.from({ length: 40 }, (_, at) =>
      event(`e${at}`, { laneIds: [`lane${at % 17}`] }),
    );
    const day = 86_400_000;
    const asked: PrintRequest = {
      index: indexEvents(list, many, { keepsEmpty: true }),
      view: { from: 0, to: 60 * day },
      pagesWide: 3,
      paper: 'A4',
      title: 'Petrel <ferry>',
      filter: '#union',
      showsGaps: true,
      now: null,
      look: PAPER,
      measure,
      locale: 'en-GB',
    };
    const pages = timelinePages(asked);
    expect(pages).toHaveLength(12);
    const ids = new Set<string>();
    for (const page of pages) {
      const svg = parseDocument(drawPage(page, asked), { xmlMode: true });
      const words = DomUtils.textContent(svg);
      expect(words).toContain(`page ${page.number} of 12`);
      expect(words).toContain('Petrel <ferry>');
      expect(words).toContain('only #union');
      const all = DomUtils.findAll(() => true, svg);
      const count = (name: string) => all.filter((one) => one.attribs['class'] === name).length;
      expect(count('tick')).toBeGreaterThan(2);
      expect(count('lane')).toBe(page.index.lanes.length);
      for (const { attribs } of all) {
        if (attribs['id'] === undefined) continue;
        expect(ids.has(attribs['id'])).toBe(false);
        ids.add(attribs['id']);
      }
    }
  });

  it('lists each event once, in escaped words, and the undated in any case', () => {
    fc.assert(
      fc.property(request, fc.boolean(), (asked, listed) => {
        const dated = listed ? eventsInView(asked.index, asked.view) : [];
        const body = printedBody(asked, dated, asked.index.undated, ({ id, title }) => ({
          title: `${id} ${title}`,
          when: '<b>then</b>',
          place: '',
          sources: '&',
          certainty: '',
        }));
        const page = parseDocument(body);
        const rows = DomUtils.getElementsByTagName('tbody', page).flatMap((one) =>
          DomUtils.getElementsByTagName('tr', one),
        );
        const titles = rows.map((row) =>
          DomUtils.textContent(DomUtils.getElementsByTagName('td', row)[1] ?? []),
        );
        expect(titles).toEqual(
          [...dated, ...asked.index.undated].map(({ id, title }) => plainLine(`${id} ${title}`)),
        );
        expect(DomUtils.getElementsByTagName('b', page)).toEqual([]);
        expect(body).not.toMatch(/<script/i);
      }),
      { numRuns: 40 },
    );
  });
});
