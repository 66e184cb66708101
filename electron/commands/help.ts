/** What `dateline help` prints. */
export const HELP = `Dateline, without a window.

  dateline read FILE…                  the article as it would be imported; nothing is stored
  dateline import [--split] PATH…      files and folders; --split makes several articles of a file
                                       that holds several
  dateline reread ARTICLE [--encoding NAME]
                                       its original once more; NAME as koi8-r, auto to find out
  dateline articles | clips | events | pages
  dateline show ID
  dateline clip ARTICLE --quote TEXT [--note TEXT] [--colour NAME] [--tag TAG]… [--event ID]
  dateline dates FILE|ARTICLE [--published DATE]
  dateline event add --title TEXT [--when EDTF] [--place TEXT] [--clip ID]…
  dateline export --as markdown --to PATH [--force]
  dateline verify                      store, originals' hashes, anchors
  dateline backups                     the library's backups, newest first
  dateline restore BACKUP              the whole library as it was then; BACKUP is an id or a folder
  dateline schema                      the records below as JSON Schema

  --library DIR   the library to use; without it, the one the app opened last
  --json          JSON Lines on standard output and nothing else there

While a window has the library open, the window does the work and shows it; output and exit code are
the same.

Exit code 0: done. 1: some inputs failed, each named. 2: wrong usage. 3: the library is in use or
cannot be opened. On Windows the installed program has no console of its own: pipe its output
(dateline articles --json | more).
`;
