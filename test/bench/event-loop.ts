import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** How often it is looked whether the thread is free, in milliseconds. */
const RESOLUTION_MS = 1;

/** Does some work and answers how long it took and the longest the thread was not free meanwhile, in ms. */
export async function heldDuring<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; ms: number; held: number }> {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  monitor.enable();
  // The monitor knows nothing of what comes before its first look, nor after its last one.
  await pause(10);
  monitor.reset();
  await pause(5);
  const began = performance.now();
  const value = await work();
  const ms = performance.now() - began;
  await pause(5);
  monitor.disable();
  return { value, ms, held: Math.max(0, monitor.max / 1e6 - RESOLUTION_MS) };
}
