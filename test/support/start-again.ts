import { expect } from '@playwright/test';
import { program } from './app';
import type { DatelineApp } from './app';
import { runToEnd } from './run-to-end';

/** Starts the program again on the same data, in a folder of its own, and waits for its end. */
export async function startAgain(
  app: DatelineApp,
  cwd: string,
  words: readonly string[],
): Promise<void> {
  const { executablePath, args } = program();
  const all = [...args, `--user-data-dir=${app.userData}`, ...words];
  const { code, errors } = await runToEnd(executablePath, all, { cwd });
  expect(code, errors).toBe(0);
}
