import { describe, expect, it } from 'vitest';
import { readBytesAsDraft } from '../../../electron/importers/read-file';

async function titleOf(heading: string): Promise<string | null | undefined> {
  const html = `<html><body><article><h1>${heading}</h1><p>${'Words of a paragraph. '.repeat(20)}</p></article></body></html>`;
  const read = await readBytesAsDraft({ bytes: Buffer.from(html), fileName: 'page.html' });
  return read.ok ? read.value.draft.metadata.title.value : undefined;
}

describe('the text of an element', () => {
  it('has no gap at an entity or at mere formatting', async () => {
    expect(await titleOf('The ferry&rsquo;s pumps')).toBe('The ferry’s pumps');
    expect(await titleOf('The <em>Kestrel</em>&rsquo;s pumps')).toBe('The Kestrel’s pumps');
  });

  it('has a gap where elements meet that stand apart', async () => {
    expect(await titleOf('<span>Harbour</span><span>board</span>')).toBe('Harbour board');
  });
});
