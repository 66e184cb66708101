import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { UndoLabels } from '../../core/ipc/contract';
import { WRITING_COMMANDS } from '../../core/ipc/writing-commands';

type Run = (name: string) => void;

/** Labels of a menu are for a glance, in UTF-16 units. */
const LONGEST = 50;

/** `Undo: Import 3 articles`; an ampersand would else mark a key. */
function named(word: string, label: string | null): string {
  if (label === null) return word;
  const short = label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
  return `${word}: ${short.replaceAll('&', '&&')}`;
}

/**
 * The native menu, with what undo and redo would do now, and without what a library that can only be
 * read does not allow. The window carries out its commands and listens for the keys itself, so that a
 * key inside a text field means what it means there; the menu only shows them.
 */
export function buildMenu(run: Run, undo: UndoLabels, readOnly: boolean): Menu {
  const item = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    ...(accelerator !== undefined && { accelerator }),
    registerAccelerator: false,
    enabled: !(readOnly && WRITING_COMMANDS.includes(id)),
    click: () => run(id),
  });
  const gap: MenuItemConstructorOptions = { type: 'separator' };
  const mac = process.platform === 'darwin';
  return Menu.buildFromTemplate([
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('import', 'Import Files…', 'CmdOrCtrl+O'),
        item('importFolder', 'Import Folder…', 'CmdOrCtrl+Shift+O'),
        item('paste', 'Paste as Article'),
        item('reread', 'Read Article Again…'),
        gap,
        item('newPage', 'New Page', 'CmdOrCtrl+N'),
        item('newEvent', 'New Event', 'CmdOrCtrl+Shift+E'),
        gap,
        item('newLibrary', 'New Library…'),
        item('openSample', 'Open the Sample Library'),
        gap,
        item('questions', 'Open Questions…', 'CmdOrCtrl+Shift+U'),
        item('labels', 'Tags and Collections…'),
        item('history', 'History…'),
        item('trash', 'Trash…'),
        item('backups', 'Backups…'),
        item('recovery', 'Recovery…'),
        gap,
        item('export', 'Export to Markdown…', 'CmdOrCtrl+E'),
        item('timelinePicture', 'Save Picture of the Timeline…'),
        item('timelinePrint', 'Print Timeline…'),
        gap,
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('undo', named('Undo', undo.undo), 'CmdOrCtrl+Z'),
        item('redo', named('Redo', undo.redo), 'CmdOrCtrl+Shift+Z'),
        gap,
        { role: 'cut', registerAccelerator: false },
        { role: 'copy', registerAccelerator: false },
        item('copyCited', 'Copy with Citation', 'CmdOrCtrl+Shift+C'),
        { role: 'paste', registerAccelerator: false },
        { role: 'selectAll', registerAccelerator: false },
        gap,
        item('star', 'Star the Article'),
        item('toggleRead', 'Mark the Article as Read or Not Read'),
        item('tagArticle', 'Tag the Article…'),
        gap,
        item('find', 'Find', 'CmdOrCtrl+K'),
        item('findInArticle', 'Find in the Article', 'CmdOrCtrl+F'),
        item('findNext', 'Find Next', 'F3'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('toggleLeft', 'Library Pane', 'CmdOrCtrl+1'),
        item('toggleRight', 'Clips Pane', 'CmdOrCtrl+2'),
        item('toggleTimeline', 'Timeline', 'CmdOrCtrl+3'),
        item('showOriginal', 'Original Beside the Text', 'CmdOrCtrl+4'),
        item('suggestions', 'Suggestions of the Article'),
        item('allSuggestions', 'Suggestions of All Articles', 'CmdOrCtrl+Shift+D'),
        item('outline', 'Outline of the Article'),
        gap,
        item('timelineFit', 'Timeline: All That Is Shown'),
        item('timelineSelection', 'Timeline: The Selected Event'),
        item('timelineArticle', 'Timeline: Events of the Article'),
        item('timelineBack', 'Timeline: Previous View'),
        gap,
        item('zoomIn', 'Larger Text', 'CmdOrCtrl+Plus'),
        item('zoomOut', 'Smaller Text', 'CmdOrCtrl+-'),
        item('zoomReset', 'Normal Text', 'CmdOrCtrl+0'),
        item('wider', 'Wider Column'),
        item('narrower', 'Narrower Column'),
        gap,
        item('themeSystem', 'Theme of the System'),
        item('themeLight', 'Light Theme'),
        item('themeDark', 'Dark Theme'),
        gap,
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: '&Clip',
      submenu: [
        item('clip', 'Clip Paragraph or Selection', 'C'),
        gap,
        item('extendClipEnd', 'End a Word Further', ']'),
        item('shrinkClipEnd', 'End a Word Back', '['),
        item('extendClipStart', 'Start a Word Back', '{'),
        item('shrinkClipStart', 'Start a Word Further', '}'),
        gap,
        item('splitClip', 'Split at the Caret', 'Shift+S'),
        item('mergeClipNext', 'Merge with the Next', 'M'),
        item('mergeClipPrevious', 'Merge with the One Before', 'Shift+M'),
      ],
    },
    { label: '&Help', role: 'help', submenu: [item('shortcuts', 'Keyboard Shortcuts', 'F1')] },
  ]);
}
