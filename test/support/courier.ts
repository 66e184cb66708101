import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { join } from 'node:path';
import type { DatelineApp } from './app';
import { WindowParts } from './window-parts';
import { SAMPLE } from './window-test';

/** The Alder Courier's article of the sample, and how two of its paragraphs begin. */
const COURIER = join(SAMPLE, 'Kestrel withdrawn after smoke in engine room - Alder Courier.html');
export const PORT = 'The crew cut the port engine';
export const HURT = 'Nobody was hurt.';

/** Starts with the Alder Courier's article open, and no notice over it. */
export async function reading(launch: () => Promise<DatelineApp>) {
  const app = await launch();
  const window = new WindowParts(app.page);
  await app.drop([COURIER]);
  await expect(window.block(PORT)).toBeVisible();
  await expect(window.notices.getByText('1 imported')).toBeVisible();
  await window.notices.getByRole('button', { name: 'Dismiss' }).click();
  return { app, window, page: app.page };
}

/** Moves by key until the block is the focused one. */
export async function goTo(page: Page, block: Locator, key = 'j'): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(block).toHaveAttribute('aria-current', 'true', { timeout: 100 });
  }).toPass({ timeout: 10_000 });
}
