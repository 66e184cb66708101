import type { TimelineEvent } from './event';
import { PAPER_MARGIN_MM, type Paper } from './paper';
import type { PictureLook } from './picture-look';
import { drawPage, timelinePages, type PrintRequest } from './print-pages';
import { element, escapedLine } from './xml';

/** An event as a line of the list after the pages. */
export interface PrintedLine {
  readonly title: string;
  readonly when: string;
  readonly place: string;
  /** Who tells of it. */
  readonly sources: string;
  readonly certainty: string;
}

const COLUMNS: readonly (readonly [keyof PrintedLine, string])[] = [
  ['when', 'When'],
  ['title', 'Event'],
  ['place', 'Place'],
  ['sources', 'Sources'],
  ['certainty', 'Certainty'],
];

/**
 * The timeline as the body of an HTML document: its pages, then the events as tables.
 *
 * @param dated the events of the stretch; empty where no list is wanted
 * @param undated events that have no place on the pages, named in any case
 * @param lineOf an event in the words of the list
 */
export function printedBody(
  request: PrintRequest,
  dated: readonly TimelineEvent[],
  undated: readonly TimelineEvent[],
  lineOf: (event: TimelineEvent) => PrintedLine,
): string {
  const pages = timelinePages(request).map((page) =>
    element('section', { class: 'page' }, drawPage(page, request)),
  );
  const lists = [
    tableOf('Events', dated.map(lineOf)),
    tableOf('Undated events', undated.map(lineOf)),
  ];
  return [...pages, ...lists].join('\n');
}

function tableOf(name: string, lines: readonly PrintedLine[]): string {
  if (lines.length === 0) return '';
  const cells = (tag: string, attributes: Record<string, string>, words: readonly string[]) =>
    words.map((one) => `${opening(tag, attributes)}${escapedLine(one)}</${tag}>`).join('');
  const names = COLUMNS.map(([, column]) => column);
  const head = `<thead><tr>${cells('th', { scope: 'col' }, names)}</tr></thead>`;
  const rows = lines.map((line) => {
    const words = COLUMNS.map(([key]) => line[key]);
    return `<tr>${cells('td', { dir: 'auto' }, words)}</tr>`;
  });
  const caption = `<h2>${escapedLine(name)} <small>${lines.length}</small></h2>`;
  return `<section class="list">${caption}<table>${head}<tbody>${rows.join('\n')}</tbody></table></section>`;
}

/** HTML, unlike SVG, knows no short form of an empty cell. */
function opening(tag: string, attributes: Record<string, string>): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapedLine(value)}"`);
  return `<${tag}${all.join('')}>`;
}

/** The rules of the document: on which paper, what begins a page, and how its list looks. */
export function printedStyle(paper: Paper, look: PictureLook): string {
  return `
@page { size: ${paper === 'Letter' ? 'letter' : paper} landscape; margin: ${PAPER_MARGIN_MM}mm; }
:root { color-scheme: only light; print-color-adjust: exact; }
html, body { margin: 0; }
body { color: ${look.ink}; font: 400 9.5pt/1.4 ${look.family}; }
.page { break-after: page; break-inside: avoid; }
.page:last-child { break-after: auto; }
svg { display: block; }
.list + .list { margin-top: 8mm; }
h2 { margin: 0 0 3mm; font-size: 13pt; font-weight: 600; break-after: avoid; }
h2 small { color: ${look.ink3}; font-size: 9.5pt; font-weight: 400; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 1.4mm 3mm 1.4mm 0; border-bottom: 0.3mm solid ${look.line}; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { color: ${look.ink2}; font-weight: 500; }
th:nth-child(1) { width: 19%; }
th:nth-child(2) { width: 34%; }
th:nth-child(3) { width: 13%; }
tr { break-inside: avoid; }
td:nth-child(2) { font-weight: 600; }
`;
}
