// The worker of long work: one job in, what it is sent besides, one answer out.
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { diskFiles, errorCode, errorPath } from '../store/file-port';
import { runJob } from './jobs';
import type { FileJob, RecordBatches } from './jobs';
import type { JobAnswer, JobMessage } from './jobs-in-worker';

function answer(message: JobAnswer): void {
  parentPort?.postMessage(message);
}

/** What is sent besides; listened to only by a job that asks for it, or this thread would not end. */
async function* sent(): RecordBatches {
  if (!parentPort) return;
  for await (const [message] of on(parentPort, 'message')) {
    const batch = message as JobMessage;
    if (batch === null) return;
    yield batch;
  }
}

try {
  answer({ ok: true, value: await runJob(diskFiles, workerData as FileJob, sent()) });
} catch (error) {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  answer({ ok: false, message, code: errorCode(error), path: errorPath(error) });
}
