import { bounds, widened } from './bounds';
import { edtfOrNull } from './edtf';
import type { When } from './when';

/** A stretch of time as a part of what is drawn: 0 is its left edge, 1 its right one. */
export interface SpreadBar {
  readonly start: number;
  readonly end: number;
  /** Whether an end is not known sharply: about then, or once in the stretch. */
  readonly isSoft: boolean;
  /** Whether it goes on past an edge. */
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
}

/** When each of several sources says that one thing happened, the earliest first. */
export interface Spread {
  readonly bars: readonly (SpreadBar & {
    readonly id: string;
    /** Whether it holds what finer ones say, and so goes on past both edges. */
    readonly isCoarse: boolean;
  })[];
  /** The time that holds, where the user stated one. */
  readonly stated: SpreadBar | null;
}

/** Room beside the outermost bars, as a part of what lies between them. */
const MARGIN = 0.06;

interface Placed {
  readonly id: string;
  readonly earliest: number;
  readonly latest: number;
  readonly isSoft: boolean;
}

/**
 * The times that sources assert of one event as bars under each other, with the one that was stated.
 *
 * Bars are as wide as what "about" allows. Where several differ, what is drawn is as long as they are: a
 * source that names but the day does not hide that others are minutes apart. Null where fewer than two sources say when, or all say the
 * same, or nothing they say has an end to measure by.
 */
export function spreadOf(
  asserted: readonly { readonly id: string; readonly when: When }[],
  stated: When | null,
): Spread | null {
  const placed = asserted.flatMap(({ id, when }) => place(id, when) ?? []);
  if (placed.length < 2) return null;
  if (new Set(asserted.map(({ when }) => when.edtf)).size < 2) return null;
  const fine = placed.filter((one) => !placed.some((other) => holds(one, other)));
  const measured =
    new Set(fine.map(({ earliest, latest }) => `${earliest} ${latest}`)).size < 2 ? placed : fine;
  const own = stated && place('', stated);
  const ends = measured
    .flatMap(({ earliest, latest }) => [earliest, latest])
    .filter(Number.isFinite);
  if (ends.length === 0) return null;
  const first = Math.min(...ends);
  const length = Math.max(...ends) - first;
  if (length === 0) return null;
  const scale = length * (1 + 2 * MARGIN);
  const part = (instant: number) =>
    Math.min(1, Math.max(0, (instant - first) / scale + MARGIN / (1 + 2 * MARGIN)));
  const bar = ({ earliest, latest, isSoft }: Placed): SpreadBar => ({
    start: part(earliest),
    end: part(latest),
    isSoft,
    isOpenStart: part(earliest) === 0,
    isOpenEnd: part(latest) === 1,
  });
  return {
    bars: placed
      .sort((a, b) => a.earliest - b.earliest || a.latest - b.latest)
      .map((one) => ({ id: one.id, isCoarse: !measured.includes(one), ...bar(one) })),
    stated: own ? bar(own) : null,
  };
}

/** Whether a stretch holds another and more. */
function holds(one: Placed, other: Placed): boolean {
  const isLonger = one.latest - one.earliest > other.latest - other.earliest;
  return isLonger && one.earliest <= other.earliest && one.latest >= other.latest;
}

function place(id: string, when: When): Placed | null {
  const value = edtfOrNull(when.edtf);
  const span = widened(when);
  const written = bounds(when);
  if (!value || !span || !written) return null;
  const isAbout = span.earliest !== written.earliest || span.latest !== written.latest;
  const isWithin = value.kind === 'interval' && when.extent === 'within';
  return { id, ...span, isSoft: isAbout || isWithin };
}
