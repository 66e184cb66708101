import type { DatelineBridge } from '../../core/ipc/contract';

type Flush = () => Promise<unknown>;

const flushes = new Set<Flush>();

/**
 * Asks to be called before the window closes or loads anew, to hand over what was typed but not yet
 * saved; answers how to take that back.
 */
export function onClosing(flush: Flush): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Hands over everything typed. One that fails does not keep the others from it. */
export async function flushAll(): Promise<void> {
  await Promise.allSettled([...flushes].map((flush) => flush()));
}

/** Answers main's notice that the window is about to close. */
export function followClosing(bridge: DatelineBridge): () => void {
  return bridge.on('window:closing', () => {
    void flushAll().then(() => bridge.call('window:flushed', null));
  });
}
