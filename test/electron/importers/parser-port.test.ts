import { afterEach, describe, expect, test } from 'vitest';
import { forkedParser } from '../../../electron/importers/forked-parser';
import { type ParserChild, ParserPort } from '../../../electron/importers/parser-port';

const failing = new URL('../../fixtures/parsers/failing-parser.mjs', import.meta.url).pathname;

let port: ParserPort | undefined;
afterEach(() => port?.close());

function open(options: { timeLimit?: number; memoryLimit?: number } = {}) {
  const pids: (number | undefined)[] = [];
  const start = forkedParser(failing);
  const spawn = (): ParserChild => {
    const child = start();
    pids.push(child.pid);
    return child;
  };
  port = new ParserPort({ spawn, timeLimit: 8_000, ...options });
  return { port, pids };
}

const isAlive = (pid: number | undefined) => {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('one file at a time in a watched process', () => {
  test('files are read in order by one process, which is started only when needed', async () => {
    const { port, pids } = open();
    expect(pids).toHaveLength(0);
    const order: string[] = [];
    const names = ['a.txt', 'b.txt', 'c.txt'];
    await Promise.all(names.map((name) => port.read(`/x/${name}`).then(() => order.push(name))));
    expect(order).toEqual(names);
    expect(pids).toHaveLength(1);
  });

  test.for([
    ['exits.txt', 'crashed'],
    ['aborts.txt', 'crashed'],
    ['throws.txt', 'crashed'],
  ])('%s fails alone and the next file is read by a new process', async ([name, code]) => {
    const { port, pids } = open();
    const [bad, good] = await Promise.all([port.read(`/x/${name}`), port.read('/x/good.txt')]);
    expect(bad).toMatchObject({ ok: false, error: { code } });
    expect(!bad.ok && bad.error.message).toContain(name);
    expect(good).toMatchObject({ ok: true, value: { read: 'good.txt' } });
    expect(pids).toHaveLength(2);
  });

  test.for(['hangs.txt', 'silent.txt'])('%s is given up after its time', async (name) => {
    const { port, pids } = open({ timeLimit: 1_500 });
    const [bad, good] = await Promise.all([port.read(`/x/${name}`), port.read('/x/good.txt')]);
    expect(bad).toMatchObject({ ok: false, error: { code: 'timeout' } });
    expect(good).toMatchObject({ ok: true });
    await expect.poll(() => isAlive(pids[0])).toBe(false);
  });

  test.skipIf(process.platform !== 'linux')(
    'hungry.txt is stopped before it eats the machine',
    async () => {
      const { port, pids } = open({ memoryLimit: 300 * 1024 ** 2 });
      const [bad, good] = await Promise.all([port.read('/x/hungry.txt'), port.read('/x/good.txt')]);
      expect(bad).toMatchObject({ ok: false, error: { code: 'too-much-memory' } });
      expect(good).toMatchObject({ ok: true });
      await expect.poll(() => isAlive(pids[0])).toBe(false);
    },
  );

  test('answers that nobody asked for are not taken for answers', async () => {
    const { port } = open();
    expect(await port.read('/x/nonsense.txt')).toMatchObject({ value: { read: 'nonsense.txt' } });
  });

  test('a process that cannot be started fails the file and says so', async () => {
    port = new ParserPort({ spawn: forkedParser('/nowhere/parser.js'), timeLimit: 8_000 });
    expect(await port.read('/x/good.txt')).toMatchObject({ ok: false, error: { code: 'crashed' } });
    expect(await port.read('/x/good.txt')).toMatchObject({ ok: false, error: { code: 'crashed' } });
  });

  test('a spawn that throws fails the file', async () => {
    port = new ParserPort({
      spawn: () => {
        throw new Error('no process to be had');
      },
    });
    const read = await port.read('/x/good.txt');
    expect(read).toMatchObject({ ok: false, error: { code: 'crashed' } });
    expect(!read.ok && read.error.message).toContain('no process to be had');
  });

  test('closing ends the process, the file being read and those that wait', async () => {
    const { port, pids } = open();
    await port.read('/x/good.txt');
    const waiting = [port.read('/x/silent.txt'), port.read('/x/good.txt')];
    port.close();
    for (const read of [...(await Promise.all(waiting)), await port.read('/x/good.txt')]) {
      expect(read).toMatchObject({ ok: false, error: { code: 'closed' } });
    }
    await expect.poll(() => isAlive(pids[0])).toBe(false);
  });
});
