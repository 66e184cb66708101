import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

const TIME = join(import.meta.dirname, '../../../core/time');

/** Everything that a zone or a locale of the machine could leak into, printed by one program. */
const PROGRAM = `
  import { boundToIso, bounds, widened } from '${TIME}/bounds';
  import { readWhen } from '${TIME}/entry';
  import { findArticleDates } from '${TIME}/expressions';
  import { describeDay, describeWhen } from '${TIME}/words';
  const typed = ['13 Nov 2023, about 06:40', '2024-03-31T02:30', 'yesterday evening', '3.10.2023'];
  const whens = typed.flatMap((text) => readWhen(text, '2023-11-14'));
  const blocks = [{ id: 'b1', text: 'On Monday it sailed at 18:45 GMT on 16 July 2021, last June.' }];
  console.log(JSON.stringify({
    whens: whens.map((when) => [when, describeWhen(when), bounds(when), widened(when)]),
    iso: whens.map((when) => boundToIso(bounds(when).earliest)),
    dates: findArticleDates(blocks, '2023-11-14'),
    day: describeDay('2023-11-14'),
  }));
`;

describe('the machine’s zone', () => {
  it('changes no result', async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'program',
          resolveId: (id) => (id === 'program' ? id : undefined),
          load: (id) => (id === 'program' ? PROGRAM : undefined),
        },
      ],
      build: { write: false, ssr: 'program', minify: false },
    });
    const output = 'output' in built ? built.output[0] : undefined;
    if (!output) throw new Error('nothing was built');
    const runs = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', output.code], {
        env: { ...process.env, TZ, LC_ALL: 'de_DE.UTF-8', ELECTRON_RUN_AS_NODE: '1' },
        encoding: 'utf8',
      }),
    );
    expect(runs[0]).toContain('2023-11-13T06:40~');
    expect(new Set(runs).size).toBe(1);
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
