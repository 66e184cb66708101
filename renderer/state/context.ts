import { createContext } from 'svelte';
import type { FocusState } from './focus.svelte';
import type { ImportsState } from './imports.svelte';
import type { NotebookState } from './notebook.svelte';
import type { NoticesState } from './notices.svelte';
import type { PanesState } from './panes.svelte';

/** Everything the window's components share; built once, in App.svelte. */
export interface AppState {
  readonly notebook: NotebookState;
  readonly focus: FocusState;
  readonly panes: PanesState;
  readonly imports: ImportsState;
  readonly notices: NoticesState;
}

/** `appState()` answers what the nearest `setAppState` shared; both only while a component is made. */
export const [appState, setAppState] = createContext<AppState>();
