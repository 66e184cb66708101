import { readFile } from 'node:fs/promises';
import { fail, ok } from '../../core/ipc/result';
import type { ParserPort } from '../../electron/importers/parser-port';
import { metadataOf, paragraphs } from './articles';

/** Reads a file as paragraphs, one a line, without a process of its own: for tests of the store. */
export const plainParser: Pick<ParserPort, 'read'> = {
  async read(path, fileName = 'a text') {
    const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
    const [title] = lines;
    if (title === undefined) return fail('empty', `“${fileName}” is empty.`);
    return ok({
      draft: { metadata: metadataOf({ title }), blocks: paragraphs(lines), warnings: [] },
      encoding: 'utf-8',
      mediaType: 'text/plain',
      format: 'plain text',
      reader: 'a test',
    });
  },
};
