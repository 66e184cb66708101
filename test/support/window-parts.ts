import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The parts of Dateline's window by role and name, as a reader of the screen finds them. */
export class WindowParts {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Where the empty library says what to do. */
  get emptyState(): Locator {
    return this.page.getByText('Drop saved articles here.');
  }

  get articles(): Locator {
    return this.page.getByRole('listbox', { name: 'Articles' });
  }

  get events(): Locator {
    return this.page.getByRole('listbox', { name: 'Events', exact: true });
  }

  get pages(): Locator {
    return this.page.getByRole('listbox', { name: 'Pages' });
  }

  /** The open article: its header and its text. */
  get article(): Locator {
    return this.page.getByRole('region', { name: 'Article', exact: true });
  }

  get side(): Locator {
    return this.page.getByRole('complementary', { name: 'Clips and evidence' });
  }

  /** The clip that the right pane shows. */
  get clip(): Locator {
    return this.side.getByRole('region', { name: 'Clip', exact: true });
  }

  get notices(): Locator {
    return this.page.getByRole('region', { name: 'Notices' });
  }

  get importSummary(): Locator {
    return this.page.getByRole('region', { name: 'Import summary' });
  }

  get timeline(): Locator {
    return this.page.getByRole('region', { name: 'Timeline' }).last();
  }

  /** The picture of the timeline, which takes its keys, its wheel and its drags. */
  get plot(): Locator {
    return this.timeline.getByRole('application', { name: /^Timeline, / });
  }

  tab(name: 'Articles' | 'Pages' | 'Events', count?: number): Locator {
    return this.page.getByRole('tab', { name: count === undefined ? name : `${name} ${count}` });
  }

  /** The paragraph, heading or item of the open article that holds these words. */
  block(words: string | RegExp): Locator {
    return this.article.locator('[data-block]').filter({ hasText: words }).first();
  }

  /** Opens an article of the list and waits for its text. */
  async open(title: string | RegExp): Promise<void> {
    await this.tab('Articles').click();
    await this.articles.getByRole('option', { name: title }).click();
    await expect(this.article.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(this.block(/./)).toBeVisible();
  }

  /** Takes the focus out of every field, as a click beside the text does. */
  async leaveFields(): Promise<void> {
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
}
