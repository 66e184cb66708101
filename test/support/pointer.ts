import type { Locator, Page } from '@playwright/test';

/** A place in the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of what a locator shows. */
export async function middleOf(target: Locator): Promise<Point> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to point at: it is not drawn.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Where some words stand inside an element: `start` and `end` lie just inside of the text. */
export async function wordsIn(
  target: Locator,
  words: string,
): Promise<{ start: Point; end: Point }> {
  return target.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
    const at = nodes
      .map((node) => node.data)
      .join('')
      .indexOf(wanted);
    if (at < 0) throw new Error(`“${wanted}” does not stand there.`);
    const place = (offset: number, before: boolean): Range => {
      let left = offset;
      for (const node of nodes) {
        if (left < node.length || (before && left === node.length)) {
          const range = document.createRange();
          range.setStart(node, before ? left - 1 : left);
          range.setEnd(node, before ? left : left + 1);
          return range;
        }
        left -= node.length;
      }
      throw new Error('The place lies after the text.');
    };
    const first = place(at, false).getBoundingClientRect();
    const last = place(at + wanted.length, true).getBoundingClientRect();
    return {
      start: { x: first.left + 0.5, y: first.top + first.height / 2 },
      end: { x: last.right - 0.5, y: last.top + last.height / 2 },
    };
  }, words);
}

/** Presses the mouse at one place and lets it go at another, with moves between. */
export async function dragMouse(page: Page, from: Point, to: Point, steps = 8): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps });
  await page.mouse.up();
}
