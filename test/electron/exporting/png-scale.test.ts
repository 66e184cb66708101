import { expect, it } from 'vitest';
import { pngScale } from '../../../electron/exporting/png-scale';

it('draws pictures at twice their size, and large ones no larger than programs can show', () => {
  expect(pngScale(1_494, 1_586)).toBe(2);
  expect(pngScale(8_192, 1_000)).toBe(2);
  expect(pngScale(3_000, 40_000) * 40_000).toBeCloseTo(16_384);
  const both = pngScale(8_192, 7_000);
  expect(both * both * 8_192 * 7_000).toBeCloseTo(60_000_000);
});
