import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** Why drives cannot be mounted here, or null when they can; it goes into the names of skipped tests. */
export const NO_MOUNTS = reasonAgainst();

function reasonAgainst(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  const tried = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt && umount /mnt']);
  return tried.status === 0 ? null : 'mounting is not allowed here';
}

/** Mounts that only the programs of one test see; they are gone with it. */
export class MountSpace {
  readonly #pid: number;

  private constructor(pid: number) {
    this.#pid = pid;
  }

  static async make(): Promise<MountSpace> {
    const holder = spawn('unshare', ['-m', '--propagation', 'private', 'sh', '-c', 'echo; cat'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    onTestFinished(() => {
      holder.kill('SIGKILL');
    });
    if (holder.pid === undefined) throw new Error('unshare did not start');
    return new MountSpace(holder.pid);
  }

  /** The command that starts what follows it among these mounts. */
  get through(): string[] {
    return ['nsenter', `--mount=/proc/${this.#pid}/ns/mnt`, '--'];
  }

  /** Where others find a path of this space. */
  outside(path: string): string {
    return `/proc/${this.#pid}/root${path}`;
  }

  /** Runs a line of the shell among these mounts, or fails the test. */
  run(line: string): void {
    const [command = '', ...words] = [...this.through, 'sh', '-c', line];
    const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${line}: ${stderr}`);
  }
}
