// What the linter asks for. Types are used in every folder that has a tsconfig.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const TYPED = ['{core,electron,renderer,test}/**/*.ts', 'renderer/**/*.svelte'];

/** Where ipcMain and ipcRenderer may be named: everyone else goes through the contract. */
const IPC_MAIN_ROOM = 'electron/ipc/register.ts';
const IPC_RENDERER_ROOM = 'electron/preload.ts';

const RAW_IPC_MAIN = {
  selector:
    'ImportSpecifier[imported.name="ipcMain"], MemberExpression[property.name="ipcMain"], Property[key.name="ipcMain"]',
  message: 'Channels are registered in electron/ipc/register.ts, which checks sender and payload.',
};
const RAW_IPC_RENDERER = {
  selector:
    'ImportSpecifier[imported.name="ipcRenderer"], MemberExpression[property.name="ipcRenderer"], Property[key.name="ipcRenderer"]',
  message: 'The preload exposes the contract; nothing else speaks to main.',
};

/** Imported HTML never enters the window; what the program draws, it draws as elements. */
const RAW_HTML = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Draw elements; no string becomes HTML in the window.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseFromString)$/]',
    message: 'Draw elements; no string becomes HTML in the window.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'Draw elements; no string becomes HTML in the window.',
  },
];

/** Time and chance are injected into core, and days are counted in UTC: see the calendar there. */
const IMPURE = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'core is pure: take the time as an argument.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'core is pure: take the time as an argument.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length>1]',
    message: 'This reads the local time zone; use Date.UTC.',
  },
  {
    selector:
      'MemberExpression[property.name=/^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$/]',
    message: 'This reads the local time zone; use the UTC twin.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'core is pure: take ids and chance as arguments.',
  },
];

export default defineConfig(
  {
    ignores: [
      'node_modules/',
      'out/',
      'dist/',
      'demo-out/',
      'bench-out/',
      'test-results/',
      'test/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'prefer-const': 'error',
      'no-console': 'error',
    },
  },
  {
    files: TYPED,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: process.cwd(),
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An async function that awaits nothing is how a port with a promise is answered at once.
      '@typescript-eslint/require-await': 'off',
      'no-undef': 'off',
    },
  },
  {
    files: ['renderer/**/*.svelte', 'renderer/**/*.svelte.ts'],
    extends: [svelte.configs.recommended],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // Both speak where there is nothing to say: of Maps that are derived and never changed, and of
      // warnings that only svelte-check gives.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-unused-svelte-ignore': 'off',
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: ['renderer/**/*.svelte'],
    rules: {
      // Props are destructured with `let` where one of them is bound.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      // The linter's parser takes the arguments of snippets for `any`; svelte-check knows better.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...IMPURE],
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'window', 'document', 'localStorage', 'fetch', 'setTimeout'].map(
          (name) => ({ name, message: 'core is pure: no Node and no DOM.' }),
        ),
      ],
    },
  },
  {
    files: ['electron/**/*.ts'],
    rules: {
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'no-restricted-syntax': ['error', RAW_IPC_MAIN, RAW_IPC_RENDERER],
    },
  },
  {
    files: [IPC_MAIN_ROOM],
    rules: { 'no-restricted-syntax': ['error', RAW_IPC_RENDERER] },
  },
  {
    files: [IPC_RENDERER_ROOM],
    rules: { 'no-restricted-syntax': ['error', RAW_IPC_MAIN] },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.svelte'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...RAW_HTML,
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: 'The content security policy refuses style attributes; use style: directives.',
        },
      ],
    },
  },
  {
    files: ['electron/cli.ts', 'test/{e2e,bench,support}/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Playwright's fixtures take an object pattern even when they need nothing from it.
    files: ['test/{e2e,support}/**/*.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    files: ['scripts/**/*.{mjs,cjs}'],
    languageOptions: { globals: globals.node },
  },
);
