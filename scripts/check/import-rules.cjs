// The arrows between the folders, as dependency-cruiser reads them: electron → core ← renderer.
// Each rule has a tree that breaks it in test/scripts/import-rules.test.ts.

/** The files that may import 'electron'; the rest of electron/ runs without Electron's modules. */
const ELECTRON_ROOMS = '^electron/(window/|ipc/register[.]ts$|main[.]ts$|preload[.]ts$)';
/** What runs on Electron's Node alone: the command line, the parser, the workers. */
const WITHOUT_ELECTRON =
  '^electron/(cli[.]ts$|commands/|exporting/|handover/|importers/|keeping/|originals/|store/|search/|ipc/(?!register[.]ts$))';
/** A library in node_modules, seen from any folder. */
const library = (name) => `(^|/)node_modules/${name}/`;

module.exports = {
  forbidden: [
    {
      name: 'core-stands-alone',
      comment: 'core knows nothing of the folders around it',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^(electron|renderer|test|scripts|assets)/' },
    },
    {
      name: 'core-is-pure',
      comment: 'core is pure TypeScript: no Node, Electron or Svelte',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: [library('electron'), library('svelte')] },
    },
    {
      name: 'core-without-node',
      comment: 'core is pure TypeScript: no Node modules, not even types of them',
      severity: 'error',
      from: { path: '^core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-not-to-renderer',
      comment: 'the two sides meet in core/ipc only',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: ['^renderer/', library('svelte')] },
    },
    {
      name: 'renderer-not-to-electron',
      comment: 'the two sides meet in core/ipc only; the window has no Electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/', library('electron')] },
    },
    {
      name: 'renderer-without-node',
      comment: 'the window is sandboxed: there is no Node in it',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-its-rooms',
      comment: 'only window/, ipc/register.ts, main.ts and preload.ts import electron',
      severity: 'error',
      from: { path: '^electron/', pathNot: ELECTRON_ROOMS },
      to: { path: library('electron') },
    },
    {
      name: 'runs-without-electron',
      comment: 'the command line, the parser and the workers reach no file that needs Electron',
      severity: 'error',
      from: { path: WITHOUT_ELECTRON },
      to: { path: ELECTRON_ROOMS, reachable: true },
    },
    {
      name: 'handover-knows-no-commands',
      comment: 'what is said between two processes does not depend on what is asked for',
      severity: 'error',
      from: { path: '^electron/handover/' },
      to: { path: '^electron/(commands|importers|ipc|window|search)/' },
    },
    {
      name: 'lowdb-in-the-store',
      comment: 'lowdb is imported in electron/store only',
      severity: 'error',
      from: { path: '^(core|electron|renderer|scripts)/', pathNot: '^electron/store/' },
      to: { path: library('lowdb') },
    },
    {
      name: 'marked-in-one-module',
      comment: 'marked is imported where its tokens become an allow-listed tree, nowhere else',
      severity: 'error',
      from: {
        path: '^(core|electron|renderer|scripts)/',
        pathNot: '^core/notebook/markdown-tokens[.]ts$',
      },
      to: { path: library('marked') },
    },
    {
      name: 'program-not-to-tests',
      comment: 'the program does not import its tests or scripts',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'a cycle means that two files are one, or that a third is missing',
      severity: 'error',
      // A component may draw itself, for what nests.
      from: { path: '(.+)' },
      to: { circular: true, pathNot: '^$1$' },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere hides from every other rule',
      severity: 'error',
      from: { path: '^(core|electron|renderer|test)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Electron's Node has it, the Node that runs this check may not.
    builtInModules: { add: ['node:sqlite'] },
    doNotFollow: { path: 'node_modules' },
    // Types count: a type of Electron in core would tie core to Electron.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte.ts', '.svelte', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
