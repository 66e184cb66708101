import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFileAsDraft } from '../../../electron/importers/read-file';

const path = new URL('../../../../shared/data/seed/forum-copy-of-a-news-story.txt', import.meta.url)
  .pathname;

describe.skipIf(!existsSync(path))(
  'a real forum copy of a wire story, where it lies beside',
  () => {
    test('reads as a careful person reads it', async () => {
      const read = await readFileAsDraft(path);
      if (!read.ok) throw new Error(read.error.message);
      const { metadata, blocks, warnings } = read.value.draft;
      const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
      expect(lines[0]).toBe(
        `${metadata.title.value} - ${metadata.section.value} - ${metadata.siteName.value}`,
      );
      expect(metadata.title.value).toMatch(/^US Carries Out .* In Iraq$/u);
      expect(metadata.section.value).toBe('Foreign Affairs');
      expect(metadata.url.value).toBe(
        lines.at(-3)?.replace('https://www.google.com/amp/s/', 'https://'),
      );
      expect(metadata.origin.value).toBe('cnn.com');
      expect(metadata.publishedOn).toEqual({ value: '2024-02-02', source: 'url path', others: [] });
      for (const field of ['title', 'siteName', 'section', 'url', 'origin'] as const) {
        expect(metadata[field].source).not.toBe(null);
      }
      expect(metadata.byline.value).toBe(null);
      expect(warnings).toEqual([]);
      expect(blocks.map(({ text }) => text)).toEqual(lines);
      expect(blocks.filter(({ reason }) => reason === undefined).map(({ text }) => text)).toEqual(
        lines.slice(2, 22),
      );
      expect(blocks.flatMap(({ reason }) => reason ?? [])).toEqual([
        'title-line',
        'title-line',
        'source-line',
        'source-line',
        'comments',
        'comments',
      ]);
    });
  },
);
