import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HISTORY_REACH } from '../../../core/library/history-reach';
import { pruneHistory } from '../../../electron/keeping/history-retention';
import { diskFiles } from '../../../electron/store/file-port';
import type { KeepingOptions } from '../../../electron/keeping/keeping';
import { FaultyFiles } from '../../support/faulty-files';
import { keptLibrary } from '../../support/kept-library';
import { DEVICE, contents } from '../../support/temp-library';

/** A compacted library, closed, with a backup when asked for. */
async function closed(options: { backup?: boolean; keeping?: Partial<KeepingOptions> } = {}) {
  const kept = await keptLibrary(options.keeping ? { keeping: options.keeping } : {});
  const article = await kept.article('The harbour report', 'Smoke was seen at dawn by the crew.');
  const clip = await kept.clip(article, 5, 20);
  const event = await kept.event('The board meets', clip);
  if (options.backup) await kept.keeping.backups.make('asked');
  await kept.run('Rename', { do: 'set', kind: 'event', id: event, set: { title: 'They meet' } });
  await kept.store.compact();
  await kept.store.close();
  return Object.assign(kept, {
    articleId: article,
    clipId: clip,
    eventId: event,
    whole: contents(kept.store),
  });
}
type Closed = Awaited<ReturnType<typeof closed>>;

const snapshot = (kept: Closed) => join(kept.library, 'snapshot.ndjson');
const damage = async (path: string, from: string | RegExp, to: string) => {
  const before = await readFile(path, 'utf8');
  expect(before).toMatch(from);
  await writeFile(path, before.replace(from, to));
};
const asideOf = async (kept: Closed) => (await readdir(join(kept.library, 'quarantine'))).sort();

describe('a library with damage', () => {
  it('is set aside, named, and brought back whole from the history', async () => {
    const kept = await closed();
    await damage(snapshot(kept), /They meet/, 'Thay meet');
    const bytes = await readFile(snapshot(kept));
    await kept.reopen();
    expect(kept.store.lookup('event', kept.eventId)).toBeUndefined();
    const report = await kept.keeping.recovery.report();
    expect(report.findings).toMatchObject([{ what: 'records', path: snapshot(kept) }]);
    const [finding] = report.findings;
    expect(await readFile(finding?.setAside ?? '')).toEqual(bytes);
    expect(await readFile(`${finding?.setAside}.why.txt`, 'utf8')).toContain('1 damaged line');
    expect(report.whole).toMatchObject({ articles: 1, clips: 1, events: 0 });
    expect(report.offers).toMatchObject([{ from: 'history', complete: true, events: 1 }]);

    expect(await kept.keeping.recovery.restore('history')).toMatchObject({ ok: true });
    expect(contents(kept.store)).toEqual(kept.whole);
    expect(await kept.keeping.recovery.report()).toMatchObject({ findings: [], offers: [] });
    await kept.reopen();
    expect(kept.store.damage).toEqual([]);
    expect(contents(kept.store)).toEqual(kept.whole);
    expect(await asideOf(kept)).toHaveLength(2);
    await kept.store.undo();
    expect(kept.store.lookup('event', kept.eventId)).toBeUndefined();
  });

  it('reads its history once, for all reports and for what is brought back after them', async () => {
    const files = new FaultyFiles();
    const kept = await closed({ keeping: { files } });
    await damage(snapshot(kept), /They meet/, 'Thay meet');
    await kept.reopen();
    const reads = () =>
      files.done.filter(({ name, path }) => name === 'readInPieces' && path.includes('history'));
    await Promise.all([kept.keeping.recovery.report(), kept.keeping.recovery.report()]);
    const once = reads().length;
    expect(once).toBeGreaterThan(0);
    await kept.keeping.recovery.report();
    const restored = await kept.keeping.recovery.restore('history');
    expect(restored).toMatchObject({ ok: true });
    expect(reads()).toHaveLength(once);
    expect(new Set(reads().map(({ path }) => path)).size).toBe(once);
    expect(contents(kept.store)).toEqual(kept.whole);
  });

  it('whose history is gone is brought back from a backup as it was then, and says so', async () => {
    const kept = await closed({ backup: true });
    await rm(join(kept.library, 'history'), { recursive: true });
    await writeFile(snapshot(kept), Buffer.alloc(4_096));
    await kept.reopen();
    expect(kept.store.library.article.size).toBe(0);
    const { offers } = await kept.keeping.recovery.report();
    expect(offers).toMatchObject([{ articles: 1, clips: 1, events: 1 }]);
    expect((await kept.keeping.recovery.restore(offers[0]?.from ?? '')).ok).toBe(true);
    expect(kept.store.lookup('event', kept.eventId)?.title).toBe('The board meets');
    expect(kept.store.damage).toEqual([]);
  });

  it('goes on with what is whole when told to, and never brings the damage up again', async () => {
    const kept = await closed();
    await damage(snapshot(kept), /They meet/, 'Thay meet');
    await kept.reopen();
    await kept.event('Since');
    expect(await kept.keeping.recovery.accept()).toMatchObject({ ok: true });
    await kept.reopen();
    expect(kept.store.damage).toEqual([]);
    expect(kept.store.library.event.size).toBe(1);
    expect(kept.store.library.article.size).toBe(1);
    expect(await asideOf(kept)).toHaveLength(2);
  });

  it('keeps records deleted on purpose deleted', async () => {
    const kept = await keptLibrary();
    await kept.event('One');
    const gone = await kept.event('Two');
    await kept.run('Trash', { do: 'trash', kind: 'event', id: gone });
    await kept.keeping.deleting.purge([{ kind: 'event', id: gone }], { withClips: true });
    await kept.store.compact();
    await kept.store.close();
    await damage(join(kept.library, 'snapshot.ndjson'), /"One"/, '"Ohe"');
    await kept.reopen();
    await kept.keeping.recovery.restore('history');
    expect([...kept.store.library.event.values()].map(({ title }) => title)).toEqual(['One']);
  });

  it('that lost its name gets it back under the id it is known by', async () => {
    const kept = await closed();
    const identity = join(kept.library, 'dateline.json');
    const { id } = JSON.parse(await readFile(identity, 'utf8')) as { id: string };
    for (const bytes of [null, '', '{"format":1}']) {
      if (bytes === null) await rm(identity);
      else await writeFile(identity, bytes);
      const again = await keptLibrary({ store: { knownId: id, folder: kept.library } });
      expect(again.store.identity.id).toBe(id);
      expect(again.store.damage).toMatchObject([{ kind: 'identity', path: identity }]);
      expect(contents(again.store)).toEqual(kept.whole);
      await again.store.close();
    }
  });
});

describe('a damaged history', () => {
  /** Three renames of one event, each in a segment of the history of its own; the middle one is spoilt. */
  async function spoilt() {
    const kept = await keptLibrary();
    const event = await kept.event('First');
    await kept.store.compact();
    for (const title of ['Second', 'Third', 'Fourth']) {
      await kept.run(title, { do: 'set', kind: 'event', id: event, set: { title } });
      await kept.store.compact();
    }
    await kept.store.close();
    const history = join(kept.library, 'history', DEVICE);
    const [, , third = ''] = (await readdir(history)).sort();
    const path = join(history, third);
    await damage(path, '"Third"', '"Thurd"');
    const bytes = await readFile(path);
    await kept.reopen();
    await kept.keeping.historyCheck.check();
    return Object.assign(kept, { eventId: event, path, bytes });
  }

  it('is named and set aside; the library is whole, and undo goes back as far as the damage', async () => {
    const kept = await spoilt();
    expect(kept.store.damage).toEqual([]);
    expect(kept.store.lookup('event', kept.eventId)?.title).toBe('Fourth');
    const { findings, offers } = await kept.keeping.recovery.report();
    expect(findings).toMatchObject([{ what: 'history', path: kept.path }]);
    expect(findings[0]?.words).toContain('line 1 cannot be read');
    expect(offers).toEqual([]);
    expect(await readFile(findings[0]?.setAside ?? '')).toEqual(kept.bytes);
    expect(await readFile(`${findings[0]?.setAside}.why.txt`, 'utf8')).toContain(kept.path);
    expect((await kept.store.undo())?.ok).toBe(true);
    expect(kept.store.lookup('event', kept.eventId)?.title).toBe('Third');
    expect(await kept.store.undo()).toMatchObject({
      error: { message: '“Third”: A part of the history that this needs is damaged.' },
    });
    expect(kept.store.lookup('event', kept.eventId)?.title).toBe('Third');
    expect(await readFile(kept.path)).toEqual(kept.bytes);
    const { entries } = await kept.keeping.history.page('', null);
    expect(entries.map(({ label }) => label)).toEqual(['Fourth', 'Fourth', 'Second', 'New event']);
    const gone = { kind: 'event', id: kept.eventId } as const;
    await kept.run('Trash', { do: 'trash', ...gone });
    expect(await kept.keeping.deleting.purge([gone], { withClips: false })).toMatchObject({
      error: { code: 'damaged' },
    });
  });

  it('says how many lines are damaged and where they begin', async () => {
    const kept = await spoilt();
    await writeFile(kept.path, 'null\n[]\n');
    await kept.keeping.historyCheck.check();
    const { findings } = await kept.keeping.recovery.report();
    expect(findings.at(-1)?.words).toContain('(2 lines cannot be read, the first of them line 1)');
  });

  it('is not brought up again once it is gone on without, and its bytes stay set aside', async () => {
    const kept = await spoilt();
    const [finding] = (await kept.keeping.recovery.report()).findings;
    expect(await kept.keeping.recovery.accept()).toMatchObject({ ok: true });
    expect((await kept.keeping.recovery.report()).findings).toEqual([]);
    await kept.reopen();
    await kept.keeping.historyCheck.check();
    expect((await kept.keeping.recovery.report()).findings).toEqual([]);
    expect(await readFile(finding?.setAside ?? '')).toEqual(kept.bytes);
    await kept.store.undo();
    expect(await kept.store.undo()).toMatchObject({ ok: false });
  });

  it('that the disk does not give out is named, and the rest is listed', async () => {
    const kept = await spoilt();
    await rm(kept.path);
    await mkdir(kept.path);
    await kept.keeping.historyCheck.check();
    const { findings } = await kept.keeping.recovery.report();
    expect(findings).toMatchObject([{ what: 'history', path: kept.path }]);
    expect(findings[0]?.words).toContain('EISDIR');
    expect((await kept.keeping.history.page('', null)).entries).toHaveLength(3);
    expect(await pruneHistory(diskFiles, { folder: kept.library, reach: HISTORY_REACH })).toBe(0);
  });

  it('is not what is left of a journal that was gone on without', async () => {
    const kept = await keptLibrary();
    await kept.event('One');
    await kept.event('Two');
    await kept.store.close();
    const folder = join(kept.library, 'journal', DEVICE);
    const [first = ''] = await readdir(folder);
    await damage(join(folder, first), '"One"', '"Ohe"');
    await kept.reopen();
    expect(kept.store.damage).toMatchObject([{ kind: 'changes' }]);
    expect(await kept.keeping.recovery.accept()).toMatchObject({ ok: true });
    await kept.reopen();
    await kept.keeping.historyCheck.check();
    expect((await kept.keeping.recovery.report()).findings).toEqual([]);
    expect((await readdir(join(kept.library, 'quarantine'))).length).toBe(2);
  });
});

describe('texts and originals', () => {
  it('that were mended are whole among the backups again, whose bytes they had shared', async () => {
    const kept = await closed({ backup: true });
    await kept.reopen();
    const article = kept.store.lookup('article', kept.articleId);
    const sha256 = kept.store.lookup('text', article?.textId ?? '')?.sha256 ?? '';
    const text = join(kept.library, 'texts', `${sha256}.json`);
    const good = await readFile(text);
    await writeFile(text, Buffer.alloc(good.length));
    const mended = await kept.keeping.recovery.mend();
    expect(mended).toMatchObject({ ok: true, value: { failed: [] } });
    expect(await readFile(text)).toEqual(good);
    expect((await asideOf(kept)).filter((name) => !name.endsWith('.why.txt'))).not.toEqual([]);

    await rm(text);
    await kept.keeping.recovery.check();
    const again = await kept.keeping.recovery.mend();
    expect(again).toMatchObject({ ok: true, value: { readAgain: [], failed: [] } });
    expect(await readFile(text)).toEqual(good);
  });

  it('are found damaged, brought back from a backup, or read again from the original', async () => {
    const kept = await closed({ backup: true });
    await kept.reopen();
    const article = kept.store.lookup('article', kept.articleId);
    const sha256 = kept.store.lookup('text', article?.textId ?? '')?.sha256 ?? '';
    const text = join(kept.library, 'texts', `${sha256}.json`);
    const original = join(kept.library, 'originals', article?.original?.sha256 ?? '');
    const good = await readFile(text);
    await rm(text);
    await writeFile(text, 'spoilt');
    await rm(original);
    expect(await kept.keeping.recovery.check()).toEqual({
      ok: true,
      value: { files: 2, damaged: 2 },
    });
    const { findings } = await kept.keeping.recovery.report();
    expect(findings.map(({ what }) => what).sort()).toEqual(['original', 'text']);
    const mended = await kept.keeping.recovery.mend();
    expect(mended).toMatchObject({ ok: true, value: { readAgain: [], failed: [] } });
    expect(await readFile(text)).toEqual(good);
    expect((await kept.keeping.recovery.report()).findings).toEqual([]);

    // Without a backup of it, a text is read again from the original.
    await rm(join(kept.app, 'backups'), { recursive: true });
    await rm(text);
    await kept.keeping.recovery.check();
    const again = await kept.keeping.recovery.mend();
    expect(again.ok && again.value.readAgain).toHaveLength(1);
    expect(await readFile(text)).toEqual(good);

    await rm(original);
    await kept.keeping.recovery.check();
    const lost = await kept.keeping.recovery.mend();
    expect(lost.ok && lost.value.failed).toHaveLength(1);
    expect((await kept.keeping.recovery.report()).findings).toMatchObject([{ what: 'original' }]);
  });
});
