import type { Frame, FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { DatelineApp } from './app';

/** The original beside the text, and what is drawn in it. */
export class OriginalParts {
  readonly #app: DatelineApp;

  constructor(app: DatelineApp) {
    this.#app = app;
  }

  get #page(): Page {
    return this.#app.page;
  }

  get pane(): Locator {
    return this.#page.getByRole('region', { name: 'Original', exact: true });
  }

  get frame(): Locator {
    return this.pane.locator('iframe');
  }

  get splitter(): Locator {
    return this.#page.getByRole('separator', { name: 'Width of the original' });
  }

  /** What is drawn, for clicks and for what is seen. */
  get drawn(): FrameLocator {
    return this.frame.contentFrame().locator('iframe').contentFrame();
  }

  /** The same as a frame, for what a debugger can do in it. */
  async inside(): Promise<Frame> {
    const handle = await this.frame.contentFrame().locator('iframe').elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error('Nothing is drawn.');
    return frame;
  }

  /** Waits until these words are drawn. */
  async shows(words: string | RegExp): Promise<void> {
    await expect(this.drawn.locator('body')).toContainText(words);
  }

  /** Presses a key where the keyboard is, as the system does it: also in a frame. */
  async press(keyCode: string, modifiers: ('control' | 'shift')[] = []): Promise<void> {
    await this.#app.electron.evaluate(
      ({ BrowserWindow }, input) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.sendInputEvent({ type: 'keyDown', ...input });
        contents?.sendInputEvent({ type: 'keyUp', ...input });
      },
      { keyCode, modifiers },
    );
  }
}
