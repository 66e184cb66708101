/** Commands of the window's frame and menu that change a library: not offered where it can only be read. */
export const WRITING_COMMANDS: readonly string[] = [
  'import',
  'importFolder',
  'paste',
  'undo',
  'redo',
  'newPage',
  'newEvent',
  'star',
  'toggleRead',
  'tagArticle',
];
