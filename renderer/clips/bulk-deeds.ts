import type { Command } from '../../core/library/commands';
import type { Clip, ClipColour } from '../../core/library/records';
import { counted } from '../library/counted';
import { openPage } from '../notebook/open-page';
import type { AppState } from '../state/context';
import { goToClip } from './go-to-clip';
import { mergeClips } from './merge';

/** One deed takes so many commands; more clips than this are said to be too many. */
const MOST = 9_000;

function few({ notices }: AppState, clips: readonly Clip[], most = MOST): boolean {
  if (clips.length <= most) return true;
  notices.add(`At most ${most.toLocaleString('en')} clips at once.`, { tone: 'info' });
  return false;
}

function setting(clips: readonly Clip[], set: (clip: Clip) => Record<string, unknown>): Command[] {
  return clips.map((clip) => ({ do: 'set', kind: 'clip', id: clip.id, set: set(clip) }));
}

/** Gives clips a colour. */
export async function colourClips(
  app: AppState,
  clips: readonly Clip[],
  colour: ClipColour,
): Promise<void> {
  const others = clips.filter((clip) => clip.colour !== colour);
  if (!few(app, others)) return;
  const label = `Colour ${counted(others.length, 'clip')} ${colour}`;
  await app.notebook.do(
    label,
    setting(others, () => ({ colour })),
  );
}

/** Adds tags to clips, by name; those that are not there yet are made. */
export async function tagClips(
  app: AppState,
  clips: readonly Clip[],
  names: readonly string[],
): Promise<void> {
  const { ids, commands } = app.notebook.tagCommands(names);
  const others = clips.filter((clip) => ids.some((id) => !clip.tags.includes(id)));
  if (ids.length === 0 || others.length === 0 || !few(app, others)) return;
  await app.notebook.do(`Tag ${counted(others.length, 'clip')}`, [
    ...commands,
    ...setting(others, ({ tags }) => ({ tags: [...new Set([...tags, ...ids])] })),
  ]);
}

/** Takes a tag off clips. */
export async function untagClips(
  app: AppState,
  clips: readonly Clip[],
  tagId: string,
): Promise<void> {
  const tagged = clips.filter(({ tags }) => tags.includes(tagId));
  if (!few(app, tagged)) return;
  const name = app.notebook.get('tag', tagId)?.name ?? '';
  await app.notebook.do(
    `Take “#${name}” off ${counted(tagged.length, 'clip')}`,
    setting(tagged, ({ tags }) => ({ tags: tags.filter((id) => id !== tagId) })),
  );
}

/** Cites clips in the page that is open, a paragraph each, where its cursor is. */
export function citeClips(clips: readonly Clip[]): void {
  openPage()?.cite(clips.map(({ id }) => id));
}

/** Joins clips of one article into the first of them. */
export async function mergeChosen(app: AppState, clips: readonly Clip[]): Promise<void> {
  const [first, ...others] = clips.toSorted((a, b) => a.position.start - b.position.start);
  if (!first || others.length === 0 || !few(app, others, 1_000)) return;
  if (await mergeClips(app, first, others)) goToClip(app, first);
}
