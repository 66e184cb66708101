import { describe, expect, test } from 'vitest';
import type { Block } from '../../../core/article/block';
import { likeness, signatureUnits, textSignature } from '../../../core/article/likeness';
import { paragraphs } from '../../support/articles';

/** Words that follow from a seed: the same seed, the same words. */
function words(seed: number, count: number): string[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `word${state >>> 12}`;
  });
}

/** The share of their four-word shingles that two texts have in common, counted. */
function counted(one: readonly string[], other: readonly string[]): number {
  const shingles = (all: readonly string[]) =>
    new Set(all.slice(3).map((_, at) => all.slice(at, at + 4).join(' ')));
  const [a, b] = [shingles(one), shingles(other)];
  const common = [...a].filter((shingle) => b.has(shingle)).length;
  return common / (a.size + b.size - common);
}

function estimated(one: readonly Block[], other: readonly Block[]): number {
  const [a, b] = [one, other].map((blocks) => signatureUnits(textSignature(blocks)));
  if (!a || !b) throw new Error('a text is too short to compare');
  return likeness(a, b);
}

describe('the likeness of two texts', () => {
  test('is that of their shingles, to within a tenth at any share', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const one = words(seed, 600);
      for (const cut of [0, 100, 200, 300, 400, 500, 600]) {
        const other = [...one.slice(0, 600 - cut), ...words(seed + 1000, cut)];
        const [a, b] = [one, other].map((text) => paragraphs([text.join(' ')]));
        expect(Math.abs(estimated(a ?? [], b ?? []) - counted(one, other))).toBeLessThan(0.1);
      }
    }
  });

  test('counts words alone: case, marks, paragraphs and what was left out are no matter', () => {
    const all = words(7, 300);
    const plain = paragraphs([all.join(' ')]);
    const dressed = paragraphs([
      '-Share this on Facebook and on all the other boards there are',
      `“${all.slice(0, 150).join(', ').toUpperCase()}”`,
      `${all.slice(150).join(' – ')}.`,
    ]);
    expect(textSignature(dressed)).toBe(textSignature(plain));
  });

  test('is none for texts too short to be copies of one another', () => {
    expect(
      textSignature(paragraphs(['All rights are reserved to the harbour authority of Kesh.'])),
    ).toBe('');
    expect(textSignature([])).toBe('');
  });

  test('is none for what is no signature of ours', () => {
    const signature = textSignature(paragraphs([words(1, 100).join(' ')]));
    expect(signature).toHaveLength(171);
    expect(signatureUnits(signature)).not.toBeNull();
    for (const other of [
      undefined,
      '',
      `2${signature.slice(1)}`,
      `${signature}A`,
      signature.replace(/.$/, 'é'),
    ]) {
      expect(signatureUnits(other)).toBeNull();
    }
  });

  test('a text of ten million characters has a sketch', () => {
    const long = paragraphs([words(3, 700_000).join(' ')]);
    expect(signatureUnits(textSignature(long))).not.toBeNull();
  });
});
