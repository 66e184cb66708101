import { attribute, elementsUnder, isElement, textUnder, type TreeElement } from './tree';

const LONGEST_CELL = 600; // characters; a cell with more is a column of a page, not of a table

/**
 * The rows of a table of data, or null where the table only lays out a page: one column or row,
 * tables or whole articles inside its cells, or its author says so.
 */
export function tableRows(table: TreeElement): string[][] | null {
  if (/^(?:presentation|none)$/u.test(attribute(table, 'role'))) return null;
  const inside = elementsUnder(table).slice(1);
  if (
    inside.some(({ tag }) => /^(?:table|article|section|form|h[1-6]|figure|blockquote)$/u.test(tag))
  )
    return null;
  const rows = inside
    .filter(({ tag }) => tag === 'tr')
    .map((row) =>
      row.children
        .filter(isElement)
        .filter(({ tag }) => tag === 'td' || tag === 'th')
        .map((cell) => textUnder(cell)),
    )
    .filter((row) => row.some((cell) => cell !== ''));
  if (rows.length < 2 || rows.filter((row) => row.length > 1).length < 2) return null;
  if (rows.some((row) => row.some((cell) => cell.length > LONGEST_CELL))) return null;
  return rows;
}
