import { describe, expect, it } from 'vitest';
import { bounds, widened } from '../../../core/time/bounds';
import type { MovedPart } from '../../../core/time/move-when';
import type { Extent } from '../../../core/time/when';
import { describeWhen } from '../../../core/time/words';
import { EventDrag } from '../../../renderer/timeline/event-drag.svelte';
import type { EventMover, MovedEvent } from '../../../renderer/timeline/moved-event';
import type { PointerMove } from '../../../renderer/timeline/plot-pointer.svelte';
import { LANES, event } from '../../core/timeline/events';
import { PlotStage } from './plot-stage';

const DAY = 86_400_000;
const NOVEMBER = Date.UTC(2023, 10, 1);
/** Ten days a hundred pixels. */
const VIEW = { from: NOVEMBER, to: NOVEMBER + 100 * DAY };

function dated(id: string, edtf: string, extent: Extent = 'within') {
  const when = { edtf, extent };
  return event(id, { when, bounds: bounds(when), widened: widened(when) });
}

function at(clientX: number, clientY: number, more: Partial<PointerMove> = {}): PointerMove {
  return { clientX, clientY, pointerId: 7, button: 0, buttons: 1, timeStamp: 0, ...more };
}

class Mover implements EventMover {
  readonly done: string[] = [];
  byHand = true;
  words({ when }: MovedEvent) {
    return { time: describeWhen(when), note: null };
  }
  move({ event: { id }, when, laneId, otherLane }: MovedEvent): Promise<void> {
    this.done.push(`${id} ${when.edtf}${otherLane ? ` ${laneId}` : ''}`);
    return Promise.resolve();
  }
  hold() {
    return () => undefined;
  }
}

function stage(edtf: string, extent: Extent = 'within') {
  const plot = new PlotStage(VIEW, [dated('one', edtf, extent)], LANES);
  const mover = new Mover();
  let canWrite = true;
  const drag = new EventDrag(plot.scene, plot.surface, () => (canWrite ? mover : null), plot.clock);
  const shape = plot.scene().layout.shapes[0];
  if (!shape) throw new Error('Nothing is drawn.');
  const press = (part: MovedPart, x: number) => drag.press(at(x, shape.y), shape, part);
  const lock = () => {
    canWrite = false;
  };
  return { plot, mover, drag, shape, press, lock };
}

describe('an event in the hand', () => {
  it('follows it in units of its own precision, and is moved once it is let go', () => {
    const { mover, drag, shape, press } = stage('2023-11-13');
    expect(press('whole', 125)).toBe(true);
    drag.move(at(138, shape.y));
    expect(drag.preview?.when.edtf).toBe('2023-11-14');
    drag.move(at(165, shape.y));
    expect(drag.preview?.when.edtf).toBe('2023-11-17');
    expect(mover.done).toEqual([]);
    expect(drag.release(at(0, 0))).toBe(true);
    expect(mover.done).toEqual(['one 2023-11-17']);
    expect(drag.preview).toBeNull();
  });

  it('stays with the finger that took it; a second one is given both, for the view', () => {
    const { mover, drag, shape, press } = stage('2023-11-13');
    press('whole', 125);
    drag.move(at(138, shape.y));
    const second = { pointerId: 8 };
    expect(drag.move(at(400, shape.y, second))).toBe(false);
    expect(drag.preview?.when.edtf).toBe('2023-11-14');
    expect(drag.release(at(400, shape.y, second))).toBe(false);
    expect(mover.done).toEqual([]);
    expect(drag.handOver(at(125, shape.y))).toBeNull();
    expect(drag.handOver(at(400, shape.y, second))).toEqual(at(138, shape.y));
    expect(drag.preview).toBeNull();
    expect(drag.release(at(138, shape.y))).toBe(false);
    expect(mover.done).toEqual([]);
  });

  it('keeps its time of day where only days can be aimed at', () => {
    const { mover, drag, shape, press } = stage('2023-11-13T06:40~');
    press('whole', 123);
    drag.move(at(148, shape.y));
    drag.release(at(0, 0));
    expect(mover.done).toEqual(['one 2023-11-16T06:40~']);
  });

  it('is not moved by a click, by Escape, or by coming back to where it was', () => {
    const { mover, drag, shape, press } = stage('2023-11-13');
    press('whole', 125);
    drag.move(at(127, shape.y));
    expect(drag.preview).toBeNull();
    expect(drag.release(at(0, 0))).toBe(false);
    press('whole', 125);
    drag.move(at(165, shape.y));
    drag.cancel();
    expect(drag.preview).toBeNull();
    expect(drag.move(at(185, shape.y))).toBe(false);
    expect(drag.release(at(0, 0))).toBe(false);
    press('whole', 125);
    drag.move(at(165, shape.y));
    drag.move(at(126, shape.y));
    expect(drag.release(at(0, 0))).toBe(true);
    expect(mover.done).toEqual([]);
  });

  it('has ends that move by themselves', () => {
    const { mover, drag, shape, press } = stage('2023-11-13/2023-11-23', 'throughout');
    press('end', 230);
    drag.move(at(251, shape.y));
    drag.release(at(0, 0));
    press('start', 120);
    drag.move(at(600, shape.y));
    expect(drag.preview?.when.edtf).toBe('2023-11-23');
    drag.release(at(0, 0));
    expect(mover.done).toEqual(['one 2023-11-13/2023-11-25', 'one 2023-11-23']);
  });

  it('goes to another lane by hand, and then to another time only if it is meant', () => {
    const { plot, mover, drag, shape, press } = stage('2023-11-13');
    const [, board] = plot.scene().layout.rows;
    const middle = (board?.y ?? 0) + 30;
    press('whole', 125);
    drag.move(at(131, middle));
    expect(drag.preview).toMatchObject({ laneId: 'board', otherLane: true });
    expect(drag.preview?.when.edtf).toBe('2023-11-13');
    drag.move(at(145, middle));
    expect(drag.preview?.when.edtf).toBe('2023-11-15');
    drag.release(at(0, 0));
    expect(mover.done).toEqual(['one 2023-11-15 board']);
    mover.byHand = false;
    press('whole', 125);
    drag.move(at(145, middle));
    expect(drag.preview).toMatchObject({ laneId: 'water', otherLane: false });
    expect(shape.laneId).toBe('water');
  });

  it('takes the view along near an edge, and stays under the hand', () => {
    const { plot, drag, shape, press } = stage('2023-11-13');
    press('whole', 125);
    drag.move(at(995, shape.y));
    const near = drag.preview?.when.edtf ?? '';
    for (let time = 0; time <= 1000; time += 20) plot.clock.tick(time);
    expect(plot.camera.view.from).toBeGreaterThan(VIEW.from + 50 * DAY);
    expect((drag.preview?.when.edtf ?? '') > near).toBe(true);
    drag.move(at(500, shape.y));
    const { from } = plot.camera.view;
    for (let time = 1000; time <= 1200; time += 20) plot.clock.tick(time);
    expect(plot.camera.view.from).toBe(from);
    drag.release(at(0, 0));
    plot.clock.tick(1300);
    expect(plot.clock.waiting).toBe(0);
  });

  it('is not taken hold of where nothing can be moved', () => {
    const { lock, press } = stage('2023-11-13');
    lock();
    expect(press('whole', 125)).toBe(false);
    const open = stage('2023-11-13/..', 'throughout');
    expect(open.press('end', 400)).toBe(false);
    expect(open.press('whole', 400)).toBe(true);
  });
});
