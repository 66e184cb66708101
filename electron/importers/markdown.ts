import { markdownDraft } from '../../core/article/markdown';
import { ok } from '../../core/ipc/result';
import { decodeText } from './decode';
import { extensionOf, type Format } from './format';
import { savedPicture } from './saved-picture';

/** Markdown by its ending; a text that only looks like it is plain text, where nothing is lost. */
export const markdown: Format = {
  name: 'Markdown',
  mediaType: 'text/markdown',
  reader: 'markdown/3',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  matches: (file) => /^(?:md|markdown|mdown|mkd)$/u.test(extensionOf(file.fileName)),
  read: (file) => {
    const { text, encoding, warnings } = decodeText(file.bytes, { chosen: file.encoding });
    const draft = markdownDraft(text, savedPicture);
    return Promise.resolve(
      ok({ draft: { ...draft, warnings: [...warnings, ...draft.warnings] }, encoding }),
    );
  },
};
