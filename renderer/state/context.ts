import { createContext } from 'svelte';
import type { ArticlesViewState } from './articles-view.svelte';
import type { BackupsState } from './backups.svelte';
import type { ClipListState } from '../clips/clip-list.svelte';
import type { EventFilterState } from './event-filter.svelte';
import type { FocusState } from './focus.svelte';
import type { HistoryState } from './history.svelte';
import type { ImportsState } from './imports.svelte';
import type { KeepingState } from './keeping.svelte';
import type { KinState } from './kin.svelte';
import type { LabelsState } from './labels.svelte';
import type { NotebookState } from './notebook.svelte';
import type { NoticesState } from './notices.svelte';
import type { OriginalState } from './original.svelte';
import type { PanesState } from './panes.svelte';
import type { PicturesState } from './pictures.svelte';
import type { ReadingPlaces } from './reading-places';
import type { QuestionsState } from '../questions/questions.svelte';
import type { RecoveryState } from './recovery.svelte';
import type { SplittingState } from './splitting.svelte';
import type { SuggestingState } from './suggesting.svelte';
import type { TrashState } from './trash.svelte';

/** Everything the window's components share; built once, in App.svelte. */
export interface AppState {
  readonly notebook: NotebookState;
  readonly focus: FocusState;
  readonly kin: KinState;
  readonly clipList: ClipListState;
  readonly articles: ArticlesViewState;
  readonly eventFilter: EventFilterState;
  readonly panes: PanesState;
  readonly imports: ImportsState;
  readonly notices: NoticesState;
  readonly places: ReadingPlaces;
  readonly original: OriginalState;
  readonly pictures: PicturesState;
  readonly labels: LabelsState;
  readonly questions: QuestionsState;
  readonly keeping: KeepingState;
  readonly history: HistoryState;
  readonly trash: TrashState;
  readonly backups: BackupsState;
  readonly recovery: RecoveryState;
  readonly splitting: SplittingState;
  readonly suggesting: SuggestingState;
}

/** `appState()` answers what the nearest `setAppState` shared; both only while a component is made. */
export const [appState, setAppState] = createContext<AppState>();
