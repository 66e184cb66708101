import { register } from '../state/commands.svelte';
import type { AppState } from '../state/context';
import type { ReaderState } from './reader.svelte';
import type { Said } from './said.svelte';
import { stepTo } from './stops';

type Steps = 1 | -1;

/** The place among the shown blocks that a move starts from: where the keys are, else the eyes. */
function placeNow({ focused, places, inView }: ReaderState, steps: Steps): number {
  if (focused) return places.get(focused.id) ?? 0;
  // The block in view has not been gone to yet: a step onwards may end on it.
  return (places.get(inView ?? '') ?? 0) - (steps === 1 ? 1 : 0);
}

/** `Past the end: from the beginning again.` */
function anewWords(steps: Steps): string {
  return steps === 1
    ? 'Past the end: from the beginning again.'
    : 'Past the beginning: from the end again.';
}

/** Goes to the next (1) or previous (-1) paragraph that holds a clip, and selects that. */
function goToClipped(app: AppState, reader: ReaderState, said: Said, steps: Steps): void {
  const clipped = reader.shown.filter(({ id }) => reader.clipsIn(id).length > 0);
  const step = goToBlock(app, reader, clipped, steps);
  said.say(step === null ? 'No clips in this article.' : step.isAnew ? anewWords(steps) : '');
  const clip = step && reader.clipsIn(step.stop.id)[0];
  if (clip) app.focus.selectClip(clip.id);
}

/** Goes to the next (1) or previous (-1) heading. */
function goToHeading(app: AppState, reader: ReaderState, said: Said, steps: Steps): void {
  const headings = reader.shown.filter(({ kind }) => kind === 'heading');
  const step = goToBlock(app, reader, headings, steps);
  said.say(step === null ? 'No headings in this article.' : step.isAnew ? anewWords(steps) : '');
}

/** Goes to the next (1) or previous (-1) date in the text, from the one whose reading is shown. */
function goToDate(app: AppState, reader: ReaderState, said: Said, steps: Steps): void {
  const { dates, focused, activeDate, inView } = reader;
  const block = focused?.id ?? inView;
  const at = (block === null ? undefined : reader.starts.get(block)) ?? 0;
  const from = activeDate?.start ?? at - (steps === 1 ? 1 : 0);
  const step = stepTo(dates, ({ start }) => start, from, steps);
  said.say(step === null ? 'No dates in this text.' : step.isAnew ? anewWords(steps) : '');
  const holder = step && reader.blockAt(step.stop.start);
  if (!step || !holder) return;
  app.focus.moveTo(holder.id);
  reader.choose(step.stop);
}

/** Goes to the first or the last block of the article. */
export function goToEdge(app: AppState, reader: ReaderState, steps: Steps): void {
  const edge = reader.shown.at(steps === 1 ? -1 : 0);
  if (edge) app.focus.moveTo(edge.id);
}

function goToBlock(
  app: AppState,
  reader: ReaderState,
  stops: ReaderState['shown'],
  steps: Steps,
): ReturnType<typeof stepTo<ReaderState['shown'][number]>> {
  const placeOf = ({ id }: { readonly id: string }) => reader.places.get(id) ?? 0;
  const step = stepTo(stops, placeOf, placeNow(reader, steps), steps);
  if (step) app.focus.moveTo(step.stop.id);
  return step;
}

/** Makes the moves through an article known to the keys and the palette; answers how to stop. */
export function registerMovingCommands(app: AppState, reader: ReaderState, said: Said): () => void {
  const enabled = () => reader.article !== null && !reader.isCovered;
  const move = (name: string, title: string, keys: string, run: () => void) =>
    register(name, { title, keys, enabled, run });
  const stops = [
    move('nextClipped', 'Next clipped paragraph', 'g', () => goToClipped(app, reader, said, 1)),
    move('previousClipped', 'Previous clipped paragraph', 'Shift+G', () =>
      goToClipped(app, reader, said, -1),
    ),
    move('nextDate', 'Next date in the text', 'd', () => goToDate(app, reader, said, 1)),
    move('previousDate', 'Previous date in the text', 'Shift+D', () =>
      goToDate(app, reader, said, -1),
    ),
    move('nextHeading', 'Next heading', 'h', () => goToHeading(app, reader, said, 1)),
    move('previousHeading', 'Previous heading', 'Shift+H', () =>
      goToHeading(app, reader, said, -1),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
