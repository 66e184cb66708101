import type { DatelineBridge } from '../core/ipc/contract';

declare global {
  interface Window {
    readonly dateline: DatelineBridge;
  }
}

/**
 * The way to main: the only thing the preload puts into the window. Everything else receives it as
 * an argument, so that a test can hand in one of its own.
 */
export function bridge(): DatelineBridge {
  return window.dateline;
}
