import type { Page } from '@playwright/test';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { DatelineApp } from './app';

/** Loads axe into a window; past its policy, as only a debugger can. */
async function load(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return;
  await page.evaluate(`${axe.source}; undefined`);
}

/** What in the window breaks WCAG 2.2 A or AA, in lines for people; none when all is well. */
export async function accessibilityProblems(app: DatelineApp): Promise<string[]> {
  const { page } = app;
  await load(page);
  const before = app.errors.length;
  const results = await page.evaluate(
    async (tags) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (root: Document, options: object) => Promise<AxeResults> };
      };
      return axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    },
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  );
  // What axe itself tries and the window's policy refuses is not the window's fault.
  app.errors.length = before;
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) =>
      [`${id}: ${help}`, html.slice(0, 200), failureSummary ?? ''].join('\n  '),
    ),
  );
}
