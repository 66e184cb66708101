import { Worker } from 'node:worker_threads';
import type { CompactionJob } from './compaction';

/** Runs compactions in a worker, so that whoever edits meanwhile does not feel them. */
export function compactionInWorker(modulePath: string): (job: CompactionJob) => Promise<void> {
  return (job) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(modulePath, { workerData: job });
      worker.once('message', () => resolve());
      worker.once('error', reject);
      // After an answer this changes nothing; without one the worker has ended for another reason.
      worker.once('exit', (code) => reject(new Error(`the compaction ended with code ${code}`)));
    });
}
