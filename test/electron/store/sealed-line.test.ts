import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLine, sealLine } from '../../../electron/store/sealed-line';

const bytesOf = (text: string) => Buffer.from(text.replace(/\n$/, ''), 'utf8');
const sealText = (body: string) =>
  Buffer.from(`${body},"sum":"${crc32(body).toString(16).padStart(8, '0')}"}`, 'utf8');

describe('a sealed line', () => {
  it('gives back any object that JSON can hold, on one line', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
        fc.pre(!Object.hasOwn(value, 'sum') && !Object.hasOwn(value, '__proto__'));
        const line = sealLine(value);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        const opened = openLine(bytesOf(line));
        expect(opened).toMatchObject(JSON.parse(JSON.stringify(value)) as object);
      }),
    );
  });

  it('is not opened when any one bit of it is flipped or its end is missing', () => {
    const line = bytesOf(sealLine({ kind: 'page', title: 'Żółw – 狐', n: 12 }));
    for (let bit = 0; bit < line.length * 8; bit++) {
      const flipped = Buffer.from(line);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openLine(flipped), `bit ${bit}`).toBeNull();
    }
    for (let length = 0; length < line.length; length++) {
      expect(openLine(line.subarray(0, length)), `${length} bytes`).toBeNull();
    }
  });

  it.each(['[1', '12', '"text"', 'null', '{"a":', '{"a":1,', ''])(
    'is null for what is sealed but no object: %s',
    (body) => expect(openLine(sealText(body))).toBeNull(),
  );

  it('is not opened with the line break of another system', () => {
    expect(openLine(Buffer.from(sealLine({ a: 1 }).replace('\n', '\r')))).toBeNull();
  });
});
