import { attribute, elementsUnder, isElement, textUnder, type TreeElement } from './tree';

const LONGEST_CELL = 600; // characters; a cell with more is a column of a page, not of a table

/**
 * The cells of a table of data, row by row, or null where the table only lays out a page: one column
 * or row, tables or whole articles inside its cells, or its author says so.
 */
export function tableCells(table: TreeElement): TreeElement[][] | null {
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
  const full = rows.filter((_, at) => lengths[at]?.some((length) => length > 0));
  if (full.length < 2 || full.filter((row) => row.length > 1).length < 2) return null;
  return lengths.flat().some((length) => length > LONGEST_CELL) ? null : full;
}
