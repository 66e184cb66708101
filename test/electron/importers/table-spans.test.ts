import { expect, test } from 'vitest';
import { readBytesAsDraft } from '../../../electron/importers/read-file';

const SENTENCE =
  'The harbour authority of Kesh published the sailings of the week after two of its ferries were withdrawn.';

async function rowsOf(table: string) {
  const page = `<!doctype html><article><h1>Sailings of the week</h1><p>${SENTENCE}</p><table>${table}</table><p>${SENTENCE} Nobody was hurt.</p></article>`;
  const result = await readBytesAsDraft({ fileName: 'page.html', bytes: Buffer.from(page) });
  if (!result.ok) throw new Error(result.error.message);
  const block = result.value.draft.blocks.find(({ kind }) => kind === 'table');
  expect(block?.text).toBe(block?.rows?.map((row) => row.join('\t')).join('\n'));
  return block?.rows;
}

test('a figure stays under its head where heads reach over columns and rows', async () => {
  expect(
    await rowsOf(`<tr><th rowspan="2">Line</th><th colspan="2">Departures</th><th>Status</th></tr>
      <tr><th>Planned</th><th>Sailed</th><th>Reason</th></tr>
      <tr><td>4</td><td>12</td><td>3</td><td>Smoke</td></tr>
      <tr><td rowspan="0">7</td><td>8</td><td colspan="2">0</td></tr>
      <tr><td>9</td><td>1</td><td>Pier closed</td></tr>`),
  ).toEqual([
    ['Line', 'Departures', '', 'Status'],
    ['', 'Planned', 'Sailed', 'Reason'],
    ['4', '12', '3', 'Smoke'],
    ['7', '8', '0', ''],
    ['', '9', '1', 'Pier closed'],
  ]);
});

test('a cell that reaches past the others adds no columns', async () => {
  expect(
    await rowsOf(`<tr><td colspan="9">Sailings</td></tr>
      <tr><td>4</td><td>12</td></tr><tr><td rowspan="x">7</td><td>8</td></tr>`),
  ).toEqual([
    ['Sailings', ''],
    ['4', '12'],
    ['7', '8'],
  ]);
});

test('a cell from a row above is still there below a shorter row', async () => {
  expect(
    await rowsOf(`<tr><td>4</td><td>12</td><td rowspan="3">Smoke</td></tr>
      <tr><td>7</td></tr><tr><td>9</td><td>1</td></tr><tr><td>5</td><td>2</td><td>None</td></tr>`),
  ).toEqual([['4', '12', 'Smoke'], ['7'], ['9', '1', ''], ['5', '2', 'None']]);
});

test('cells that reach over millions of places are read without them', async () => {
  const wide = '<td rowspan="60000" colspan="100">x</td>'.repeat(500);
  const rows = await rowsOf(`<tr>${wide}</tr>${'<tr><td>a</td><td>b</td></tr>'.repeat(3_000)}`);
  expect(rows).toHaveLength(3_001);
  expect(rows?.[0]).toHaveLength(500);
  expect(rows?.[1]).toEqual(['a', 'b']);
});
