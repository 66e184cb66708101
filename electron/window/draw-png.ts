import type { NativeImage, WebContents } from 'electron';
import type { PngPicture, SvgPicture } from '../exporting/save-timeline-picture';
import { withSheet } from './sheet-window';

/** Sharp on paper and on screens of twice the dots. */
const SCALE = 2;
/** Longer sides are refused by graphics cards and by many programs that show pictures, in pixels. */
const LONGEST = 16_384;
/** More pixels in all need half a gigabyte while they are drawn. */
const MOST = 120_000_000;
/** How long a picture may take to be drawn, in milliseconds. */
const PATIENCE = 20_000;
/** A page that is not drawn anew for so long has been drawn, in milliseconds. */
const QUIET = 250;

const STYLE = `
:root { color-scheme: only light; }
html, body { margin: 0; overflow: hidden; }
svg { display: block; }
`;

/** How many pixels a picture gets for each of its own: two, or less where that were too many. */
export function pngScale(width: number, height: number): number {
  const byArea = Math.sqrt(MOST / (width * height));
  return Math.min(SCALE, LONGEST / width, LONGEST / height, byArea);
}

/** Draws an SVG picture as PNG, in the window's fonts. */
export async function drawPng(picture: SvgPicture, files: string): Promise<PngPicture> {
  const { svg, width, height } = picture;
  const scale = pngScale(width, height);
  const body = svg.replace(/^<\?xml[^>]*\?>\s*/, '');
  const sheet = { style: STYLE, body, title: 'Timeline' };
  const image = await withSheet(sheet, { files, width, height, scale }, (contents) =>
    settledFrame(contents, {
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    }),
  );
  const size = image.getSize();
  return { bytes: new Uint8Array(image.toPNG()), ...size, isReduced: scale < SCALE };
}

/** The page as it is drawn once nothing in it changes any more: the first frames are yet empty. */
function settledFrame(
  contents: WebContents,
  wanted: { readonly width: number; readonly height: number },
): Promise<NativeImage> {
  const settled = Promise.withResolvers<NativeImage>();
  let last: NativeImage | null = null;
  let quiet: NodeJS.Timeout | undefined;
  const look = (): void => {
    if (last && !isEmpty(last)) settled.resolve(last);
    else again();
  };
  const again = (): void => {
    clearTimeout(quiet);
    quiet = setTimeout(look, QUIET);
    contents.invalidate();
  };
  contents.on('paint', (_event, _dirty, frame) => {
    const { width, height } = frame.getSize();
    if (Math.abs(width - wanted.width) > 2 || Math.abs(height - wanted.height) > 2) return;
    last = frame;
    clearTimeout(quiet);
    quiet = setTimeout(look, QUIET);
  });
  const patience = setTimeout(
    () => settled.reject(new Error('The picture was not drawn in time.')),
    PATIENCE,
  );
  again();
  return settled.promise.finally(() => {
    clearTimeout(quiet);
    clearTimeout(patience);
  });
}

/** Whether a frame is all of one colour; a picture has its title at the top. */
function isEmpty(frame: NativeImage): boolean {
  const bytes = frame.toBitmap();
  const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const [first] = pixels;
  return pixels.every((pixel) => pixel === first);
}
