// The worker of the library's files: one job in, one answer out. It touches files only.
import { parentPort, workerData } from 'node:worker_threads';
import { diskFiles, errorCode } from '../store/file-port';
import { runJob } from './jobs';
import type { FileJob } from './jobs';
import type { JobAnswer } from './jobs-in-worker';

function answer(message: JobAnswer): void {
  parentPort?.postMessage(message);
}

try {
  answer({ ok: true, value: await runJob(diskFiles, workerData as FileJob) });
} catch (error) {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  answer({ ok: false, message, code: errorCode(error) });
}
