import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { BrowserWindow, session } from 'electron';
import type { Session, WebContents } from 'electron';
import { ORIGIN } from './security';

/** What a sheet is drawn in: where the window's fonts lie, and how large. */
export interface SheetOptions {
  /** The folder of the window's built files. */
  readonly files: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of a picture for each of them; null for what is printed and never seen in pixels. */
  readonly scale: number | null;
}

/** A sheet needs its own words and our fonts, and runs nothing. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-same-origin',
].join('; ');

/** Kept in memory alone, and apart from the window's. */
const PARTITION = 'sheets';
const FAMILY = 'Inter Variable';

const sheets = new Map<string, string>();
let ready: Session | null = null;

/** The session of sheets: it serves them and the fonts, and lets nothing else through. */
function sheetSession(files: string): Session {
  if (ready) return ready;
  const ours = session.fromPartition(PARTITION);
  ours.setSpellCheckerLanguages([]);
  ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  ours.setPermissionCheckHandler(() => false);
  ours.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !url.startsWith(`${ORIGIN}/`) }),
  );
  ours.on('will-download', (event) => event.preventDefault());
  ours.protocol.handle('app', async ({ url }) => {
    const { pathname } = new URL(url);
    const sheet = sheets.get(pathname);
    if (sheet !== undefined) return answerWith(sheet, 'text/html; charset=utf-8');
    if (extname(pathname) !== '.woff2') return new Response(null, { status: 404 });
    const font = await readFile(join(files, 'assets', basename(pathname)));
    return answerWith(new Uint8Array(font), 'font/woff2');
  });
  return (ready = ours);
}

function answerWith(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}

/** The window's own faces of the one family that sheets are set in, and the addresses of their files. */
async function fontFaces(files: string): Promise<{ css: string; addresses: string[] }> {
  const folder = join(files, 'assets');
  const names = (await readdir(folder)).filter((name) => extname(name) === '.css').sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const addresses: string[] = [];
  const faces = texts
    .flatMap((text) => text.match(/@font-face\s*\{[^}]*\}/g) ?? [])
    .filter((face) => face.includes(FAMILY))
    .map((face) =>
      face
        .replace(/font-display:\s*swap/, 'font-display: block')
        .replace(/url\(["']?([^)"']+)["']?\)/g, (_, address: string) => {
          const own = `/assets/${basename(address)}`;
          addresses.push(own);
          return `url(${own})`;
        }),
    );
  return { css: faces.join('\n'), addresses };
}

/**
 * Draws a page that nobody sees, does something with it, and lets it go.
 *
 * The page is of escaped text and drawings alone. It has a process with a sandbox, a session of its
 * own, no preload and no script, and is not drawn before its fonts are there.
 *
 * @param style rules of the page, @param body its markup
 */
export async function withSheet<Value>(
  { style, body, title }: { style: string; body: string; title: string },
  { files, width, height, scale }: SheetOptions,
  work: (contents: WebContents) => Promise<Value>,
): Promise<Value> {
  const path = `/${randomUUID()}`;
  const { css, addresses } = await fontFaces(files);
  const links = addresses
    .map(
      (address) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${address}">`,
    )
    .join('');
  const head = `<meta charset="utf-8"><title>${title}</title>${links}<style>${css}\n${style}</style>`;
  sheets.set(
    path,
    `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
  );
  const window = new BrowserWindow({
    show: false,
    frame: false,
    useContentSize: true,
    width,
    height,
    enableLargerThanScreen: true,
    webPreferences: {
      session: sheetSession(files),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      spellcheck: false,
      ...(scale !== null && { offscreen: { deviceScaleFactor: scale } }),
    },
  });
  try {
    await window.loadURL(`${ORIGIN}${path}`);
    return await work(window.webContents);
  } finally {
    sheets.delete(path);
    window.destroy();
  }
}
