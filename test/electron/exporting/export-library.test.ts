import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportMarkdown } from '../../../core/notebook/export-markdown';
import { exportLibrary } from '../../../electron/exporting/export-library';
import type { FileJobs, RecordBatches } from '../../../electron/keeping/jobs';
import { AppFolder } from '../../../electron/store/app-folder';
import { jobsHere } from '../../support/keeping-of';
import { keptLibrary } from '../../support/kept-library';

/** A library with something of every kind that is exported, and a place to export it to. */
async function filled() {
  const kept = await keptLibrary();
  const app = await AppFolder.open(kept.app);
  const article = await kept.article('The harbour report', 'Smoke was seen at dawn by the crew.');
  const clip = await kept.clip(article, 5, 20);
  await kept.clip(article, 24, 40);
  await kept.event('The board meets', clip);
  await kept.page('Notes', `What is known:\n\n[[clip:${clip}]]`);
  const path = join(kept.folder, 'out.md');
  const to = (more: { replace?: boolean; jobs?: Pick<FileJobs, 'exportMarkdown'> } = {}) =>
    exportLibrary(kept.store, { app, jobs: jobsHere, path, replace: false, ...more });
  const asNow = () => exportMarkdown(kept.store.library, kept.store.identity.name);
  return { kept, app, path, to, asNow };
}

describe('an export', () => {
  it('is to the byte what the library is, and is noted down', async () => {
    const { kept, app, path, to, asNow } = await filled();
    const exported = await to();
    const bytes = await readFile(path);
    expect(bytes.toString('utf8')).toBe(asNow());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(exported).toEqual({ ok: true, value: { path, bytes: bytes.length, sha256 } });
    expect(app.exportedTo(path)).toBe(sha256);
    expect((await readdir(kept.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    await kept.store.close();
  });

  it('holds the library of one moment, whatever is done while it is under way', async () => {
    const { kept, path, to, asNow } = await filled();
    const before = asNow();
    const editing = async function* (batches: RecordBatches) {
      for await (const batch of batches) {
        await kept.event('Meanwhile');
        yield batch;
      }
    };
    await to({
      jobs: { exportMarkdown: (job, batches) => jobsHere.exportMarkdown(job, editing(batches)) },
    });
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(asNow()).not.toBe(before);
    await kept.store.close();
  });

  it('leaves what somebody changed as it is, unless it is to replace it', async () => {
    const { kept, path, to, asNow } = await filled();
    await writeFile(path, 'a file of my own');
    expect(await to()).toMatchObject({ ok: false, error: { code: 'edited' } });
    expect(await readFile(path, 'utf8')).toBe('a file of my own');
    expect((await to({ replace: true })).ok).toBe(true);
    await kept.event('Later');
    expect((await to()).ok).toBe(true);
    expect(await readFile(path, 'utf8')).toBe(asNow());
    await writeFile(path, `${asNow()}An edit.\n`);
    expect(await to()).toMatchObject({ ok: false, error: { code: 'edited' } });
    expect(await readFile(path, 'utf8')).toContain('An edit.');
    await kept.store.close();
  });

  it('saves what is not saved: the folder of the library may be gone', async () => {
    const { kept, path, to, asNow } = await filled();
    await kept.store.saved();
    await rename(kept.library, `${kept.library} away`);
    await kept.run('New page', { do: 'add', kind: 'page', id: PAGE, fields: { title: 'Unsaved' } });
    expect((await to()).ok).toBe(true);
    expect(await readFile(path, 'utf8')).toBe(asNow());
    expect(await readFile(path, 'utf8')).toContain('Unsaved');
    await rename(`${kept.library} away`, kept.library);
    await kept.store.close();
  });

  it('says what could not be written', async () => {
    const { kept, path, to } = await filled();
    await mkdir(path);
    const refused = await to();
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-written' } });
    expect(!refused.ok && refused.error.message).toContain(path);
    await rm(path, { recursive: true });
    await kept.store.close();
  });
});

const PAGE = '01900000-0000-7000-8000-0000000000aa';
