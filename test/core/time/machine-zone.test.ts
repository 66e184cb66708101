import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { boundToIso, bounds, widened } from '../../../core/time/bounds';
import { readWhen } from '../../../core/time/entry';
import { findArticleDates } from '../../../core/time/expressions';
import { describeDay, describeWhen } from '../../../core/time/words';

const TIME = join(import.meta.dirname, '../../../core/time');
const ZONE = process.env['TZ'];

/** Everything that the machine's zone could leak into. */
function answers(): string {
  const typed = ['13 Nov 2023, about 06:40', '2024-03-31T02:30', 'yesterday evening', '3.10.2023'];
  const whens = typed.flatMap((text) => readWhen(text, '2023-11-14'));
  const text = 'On Monday it sailed at 18:45 GMT on 16 July 2021, last June.';
  return JSON.stringify([
    whens.map((when) => [when, describeWhen(when), bounds(when), widened(when)]),
    whens.map((when) => boundToIso(bounds(when)?.earliest ?? NaN)),
    findArticleDates([{ id: 'b1', text }], '2023-11-14'),
    describeDay('2023-11-14'),
  ]);
}

describe('the machine’s zone', () => {
  afterEach(() => {
    if (ZONE === undefined) delete process.env['TZ'];
    else process.env['TZ'] = ZONE;
  });

  it('changes no result', () => {
    const offsets = new Set<number>();
    const results = new Set<string>();
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/St_Johns']) {
      process.env['TZ'] = zone;
      offsets.add(new Date(2024, 0, 1).getTimezoneOffset());
      results.add(answers());
    }
    expect(offsets.size).toBe(3);
    expect(results.size).toBe(1);
    expect([...results][0]).toContain('2023-11-13T06:40~');
  });

  it('has no way in: nothing in core/time uses Date or Intl', () => {
    const files = readdirSync(TIME, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const source = readFileSync(join(TIME, file), 'utf8');
      expect(source, file).not.toMatch(
        /new Date\b|Date\.(?:now|parse|UTC)|\bIntl\.|toLocale\w+String/,
      );
    }
  });
});
