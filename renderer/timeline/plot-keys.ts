import type { Direction } from '../../core/timeline/navigate';

/** What a key asks of the plot. */
export type PlotWish =
  | { readonly do: 'zoom'; readonly factor: number }
  | { readonly do: 'fit' }
  /** From an event back to the whole. */
  | { readonly do: 'leave' }
  /** Opens the focused event, or goes to one. */
  | { readonly do: 'open' }
  | { readonly do: 'go'; readonly to: Direction }
  | { readonly do: 'pan'; readonly to: Direction };

/** The part of a KeyboardEvent that the plot reads. */
export type PlotPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  ArrowUp: 'above',
  ArrowDown: 'below',
  Home: 'first',
  End: 'last',
};

const ZOOM_STEP = 1.5;

/**
 * What a key asks for; null where it means nothing here. On an event the arrows go to its
 * neighbours, on the plot itself, and with Shift, they move the view.
 */
export function plotWish(press: PlotPress, onEvent: boolean): PlotWish | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  switch (press.key) {
    case '+':
    case '=':
      return { do: 'zoom', factor: ZOOM_STEP };
    case '-':
    case '_':
      return { do: 'zoom', factor: 1 / ZOOM_STEP };
    case '0':
    case 'f':
    case 'F':
      return { do: 'fit' };
    case 'Escape':
      return onEvent ? { do: 'leave' } : null;
    case 'Enter':
      return { do: 'open' };
  }
  const to = DIRECTIONS[press.key];
  if (!to) return null;
  const isEnd = to === 'first' || to === 'last';
  return { do: !isEnd && (!onEvent || press.shiftKey) ? 'pan' : 'go', to };
}
