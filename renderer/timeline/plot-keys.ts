import type { MovedPart } from '../../core/time/move-when';
import type { Direction } from '../../core/timeline/navigate';

/** What the timeline can be asked to show. */
export type LookTarget = 'everything' | 'selection' | 'article' | 'back';

/** What a key asks of the plot. */
export type PlotWish =
  | { readonly do: 'zoom'; readonly factor: number }
  /** Shows some other stretch of time. */
  | { readonly do: 'look'; readonly at: LookTarget }
  /** To the next gap without events, or the one before. */
  | { readonly do: 'gap'; readonly step: 1 | -1 }
  /** From an event back to the whole. */
  | { readonly do: 'leave' }
  /** Opens the focused event, or goes to one. */
  | { readonly do: 'open' }
  | { readonly do: 'go'; readonly to: Direction }
  | { readonly do: 'pan'; readonly to: Direction }
  /** Moves the focused event or one of its ends by one unit of its own precision. */
  | { readonly do: 'nudge'; readonly part: MovedPart; readonly by: 1 | -1 };

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

const LOOKS: Readonly<Record<string, LookTarget>> = {
  '0': 'everything',
  f: 'everything',
  z: 'selection',
  a: 'article',
  b: 'back',
  backspace: 'back',
};

/** As a clip's ends are moved in the reader: `]` and `[` the end, `}` and `{` the start. */
const ENDS: Readonly<Record<string, PlotWish>> = {
  ']': { do: 'nudge', part: 'end', by: 1 },
  '[': { do: 'nudge', part: 'end', by: -1 },
  '}': { do: 'nudge', part: 'start', by: 1 },
  '{': { do: 'nudge', part: 'start', by: -1 },
};

const ZOOM_STEP = 1.5;

/**
 * What a key asks for; null where it means nothing here. On an event the arrows go to its
 * neighbours, on the plot itself, and with Shift, they move the view.
 */
export function plotWish(press: PlotPress, onEvent: boolean): PlotWish | null {
  if (press.altKey) return nudgeOf(press);
  if (press.ctrlKey || press.metaKey) return null;
  switch (press.key) {
    case '+':
    case '=':
      return { do: 'zoom', factor: ZOOM_STEP };
    case '-':
    case '_':
      return { do: 'zoom', factor: 1 / ZOOM_STEP };
    case 'g':
    case 'G':
      return { do: 'gap', step: press.shiftKey ? -1 : 1 };
    case 'Escape':
      return onEvent ? { do: 'leave' } : null;
    case 'Enter':
      return { do: 'open' };
  }
  const at = LOOKS[press.key.toLowerCase()];
  if (at) return { do: 'look', at };
  const end = ENDS[press.key];
  if (end) return onEvent ? end : null;
  const to = DIRECTIONS[press.key];
  if (!to) return null;
  const isEnd = to === 'first' || to === 'last';
  return { do: !isEnd && (!onEvent || press.shiftKey) ? 'pan' : 'go', to };
}

/** With Alt the arrows move the event itself; with Shift its end, with Ctrl its start. */
function nudgeOf({ key, ctrlKey, metaKey, shiftKey }: PlotPress): PlotWish | null {
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : null;
  const isStart = ctrlKey || metaKey;
  if (by === null || (isStart && shiftKey)) return null;
  return { do: 'nudge', part: isStart ? 'start' : shiftKey ? 'end' : 'whole', by };
}
