/** The first words of the command line; the installed program opens no window for them. */
export const COMMAND_WORDS = [
  'read',
  'import',
  'reread',
  'articles',
  'clips',
  'events',
  'pages',
  'show',
  'clip',
  'dates',
  'event',
  'export',
  'verify',
  'backups',
  'restore',
  'schema',
  'help',
  '--help',
  '--version',
] as const;
export type CommandWord = (typeof COMMAND_WORDS)[number];

export function isCommand(word: string | undefined): word is CommandWord {
  return COMMAND_WORDS.some((known) => known === word);
}
