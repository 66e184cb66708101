import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** The runtime that the bench's launcher names. */
export function benchedElectron(): string {
  const executablePath = process.env['DATELINE_ELECTRON'];
  if (!executablePath) throw new Error('Run through npm run bench.');
  return executablePath;
}

/** What a root user's Electron needs to start at all. */
export const SANDBOX: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Starts a program by itself, with no driver in its way, and looks in through the debugging port only
 * once it runs: what is measured is what a person waits for. Ends it once its window was used.
 *
 * @param wait how long it is left alone first, in ms: where its start is not what is measured, a look
 *   in while it loads a big library would only be in the way
 */
export async function inWindow<Result>(
  executablePath: string,
  args: readonly string[],
  use: (page: Page, pid: number) => Promise<Result>,
  wait = 0,
): Promise<Result> {
  // The bench runs as Node; what it launches must not.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(executablePath, ['--remote-debugging-port=0', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const address = await debuggingAddress(child);
    await new Promise((resolve) => setTimeout(resolve, wait));
    const browser = await chromium.connectOverCDP(address);
    const context = browser.contexts()[0];
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (!page) throw new Error('no window came');
    await page.waitForFunction(
      () => performance.getEntriesByName('dateline:usable').length > 0,
      null,
      { polling: 20 },
    );
    return await use(page, child.pid ?? 0);
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

/** Where a program that was just started lets itself be looked at. */
function debuggingAddress(child: ChildProcessByStdio<null, null, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`it ended before its window came: ${said}`)));
  });
}
