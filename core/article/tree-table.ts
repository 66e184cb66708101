import { attribute, elementsUnder, isElement, textUnder, type TreeElement } from './tree';

const LONGEST_CELL = 600; // characters; a cell with more is a column of a page, not of a table
const WIDEST = 100; // columns that a cell may reach over
const SPARE_PLACES = 20_000; // that cells may reach over in a table, beside four for each cell

/**
 * The cells of a table of data, row by row, or null where the table only lays out a page: one column
 * or row, tables or whole articles inside its cells, or its author says so. Where a cell reaches over
 * several columns or rows, its other places are null, so that every figure stays under its own head.
 */
export function tableCells(table: TreeElement): (TreeElement | null)[][] | null {
  if (/^(?:presentation|none)$/u.test(attribute(table, 'role'))) return null;
  const inside = elementsUnder(table).slice(1);
  if (
    inside.some(({ tag }) => /^(?:table|article|section|form|h[1-6]|figure|blockquote)$/u.test(tag))
  )
    return null;
  const rows = inside
    .filter(({ tag }) => tag === 'tr')
    .map((row) => row.children.filter(isElement).filter(({ tag }) => tag === 'td' || tag === 'th'));
  const lengths = rows.map((row) => row.map((cell) => textUnder(cell).length));
  const hasWords = lengths.map((row) => row.some((length) => length > 0));
  const full = rows.filter((_, at) => hasWords[at]);
  if (full.length < 2 || full.filter((row) => row.length > 1).length < 2) return null;
  if (lengths.flat().some((length) => length > LONGEST_CELL)) return null;
  return withoutEmptyColumns(placed(rows).filter((_, at) => hasWords[at]));
}

/** The cells at their columns, as a browser lays them out. */
function placed(rows: readonly TreeElement[][]): (TreeElement | null)[][] {
  /** For every column, the row at which a cell from above no longer reaches into it. */
  const takenUntil: number[] = [];
  let left = SPARE_PLACES + rows.flat().length * 4;
  const table: (TreeElement | null)[][] = [];
  for (const [at, row] of rows.entries()) {
    const places: (TreeElement | null)[] = [];
    const skipTaken = () => {
      while ((takenUntil[places.length] ?? 0) > at) places.push(null);
    };
    for (const cell of row) {
      skipTaken();
      if (places.length > left) return [...rows];
      const down = spanOf(cell, 'rowspan', rows.length - at);
      const across = spanOf(cell, 'colspan', WIDEST);
      for (let column = 0; column < across; column++) {
        takenUntil[places.length] = at + down;
        places.push(column === 0 ? cell : null);
      }
    }
    skipTaken();
    left -= places.length;
    if (left < 0) return [...rows];
    table.push(places);
  }
  return table;
}

/** Over how many rows or columns a cell reaches, at most this many. */
function spanOf(cell: TreeElement, name: 'colspan' | 'rowspan', most: number): number {
  const written = /^\d{1,5}/u.exec(attribute(cell, name))?.[0];
  const span = written === undefined ? 1 : Number(written);
  if (span === 0) return name === 'rowspan' ? most : 1; // down to the last row
  return Math.min(span, most);
}

/** Without the columns in which no cell begins: those of `colspan="9"` in a table of three. */
function withoutEmptyColumns(rows: readonly (TreeElement | null)[][]): (TreeElement | null)[][] {
  const begun: boolean[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) if (cell !== null) begun[column] = true;
  return rows.map((row) => row.filter((_, column) => begun[column] === true));
}
