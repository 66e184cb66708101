import { describe, expect, test } from 'vitest';
import { PictureZoom } from '../../../renderer/reader/picture-zoom.svelte';

function zoomOf(picture: [number, number], stage: [number, number]): PictureZoom {
  const zoom = new PictureZoom();
  zoom.setStage({ width: stage[0], height: stage[1] });
  zoom.setPicture({ width: picture[0], height: picture[1] });
  return zoom;
}

describe('a picture on its stage', () => {
  test('is seen whole at first, also when the stage becomes another', () => {
    const zoom = zoomOf([4_000, 1_000], [1_000, 800]);
    expect(zoom.drawn).toEqual({ width: 1_000, height: 250 });
    zoom.setStage({ width: 500, height: 800 });
    expect(zoom.drawn).toEqual({ width: 500, height: 125 });
  });

  test('is not blown up to a poster where it is small', () => {
    expect(zoomOf([50, 40], [1_000, 800]).scale).toBe(2);
  });

  test('is enlarged about a point, which stays where it is', () => {
    const zoom = zoomOf([4_000, 3_200], [1_000, 800]);
    zoom.zoom(2, { x: 300, y: -200 });
    const inPicture = (300 - zoom.at.x) / zoom.scale;
    zoom.zoom(3, { x: 300, y: -200 });
    expect((300 - zoom.at.x) / zoom.scale).toBeCloseTo(inPicture);
    expect(zoom.isFitted).toBe(false);
  });

  test('cannot be moved out of sight, and one that fits not at all', () => {
    const zoom = zoomOf([1_000, 100], [1_000, 800]);
    zoom.pan(500, 500);
    expect(zoom.at).toEqual({ x: 0, y: 0 });
    zoom.zoom(3);
    zoom.pan(10_000, 10_000);
    expect(zoom.at.x).toBeCloseTo((zoom.drawn.width - 1_000) / 2);
    expect(zoom.at.y).toBe(0);
    zoom.fit();
    expect(zoom.at).toEqual({ x: 0, y: 0 });
  });

  test('is never smaller than whole, nor larger than its pixels can be told apart', () => {
    const zoom = zoomOf([4_000, 3_200], [1_000, 800]);
    zoom.zoom(-50);
    expect(zoom.scale).toBe(zoom.fitting);
    zoom.zoom(50);
    expect(zoom.scale).toBe(16);
    zoom.actual();
    expect(zoom.scale).toBe(1);
  });
});
