import { Worker } from 'node:worker_threads';
import type { AnyRecord } from '../../core/library/records';
import { fileJobs } from './jobs';
import type { FileJob, FileJobs, RecordBatches } from './jobs';

/** What a worker answers: an outcome, or an error with what the system says, which cloning would lose. */
export type JobAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly message: string;
      readonly code: string | null;
      readonly path: string | null;
    };

/** What a worker is sent besides its job: a batch after the other, and null after the last. */
export type JobMessage = readonly AnyRecord[] | null;

/** Runs each job in a worker of its own, so that whoever edits meanwhile does not feel it. */
export function jobsInWorker(modulePath: string): FileJobs {
  return fileJobs(
    (job: FileJob, batches?: RecordBatches) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(modulePath, { workerData: job });
        worker.once('message', (answer: JobAnswer) => {
          if (answer.ok) return resolve(answer.value);
          const { message, code, path } = answer;
          reject(
            Object.assign(new Error(message), { code: code ?? undefined, path: path ?? undefined }),
          );
        });
        worker.once('error', reject);
        // After an answer this changes nothing; without one the worker has ended for another reason.
        worker.once('exit', (code) => reject(new Error(`${job.do} ended with code ${code}`)));
        if (!batches) return;
        send(worker, batches).catch((error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
          void worker.terminate();
        });
      }),
  );
}

async function send(worker: Worker, batches: RecordBatches): Promise<void> {
  const post = (message: JobMessage) => worker.postMessage(message);
  for await (const batch of batches) post(batch);
  post(null);
}
