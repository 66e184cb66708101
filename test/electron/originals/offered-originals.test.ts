import { describe, expect, it } from 'vitest';
import { OfferedOriginals } from '../../../electron/originals/offered-originals';
import type { OfferedOriginal } from '../../../electron/originals/offered-originals';

const originals = new OfferedOriginals();

function offer(to: object, one: OfferedOriginal): string {
  const address = originals.begin(to)(one);
  if (address === null) throw new Error('Nothing else was begun.');
  return address;
}

const original = (words: string) => ({
  bytes: new TextEncoder().encode(words),
  contentType: 'text/plain; charset=utf-8',
});

describe('the originals on offer', () => {
  it('are served once, in the frame that is made for them', () => {
    const first = original('first');
    const address = offer({}, first);
    expect(address).toMatch(/^original:\/\/[0-9a-f]{32}\/$/);
    expect(originals.isOffered(address)).toBe(true);
    expect(originals.serve(address)).toEqual({ what: 'frame', page: `${address}page` });
    expect(originals.isOffered(`${address}page`)).toBe(true);
    expect(originals.serve(`${address}page`)).toEqual({ what: 'page', original: first });

    expect(originals.isOffered(address)).toBe(false);
    expect(originals.isOffered(`${address}page`)).toBe(false);
    expect(originals.serve(`${address}page`)).toBeNull();
    expect(originals.serve(address)).toBeNull();
  });

  it('are one for each window: the next takes the place of the one before', () => {
    const [one, other] = [{}, {}];
    const before = offer(one, original('before'));
    const elsewhere = offer(other, original('elsewhere'));
    const next = offer(one, original('next'));
    expect(next).not.toBe(before);
    expect(originals.serve(before)).toBeNull();
    expect(originals.isOffered(elsewhere)).toBe(true);

    originals.withdraw(one);
    expect(originals.serve(`${next}page`)).toBeNull();
    expect(originals.isOffered(elsewhere)).toBe(true);
  });

  it('are not what was read late', () => {
    const window = {};
    const early = originals.begin(window);
    const address = offer(window, original('asked for last'));
    expect(early(original('read late'))).toBeNull();
    expect(originals.isOffered(address)).toBe(true);
    const next = originals.begin(window);
    originals.withdraw(window);
    expect(next(original('nobody looks'))).toBeNull();
  });

  it('stand at no other address', () => {
    const address = offer({}, original('words'));
    for (const other of [
      `${address}other`,
      `${address}page/page`,
      `${address}?page`,
      `${address}page?`,
      `${address}page#x`,
      address.slice(0, -1),
      'original://page',
      'https://outside.invalid/page',
    ]) {
      expect(originals.isOffered(other)).toBe(false);
      expect(originals.serve(other)).toBeNull();
    }
    expect(originals.isOffered(address)).toBe(true);
  });
});
