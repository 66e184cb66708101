import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach } from 'vitest';
import type { CommandEnvironment } from '../../electron/commands/environment';
import { runCommandLine } from '../../electron/commands/run';
import { jobsHere } from './keeping-of';
import { useRealParser } from './real-parser';
import { tempFolder } from './temp-library';

/** What a run of the command line came to: its exit code and what it printed. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Where the runs of one test take place. */
export interface CommandRuns {
  /** The working folder; `in/Kestrel.txt` lies in it. */
  readonly cwd: string;
  readonly appFolder: string;
  /** The real parser, in a process of its own. */
  readonly parser: ReturnType<typeof useRealParser>;
  run(words: readonly string[], more?: Partial<CommandEnvironment>): Promise<Run>;
}

/** Runs of the command line in this process, each test in a folder of its own with one story in it. */
export function useCommandRuns(story: string): CommandRuns {
  const parser = useRealParser();
  let cwd = '';
  beforeEach(async () => {
    cwd = await tempFolder();
    await mkdir(join(cwd, 'in'));
    await writeFile(join(cwd, 'in', 'Kestrel.txt'), story);
  });
  return {
    get cwd() {
      return cwd;
    },
    get appFolder() {
      return join(cwd, 'app');
    },
    parser,
    async run(words, more = {}) {
      let out = '';
      let err = '';
      const code = await runCommandLine(words, {
        appFolder: join(cwd, 'app'),
        parser: parser(),
        jobs: jobsHere,
        cwd,
        patienceMs: 200,
        waitMs: 300,
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
        ...more,
      });
      return { code, out, err };
    },
  };
}
