import { expect, test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatelineApp } from './app';
import type { LaunchOptions } from './app';

const root = resolve(import.meta.dirname, '..', '..');

/** The sample's articles, and the fixtures of the readers. */
export const SAMPLE = join(root, 'assets', 'sample');
export const ARTICLES = join(root, 'test', 'fixtures', 'articles');
/** Real input of others, not part of the project: tests that read it are skipped where it is absent. */
export const SEED = join(root, '..', 'shared', 'data', 'seed');

/**
 * Tests in the real window: `launch` starts the program (again, on the same data, as often as a test
 * likes), `folder` is a place for files. A test fails when a window reported an error.
 */
export const test = base.extend<{
  folder: string;
  launch: (options?: LaunchOptions) => Promise<DatelineApp>;
}>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-e2e-files-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ folder }, use) => {
    const started: DatelineApp[] = [];
    await use(async (options = {}) => {
      const app = await DatelineApp.launch({ userData: join(folder, 'user-data'), ...options });
      started.push(app);
      return app;
    });
    for (const app of started) await app.dispose();
    expect(started.flatMap((app) => app.errors)).toEqual([]);
  },
});

export { expect };
