import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../../../scripts/build.mjs';
import { noteFault } from '../../support/fault-table';
import { openStore, tempFolder } from '../../support/temp-library';

const KILLS = 100;

let program = '';
beforeAll(async () => {
  program = await bundleScript(
    fileURLToPath(new URL('../../support/edit-stream.ts', import.meta.url)),
  );
});

/** Lets the program edit for a while, kills it, and answers the numbers it had called saved. */
async function editUntilKilled(
  folder: string,
  first: number,
  lifeMs: number,
  compactEvery: number,
): Promise<number[]> {
  const child = spawn(process.execPath, [program, folder, String(first), String(compactEvery)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const acknowledged: number[] = [];
  let problem = '';
  child.stderr.on('data', (part: Buffer) => (problem += part.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'ready') setTimeout(() => child.kill('SIGKILL'), lifeMs);
    else acknowledged.push(Number(line));
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(problem).toBe('');
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

describe('a program that is killed', () => {
  it(`${KILLS} times at random moments of a stream of edits loses nothing it called saved`, async () => {
    const folder = await tempFolder();
    const saved = new Set<number>();
    for (let kill = 0; kill < KILLS; kill++) {
      const first = kill * 100_000;
      const numbers = await editUntilKilled(folder, first, Math.random() * 40, kill % 3 ? 0 : 5);
      for (const number of numbers) saved.add(number);
    }
    expect(saved.size).toBeGreaterThan(KILLS);
    const store = await openStore(folder);
    expect(store.damage).toEqual([]);
    const titles = new Set([...store.library.event.values()].map(({ title }) => title));
    const lost = [...saved].filter((number) => !titles.has(`Event ${number}`));
    expect(lost).toEqual([]);
    await store.close();
    noteFault({
      fault: 'the program is killed (SIGKILL) at a random moment of a stream of edits',
      how: 'real disk',
      cases: KILLS,
      outcome: 'every change it had called saved is there',
    });
  }, 120_000);
});
