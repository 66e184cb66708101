import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { FrameSocket } from '../../../electron/handover/frames';
import { handOver } from '../../../electron/handover/handover-client';
import { HandoverServer, VisitorGone } from '../../../electron/handover/handover-server';
import type { HandoverServerOptions } from '../../../electron/handover/handover-server';
import { freshNumber, proofOf } from '../../../electron/handover/proof';
import { lockName, takeLock } from '../../../electron/store/lock';
import { tempFolder } from '../../support/temp-library';

const SECRET = Buffer.alloc(32, 7);
const OTHER = Buffer.alloc(32, 8);
const TIMES = { handshake: 300, request: 300, alive: 50, silence: 400, grace: 200 };
const REQUEST = { words: ['articles', '--json'], cwd: '/here', patienceMs: 5_000 };

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A holder of a lock that serves, and what it ran. */
async function holding(more: Partial<HandoverServerOptions> = {}) {
  const folder = await tempFolder();
  const ran: unknown[] = [];
  const errors: unknown[] = [];
  const server = new HandoverServer({
    secret: () => Promise.resolve(SECRET),
    run: async (request) => {
      ran.push(request);
      return 0;
    },
    onInternalError: (error) => errors.push(error),
    times: TIMES,
    ...more,
  });
  const lock = await takeLock(folder, 'the window', server.serve);
  if (!lock.ok) throw new Error(lock.error.message);
  stops.push(() => lock.value.release());
  return { server, ran, errors, folder, lock: lock.value, name: await lockName(folder) };
}

/** Somebody else who listens under a name, and does with each connection what the test says. */
async function impostor(meet: (frames: FrameSocket, socket: Socket) => unknown): Promise<string> {
  const name = await lockName(await tempFolder());
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    meet(new FrameSocket(socket), socket);
  });
  server.listen(name);
  await once(server, 'listening');
  stops.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return name;
}

async function visit(lock: string, secret = SECRET, request = REQUEST) {
  let out = '';
  let err = '';
  const handed = await handOver({
    lock,
    secret,
    request,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    times: TIMES,
  });
  return { handed, out, err };
}

/** A visitor that speaks frame by frame, to say what ours never would. */
async function visitor(lock: string): Promise<{ frames: FrameSocket; socket: Socket }> {
  const socket = connect(lock);
  await once(socket, 'connect');
  stops.push(() => socket.destroy());
  return { frames: new FrameSocket(socket), socket };
}

async function heard(frames: FrameSocket): Promise<Record<string, unknown> | null> {
  const said = await frames.receive(1_000_000, 3_000);
  return said.ok ? (said.value as Record<string, unknown>) : null;
}

/** The handshake up to a visitor's proof, which the test may forge. */
async function prove(frames: FrameSocket, lock: string, secret: Buffer) {
  const holder = String((await heard(frames))?.['number']);
  const challenge = { lock, holder, visitor: freshNumber() };
  await frames.send({ number: challenge.visitor });
  const theirs = await heard(frames);
  const proof = proofOf(secret, 'visitor', challenge);
  await frames.send({ proof });
  return { challenge, theirs, proof };
}

describe('work handed to the holder of a library', () => {
  it('is run there, printed here in order, and ends with its exit code', async () => {
    const asked: unknown[] = [];
    const { name } = await holding({
      run: async (request, { out, err }) => {
        asked.push(request);
        await out('one\n');
        await err('a remark\n');
        await out('zwei – 二 – 𝔷\n');
        return 1;
      },
    });
    expect(await visit(name)).toEqual({
      handed: { kind: 'done', exit: 1 },
      out: 'one\nzwei – 二 – 𝔷\n',
      err: 'a remark\n',
    });
    expect(asked).toEqual([REQUEST]);
  });

  it('comes through whole however long a line is, and whatever it is cut into', async () => {
    const long = `${'𝔷é'.repeat(300_000)}\n`;
    const { name } = await holding({ run: (_, { out }) => out(long).then(() => 0) });
    const { handed, out } = await visit(name);
    expect(handed).toEqual({ kind: 'done', exit: 0 });
    expect(out === long).toBe(true);
  });

  it('serves many visitors at once, each with its own words and answers', async () => {
    const { name } = await holding({
      run: async ({ words }, { out }) => {
        await out(`${words[0]}…`);
        await pause(20);
        await out(`${words[0]}\n`);
        return words.length;
      },
    });
    const all = ['a', 'b', 'c', 'd', 'e'].map((word) =>
      visit(name, SECRET, { ...REQUEST, words: [word] }),
    );
    expect((await Promise.all(all)).map(({ handed, out }) => [handed, out])).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((word) => [{ kind: 'done', exit: 1 }, `${word}…${word}\n`]),
    );
  });

  it('goes no faster than its visitor reads', async () => {
    let sent = 0;
    const line = `${'x'.repeat(10_000)}\n`;
    const { name } = await holding({
      run: async (_, { out }) => {
        for (; sent < 2_000; sent++) await out(line);
        return 0;
      },
    });
    let read = 0;
    const gate = Promise.withResolvers<void>();
    const handed = handOver({
      lock: name,
      secret: SECRET,
      request: REQUEST,
      out: async (text) => {
        read += text.length;
        await gate.promise;
      },
      err: () => undefined,
      times: TIMES,
    });
    await pause(600);
    expect(sent).toBeLessThan(200);
    gate.resolve();
    expect(await handed).toEqual({ kind: 'done', exit: 0 });
    expect(read).toBe(2_000 * line.length);
  });

  it('says that something went wrong there, and the holder goes on', async () => {
    const { name, errors } = await holding({ run: () => Promise.reject(new Error('a bug')) });
    const { handed, err } = await visit(name);
    expect(handed).toEqual({ kind: 'done', exit: 1 });
    expect(err).toContain('went wrong');
    expect(errors).toHaveLength(1);
    expect((await visit(name)).handed.kind).toBe('done');
  });

  it('that takes long without a word is waited for', async () => {
    const { name } = await holding({ run: () => pause(900).then(() => 0) });
    expect((await visit(name)).handed).toEqual({ kind: 'done', exit: 0 });
  });
});

describe('a holder', () => {
  it('is told to be a stranger by a visitor with another secret, who says nothing to it', async () => {
    const { name, ran } = await holding();
    expect((await visit(name, OTHER)).handed).toEqual({ kind: 'stranger' });
    expect(ran).toEqual([]);
  });

  it('runs nothing for a visitor who cannot prove itself', async () => {
    const { name, ran } = await holding();
    const { frames } = await visitor(name);
    const { theirs } = await prove(frames, name, OTHER);
    expect(theirs).toHaveProperty('proof');
    await frames.send(REQUEST);
    expect(await heard(frames)).toBeNull();
    expect(ran).toEqual([]);
  });

  it('takes no proof that was heard before, and not its own thrown back', async () => {
    const { name, ran } = await holding();
    const first = await visitor(name);
    const { proof, challenge } = await prove(first.frames, name, SECRET);
    expect(await heard(first.frames)).toEqual({ ready: true });
    const again = await visitor(name);
    await heard(again.frames);
    await again.frames.send({ number: challenge.visitor });
    await heard(again.frames);
    await again.frames.send({ proof });
    expect(await heard(again.frames)).toBeNull();
    const mirror = await visitor(name);
    const number = (await heard(mirror.frames))?.['number'];
    await mirror.frames.send({ number });
    const theirs = await heard(mirror.frames);
    await mirror.frames.send(theirs ?? {});
    expect(await heard(mirror.frames)).toBeNull();
    expect(ran).toEqual([]);
  });

  it('takes no proof that was made for another library', async () => {
    const { name, ran } = await holding();
    const { frames } = await visitor(name);
    const holder = String((await heard(frames))?.['number']);
    const challenge = { lock: 'another', holder, visitor: freshNumber() };
    await frames.send({ number: challenge.visitor });
    await heard(frames);
    await frames.send({ proof: proofOf(SECRET, 'visitor', challenge) });
    expect(await heard(frames)).toBeNull();
    expect(ran).toEqual([]);
  });

  it.each([
    ['what is too long', Buffer.alloc(5_000, 'x')],
    ['what is no JSON', Buffer.from('hello\n')],
    ['what is no number', Buffer.from('{"number":"1"}\n')],
    ['what is no object', Buffer.from('null\n')],
    ['bytes of all kinds', Buffer.concat([randomBytes(300), Buffer.from('\n')])],
  ])('cuts off a visitor that says %s', async (_, bytes) => {
    const { name, errors } = await holding();
    const { frames, socket } = await visitor(name);
    await heard(frames);
    socket.write(bytes);
    expect(await heard(frames)).toBeNull();
    expect((await visit(name)).handed.kind).toBe('done');
    expect(errors).toEqual([]);
  });

  it('cuts off a request that is too long, or no request, from one who is known', async () => {
    const { name, ran } = await holding();
    const long = await visitor(name);
    await prove(long.frames, name, SECRET);
    await heard(long.frames);
    long.socket.write(Buffer.alloc(6 * 1024 * 1024, 'x'));
    expect(await heard(long.frames)).not.toHaveProperty('exit');
    const wrong = await visitor(name);
    await prove(wrong.frames, name, SECRET);
    await heard(wrong.frames);
    await wrong.frames.send({ ...REQUEST, words: [1] });
    expect(await heard(wrong.frames)).toEqual({ refused: 'unreadable' });
    expect(ran).toEqual([]);
  });

  it('does not wait for silent visitors, and has room for others beside them', async () => {
    const { name, lock } = await holding();
    const silent = await Promise.all(Array.from({ length: 20 }, () => visitor(name)));
    expect((await visit(name)).handed.kind).toBe('done');
    for (const { frames } of silent) await heard(frames);
    const after = await Promise.all(silent.map(({ frames }) => heard(frames)));
    expect(after.every((frame) => frame === null)).toBe(true);
    await visitor(name);
    await lock.release();
  });

  it('notices when its visitor dies, and ends the run where it can', async () => {
    let ended: unknown = null;
    const left = Promise.withResolvers<boolean>();
    const { name, server } = await holding({
      run: async (_, { out, rest, isLeaving }) => {
        await out('begun\n');
        try {
          for (;;) {
            await pause(5);
            await rest();
          }
        } catch (error) {
          ended = error;
          left.resolve(isLeaving());
          throw error;
        }
      },
    });
    const { frames, socket } = await visitor(name);
    await prove(frames, name, SECRET);
    await heard(frames);
    await frames.send(REQUEST);
    expect(await heard(frames)).toEqual({ out: 'begun\n' });
    socket.destroy();
    expect(await left.promise).toBe(true);
    expect(ended).toBeInstanceOf(VisitorGone);
    await server.stop();
  });

  it('that closes lets runs end, begins no other, and serves again when it stays', async () => {
    const { name, server } = await holding({
      run: async (_, { out, isLeaving }) => {
        while (!isLeaving()) await pause(5);
        await out('ended early\n');
        return 3;
      },
    });
    const running = visit(name);
    await pause(100);
    const stopped = server.stop();
    expect((await visit(name)).handed).toEqual({ kind: 'later' });
    expect(await running).toMatchObject({
      handed: { kind: 'done', exit: 3 },
      out: 'ended early\n',
    });
    await stopped;
    server.resume();
    const again = visit(name);
    await pause(50);
    await server.stop();
    expect((await again).handed.kind).toBe('done');
  });

  it('that closes cuts off a run that goes on, and its visitor hears of it', async () => {
    const { name, server, lock } = await holding({
      run: async (_, { rest }) => {
        for (;;) {
          await pause(5);
          await rest();
        }
      },
    });
    const running = visit(name);
    await pause(100);
    await server.stop();
    await lock.release();
    expect((await running).handed).toEqual({ kind: 'broken', why: 'gone' });
  });
});

describe('a visitor', () => {
  it.each<[string, (frames: FrameSocket, socket: Socket) => unknown]>([
    ['says nothing', () => undefined],
    ['only says who it is', (_, socket) => socket.end('{"holder":"another run"}\n')],
    ['says too much', (_, socket) => socket.write(Buffer.alloc(1_000_000, 'x'))],
    ['says what is no JSON', (_, socket) => socket.write('hello\n')],
    ['hangs up', (_, socket) => socket.destroy()],
    [
      'gives a number and then nothing',
      (frames) => frames.send({ holder: 'x', number: freshNumber() }),
    ],
  ])('goes without a word from a holder that %s', async (_, meet) => {
    let said = '';
    const name = await impostor((frames, socket) => {
      socket.on('data', (part: Buffer) => (said += part.toString()));
      return meet(frames, socket);
    });
    expect((await visit(name)).handed).toEqual({ kind: 'later' });
    expect(said).not.toContain('articles');
  });

  it('says nothing to a holder that makes up a proof', async () => {
    const said: unknown[] = [];
    const name = await impostor(async (frames) => {
      await frames.send({ holder: 'the window', number: freshNumber() });
      said.push(await heard(frames));
      await frames.send({ proof: randomBytes(32).toString('hex') });
      said.push(await heard(frames));
    });
    expect((await visit(name)).handed).toEqual({ kind: 'stranger' });
    await expect.poll(() => said).toEqual([{ number: expect.any(String) as string }, null]);
  });

  it('gives up a holder that takes the words and then falls silent, or floods it', async () => {
    const take = async (frames: FrameSocket, lock: string) => {
      const holder = freshNumber();
      await frames.send({ holder: 'the window', number: holder });
      const number = String((await heard(frames))?.['number']);
      await frames.send({ proof: proofOf(SECRET, 'holder', { lock, holder, visitor: number }) });
      await heard(frames);
      await frames.send({ ready: true });
      await heard(frames);
    };
    const silent: string = await impostor((frames) => take(frames, silent));
    expect((await visit(silent)).handed).toEqual({ kind: 'broken', why: 'silent' });
    const flooding: string = await impostor(async (frames, socket) => {
      await take(frames, flooding);
      socket.write(Buffer.alloc(8_000_000, 'x'));
    });
    expect((await visit(flooding)).handed).toEqual({ kind: 'broken', why: 'gone' });
  });

  it('is told at once when nobody listens', async () => {
    expect((await visit(await lockName(await tempFolder()))).handed).toEqual({ kind: 'later' });
  });
});
