import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { ORIGINAL_SCHEME } from '../originals/offered-originals';
import type { OfferedPictures } from '../originals/offered-pictures';
import { errorCode } from '../store/file-port';
import { ORIGIN, contentSecurityPolicy } from './security';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** Stands in index.html where each load's nonce goes. */
const NONCE_PLACE = '%CSP_NONCE%';

/** Must run before the app is ready. */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
    // Secure, for an insecure frame is never drawn in a secure page.
    { scheme: ORIGINAL_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/** What an article's picture may do where something takes it for a page: nothing. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/**
 * Serves the window's files, each with the security headers, the pictures of the article that is open,
 * and nothing else.
 */
export function serveWindow(folder: string, pictures: OfferedPictures): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const path = normalize(join(folder, decodeURIComponent(url.pathname)));
    if (`${url.protocol}//${url.host}` !== ORIGIN || !path.startsWith(folder + sep))
      return refusal(403);
    if (pictures.isPicture(url.pathname)) return pictureAt(pictures, url.pathname);
    const bytes = await readOrNull(path);
    if (!bytes) return refusal(404);
    const nonce = randomBytes(16).toString('base64');
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const body = extname(path) === '.html' ? withNonce(bytes, nonce) : new Uint8Array(bytes);
    return new Response(body, {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cache-Control': 'no-store',
      },
    });
  });
}

/** A picture is drawn in an `img`, where no kind of it runs anything or loads anything. */
function pictureAt(pictures: OfferedPictures, path: string): Response {
  const picture = pictures.serve(path);
  if (!picture) return refusal(404);
  return new Response(picture.bytes, {
    headers: {
      'Content-Type': picture.mediaType,
      'Content-Security-Policy': PICTURE_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    },
  });
}

function withNonce(html: Uint8Array, nonce: string): string {
  return Buffer.from(html).toString('utf8').replaceAll(NONCE_PLACE, nonce);
}

function refusal(status: number): Response {
  return new Response(null, { status });
}

async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(errorCode(error) ?? '')) return null;
    throw error;
  }
}
