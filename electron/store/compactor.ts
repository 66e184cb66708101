// The compaction worker: one job in, one answer out. It touches files only.
import { parentPort, workerData } from 'node:worker_threads';
import { compact } from './compaction';
import type { CompactionJob } from './compaction';
import { diskFiles } from './file-port';

await compact(diskFiles, workerData as CompactionJob);
parentPort?.postMessage('done');
