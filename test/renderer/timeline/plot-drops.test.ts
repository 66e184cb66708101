import { describe, expect, it } from 'vitest';
import { CLIP_DRAG_TYPE } from '../../../renderer/timeline/clip-drag';
import { PlotDrops } from '../../../renderer/timeline/plot-drops.svelte';
import { LANES, event } from '../../core/timeline/events';
import { PlotStage } from './plot-stage';

const DAY = 86_400_000;
const VIEW = { from: 0, to: 100 * DAY };

function dated(id: string, day: number) {
  const bounds = { earliest: day * DAY, latest: (day + 1) * DAY };
  return event(id, { bounds, widened: bounds, when: { edtf: 'x', extent: 'within' } });
}

/** What the drop does is what counts: of a DragEvent it reads the data and the place. */
function drag(clips: string, clientX: number, clientY: number): DragEvent {
  const dataTransfer = {
    types: clips === '' ? ['Files'] : [CLIP_DRAG_TYPE],
    getData: () => clips,
    effectAllowed: 'copyLink',
    dropEffect: 'none',
  };
  return { clientX, clientY, dataTransfer, preventDefault: () => undefined } as never;
}

function stage() {
  const crowd = Array.from({ length: 40 }, (_, number) => dated(`crowd${number}`, 80));
  const plot = new PlotStage(VIEW, [dated('one', 20), ...crowd], LANES);
  const said: unknown[] = [];
  const drops = new PlotDrops(plot.scene, plot.surface, {
    link: (...what) => said.push(['link', ...what]),
    create: (clipIds, time, laneId) => said.push(['create', clipIds, time.when.edtf, laneId]),
    choose: (shape, clipIds) => said.push(['choose', shape.kind, clipIds]),
  });
  const find = (kind: string) => {
    const shape = plot.scene().layout.shapes.find((each) => each.kind === kind);
    if (!shape) throw new Error(`No ${kind} is drawn.`);
    return shape;
  };
  return { drops, said, find };
}

describe('clips dropped on the plot', () => {
  it('are all linked to the event under them', () => {
    const { drops, said, find } = stage();
    const dot = find('dot');
    drops.over(drag('c1\nc2', dot.x, dot.y));
    expect(drops.hover?.shape?.key).toBe(dot.key);
    drops.drop(drag('c1\nc2', dot.x, dot.y));
    expect(said).toEqual([['link', ['c1', 'c2'], 'one']]);
    expect(drops.hover).toBeNull();
  });

  it('make one event of them all on an empty place, at its time and in its lane', () => {
    const { drops, said } = stage();
    drops.drop(drag('c1\nc2\nc3', 505, 100));
    expect(said).toEqual([['create', ['c1', 'c2', 'c3'], '1970-02-20', 'board']]);
  });

  it('ask for the event of a cluster and keep them all', () => {
    const { drops, said, find } = stage();
    const crowd = find('cluster');
    drops.drop(drag('c1\nc2', crowd.x, crowd.y));
    expect(said).toEqual([['choose', 'cluster', ['c1', 'c2']]]);
  });

  it('leave other things that are dragged alone', () => {
    const { drops, said } = stage();
    drops.over(drag('', 505, 100));
    expect(drops.hover).toBeNull();
    drops.drop(drag('', 505, 100));
    expect(said).toEqual([]);
  });
});
