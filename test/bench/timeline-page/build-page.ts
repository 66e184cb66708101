import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Builds the page that timelines are measured in, as the program's own window is built, and the
 * window around it; returns the folder that Electron is started with.
 */
export async function buildTimelinePage(): Promise<string> {
  const { build } = await import('vite');
  const { svelte } = await import('@sveltejs/vite-plugin-svelte');
  const root = process.cwd();
  const here = join(root, 'test', 'bench', 'timeline-page');
  const out = join(root, 'out', 'timeline-page');
  const common = { configFile: false, logLevel: 'warn', publicDir: false } as const;
  await build({
    ...common,
    root: here,
    base: './',
    plugins: [svelte({ configFile: false })],
    build: {
      outDir: join(out, 'page'),
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4_000,
      reportCompressedSize: false,
    },
  });
  await build({
    ...common,
    root,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: {
        input: { window: join(here, 'window.ts') },
        external: [/^node:/, 'electron'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  const start = { name: 'timeline-page', type: 'module', main: 'window.js' };
  await writeFile(join(out, 'package.json'), JSON.stringify(start));
  return out;
}
