// Called by electron-builder when the program is laid out and not yet wrapped up: takes away what
// belongs to Electron's own demonstration and not to a program.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export default async function afterPack({ appOutDir, packager, electronPlatformName }) {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  await rm(join(resources, 'default_app.asar'), { force: true });
  await rm(join(appOutDir, 'version'), { force: true });
}
