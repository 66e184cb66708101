// The window that timelines are measured in: like the program's own, over the page that was built.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { BrowserWindow, app, protocol } from 'electron';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};
const scheme = { standard: true, secure: true, codeCache: true };

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: scheme }]);
void app.whenReady().then(() => {
  protocol.handle('app', async ({ url }) => {
    const path = new URL(url).pathname;
    const bytes = await readFile(join(import.meta.dirname, 'page', path));
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } });
  });
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  void window.loadURL('app://bench/index.html');
});
app.on('window-all-closed', () => app.quit());
