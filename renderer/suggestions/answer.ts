import { readingOf, withReading } from '../../core/suggestion/date-readings';
import type { DateReading } from '../../core/suggestion/date-readings';
import type { Command } from '../../core/library/commands';
import type { When } from '../../core/time/when';
import { clipOfPassage } from '../clips/passage';
import { shortened } from '../library/shortened';
import type { AppState } from '../state/context';
import type { NotebookState } from '../state/notebook.svelte';
import { namesOf } from './proposals';
import type { Proposal } from './proposals';

/** Makes the proposed event, its clip and the evidence between them, as one step of undo. */
export async function acceptProposal(
  { notebook, focus }: AppState,
  proposal: Proposal,
  title: string,
): Promise<boolean> {
  const { clipId, commands } = clipOf(notebook, proposal);
  const eventId = notebook.newId();
  const { people, places } = namesOf(notebook, proposal);
  const fields = { title, place: places[0] ?? '', people: [...people] };
  const done = await notebook.do(`New event from the text: ${shortened(title)}`, [
    ...commands,
    { do: 'add', kind: 'event', id: eventId, fields },
    evidence(notebook, eventId, clipId, proposal.when),
  ]);
  if (done) focus.selectEvent(eventId);
  return done;
}

/** Makes the proposal's sentence evidence of an event there is, as one step of undo. */
export async function linkProposal(
  { notebook, focus }: AppState,
  proposal: Proposal,
  eventId: string,
): Promise<boolean> {
  const { clipId, commands } = clipOf(notebook, proposal);
  const title = notebook.get('event', eventId)?.title ?? '';
  const done = await notebook.do(`Link the text to the event: ${shortened(title)}`, [
    ...commands,
    evidence(notebook, eventId, clipId, proposal.when),
  ]);
  if (done) focus.selectEvent(eventId);
  return done;
}

/** Says that a proposal's date makes no event, is no date, or means another time; for good. */
export async function decideDate(
  notebook: NotebookState,
  proposal: Pick<Proposal, 'articleId' | 'blockText' | 'expression' | 'when'>,
  decided: Pick<DateReading, 'verdict' | 'when'>,
): Promise<boolean> {
  const article = notebook.get('article', proposal.articleId);
  if (!article) return false;
  const { blockText, expression, when } = proposal;
  const reading = readingOf(blockText, { ...expression, when }, decided);
  const set = { dateReadings: withReading(article.dateReadings, reading) };
  const label = LABELS[decided.verdict](shortened(reading.words));
  return notebook.do(label, [{ do: 'set', kind: 'article', id: article.id, set }]);
}

const LABELS: Record<DateReading['verdict'], (words: string) => string> = {
  none: (words) => `“${words}” is not a date`,
  when: (words) => `Correct what “${words}” means`,
  passed: (words) => `No event for “${words}”`,
};

/** The clip of a proposal's sentence: one that holds it already, else a new one. */
function clipOf(
  notebook: NotebookState,
  { articleId, passage }: Proposal,
): { readonly clipId: string; readonly commands: readonly Command[] } {
  const textId = notebook.get('article', articleId)?.textId;
  const holding = notebook
    .clipsOf(articleId)
    .find(
      (clip) =>
        clip.textId === textId &&
        clip.position.start <= passage.start &&
        clip.position.end >= passage.end,
    );
  if (holding) return { clipId: holding.id, commands: [] };
  return clipOfPassage(notebook, { kind: 'text', articleId, ...passage });
}

function evidence(notebook: NotebookState, eventId: string, clipId: string, when: When): Command {
  return {
    do: 'add',
    kind: 'evidence',
    id: notebook.newId(),
    fields: { eventId, clipId, when },
  };
}
