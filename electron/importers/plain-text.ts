import { plainTextDraft } from '../../core/article/plain-text';
import { ok } from '../../core/ipc/result';
import { decodeText } from './decode';
import type { Format } from './format';

/** Plain text: the last format of the list, which takes whatever is text and nothing else. */
export const plainText: Format = {
  name: 'plain text',
  mediaType: 'text/plain',
  reader: 'plain-text/3',
  extensions: ['txt', 'text'],
  matches: () => true,
  read: (file) => {
    const { text, encoding, warnings } = decodeText(file.bytes, { chosen: file.encoding });
    const draft = plainTextDraft(text, { name: file.fileName });
    return Promise.resolve(
      ok({ draft: { ...draft, warnings: [...warnings, ...draft.warnings] }, encoding }),
    );
  },
};
