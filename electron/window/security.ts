import { session } from 'electron';
import type { App, WebContents } from 'electron';
import { ORIGINAL_SCHEME } from '../originals/offered-originals';

/** The one origin of the window. */
export const ORIGIN = 'app://dateline';

/** What the window may do: its own files, styles with this load's nonce, and no requests at all. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    `frame-src ${ORIGINAL_SCHEME}:`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html',
  ].join('; ');
}

/** Denies every permission and keeps the machine's requests at home. */
export function hardenSession(isOffered: (address: string) => boolean): void {
  const ours = session.defaultSession;
  // Without this each launch fetches a spelling dictionary, even with spellcheck off.
  ours.setSpellCheckerLanguages([]);
  ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.webRequest.onBeforeRequest((details, answer) => {
    const { url, resourceType } = details;
    const own = url.startsWith(`${ORIGIN}/`) || url.startsWith('devtools://');
    const isOriginal = resourceType === 'subFrame' && isOffered(url);
    answer({ cancel: !own && !isOriginal });
  });
  ours.on('will-download', (event) => event.preventDefault());
}

/**
 * Looks up no name, ever: a page may ask for that where no request is seen and no policy is asked
 * (`<link rel="dns-prefetch">`). To be called before the app is ready.
 */
export function refuseNames(app: App): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/**
 * No page goes anywhere and none opens another; applied to every page there will ever be. A frame in
 * a page may go where something is offered to it, which is good for once.
 */
export function forbidNavigation(app: App, isOffered: (address: string) => boolean): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame || !isOffered(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
