import { describe, expect, it } from 'vitest';
import { ViewTrail } from '../../../renderer/timeline/view-trail.svelte';

const view = (from: number) => ({ from, to: from + 100 });

describe('the views before', () => {
  it('are those that were looked at, not those that passed by', () => {
    const trail = new ViewTrail();
    trail.seen(view(0), 0);
    expect(trail.canGoBack).toBe(false);
    for (let frame = 1; frame <= 5; frame++) trail.seen(view(frame), 5000 + frame * 16);
    trail.seen(view(500), 9000);
    expect(trail.back(10_000)).toEqual(view(5));
    trail.seen(view(5), 10_100);
    expect(trail.back(12_000)).toEqual(view(0));
    expect(trail.canGoBack).toBe(false);
    expect(trail.back(13_000)).toBeNull();
  });

  it('do not grow by the way back', () => {
    const trail = new ViewTrail();
    trail.seen(view(0), 0);
    trail.seen(view(900), 5000);
    expect(trail.back(9000)).toEqual(view(0));
    trail.seen(view(450), 9016);
    trail.seen(view(0), 9150);
    expect(trail.canGoBack).toBe(false);
    // From where one came back to, another way can be taken, and taken back.
    trail.seen(view(300), 20_000);
    expect(trail.back(21_000)).toEqual(view(0));
  });
});
