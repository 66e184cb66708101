import { VisitorGone } from '../handover/handover-server';
import type { HandoverServerOptions } from '../handover/handover-server';
import type { LibraryStore } from '../store/library-store';
import type { CommandEnvironment } from './environment';
import { runCommandLine } from './run';

/**
 * Runs command lines of other processes at a library that this one has open, with this one's parser;
 * paths start where the other one is. A library that is still being opened is waited for; null means
 * that it could not be.
 */
export function servedRuns(
  opened: Promise<LibraryStore | null>,
  environment: Pick<CommandEnvironment, 'appFolder' | 'parser' | 'jobs'>,
): HandoverServerOptions['run'] {
  return async ({ words, cwd, patienceMs }, visitor) => {
    const store = await opened;
    if (!store) throw new VisitorGone();
    return runCommandLine(words, { ...environment, ...visitor, cwd, patienceMs, store });
  };
}
