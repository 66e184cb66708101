import { createHash } from 'node:crypto';
import type { SavedPicture } from '../../core/article/saved-picture';

/** What a `data:` address holds. */
export interface PictureBytes {
  /** As the address says; in lower case. */
  readonly mediaType: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

const HEAD = /^data:(image\/[\w.+-]{1,40})((?:;[\w.+=-]{0,60}){0,4}),/iu;

/**
 * The bytes of a picture that stands in its own address, by RFC 2397; null for any other address.
 * Blanks and line ends in base64 are passed over, as browsers do; what else is wrong in it ends it.
 */
export function pictureBytes(address: string): PictureBytes | null {
  const head = HEAD.exec(address);
  if (!head) return null;
  const [whole, mediaType = '', parameters = ''] = head;
  const body = address.slice(whole.length);
  const isBase64 = /;base64$/iu.test(parameters);
  const bytes = isBase64
    ? Buffer.from(body.includes('%') ? unescaped(body).toString('latin1') : body, 'base64')
    : unescaped(body);
  return { mediaType: mediaType.toLowerCase(), bytes };
}

/** How a picture that stands in its own address is known by its bytes; null where there are none. */
export function savedPicture(address: string): SavedPicture | null {
  const picture = pictureBytes(address);
  if (!picture || picture.bytes.length === 0) return null;
  const { mediaType, bytes } = picture;
  return { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType };
}

/** `%3Csvg` as the bytes it stands for; a percent sign that begins nothing stands for itself. */
function unescaped(text: string): Buffer<ArrayBuffer> {
  if (!text.includes('%')) return Buffer.from(text, 'utf8');
  const parts = text.split(/((?:%[0-9a-f]{2})+)/iu);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 0 ? Buffer.from(part, 'utf8') : Buffer.from(part.replaceAll('%', ''), 'hex'),
    ),
  );
}
