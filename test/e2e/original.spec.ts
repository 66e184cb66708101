import type { Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { DatelineApp } from '../support/app';
import { HOSTILE_NAME, hostilePage } from '../support/hostile-page';
import { OriginalParts } from '../support/original-parts';
import { startOutside } from '../support/outside';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

const HARBOUR = 'The harbour board met';
/** What Chromium says of what it keeps a page from; anything else is an error. */
const KEPT_FROM =
  /violates the following Content Security Policy|is sandboxed|Blocked (?:opening|form|autofocus)|report-uri|Unsafe attempt|Refused to execute the redirect|Not allowed to load local|Failed to load resource|is not allowed|Refused to connect|Failed to fetch|Permissions policy/;

/** An article as a newspaper of 2003 would have written it to a file. */
const OLD_PAGE = `<html><head><title>Café de la Marée - Le Phare</title>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<style>body { background: #fdf3d8; font-family: serif } h1 { color: rgb(9, 80, 70) }</style></head>
<body><h1>Café de la Marée</h1>
<p>Le café du port a fermé le 14 juillet 2003, “faute de marins”, dit la patronne, et l’été n’y a rien changé.</p>
<p>Les pêcheurs se retrouvent désormais à la criée, où l’on sert un noir très serré dès quatre heures.</p>
<p><a id="plain" href="https://le-phare.example/archives">Les archives</a>
<a id="relative" href="suite.html">La suite</a> <a id="inside" href="#fin">La fin</a></p>
<p><img src="photos/port.jpg" alt="Le port à marée basse"></p>
<p style="margin-top: 2000px" id="fin">Fin de l’article.</p></body></html>`;

/** Imports files and opens the original of the one that is read. */
async function openOriginal(app: DatelineApp, files: readonly string[], words: string) {
  const window = new WindowParts(app.page);
  const original = new OriginalParts(app);
  await app.drop(files);
  await expect(window.block(words)).toBeVisible({ timeout: 30_000 });
  await expect(window.notices.getByText(/imported/)).toBeVisible();
  await window.notices.getByRole('button', { name: 'Dismiss' }).click();
  await app.page.keyboard.press('o');
  await expect(original.frame).toBeVisible();
  return { window, original };
}

async function writeOldPage(folder: string): Promise<{ path: string; bytes: Buffer }> {
  const path = join(folder, 'Café de la Marée.html');
  const bytes = iconv.encode(OLD_PAGE, 'windows-1252');
  await writeFile(path, bytes);
  return { path, bytes };
}

/** Empties the list of errors of what the frame was kept from; what else there is fails the test. */
function forgetRefusals(app: DatelineApp): number {
  const refused = app.errors.filter((error) => KEPT_FROM.test(error));
  const others = app.errors.filter((error) => !KEPT_FROM.test(error));
  app.errors.splice(0, app.errors.length, ...others);
  return refused.length;
}

function activeName(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.tagName ?? null);
}

test('beside the text lies the original as it was saved: its bytes, its look, its letters', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const { path, bytes } = await writeOldPage(folder);
  const served = page.waitForEvent('response', (response) => response.url().endsWith('/page'));
  const { window, original } = await openOriginal(app, [path], 'Le café du port');

  const response = await served;
  const hash = (data: Buffer) => createHash('sha256').update(data).digest('hex');
  // The debugger hands on what was decoded; that it is the very bytes is tested at their source.
  expect((await response.body()).toString()).toBe(OLD_PAGE);
  expect(response.headers()['content-type']).toBe('text/html; charset=windows-1252');
  expect(response.headers()['content-security-policy']).toBe(
    "default-src 'none'; img-src data:; style-src 'unsafe-inline' data:; font-src data:; base-uri 'none'; form-action 'none'; sandbox",
  );

  await original.shows('Le café du port a fermé le 14 juillet 2003, “faute de marins”');
  await expect(original.drawn.locator('h1')).toHaveCSS('color', 'rgb(9, 80, 70)');
  await expect(original.drawn.getByAltText('Le port à marée basse')).toBeVisible();
  await expect(original.pane.getByRole('heading')).toHaveText('Café de la Marée.html');
  await expect(original.pane).toContainText(/784 bytes · imported today, \d\d:\d\d · WINDOWS-1252/);
  await expect(original.pane).toContainText(
    'As saved. Scripts and network are off. 1 picture was not saved with the page.',
  );
  await expect(original.frame).toHaveAttribute('title', 'Original: Café de la Marée.html');
  // The text is there still, and is what the keys are about.
  await page.keyboard.press('j');
  await expect(window.block('Le café du port')).toHaveAttribute('aria-current', 'true');

  await test.step('it is light in a dark window', async () => {
    await app.menu('themeDark');
    const light = await (
      await original.inside()
    ).evaluate(() => matchMedia('(prefers-color-scheme: light)').matches);
    expect(light).toBe(true);
    await app.menu('themeLight');
  });
  await test.step('it is exported under its own name, byte for byte', async () => {
    const copy = join(folder, 'copy.html');
    await app.answerSaveDialog(copy);
    await original.pane.getByRole('button', { name: 'Export the original' }).click();
    await expect(window.notices).toContainText('Exported: copy.html');
    expect(hash(await readFile(copy))).toBe(hash(bytes));
  });
  expect(forgetRefusals(app)).toBeGreaterThan(0);
});

test('a link says where it leads and leads nowhere, but within the page', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { path } = await writeOldPage(folder);
  const { original } = await openOriginal(app, [path], 'Le café du port');
  const { drawn, pane } = original;
  await drawn.locator('#plain').hover();
  await expect(pane.getByText('https://le-phare.example/archives')).toBeVisible();
  await expect(pane.getByText('Links do not open here.')).toBeHidden();
  await drawn.locator('#plain').click();
  await expect(pane.getByRole('status')).toHaveText(
    'Links do not open here. https://le-phare.example/archives',
  );
  await drawn.locator('#relative').click();
  await expect(pane.getByRole('status')).toHaveText('Links do not open here. /suite.html');
  await drawn.locator('#inside').click();
  await expect(drawn.locator('#fin')).toBeInViewport();
  await original.shows('Le café du port');
  forgetRefusals(app);
});

test('the keyboard goes into the original and out of it, and puts it away', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const { path } = await writeOldPage(folder);
  const { window, original } = await openOriginal(app, [path], 'Le café du port');
  await original.shows('Le café du port');
  await page.keyboard.press('j');

  await test.step('in by F6 and Tab, through its links, and out by F6', async () => {
    await page.keyboard.press('F6');
    await expect(original.pane.getByRole('button', { name: /^Export/ })).toBeFocused();
    await expect(async () => {
      await page.keyboard.press('Tab');
      await expect(original.drawn.locator('#plain')).toBeFocused({ timeout: 200 });
    }).toPass({ timeout: 10_000 });
    await expect(original.pane.getByText('https://le-phare.example/archives')).toBeVisible();
    await original.press('F6');
    await expect.poll(() => activeName(page)).not.toBe('IFRAME');
    await expect(original.frame).toBeVisible();
  });
  await test.step('Ctrl+K is heard from within', async () => {
    await original.drawn.locator('h1').click();
    await expect.poll(() => activeName(page)).toBe('IFRAME');
    await original.press('K', ['control']);
    await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
  });
  await test.step('Escape puts it away and gives the keyboard back to the text', async () => {
    await original.drawn.locator('h1').click();
    await expect.poll(() => activeName(page)).toBe('IFRAME');
    await original.press('Escape');
    await expect(original.pane).toBeHidden();
    await expect(window.block('Le café du port')).toBeFocused();
  });
  await test.step('so do the same key, the button, the chip, the menu, and Escape in the text', async () => {
    await page.keyboard.press('o');
    await expect(original.frame).toBeVisible();
    await page.keyboard.press('o');
    await expect(original.pane).toBeHidden();
    await window.article.getByRole('button', { name: 'Original' }).click();
    await original.pane.getByRole('button', { name: 'Close the original' }).click();
    await expect(original.pane).toBeHidden();
    await app.menu('showOriginal');
    await expect(original.frame).toBeVisible();
    await window.block('Le café du port').click();
    // The first one waves away the reading of the date.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(original.pane).toBeHidden();
  });
  await test.step('and Escape while the keyboard is nowhere', async () => {
    await window.leaveFields();
    await expect.poll(() => activeName(page)).toBe('BODY');
    await page.keyboard.press('o');
    await expect(original.frame).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(original.pane).toBeHidden();
  });
  forgetRefusals(app);
});

test('the split is moved by keyboard and mouse, survives a restart, and needs room', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { path } = await writeOldPage(folder);
  const { original } = await openOriginal(app, [path], 'Le café du port');
  const width = async (of = original) => (await of.pane.boundingBox())?.width ?? 0;
  // As wide as there is room: the text keeps its least.
  await original.splitter.press('Home');
  await expect.poll(() => width()).toBe(280);
  await original.splitter.press('ArrowLeft');
  await original.splitter.press('ArrowLeft');
  await expect.poll(() => width()).toBe(312);
  const box = await original.splitter.boundingBox();
  if (!box) throw new Error('The splitter has no place.');
  await app.page.mouse.move(box.x, box.y + 100);
  await app.page.mouse.down();
  // Over the frame and back: it must not swallow the drag.
  await app.page.mouse.move(box.x + 30, box.y + 120, { steps: 4 });
  await app.page.mouse.move(box.x - 48, box.y + 100, { steps: 6 });
  await app.page.mouse.up();
  await expect.poll(() => width()).toBe(360);
  await app.page.waitForTimeout(400);
  forgetRefusals(app);
  await app.quit();

  const again = await launch();
  const other = new OriginalParts(again);
  await other.shows('Le café du port');
  await expect.poll(() => width(other)).toBe(360);

  await test.step('in a narrow window the original takes the text’s place', async () => {
    await again.resize({ width: 800, height: 600 });
    const text = new WindowParts(again.page).article;
    await expect(other.frame).toBeVisible();
    await expect(text).toBeHidden();
    await other.pane.getByRole('button', { name: 'Close the original' }).click();
    await expect(text).toBeVisible();
  });
  forgetRefusals(again);
});

test('another article brings its own original, text as text; put away, it is let go', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const { path } = await writeOldPage(folder);
  const markdown = '# Tide tables\n\nHigh *water* at 06:40 & <b>low</b> <script>1</script>.\n';
  const text = 'Log of the Petrel\n\nLeft the quay at six;   wind from the west, <i>rising</i>.\n';
  await writeFile(join(folder, 'Tides.md'), markdown);
  await writeFile(join(folder, 'Log.txt'), text);
  const files = [path, join(folder, 'Tides.md'), join(folder, 'Log.txt')];
  const window = new WindowParts(page);
  await app.drop(files);
  await expect(window.tab('Articles', 3)).toBeVisible();
  const original = new OriginalParts(app);
  await window.open(/^Café/);
  await page.keyboard.press('o');
  await original.shows('Le café du port');
  const process = async () =>
    app.electron.evaluate(({ BrowserWindow }) => {
      const { mainFrame } = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
      const [frame] = mainFrame?.frames ?? [];
      return { window: mainFrame?.osProcessId, frame: frame?.osProcessId ?? null };
    });
  const before = await process();
  expect(before.frame).not.toBeNull();
  expect(before.frame).not.toBe(before.window);

  for (const [title, name, words] of [
    ['Tide tables', 'Tides.md', markdown],
    ['Log of the Petrel', 'Log.txt', text],
  ] as const) {
    await window.open(title);
    await expect(original.pane.getByRole('heading')).toHaveText(name);
    await expect(original.drawn.locator('pre')).toBeVisible();
    expect(await original.drawn.locator('pre').evaluate((pre) => pre.textContent)).toBe(words);
    await expect(original.drawn.locator('pre')).toHaveCSS('font-family', 'monospace');
    await expect(original.pane).toContainText('As saved.');
    await expect(original.pane).not.toContainText('Scripts');
  }
  await window.open(/^Café/);
  await original.shows('Le café du port');
  expect(page.frames().filter((frame) => frame.url().endsWith('/page'))).toHaveLength(1);

  await page.keyboard.press('o');
  await expect(original.pane).toBeHidden();
  expect((await process()).frame).toBeNull();
  expect(page.frames()).toHaveLength(1);
  await test.step('its process ends', async () => {
    const isThere = () =>
      app.electron.evaluate(({ app: program }, pid) => {
        return program.getAppMetrics().some((metric) => metric.pid === pid);
      }, before.frame);
    await expect.poll(isThere, { timeout: 20_000 }).toBe(false);
  });
  forgetRefusals(app);
});

test('an original that is damaged or missing says so and leads to recovery', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const { page } = app;
  const { path } = await writeOldPage(folder);
  const { original, window } = await openOriginal(app, [path], 'Le café du port');
  await original.shows('Le café du port');
  await page.keyboard.press('o');
  const originals = join(app.userData, 'libraries', 'Notebook', 'originals');
  const [name = ''] = await readdir(originals);
  await writeFile(join(originals, name), `${OLD_PAGE} altered`);
  await page.keyboard.press('o');
  await expect(original.pane.getByRole('alert')).toContainText(
    'The original of this article is damaged.',
  );
  await expect(original.frame).toBeHidden();
  await page.keyboard.press('o');
  await rm(join(originals, name));
  await page.keyboard.press('o');
  await expect(original.pane.getByRole('alert')).toContainText('is missing from the library.');
  await expect(window.block('Le café du port')).toBeVisible();
  await original.pane.getByRole('button', { name: 'Open recovery' }).click();
  await expect(page.getByRole('tab', { name: /^Recovery/ })).toBeVisible();
  forgetRefusals(app);
});

test('a hostile page runs nothing, reaches nothing, asks for nothing and moves nothing', async ({
  launch,
  folder,
}) => {
  const outside = await startOutside();
  const app = await launch();
  const { page } = app;
  const watched = await watchEverything(app, join(folder, 'net-log.json'));
  await page.evaluate(() => {
    const heard: unknown[] = ((globalThis as { heard?: unknown[] }).heard = []);
    addEventListener('message', ({ data }) => heard.push(data));
  });
  const title = await page.title();
  const file = join(folder, 'Harbour report.html');
  await writeFile(file, hostilePage(outside.address));
  const { original, window } = await openOriginal(app, [file], HARBOUR);
  await original.shows(HARBOUR);
  await expect(original.drawn.locator('h1')).toHaveCSS('color', 'rgb(1, 2, 3)');
  // Longer than its refresh waits, and than what loads would need.
  await page.waitForTimeout(2_500);

  await test.step('clicks of every kind, on whatever leads somewhere', async () => {
    const ids = ['plain', 'relative', 'blank', 'top', 'script', 'data', 'download', 'ping', 'file'];
    for (const id of [...ids, 'app', 'mail', 'send', 'send-script']) {
      await original.drawn.locator(`#${id}`).click();
    }
    await original.drawn.locator('input[name=a]').press('Enter');
    for (const modifier of ['Shift', 'Control', 'Alt'] as const) {
      await original.drawn.locator('#plain').click({ modifiers: [modifier] });
    }
    await original.drawn.locator('#plain').click({ button: 'middle' });
    await original.drawn.locator('#plain').click({ button: 'right' });
    await page.waitForTimeout(500);
  });
  await test.step('the window and the page stay where they are', async () => {
    expect(page.url()).toBe('app://dateline/index.html');
    expect(await page.title()).toBe(title);
    expect(await original.drawn.locator('html').getAttribute('data-ran')).toBeNull();
    await original.shows(HARBOUR);
    expect(await page.evaluate(() => (globalThis as { heard?: unknown[] }).heard)).toEqual([]);
    await page.keyboard.press('j');
    await window.block(HARBOUR).click();
    await expect(window.block(HARBOUR)).toHaveAttribute('aria-current', 'true');
    expect(await page.evaluate(() => localStorage.getItem('ran'))).toBeNull();
  });
  await test.step('even a script that could run there would reach nothing', async () => {
    const frame = await original.inside();
    // Put there by a debugger, which alone can; promises are never kept in such a frame.
    const tried = await frame.evaluate((address) => {
      const outcome = (work: () => unknown) => {
        try {
          return String(work());
        } catch (error) {
          return error instanceof Error ? error.name : String(error);
        }
      };
      const self = globalThis as unknown as Record<string, unknown>;
      const add = (kind: 'img' | 'script' | 'iframe') => {
        const element = document.createElement(kind);
        element.src = `${address}/made-${kind}`;
        document.body.append(element);
      };
      for (const kind of ['img', 'script', 'iframe'] as const) add(kind);
      void fetch(`${address}/fetched`);
      void fetch('app://dateline/index.html');
      void navigator.sendBeacon(`${address}/beacon`);
      void navigator.geolocation?.getCurrentPosition(() => undefined);
      return {
        bridge: 'dateline' in self,
        node: ['require', 'process', 'Buffer'].filter((name) => name in self),
        origin: self['origin'],
        title: outcome(() => (globalThis.top as unknown as Window).document.title),
        windowBridge: outcome(() => (globalThis.top as never as { dateline: 1 }).dateline),
        storage: outcome(() => localStorage.length),
        cookies: outcome(() => document.cookie),
        databases: outcome(() => indexedDB.open('x')),
        opened: outcome(() => open(`${address}/opened`)),
        socket: outcome(() => new WebSocket(address.replace('http', 'ws')).url),
        worker: outcome(() => new Worker('data:text/javascript,1')),
      };
    }, outside.address);
    expect(tried).toMatchObject({
      bridge: false,
      node: [],
      origin: 'null',
      title: 'SecurityError',
      windowBridge: 'SecurityError',
      storage: 'SecurityError',
      cookies: 'SecurityError',
      databases: 'SecurityError',
      opened: 'null',
    });
    await frame.evaluate((address) => {
      location.href = `${address}/moved`;
    }, outside.address);
    await page.waitForTimeout(500);
    await original.shows(HARBOUR);
  });
  await test.step('nothing came out, was loaded, asked for, opened or looked up', async () => {
    const seen = await watched();
    expect(outside.came).toEqual([]);
    const own = /^(?:original|app|devtools):/;
    // Alt and a click ask to save what a link leads to; that is refused where it is asked.
    expect(seen.requests.filter((request) => !own.test(request))).toEqual([
      `${outside.address}/plain net::ERR_BLOCKED_BY_CLIENT`,
    ]);
    expect(seen.requests.filter((request) => request.startsWith('original:'))).toHaveLength(2);
    expect(seen.permissions).toEqual([]);
    expect(seen.downloads).toBe(0);
    expect(seen.windows).toBe(1);
    expect(seen.contents).toBe(1);
    expect(seen.log.length).toBeGreaterThan(1_000);
    expect(seen.log).not.toContain(HOSTILE_NAME);
    expect(seen.log).not.toContain(new URL(outside.address).host);
  });
  expect(forgetRefusals(app)).toBeGreaterThan(30);
  await outside.close();
});

test('a page of 20 MB is drawn while the window stays alive', async ({ launch, folder }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const { page } = app;
  const rules = Array.from(
    { length: 90_000 },
    (_, at) => `.rule-${at} p > b:not(.x) { color: #${String(at % 1000).padStart(3, '0')} }`,
  );
  const picture = 'A'.repeat(16 * 1024 * 1024);
  const more = `<style>${rules.join('\n')}</style><img alt="Large" src="data:image/png;base64,${picture}">`;
  const html = hostilePage('http://127.0.0.1:9', more);
  expect(html.length).toBeGreaterThan(19 * 1024 * 1024);
  const file = join(folder, 'Large harbour report.html');
  await writeFile(file, html);
  const window = new WindowParts(page);
  const original = new OriginalParts(app);
  await app.drop([file]);
  await expect(window.block(HARBOUR)).toBeVisible({ timeout: 60_000 });
  await watchFrames(page);
  const began = Date.now();
  await page.keyboard.press('o');
  await expect(original.drawn.locator('body')).toContainText('The ferries', { timeout: 40_000 });
  const shown = Date.now() - began;
  const longest = await page.evaluate(() => (globalThis as { longest?: number }).longest ?? 0);
  console.log(
    `20 MB: drawn after ${shown} ms, longest pause of the window ${Math.round(longest)} ms`,
  );
  expect(longest).toBeLessThan(1_000);
  await page.keyboard.press('j');
  await expect(window.article.locator('[aria-current="true"]')).toBeVisible();
  await expect(original.pane).toContainText(/2\d MB/);
  await page.keyboard.press('o');
  await expect(original.pane).toBeHidden();
  forgetRefusals(app);
});

/** Notes the longest time between two frames of the window, in milliseconds. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted = globalThis as { longest?: number };
    noted.longest = 0;
    let before = performance.now();
    const next = () => {
      const now = performance.now();
      noted.longest = Math.max(noted.longest ?? 0, now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

interface Seen {
  requests: string[];
  permissions: string[];
  downloads: number;
}

/** Notes what every session is asked for from now on, and what the network itself is. */
async function watchEverything(app: DatelineApp, log: string) {
  await app.electron.evaluate(async (electron, path) => {
    const { app: program, netLog, session } = electron;
    const seen: Seen = { requests: [], permissions: [], downloads: 0 };
    (globalThis as { seen?: Seen }).seen = seen;
    const watch = (one: typeof session.defaultSession) => {
      const note = ({ url, error }: { url: string; error: string }) =>
        void seen.requests.push(`${url} ${error}`);
      one.webRequest.onCompleted(note);
      one.webRequest.onErrorOccurred(note);
      one.setPermissionRequestHandler((_contents, permission, answer) => {
        seen.permissions.push(permission);
        answer(false);
      });
      one.on('will-download', (event) => {
        if (!event.defaultPrevented) seen.downloads++;
      });
    };
    watch(session.defaultSession);
    program.on('session-created', watch);
    await netLog.startLogging(path, { captureMode: 'everything' });
  }, log);
  return async () => {
    const seen = await app.electron.evaluate(async ({ BrowserWindow, netLog, webContents }) => {
      await netLog.stopLogging();
      const { requests, permissions, downloads } = (globalThis as unknown as { seen: Seen }).seen;
      const windows = BrowserWindow.getAllWindows().length;
      const contents = webContents.getAllWebContents().length;
      return { requests, permissions, downloads, windows, contents };
    });
    return { ...seen, log: await readFile(log, 'utf8') };
  };
}
