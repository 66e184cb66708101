import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..', '..');
const cruiser = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const rules = join(repository, 'scripts/check/import-rules.cjs');

const imports = (target: string) => `import { thing } from '${target}';\nexport const x = thing;\n`;
const importsType = (target: string) =>
  `import type { thing } from '${target}';\nexport type X = typeof thing;\n`;

/** What every tree has: four folders, one file in each, and the libraries that rules speak of. */
const GROUND: Record<string, string> = {
  'package.json': '{ "name": "tree", "type": "module" }',
  ...Object.fromEntries(
    ['electron', 'lowdb', 'marked', 'valibot'].flatMap((name) => [
      [`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`],
      [`node_modules/${name}/index.js`, 'exports.thing = 1;'],
    ]),
  ),
  'core/ipc/contract.ts': 'export const thing = 1;',
  'electron/store/journal.ts': 'export const thing = 1;',
  'renderer/state/clips.svelte.ts': 'export const thing = 1;',
  'test/support/sample.ts': 'export const thing = 1;',
};

interface Report {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

/** Writes a tree, cruises it and returns the broken rules by file, each once. */
function cruise(files: Record<string, string>): Map<string, string[]> {
  const tree = mkdtempSync(join(tmpdir(), 'dateline-import-rules-'));
  try {
    for (const [path, text] of Object.entries({ ...GROUND, ...files })) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    symlinkSync(join(repository, 'node_modules/svelte'), join(tree, 'node_modules/svelte'), 'dir');
    const folders = ['core', 'electron', 'renderer', 'test'];
    const output = execFileSync(
      process.execPath,
      [cruiser, '--config', rules, '--output-type', 'json', ...folders],
      { cwd: tree, encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
    );
    const broken = new Map<string, string[]>();
    for (const { from, rule } of (JSON.parse(output) as Report).summary.violations) {
      broken.set(from, [...new Set([...(broken.get(from) ?? []), rule.name])]);
    }
    return broken;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

test('the arrows of the design are allowed', () => {
  const broken = cruise({
    'core/notebook/markdown-tokens.ts': imports('marked'),
    'core/library/records.ts': imports('valibot') + importsType('../ipc/contract'),
    'electron/store/adapter.ts': imports('lowdb') + `import 'node:fs'; import 'node:sqlite';`,
    'electron/main.ts': imports('electron') + `import './window/menu'; import './cli';`,
    'electron/preload.ts': imports('electron'),
    'electron/ipc/register.ts': imports('electron') + `import '../../core/ipc/contract';`,
    'electron/ipc/handlers.ts': imports('../store/journal'),
    'electron/window/menu.ts': imports('electron'),
    'electron/cli.ts': imports('./store/journal') + `import 'node:path';`,
    'renderer/main.ts': `import { mount } from 'svelte'; import App from './App.svelte'; mount(App);`,
    'renderer/App.svelte': `<script lang="ts">import { thing } from '../core/ipc/contract';</script>{thing}`,
    'renderer/ui/Tree.svelte': `<script lang="ts">import Tree from './Tree.svelte';</script><Tree />`,
    'test/core/all.test.ts': `${imports('lowdb')}import '../../electron/main';`,
  });
  expect([...broken]).toEqual([]);
});

describe('refused', () => {
  const CASES: [rule: string, file: string, text: string][] = [
    ['core-stands-alone', 'core/time/a1.ts', imports('../../electron/store/journal')],
    ['core-stands-alone', 'core/time/a2.ts', imports('../../renderer/state/clips.svelte')],
    ['core-stands-alone', 'core/time/a3.ts', importsType('../../electron/store/journal')],
    ['core-stands-alone', 'core/time/a4.ts', imports('../../test/support/sample')],
    ['core-is-pure', 'core/time/a5.ts', imports('svelte')],
    ['core-is-pure', 'core/time/a6.ts', importsType('electron')],
    ['core-without-node', 'core/time/a7.ts', `import 'node:fs';`],
    [
      'core-without-node',
      'core/time/a8.ts',
      `import type { Stats } from 'fs'; export type X = Stats;`,
    ],
    ['core-without-node', 'core/time/a9.ts', `export const x = () => import('node:path');`],
    [
      'electron-not-to-renderer',
      'electron/store/a10.ts',
      imports('../../renderer/state/clips.svelte'),
    ],
    ['electron-not-to-renderer', 'electron/store/a11.ts', imports('svelte')],
    ['renderer-not-to-electron', 'renderer/ui/a12.ts', imports('../../electron/store/journal')],
    ['renderer-not-to-electron', 'renderer/ui/a13.ts', importsType('../../electron/store/journal')],
    ['renderer-not-to-electron', 'renderer/ui/a14.ts', importsType('electron')],
    [
      'renderer-not-to-electron',
      'renderer/ui/A15.svelte',
      `<script lang="ts">import { thing } from '../../electron/store/journal'; thing;</script>`,
    ],
    ['core-without-node', 'core/time/sqlite.ts', `import 'node:sqlite';`],
    ['renderer-without-node', 'renderer/ui/a16.ts', `import 'node:fs';`],
    ['electron-in-its-rooms', 'electron/store/a17.ts', imports('electron')],
    ['electron-in-its-rooms', 'electron/search/b.ts', importsType('electron')],
    ['electron-in-its-rooms', 'electron/ipc/handlers.ts', imports('electron')],
    ['electron-in-its-rooms', 'electron/main-window.ts', imports('electron')],
    ['lowdb-in-the-store', 'electron/importers/a18.ts', imports('lowdb')],
    ['lowdb-in-the-store', 'core/library/a19.ts', imports('lowdb')],
    ['marked-in-one-module', 'core/notebook/a20.ts', imports('marked')],
    ['marked-in-one-module', 'renderer/notebook/a21.ts', imports('marked')],
    ['program-not-to-tests', 'electron/store/a22.ts', imports('../../test/support/sample')],
    ['program-not-to-tests', 'renderer/ui/a23.ts', imports('../../test/support/sample')],
    ['resolvable', 'core/time/a24.ts', imports('./not-there')],
    ['no-cycles', 'core/time/circle-a.ts', importsType('./circle-b')],
    [
      'no-cycles',
      'renderer/ui/Circle.svelte',
      `<script lang="ts">import Other from './Other.svelte';</script><Other />`,
    ],
    ['handover-knows-no-commands', 'electron/handover/a25.ts', imports('../commands/run')],
    ['runs-without-electron', 'electron/cli.ts', imports('./detour')],
    ['runs-without-electron', 'electron/importers/parser-process.ts', imports('../preload')],
  ];
  // Where the last ones lead; a cycle is reported once, at its first file.
  const beyond = {
    'core/time/circle-b.ts': `${importsType('./circle-a')}export const thing = 1;`,
    'renderer/ui/Other.svelte': `<script lang="ts">import Circle from './Circle.svelte';</script><Circle />`,
    'electron/commands/run.ts': 'export const thing = 1;',
    'electron/detour.ts': imports('./window/menu'),
    'electron/window/menu.ts': imports('electron'),
    'electron/preload.ts': imports('electron'),
  };

  let broken: Map<string, string[]>;
  beforeAll(() => {
    broken = cruise({
      ...beyond,
      ...Object.fromEntries(CASES.map(([, file, text]) => [file, text])),
    });
  });

  test.each(CASES)('%s: %s', (rule, file) => {
    expect(broken.get(file)).toEqual([rule]);
  });

  test('every rule has a case here', () => {
    const config = createRequire(import.meta.url)(rules) as { forbidden: { name: string }[] };
    const names = config.forbidden.map(({ name }) => name);
    expect([...new Set(CASES.map(([rule]) => rule))].sort()).toEqual(names.sort());
  });
});
