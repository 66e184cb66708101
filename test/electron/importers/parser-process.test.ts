import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forkedParser } from '../../../electron/importers/forked-parser';
import { ParserPort } from '../../../electron/importers/parser-port';

let folder = '';
let port: ParserPort;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-parser-'));
  const root = new URL('../../../', import.meta.url).pathname;
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'electron/importers/parser-process.ts'),
      outDir: join(folder, 'out'),
      rollupOptions: { output: { entryFileNames: 'parser.mjs' } },
    },
  });
  port = new ParserPort({ spawn: forkedParser(join(folder, 'out/parser.mjs')), timeLimit: 15_000 });
}, 60_000);

afterAll(async () => {
  port.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the parser process itself, bundled', () => {
  test('reads text, Markdown and pages, and fails one file without failing the next', async () => {
    const write = async (name: string, text: string | Buffer) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    };
    const title = async (path: string) => {
      const read = await port.read(path);
      return read.ok ? read.value.draft.metadata.title.value : read.error.code;
    };
    expect(
      await title(await write('a.md', '# Bridge closed\n\nThe bridge at Kesh is closed.')),
    ).toBe('Bridge closed');
    expect(await title(await write('b.pdf', '%PDF-1.7'))).toBe('unsupported');
    expect(await title(join(folder, 'missing.txt'))).toBe('not-found');
    expect(
      await title(
        await write('c.html', '<title>Bridge open</title><p>The bridge at Kesh is open.'),
      ),
    ).toBe('Bridge open');
  });

  test('shows the name that a file goes by, not the one it lies under', async () => {
    const path = join(folder, 'e3b0c442');
    await writeFile(path, '<h1>Words</h1><p>Pasted words of some length.');
    const read = await port.read(path, 'Pasted text.html');
    expect(read).toMatchObject({ ok: true, value: { format: 'web page', mediaType: 'text/html' } });
  });
});
