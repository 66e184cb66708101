import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..', '..');
const eslint = join(repository, 'node_modules/eslint/bin/eslint.js');
const config = join(repository, 'scripts/check/eslint.config.mjs');

interface FileReport {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

/** Writes a tree, lints it and returns what was found by file, as rule ids. */
function lint(files: Record<string, string>): Map<string, (string | null)[]> {
  const tree = mkdtempSync(join(tmpdir(), 'dateline-lint-rules-'));
  try {
    const compilerOptions = { strict: true, module: 'esnext', moduleResolution: 'bundler' };
    const ground = Object.fromEntries(
      ['core', 'electron', 'renderer'].map((folder) => [
        `${folder}/tsconfig.json`,
        JSON.stringify({ compilerOptions, include: ['./**/*.ts', './**/*.svelte'] }),
      ]),
    );
    for (const [path, text] of Object.entries({ ...ground, ...files })) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    symlinkSync(join(repository, 'node_modules'), join(tree, 'node_modules'), 'dir');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [eslint, '--config', config, '--format', 'json', 'core', 'electron', 'renderer'],
      { cwd: tree, encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
    );
    if (stdout === '') throw new Error(stderr);
    return new Map(
      (JSON.parse(stdout) as FileReport[]).map(({ filePath, messages }) => [
        filePath.slice(filePath.indexOf('dateline-lint-rules-')).replace(/^[^/]*\//, ''),
        messages.map(({ ruleId }) => ruleId),
      ]),
    );
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

const IPC = `import { ipcMain } from 'electron';\nexport const x = ipcMain;\n`;
const CASES: [what: string, file: string, rule: string, text: string][] = [
  ['raw ipcMain', 'electron/ipc/handlers.ts', 'no-restricted-syntax', IPC],
  ['raw ipcMain in main', 'electron/main.ts', 'no-restricted-syntax', IPC],
  [
    'ipcMain by way of the namespace',
    'electron/window/menu.ts',
    'no-restricted-syntax',
    `import * as electron from 'electron';\nexport const x = electron.ipcMain;\n`,
  ],
  [
    '{@html}',
    'renderer/ui/Html.svelte',
    'svelte/no-at-html-tags',
    `<script lang="ts">const x = '<b>';</script>{@html x}`,
  ],
  [
    'a style attribute',
    'renderer/ui/Style.svelte',
    'no-restricted-syntax',
    `<p style="color: red">x</p>`,
  ],
  [
    'innerHTML in a module',
    'renderer/ui/inner.ts',
    'no-restricted-syntax',
    `export const f = (e: HTMLElement): void => { e.innerHTML = ''; };`,
  ],
  [
    'innerHTML in a component',
    'renderer/ui/Inner.svelte',
    'no-restricted-syntax',
    `<script lang="ts">export const f = (e: HTMLElement): void => { e.innerHTML = ''; };</script>`,
  ],
  [
    'the clock',
    'core/time/a.ts',
    'no-restricted-syntax',
    `export const x = (): number => Date.now();`,
  ],
  ['the clock again', 'core/time/b.ts', 'no-restricted-syntax', `export const x = new Date();`],
  [
    'a local getter',
    'core/time/c.ts',
    'no-restricted-syntax',
    `export const x = (d: Date): number => d.getHours();`,
  ],
  [
    'a local date',
    'core/time/d.ts',
    'no-restricted-syntax',
    `export const x = new Date(2024, 1, 2);`,
  ],
  ['chance', 'core/time/e.ts', 'no-restricted-syntax', `export const x = Math.random();`],
  ['Node in core', 'core/time/f.ts', 'no-restricted-globals', `export const x: unknown = process;`],
  [
    'a promise that nobody awaits',
    'electron/store/a.ts',
    '@typescript-eslint/no-floating-promises',
    `const f = async (): Promise<void> => {};\nexport const x = (): void => { f(); };`,
  ],
  [
    'an empty catch',
    'electron/store/b.ts',
    'no-empty',
    `export const x = (): void => { try { x(); } catch {} };`,
  ],
  [
    'a note to oneself',
    'core/time/g.ts',
    'no-warning-comments',
    `// ${'TO'}${'DO'} later\nexport const x = 1;`,
  ],
];

const ALLOWED: Record<string, string> = {
  'electron/ipc/register.ts': IPC,
  'electron/preload.ts': IPC.replaceAll('ipcMain', 'ipcRenderer'),
  'core/time/utc.ts': `export const x = (ms: number): number => new Date(ms).getUTCHours();\n`,
  'renderer/ui/Bar.svelte': `<script lang="ts">const { at }: { at: number } = $props();</script><p style:left="{at}px">x</p>`,
};

let found: Map<string, (string | null)[]>;
beforeAll(() => {
  const refused = Object.fromEntries(CASES.map(([, file, , text]) => [file, text]));
  found = lint({ ...ALLOWED, ...refused });
}, 120_000);

describe('refused', () => {
  test.each(CASES)('%s (%s)', (_what, file, rule) => {
    expect(new Set(found.get(file))).toContain(rule);
  });
});

describe('allowed', () => {
  test.each(Object.keys(ALLOWED))('%s', (file) => {
    expect(found.get(file)).toEqual([]);
  });
});
