// Draws the icons from their two SVG sources; run it after a change of either:
//
//   node scripts/icons.mjs
//
// Chromium draws them: this file starts itself a second time inside Electron.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, run, say } from './child.mjs';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'assets', 'icons');
/** Up to this size the drawing on the small grid is the clearer one. */
const SMALL = 48;
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** An ICO that holds PNGs, which Windows reads since Vista. */
function ico(pngs) {
  const sizes = [16, 24, 32, 48, 64, 128, 256];
  const header = Buffer.alloc(6 + 16 * sizes.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  let offset = header.length;
  sizes.forEach((size, index) => {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(pngs[size].length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += pngs[size].length;
  });
  return Buffer.concat([header, ...sizes.map((size) => pngs[size])]);
}

/** An ICNS of PNGs: each type names a size, some of them for screens of double density. */
function icns(pngs) {
  const types = {
    icp4: 16,
    icp5: 32,
    ic07: 128,
    ic08: 256,
    ic09: 512,
    ic10: 1024,
    ic11: 32,
    ic12: 64,
    ic13: 256,
    ic14: 512,
  };
  const parts = Object.entries(types).map(([type, size]) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(pngs[size].length + 8, 4);
    return Buffer.concat([head, pngs[size]]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

async function draw() {
  const { BrowserWindow, app } = await import('electron');
  await app.whenReady();
  const window = new BrowserWindow({ show: false });
  await window.loadURL('data:text/html,');
  const pngs = {};
  for (const size of SIZES) {
    const source = readFileSync(join(folder, size <= SMALL ? 'icon-small.svg' : 'icon.svg'));
    const address = `data:image/svg+xml;base64,${source.toString('base64')}`;
    const drawn = await window.webContents.executeJavaScript(`(async () => {
      const image = new Image(${size}, ${size});
      image.src = ${JSON.stringify(address)};
      await image.decode();
      const canvas = new OffscreenCanvas(${size}, ${size});
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    })()`);
    pngs[size] = Buffer.from(drawn);
  }
  mkdirSync(join(folder, 'linux'), { recursive: true });
  for (const size of SIZES.filter((each) => each <= 512)) {
    writeFileSync(join(folder, 'linux', `${size}x${size}.png`), pngs[size]);
  }
  writeFileSync(join(folder, 'icon.png'), pngs[1024]);
  writeFileSync(join(folder, 'icon.ico'), ico(pngs));
  writeFileSync(join(folder, 'icon.icns'), icns(pngs));
  app.quit();
}

if (process.versions.electron) {
  // Not awaited: Electron gets ready only after its main module has run.
  draw().catch(fail);
} else {
  try {
    const { electronRuntime } = await import('./electron-runtime.mjs');
    const { ensureSystem, rootFlags, withDisplay } = await import('./system.mjs');
    const executable = await electronRuntime();
    await ensureSystem(executable);
    const { code } = await withDisplay((env) =>
      run(executable, [...rootFlags, fileURLToPath(import.meta.url)], { env }),
    );
    if (code === 0) say(`Drew ${SIZES.length} sizes into ${folder}.`);
    process.exitCode = code;
  } catch (error) {
    fail(error);
  }
}
