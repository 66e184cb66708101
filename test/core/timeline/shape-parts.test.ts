import { describe, expect, it } from 'vitest';
import type { Bar, Dot } from '../../../core/timeline/shapes';
import { shapeParts } from '../../../core/timeline/shape-parts';
import { event } from '../../core/timeline/events';

const hit = { x: 88, y: 30, width: 200, height: 24 };
const plain = { plotWidth: 800, outlined: false, isMovable: false };

function dot(changes: Partial<Dot> = {}): Dot {
  const label = { text: 'a', x: 111, y: 34, width: 90, height: 16, cut: false };
  const base = { key: 'a', laneId: 'water', event: event('a'), x: 100, y: 42 };
  return { kind: 'dot', ...base, reach: null, label, hit, ...changes };
}

function bar(changes: Partial<Bar> = {}): Bar {
  const base = { key: 'a', laneId: 'water', event: event('a'), x: 88, y: 42, width: 200 };
  const ends = { softStart: 0, softEnd: 0, openStart: false, openEnd: false };
  return { kind: 'bar', ...base, thickness: 9, ...ends, label: null, hit, ...changes };
}

const names = (parts: ReturnType<typeof shapeParts>): string[] => parts.map(({ name }) => name);

describe('what a shape has beside its mark and its words', () => {
  it('is nothing, mostly', () => {
    expect(shapeParts(dot(), plain)).toEqual([]);
    expect(shapeParts(bar(), plain)).toEqual([]);
  });

  it('is a sign behind the words where sources disagree', () => {
    const [sign] = shapeParts(dot({ event: event('a', { conflict: true }) }), plain);
    expect(sign).toMatchObject({ name: 'conflict', left: 111 + 90 - 88 + 3 });
  });

  it('is an arrow at an open end, at the edge of the plot, and no handle there', () => {
    const open = bar({ openEnd: true, width: 4000 });
    const parts = shapeParts(open, { ...plain, isMovable: true });
    expect(names(parts)).toEqual(['arrow end', 'handle start']);
    expect(parts[0]?.left).toBe(800 - 11 - 88);
  });

  it('has no handles where they would cover the bar', () => {
    expect(names(shapeParts(bar({ width: 20 }), { ...plain, isMovable: true }))).toEqual([]);
  });

  it('is an outline around mark and words', () => {
    const [outline] = shapeParts(dot(), { ...plain, outlined: true });
    expect(outline).toMatchObject({ name: 'outline', left: 0 });
    expect((outline?.left ?? 0) + (outline?.width ?? 0)).toBeGreaterThan(111 + 90 - 88);
  });
});
