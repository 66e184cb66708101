import { Worker } from 'node:worker_threads';
import { fileJobs } from './jobs';
import type { FileJob, FileJobs } from './jobs';

/** What a worker answers: an outcome, or an error with the system's code, which cloning would lose. */
export type JobAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly code: string | null };

/** Runs each job in a worker of its own, so that whoever edits meanwhile does not feel it. */
export function jobsInWorker(modulePath: string): FileJobs {
  return fileJobs(
    (job: FileJob) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(modulePath, { workerData: job });
        worker.once('message', (answer: JobAnswer) => {
          if (answer.ok) resolve(answer.value);
          else reject(Object.assign(new Error(answer.message), { code: answer.code ?? undefined }));
        });
        worker.once('error', reject);
        // After an answer this changes nothing; without one the worker has ended for another reason.
        worker.once('exit', (code) => reject(new Error(`${job.do} ended with code ${code}`)));
      }),
  );
}
