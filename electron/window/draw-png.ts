import { nativeImage } from 'electron';
import type { WebContents } from 'electron';
import type { PngPicture, SvgPicture } from '../exporting/save-timeline-picture';
import { USUAL_SCALE, pngScale } from '../exporting/png-scale';
import { withSheet } from './sheet-window';

/** How long a picture may take to be drawn, in milliseconds. */
const PATIENCE = 60_000;

const STYLE = `
:root { color-scheme: only light; }
html, body { margin: 0; overflow: hidden; }
svg { display: block; }
`;

/** Draws an SVG picture as PNG, in the window's fonts. */
export async function drawPng(picture: SvgPicture, files: string): Promise<PngPicture> {
  const { svg, width, height } = picture;
  const scale = pngScale(width, height);
  const body = svg.replace(/^<\?xml[^>]*\?>\s*/, '');
  const sheet = { style: STYLE, body, title: 'Timeline' };
  const bytes = await withSheet(sheet, { files, width, height, scale }, (contents) =>
    wholePage(contents, { width, height }),
  );
  const size = nativeImage.createFromBuffer(Buffer.from(bytes)).getSize();
  return { bytes, ...size, isReduced: scale < USUAL_SCALE };
}

/**
 * A page as PNG, however far it reaches beyond the display: windows are no larger than that, also
 * those that nobody sees.
 */
async function wholePage(
  contents: WebContents,
  size: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  contents.debugger.attach();
  // A page is drawn as far as it takes its view to reach.
  const view = { ...size, deviceScaleFactor: 0, mobile: false };
  await contents.debugger.sendCommand('Emulation.setDeviceMetricsOverride', view);
  const clip = { x: 0, y: 0, ...size, scale: 1 };
  const shot = contents.debugger.sendCommand('Page.captureScreenshot', {
    format: 'png',
    captureBeyondViewport: true,
    clip,
  }) as Promise<{ data: string }>;
  const late = Promise.withResolvers<never>();
  const patience = setTimeout(
    () => late.reject(new Error('The picture was not drawn in time.')),
    PATIENCE,
  );
  try {
    const { data } = await Promise.race([shot, late.promise]);
    return new Uint8Array(Buffer.from(data, 'base64'));
  } finally {
    clearTimeout(patience);
  }
}
