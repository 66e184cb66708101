import { session } from 'electron';
import type { App, WebContents } from 'electron';

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
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html',
  ].join('; ');
}

/** Denies every permission and keeps the machine's requests at home. */
export function hardenSession(): void {
  const ours = session.defaultSession;
  // Without this each launch fetches a spelling dictionary, even with spellcheck off.
  ours.setSpellCheckerLanguages([]);
  ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.webRequest.onBeforeRequest((details, answer) => {
    const own = details.url.startsWith(`${ORIGIN}/`) || details.url.startsWith('devtools://');
    answer({ cancel: !own });
  });
}

/** No page goes anywhere and none opens another; applied to every page there will ever be. */
export function forbidNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
