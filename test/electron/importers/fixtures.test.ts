import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFileAsDraft } from '../../../electron/importers/read-file';
import { expectGolden } from '../../support/draft-golden';

const folder = new URL('../../fixtures/articles/', import.meta.url).pathname;
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.golden.txt'));

describe('every fixture reads as its golden says', () => {
  test('there are fixtures', () => {
    expect(fixtures.length).toBeGreaterThan(10);
  });

  test.for(fixtures)('%s', async (name) => {
    const read = await readFileAsDraft(join(folder, name));
    if (!read.ok) throw new Error(read.error.message);
    expectGolden(read.value.draft, join(folder, `${name}.golden.txt`));
  });
});
