import type { Format } from './format';
import { html } from './html';
import { markdown } from './markdown';
import { plainText } from './plain-text';

/** Every format that is read, in the order in which they are asked; the first that matches reads. */
export const FORMATS: readonly Format[] = [html, markdown, plainText];

/** File name endings for dialogs and folder walks, without dots. */
export const READABLE_EXTENSIONS: readonly string[] = FORMATS.flatMap(
  (format) => format.extensions,
);
