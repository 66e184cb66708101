import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** What an element has for its content, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Tells an element's size, at once and whenever it changes: width and height together, so that what
 * depends on both is made once.
 */
export function sized(tell: (size: Size) => void): Attachment<HTMLElement> {
  return (element) => {
    let last: Size | null = null;
    const look = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (last?.width === width && last.height === height) return;
      last = { width, height };
      tell(last);
    };
    untrack(look);
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  };
}
