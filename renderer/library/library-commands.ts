import { WRITING_COMMANDS } from '../../core/ipc/writing-commands';
import type { Article } from '../../core/library/records';
import { bridge } from '../api.svelte';
import { openEventForm } from '../events/event-forms.svelte';
import { openKeeping } from '../keeping/keeping-focus';
import { flushAll } from '../state/closing';
import { register } from '../state/commands.svelte';
import type { NamedCommand } from '../state/commands.svelte';
import type { AppState } from '../state/context';
import { isTextField } from '../state/text-field';
import { toggleRead, toggleStars } from './article-deeds';
import { tellExported } from './tell-exported';

export type ShellDialog = 'shortcuts' | 'appearance' | 'newLibrary' | 'paste';

/** Undoes in the text field that has the focus, if one has, else in the library. */
async function turn(app: AppState, way: 'undo' | 'redo'): Promise<void> {
  const field = document.activeElement;
  if (isTextField(field)) {
    // An editor with a history of its own takes this as asked; a plain field has the browser's.
    const inputType = way === 'undo' ? 'historyUndo' : 'historyRedo';
    const asked = new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true });
    if (field?.dispatchEvent(asked) !== false) document.execCommand(way);
  } else {
    await flushAll();
    await app.notebook[way]();
  }
}

/** `Undo: Import 3 articles`; the bare word where there is nothing to take back. */
function named(word: string, label: string | null): string {
  return label === null ? word : `${word}: ${label}`;
}

async function exportMarkdown({ notices }: AppState): Promise<void> {
  await flushAll();
  tellExported(notices, await bridge().call('export:markdown', null));
}

async function openSample({ notices }: AppState): Promise<void> {
  const result = await bridge().call('library:openSample', null);
  if (!result.ok) notices.add(result.error.message, { tone: 'problem' });
}

async function newPage({ notebook, focus }: AppState): Promise<void> {
  const id = notebook.newId();
  const made = await notebook.do('New page', [
    { do: 'add', kind: 'page', id, fields: { title: 'Untitled page' } },
  ]);
  if (!made) return;
  focus.leftTab = 'pages';
  focus.openPage(id);
}

/** Moves the keyboard's focus to the next part of the window that is open. */
function nextPane(steps: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  // The innermost: the original's pane lies in the middle one, and after it in the list.
  const now = parts.findLastIndex((part) => part.contains(document.activeElement));
  const next = parts.at((now + steps + parts.length) % parts.length);
  const first = next?.querySelector<HTMLElement>(
    '[tabindex="0"]:not([role="separator"]), button:not([tabindex="-1"]):not(:disabled), input, a[href]',
  );
  (first ?? next)?.focus();
}

/** The article in the middle pane, or null. */
function openArticle({ focus, notebook }: AppState): Article | null {
  const { main } = focus;
  return main.kind === 'article' ? (notebook.get('article', main.id) ?? null) : null;
}

/** Makes what the window's frame can do known to the menu and the keys; answers how to stop. */
export function registerLibraryCommands(
  app: AppState,
  show: (dialog: ShellDialog) => void,
): () => void {
  const { imports, panes, notebook, focus, suggesting } = app;
  const tab = (leftTab: typeof focus.leftTab) => {
    panes.open('left', true);
    focus.leftTab = leftTab;
  };
  const commands: Record<string, NamedCommand> = {
    import: { title: 'Import files', keys: 'Ctrl+O', run: () => imports.choose(false) },
    importFolder: {
      title: 'Import a folder',
      keys: 'Ctrl+Shift+O',
      run: () => imports.choose(true),
    },
    paste: { title: 'Paste as article', run: () => show('paste') },
    export: { title: 'Export to Markdown', keys: 'Ctrl+E', run: () => exportMarkdown(app) },
    undo: {
      title: 'Undo',
      now: () => named('Undo', notebook.undoLabels.undo),
      keys: 'Ctrl+Z',
      run: () => turn(app, 'undo'),
    },
    redo: {
      title: 'Redo',
      now: () => named('Redo', notebook.undoLabels.redo),
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      run: () => turn(app, 'redo'),
    },
    newPage: { title: 'New page', keys: 'Ctrl+N', run: () => newPage(app) },
    newEvent: { title: 'New event', keys: 'Ctrl+Shift+E', run: () => openEventForm() },
    toggleLeft: { title: 'Library pane', keys: 'Ctrl+1', run: () => panes.toggle('left') },
    toggleRight: { title: 'Clips pane', keys: 'Ctrl+2', run: () => panes.toggle('right') },
    toggleTimeline: { title: 'Timeline', keys: 'Ctrl+3', run: () => panes.toggle('bottom') },
    nextPane: { title: 'Next pane', keys: 'F6', run: () => nextPane(1) },
    previousPane: { title: 'Previous pane', keys: 'Shift+F6', run: () => nextPane(-1) },
    zoomIn: { title: 'Larger text', keys: ['Ctrl++', 'Ctrl+='], run: () => panes.zoom(1) },
    zoomOut: { title: 'Smaller text', keys: 'Ctrl+-', run: () => panes.zoom(-1) },
    zoomReset: { title: 'Normal text', keys: 'Ctrl+0', run: () => panes.zoom(0) },
    wider: { title: 'Wider column', keys: 'w', run: () => panes.widen(1) },
    narrower: { title: 'Narrower column', keys: 'Shift+W', run: () => panes.widen(-1) },
    themeSystem: { title: 'Theme of the system', run: () => panes.setTheme('system') },
    themeLight: { title: 'Light theme', run: () => panes.setTheme('light') },
    themeDark: { title: 'Dark theme', run: () => panes.setTheme('dark') },
    showArticles: { title: 'Articles', run: () => tab('articles') },
    showPages: { title: 'Pages', run: () => tab('pages') },
    showEvents: { title: 'Events', run: () => tab('events') },
    appearance: { title: 'Reading, dates and theme', run: () => show('appearance') },
    shortcuts: { title: 'Keyboard shortcuts', keys: ['F1', '?'], run: () => show('shortcuts') },
    openSample: { title: 'Open the sample library', run: () => openSample(app) },
    newLibrary: { title: 'New library', run: () => show('newLibrary') },
    suggestions: {
      title: 'Events that the text suggests',
      keys: 'p',
      enabled: () => focus.main.kind !== 'none',
      run: () =>
        suggesting.open({ articleId: focus.main.kind === 'article' ? focus.main.id : null }),
    },
    allSuggestions: {
      title: 'Events that all texts suggest',
      keys: 'Ctrl+Shift+D',
      run: () => suggesting.open({ articleId: null }),
    },
    star: {
      title: 'Star the article',
      keys: '*',
      enabled: () => openArticle(app) !== null,
      run: () => toggleStars(app, [openArticle(app) ?? []].flat()),
    },
    toggleRead: {
      title: 'Mark the article as read or not read',
      keys: 'u',
      enabled: () => openArticle(app) !== null,
      run: () => toggleRead(app, [openArticle(app) ?? []].flat()),
    },
    questions: {
      title: 'Open questions',
      keys: 'Ctrl+Shift+U',
      run: () => openKeeping(app, 'questions'),
    },
    labels: { title: 'Tags and collections', run: () => openKeeping(app, 'labels') },
    history: { title: 'History', run: () => openKeeping(app, 'history') },
    trash: { title: 'Trash', run: () => openKeeping(app, 'trash') },
    backups: { title: 'Backups', run: () => openKeeping(app, 'backups') },
    recovery: { title: 'Recovery', run: () => openKeeping(app, 'recovery') },
  };
  const stops = Object.entries(commands).map(([name, command]) =>
    register(name, {
      ...command,
      ...(WRITING_COMMANDS.includes(name) && {
        enabled: () => notebook.canWrite && (command.enabled?.() ?? true),
      }),
    }),
  );
  return () => stops.forEach((stop) => stop());
}
