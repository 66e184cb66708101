import type { FoldedLane } from './shapes';

/** How high a mark stands for one event, and at most, in pixels. */
const LOW = 5;
const HIGH = 15;

/** The marks of a folded lane as the data of an SVG path, from the lane's top left corner. */
export function foldedMarks({ height, marks }: FoldedLane, selected: boolean): string {
  const middle = height / 2;
  return marks
    .filter((mark) => mark.selected === selected)
    .map(({ x, count }) => {
      // By logarithm: one event must be seen beside a day that has a hundred.
      const tall = Math.min(HIGH, LOW + 3 * Math.log2(count));
      return `M${x.toFixed(1)} ${(middle - tall / 2).toFixed(1)}h2v${tall.toFixed(1)}h-2z`;
    })
    .join('');
}

/** The stretches of a folded lane in the same way. */
export function foldedStretches({ height, stretches }: FoldedLane, selected: boolean): string {
  return stretches
    .filter((stretch) => stretch.selected === selected)
    .map(
      ({ x, width }) =>
        `M${x.toFixed(1)} ${height / 2 - 1.5}h${width.toFixed(1)}v3h${(-width).toFixed(1)}z`,
    )
    .join('');
}
