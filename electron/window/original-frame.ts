import { protocol } from 'electron';
import type { Input, WebContents } from 'electron';
import type { Tell } from '../ipc/session';
import { ORIGINAL_SCHEME } from '../originals/offered-originals';
import type { OfferedOriginals } from '../originals/offered-originals';
import { ORIGIN } from './security';

// Originals are drawn in a frame of the window. Nothing that is in one can reach the window, by any
// one of these, each of which would be enough:
//
// - The frame's sandbox, asked for by the window and again by the page's own policy, allows nothing:
//   no script at all (event handlers, `javascript:` links and SVG included), no form, no window, no
//   download, no refresh, no way to move the window. The page's origin is opaque, so it has no
//   storage, no cookies and no worker, and is another's to every origin there is, the window's too.
// - Its policy admits what the page itself holds as pictures, styles and fonts, and nothing else: no
//   frame, no object, no base, and from no address, not even from its own scheme.
// - The session lets through the window's own files and the one load that was offered; the frame may
//   go nowhere else (`forbidNavigation`), no name is ever looked up (`refuseNames`), and every
//   permission is denied.
// - It is of another site than the window and so is drawn by another process, which has a sandbox of
//   its own. The preload, and with it the bridge, is in main frames alone, and main answers to nobody
//   but a window's main frame.
//
// The frame holds nothing but a second one with the page. A frame's attempt to go elsewhere is judged
// by the policy of what is around it, before anybody is asked; refused there, it leaves an error in
// place of the page. So the policy around the page says nothing of frames, the attempt comes to
// `forbidNavigation`, and the page stays; the window's own policy stays as narrow as can be.
//
// A view over the window, with contents of its own, would differ in its session only, which has
// nothing to keep here, and it would lie over menus, dialogs and notices.

/** What an original may do once it is drawn. */
const PAGE_POLICY = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline' data:",
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox',
].join('; ');

/** What the frame around it may do; it has no word of anybody's in it. */
const FRAME_POLICY = [
  "script-src 'none'",
  "connect-src 'none'",
  "img-src 'none'",
  "object-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${ORIGIN}`,
  'sandbox',
].join('; ');

/** White, and light whatever the theme: as the page was when it was saved. */
const frameAround = (page: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
<title>Original</title>
<style>
:root { color-scheme: only light; background: #fff; }
html, body, iframe { display: block; width: 100%; height: 100%; margin: 0; border: 0; }
body { overflow: hidden; }
</style>
<iframe sandbox="" referrerpolicy="no-referrer" title="The file as it was saved" src="${page}"></iframe>
</html>`;

/** The longest address that is told of, in UTF-16 units; a link may hold a whole picture. */
const LONGEST_ADDRESS = 2_000;

/** Serves what is offered, once, byte for byte. */
export function serveOriginals(originals: OfferedOriginals): void {
  protocol.handle(ORIGINAL_SCHEME, ({ url }) => {
    const served = originals.serve(url);
    if (!served) return new Response(null, { status: 404 });
    return served.what === 'frame'
      ? inert(frameAround(served.page), 'text/html; charset=utf-8', FRAME_POLICY)
      : inert(served.original.bytes, served.original.contentType, PAGE_POLICY);
  });
}

function inert(body: string | Uint8Array<ArrayBuffer>, type: string, policy: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'X-DNS-Prefetch-Control': 'off',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  });
}

/** Tells a window of links in its original, and of keys that it would not hear from there. */
export function followOriginal(
  contents: WebContents,
  originals: OfferedOriginals,
  tell: Tell,
): void {
  const link = (url: string, tried: boolean) =>
    tell('original:link', { address: url.slice(0, LONGEST_ADDRESS), tried });
  contents.on('update-target-url', (_event, url) => link(url, false));
  contents.on('will-frame-navigate', ({ url, frame }) => {
    const isOriginal = frame?.parent?.parent === contents.mainFrame;
    if (isOriginal && !originals.isOffered(url)) link(url, true);
  });
  contents.on('before-input-event', (event, input) => {
    const { focusedFrame, mainFrame } = contents;
    if (!focusedFrame || focusedFrame === mainFrame || !isForWindow(input)) return;
    event.preventDefault();
    const { key, control: ctrlKey, meta: metaKey, shift: shiftKey, alt: altKey } = input;
    tell('original:key', { key, ctrlKey, metaKey, shiftKey, altKey });
  });
}

/** Keys of the window; what scrolls, moves, selects and copies is the frame's own. */
function isForWindow({ type, key, control, meta }: Input): boolean {
  if (type !== 'keyDown') return false;
  if (control || meta) return !/^(?:[acx]|Arrow|Home|End|Page|Control|Meta|Shift|Alt)/iu.test(key);
  return key === 'Escape' || /^F\d/u.test(key);
}
