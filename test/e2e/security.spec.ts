import { readFile } from 'node:fs/promises';
import type { DatelineApp } from '../support/app';
import { WindowParts } from '../support/window-parts';
import { expect, test } from '../support/window-test';

/** What the window may call, seen from a test: names and payloads that no type allows. */
type Bridge = Record<'call' | 'on' | 'importDropped', (...given: unknown[]) => Promise<unknown>>;

/** Notes the address of every request that the session sees, come through or not. */
async function watchRequests(app: DatelineApp): Promise<() => Promise<string[]>> {
  await app.electron.evaluate(({ session }) => {
    const asked: string[] = ((globalThis as { requests?: string[] }).requests = []);
    const note = ({ url }: { url: string }) => void asked.push(url);
    session.defaultSession.webRequest.onCompleted(note);
    session.defaultSession.webRequest.onErrorOccurred(note);
  });
  return () => app.electron.evaluate(() => (globalThis as { requests?: string[] }).requests ?? []);
}

test('the window has no Node, an isolated bridge, a sandbox, and a policy on every file', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const globals = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'].filter(
      (name) => name in globalThis,
    ),
    bridge: Object.keys((globalThis as unknown as { dateline: object }).dateline).sort(),
  }));
  expect(globals).toEqual({ node: [], bridge: ['call', 'importDropped', 'on'] });

  const { preferences, pid } = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron tells what a page was started with, though its types do not say so.
    const all = (
      contents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
    ).getLastWebPreferences();
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = all;
    return {
      preferences: { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity },
      pid: contents?.getOSProcessId() ?? 0,
    };
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(preferences.webSecurity).not.toBe(false);
  await test.step('the system confines the window’s process, unless run as root', async () => {
    if (process.platform !== 'linux' || process.getuid?.() === 0) return;
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s*2$/m);
  });

  const answer = await page.reload();
  const policy = answer?.headers()['content-security-policy'] ?? '';
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(policy.split('; ')).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(answer?.headers()['x-content-type-options']).toBe('nosniff');
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  await app.saved();
  const next = await page.reload();
  expect(/'nonce-([^']+)'/.exec(next?.headers()['content-security-policy'] ?? '')?.[1]).not.toBe(
    nonce,
  );
  await app.saved();
});

test('nothing leads out of the window: no navigation, no second window, no frame, no request', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const requests = await watchRequests(app);
  await page.evaluate(() => {
    globalThis.location.href = 'https://outside.invalid/there';
  });
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.action = 'https://outside.invalid/form';
    document.body.append(form);
    form.submit();
    form.remove();
  });
  expect(await page.evaluate(() => globalThis.open('https://outside.invalid/new'))).toBeNull();
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://outside.invalid/frame';
    document.body.append(frame);
    const image = document.createElement('img');
    image.src = 'https://outside.invalid/pixel.png';
    document.body.append(image);
  });
  const refusals = await page.evaluate(async () => {
    const tries: (() => unknown)[] = [
      () => fetch('https://outside.invalid/fetch'),
      () => (document.body.innerHTML = '<b>markup</b>'),
      () => (document.createElement('script').src = 'https://outside.invalid/script.js'),
    ];
    const said: string[] = [];
    for (const one of tries) {
      try {
        await one();
        said.push('done');
      } catch (error) {
        said.push(error instanceof Error ? error.name : String(error));
      }
    }
    return said;
  });
  expect(refusals).toEqual(['TypeError', 'TypeError', 'TypeError']);
  expect(page.url()).toBe('app://dateline/index.html');
  // Asked of the page itself: the driver still waits for the navigation that never comes.
  expect(await page.evaluate(() => document.body.innerText)).toContain('Drop saved articles here.');
  const windows = await app.electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(windows).toBe(1);
  // Even the program itself gets nothing from outside through the window's session.
  const own = await app.electron.evaluate(({ session }) =>
    session.defaultSession.fetch('https://outside.invalid/own').then(
      () => 'came through',
      (error: unknown) => String(error),
    ),
  );
  expect(own).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(await requests()).toContain('https://outside.invalid/own');

  // Each attempt was reported; nothing else was.
  expect(app.errors.length).toBeGreaterThan(3);
  expect(
    app.errors.filter((error) => !/Content Security Policy|Trusted|outside\.invalid/i.test(error)),
  ).toEqual([]);
  app.errors.length = 0;
});

test('main refuses payloads that do not fit, unknown channels, and paths that nobody dropped', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const answerTo = (method: keyof Bridge, ...given: unknown[]) =>
    page.evaluate(
      async ([name, args]) => {
        const bridge = (globalThis as unknown as { dateline: Bridge }).dateline;
        try {
          return { answer: await bridge[name](...args) };
        } catch (error) {
          return { refused: error instanceof Error ? error.message : String(error) };
        }
      },
      [method, given] as const,
    );
  const refused = (words: RegExp) => ({ refused: expect.stringMatching(words) as unknown });

  const id = '0190a3c0-0000-7000-8000-000000000000';
  for (const deed of [
    null,
    { label: 'x' },
    { label: 'x', commands: [{ do: 'format', kind: 'disk' }] },
    { label: 'x', commands: [{ do: 'trash', kind: '__proto__', id }] },
  ]) {
    expect(await answerTo('call', 'change:do', deed)).toEqual(refused(/change:do/));
  }
  const unfit = { label: 'x', commands: [{ do: 'add', kind: 'page', id, fields: { title: 7 } }] };
  expect(await answerTo('call', 'change:do', unfit)).toMatchObject({
    answer: { ok: false, error: { code: 'invalid-change' } },
  });
  expect(await answerTo('call', 'article:blocks', { textId: '../../../etc/passwd' })).toEqual(
    refused(/article:blocks/),
  );
  expect(await answerTo('call', 'library:create', { name: '   ' })).toEqual(
    refused(/library:create/),
  );
  expect(await answerTo('call', 'library:switch', { folder: '/etc' })).toMatchObject({
    answer: { ok: false },
  });
  expect(await answerTo('call', 'files:read', '/etc/passwd')).toEqual(refused(/files:read/));
  expect(await answerTo('on', 'anything', null)).toEqual(refused(/anything/));
  expect(await answerTo('call', 'import:dropped', { paths: ['/etc/hostname'] })).toEqual(
    refused(/not for the window/),
  );
  expect(await answerTo('importDropped', ['/etc/hostname'])).toHaveProperty('refused');

  // A file that the page made itself has no path, whatever it calls itself.
  await page.evaluate(() =>
    (globalThis as unknown as { dateline: Bridge }).dateline.importDropped([
      new File(['words'], '/etc/hostname'),
    ]),
  );
  await app.saved();
  await expect(new WindowParts(page).tab('Articles', 0)).toBeVisible();
});

test('a walk through every view asks for the program’s own files and the originals, and nothing else', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  const requests = await watchRequests(app);
  await page.reload();
  await app.saved();
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  await expect(window.tab('Articles', 12)).toBeVisible({ timeout: 20_000 });
  for (const name of [/^Log entry shows valve open/, /^Twenty-five years/]) {
    await window.open(name);
    await page.keyboard.press('j');
    await page.keyboard.press('d');
    await page.keyboard.press('o');
    await expect(page.getByRole('region', { name: 'Original' }).locator('iframe')).toBeVisible();
    await page.keyboard.press('o');
  }
  await window.tab('Events').click();
  await window.events.getByRole('option').nth(5).click();
  await window.side.getByRole('list', { name: 'Sources' }).getByRole('button').first().click();
  await window.tab('Pages').click();
  await window.pages.getByRole('option').first().click();
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
  await window.timeline.getByRole('button', { name: 'List' }).click();
  await window.timeline.getByRole('button', { name: 'List' }).click();
  for (const id of ['shortcuts', 'newLibrary', 'paste', 'newEvent']) {
    await app.menu(id);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  for (const id of ['themeDark', 'themeLight', 'zoomIn', 'zoomReset']) await app.menu(id);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('pump');
  await expect(page.getByRole('listbox', { name: 'Found' })).toBeVisible();
  await page.keyboard.press('Escape');
  await app.saved();

  const asked = await requests();
  expect(asked.length).toBeGreaterThan(0);
  expect(
    asked.filter((url) => !/^(?:app:\/\/dateline|original:\/\/[0-9a-f]{32})\//.test(url)),
  ).toEqual([]);
  // A report of the policy would also stand in the console, which the fixture watches.
  expect(app.errors).toEqual([]);
});
