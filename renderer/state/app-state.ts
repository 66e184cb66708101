import type { DatelineBridge } from '../../core/ipc/contract';
import { ClipListState } from '../clips/clip-list.svelte';
import { ArticlesViewState } from './articles-view.svelte';
import { BackupsState } from './backups.svelte';
import type { AppState } from './context';
import { EventFilterState } from './event-filter.svelte';
import { FocusState } from './focus.svelte';
import { HistoryState } from './history.svelte';
import { ImportsState } from './imports.svelte';
import { KeepingState } from './keeping.svelte';
import { KinState } from './kin.svelte';
import { LabelsState } from './labels.svelte';
import { NotebookState } from './notebook.svelte';
import { NoticesState } from './notices.svelte';
import { OriginalState } from './original.svelte';
import { PanesState } from './panes.svelte';
import { PicturesState } from './pictures.svelte';
import { QuestionsState } from '../questions/questions.svelte';
import { ReadingPlaces } from './reading-places';
import { RecoveryState } from './recovery.svelte';
import { SplittingState } from './splitting.svelte';
import { SuggestingState } from './suggesting.svelte';
import { TrashState } from './trash.svelte';

/** Builds what the window's components share, over the way to main; it starts nothing. */
export function buildAppState(bridge: DatelineBridge): AppState {
  const notices = new NoticesState();
  const notebook = new NotebookState(bridge, notices);
  const focus = new FocusState();
  return {
    notices,
    notebook,
    focus,
    kin: new KinState(notebook, focus),
    clipList: new ClipListState(notebook, focus, () => localStorage),
    articles: new ArticlesViewState(notebook, focus),
    eventFilter: new EventFilterState(notebook),
    panes: new PanesState(bridge),
    imports: new ImportsState(bridge, notices),
    places: new ReadingPlaces(localStorage),
    original: new OriginalState(bridge),
    pictures: new PicturesState(bridge),
    labels: new LabelsState(notebook),
    questions: new QuestionsState(notebook),
    keeping: new KeepingState(),
    history: new HistoryState(bridge, notices),
    trash: new TrashState(bridge, notices),
    backups: new BackupsState(bridge, notices),
    recovery: new RecoveryState(bridge, notices),
    splitting: new SplittingState(bridge, notices),
    suggesting: new SuggestingState(),
  };
}
