import { expect, it } from 'vitest';
import type { AnyRecord, Clip, Kind } from '../../../core/library/records';
import { articleFate } from '../../../renderer/clips/outlet';
import type { NotebookState } from '../../../renderer/state/notebook.svelte';
import { article, clip } from '../../core/notebook/library-of';

const CITATION = {
  title: 'Kestrel withdrawn',
  byline: '',
  siteName: 'Alder Courier',
  publishedOn: '2023-11-14',
  url: '',
  locator: '',
  sha256: '',
};

function holding(...records: AnyRecord[]): NotebookState {
  const get = (kind: Kind, id: string) =>
    records.find((record) => record.kind === kind && record.id === id);
  return { get } as unknown as NotebookState;
}

it.each<[string, AnyRecord[], Partial<Clip>, string | null]>([
  ['is there', [article('a', {})], {}, null],
  ['is in the trash', [article('a', {}, { trashedAt: '2026' })], {}, 'article in the trash'],
  ['was deleted for good', [], { citation: CITATION }, 'article deleted'],
  ['was lost with its record', [], {}, 'article missing'],
])('a clip whose article %s says so', (_, records, fields, short) => {
  const one = clip('c', 'a', 'Smoke was seen.', fields) as Clip;
  expect(articleFate(holding(...records), one)?.short ?? null).toBe(short);
});
