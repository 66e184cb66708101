import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createSampleLibrary } from '../../../electron/importers/sample-library';
import { findPassage } from '../../../core/clip/selector';
import { eventView } from '../../../core/library/event-view';
import { compact } from '../../../electron/store/compaction';
import { diskFiles } from '../../../electron/store/file-port';
import { useRealParser } from '../../support/real-parser';
import { keepingOf } from '../../support/keeping-of';
import { DEVICE, openStore, tempFolder } from '../../support/temp-library';

const assets = fileURLToPath(new URL('../../../assets/sample', import.meta.url));
const parser = useRealParser();

const store = {
  device: DEVICE,
  holder: 'a test',
  compact: (job: Parameters<typeof compact>[1]) => compact(diskFiles, job),
};

interface Script {
  readonly name: string;
  readonly lanes: unknown[];
  readonly clips: { quote: string }[];
  readonly events: unknown[];
  readonly evidence: unknown[];
  readonly pages: unknown[];
}

async function scriptOf(folder: string): Promise<Script> {
  return JSON.parse(await readFile(join(folder, 'sample.json'), 'utf8')) as Script;
}

describe('the sample library', () => {
  it('holds all that its script tells, every clip at its very words, and verifies', async () => {
    const folder = join(await tempFolder(), 'Sample');
    await createSampleLibrary({ assets, folder, parser: parser(), store });
    const script = await scriptOf(assets);
    const files = (await readdir(assets)).length - 1;
    const made = await openStore(folder);
    const { library } = made;
    expect(made.identity.name).toBe(script.name);
    expect(made.damage).toEqual([]);
    const { entries } = await keepingOf(made, join(folder, '..', 'app')).history.page('', null);
    expect(new Set(entries.map(({ by }) => by))).toEqual(new Set(['watch']));
    expect({
      articles: library.article.size,
      clips: library.clip.size,
      events: library.event.size,
      evidence: library.evidence.size,
      lanes: library.lane.size,
      pages: library.page.size,
    }).toEqual({
      articles: files,
      clips: script.clips.length,
      events: script.events.length,
      evidence: script.evidence.length,
      lanes: script.lanes.length,
      pages: script.pages.length,
    });
    expect(files).toBeGreaterThanOrEqual(8);
    expect(files).toBeLessThanOrEqual(12);
    for (const article of library.article.values()) {
      expect(article.title.value, article.original?.fileName).not.toBeNull();
      expect(await made.content.checkOriginal(article.original?.sha256 ?? '')).toMatchObject({
        ok: true,
      });
    }
    for (const clip of library.clip.values()) {
      const text = await made.content.readText(library.text.get(clip.textId)?.sha256 ?? '');
      expect(text.ok && findPassage(text.value, clip).state, clip.quote.exact).toBe('exact');
    }
    for (const page of library.page.values()) {
      const cited = [...page.body.matchAll(/\[\[clip:([^\]]+)\]\]/g)].map((match) => match[1]);
      expect(cited.length).toBeGreaterThan(0);
      for (const id of cited) expect(library.clip.has(id ?? ''), id).toBe(true);
    }
    // One time and one number are told differently: that is what the sample is there to show.
    const labels = [...library.event.values()].flatMap((event) => {
      const ids = made.relations.evidenceOfEvent.of(event.id);
      const evidence = [...ids].flatMap((id) => library.evidence.get(id) ?? []);
      return eventView(event, evidence, made.lookup).conflicts.map(({ label }) => label);
    });
    expect(labels).toContain('when');
    expect(labels.filter((label) => label !== 'when')).not.toEqual([]);
    // It is nobody's deed yet: the first undo must not take the sample away.
    expect(made.nextUndo).toBeNull();
    await made.close();
  }, 60_000);

  it('appears whole or not at all, and is made anew after a failure', async () => {
    const base = await tempFolder();
    const folder = join(base, 'Sample');
    const broken = join(base, 'assets');
    await mkdir(broken);
    await cp(assets, broken, { recursive: true });
    const script = await scriptOf(assets);
    const clips = script.clips.map((clip) => ({ ...clip, quote: 'words that stand nowhere' }));
    await writeFile(join(broken, 'sample.json'), JSON.stringify({ ...script, clips }));
    await expect(
      createSampleLibrary({ assets: broken, folder, parser: parser(), store }),
    ).rejects.toThrow('words that stand nowhere');
    expect(await readdir(base)).not.toContain('Sample');
    // What is left of the failure is in nobody's way, and locked by nobody.
    await createSampleLibrary({ assets, folder, parser: parser(), store });
    expect((await readdir(base)).sort()).toEqual(['Sample', 'assets']);
    await rm(folder, { recursive: true });
  }, 60_000);

  it('is refused with the name of a file that cannot be read', async () => {
    const base = await tempFolder();
    const broken = join(base, 'assets');
    await cp(assets, broken, { recursive: true });
    await writeFile(join(broken, 'Z empty.txt'), '');
    const folder = join(base, 'Sample');
    await expect(
      createSampleLibrary({ assets: broken, folder, parser: parser(), store }),
    ).rejects.toThrow('Z empty.txt');
    expect(await readdir(base)).not.toContain('Sample');
  }, 60_000);
});
