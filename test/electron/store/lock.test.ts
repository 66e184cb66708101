import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../../../scripts/build.mjs';
import { lockName, takeLock } from '../../../electron/store/lock';
import { tempFolder } from '../../support/temp-library';

let program = '';
beforeAll(async () => {
  program = await bundleScript(
    fileURLToPath(new URL('../../support/lock-holder.ts', import.meta.url)),
  );
}, 60_000);

const holders: ChildProcess[] = [];
afterEach(() => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
});

/** Another process that tries to take the lock, and what it says. */
async function other(folder: string): Promise<{ child: ChildProcess; says: string }> {
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  holders.push(child);
  const [says] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, says };
}

async function must(folder: string) {
  const lock = await takeLock(folder, 'a test');
  if (!lock.ok) throw new Error(lock.error.message);
  return lock.value;
}

describe('the lock of a library', () => {
  it('is held by one process; the other is told by whom', async () => {
    const folder = await tempFolder();
    expect((await other(folder)).says).toBe('held');
    const refused = await takeLock(folder, 'a test');
    expect(refused).toMatchObject({ ok: false, error: { code: 'in-use' } });
    expect(!refused.ok && refused.error.message).toContain(
      `${folder} is in use by another program`,
    );
  });

  it('refuses another process too', async () => {
    const folder = await tempFolder();
    const lock = await must(folder);
    expect((await other(folder)).says).toContain('in use by a test');
    await lock.release();
    expect((await other(folder)).says).toBe('held');
  });

  it('is free at once when its holder was killed', async () => {
    const folder = await tempFolder();
    const { child } = await other(folder);
    child.kill('SIGKILL');
    await once(child, 'close');
    await (await must(folder)).release();
  });

  it('can be taken and released many times, and by one of many at once', async () => {
    const folder = await tempFolder();
    for (let round = 0; round < 20; round++) {
      const tries = await Promise.all([1, 2, 3, 4].map(() => takeLock(folder, 'a test')));
      const held = tries.filter((lock) => lock.ok);
      expect(held).toHaveLength(1);
      for (const lock of held) await lock.value.release();
    }
  });

  it('is that of the folder, by whichever path, and of no other folder', async () => {
    const folder = await tempFolder();
    const real = join(folder, 'library');
    await mkdir(real);
    await mkdir(join(folder, 'other'));
    await symlink(real, join(folder, 'link'));
    const lock = await must(real);
    expect((await takeLock(join(folder, 'link'), 'a test')).ok).toBe(false);
    await (await must(join(folder, 'other'))).release();
    await lock.release();
  });

  it('is let go of at once, also while somebody who asked does not hang up', async () => {
    const folder = await tempFolder();
    const lock = await must(folder);
    const socket = connect({ path: await lockName(folder), allowHalfOpen: true });
    await once(socket, 'connect');
    const began = performance.now();
    await lock.release();
    expect(performance.now() - began).toBeLessThan(900);
    socket.destroy();
  });

  it.each([
    ['says nothing', ''],
    ['says no end of it', 'x'.repeat(100_000)],
    ['says what is no name', '{"holder":"a\\u001b[2Jb"}\n'],
  ])('is in use, by nobody known, when its holder %s', async (_, says) => {
    const folder = await tempFolder();
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.write(says);
    });
    server.listen(await lockName(folder));
    await once(server, 'listening');
    const refused = await takeLock(folder, 'a test');
    expect(!refused.ok && refused.error.message).toContain(`${folder} is in use. Close`);
    server.close();
  });
});
