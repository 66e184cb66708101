import { crc32, deflateSync } from 'node:zlib';

/**
 * A real PNG by the PNG specification, 8 bits a channel, no alpha: stripes with grain, as of a photo,
 * so that it is not compressed to nothing.
 */
export function png(width: number, height: number, red = 140): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  let seed = width * height;
  const grain = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % 251;
  const line = (y: number) => [
    0,
    ...Array.from({ length: width }, () => [red, (y * 8) % 256, grain()]).flat(),
  ];
  const pixels = Buffer.from(Array.from({ length: height }, (_, y) => line(y)).flat());
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A picture in its own address. */
export function dataAddress(bytes: Buffer, mediaType = 'image/png'): string {
  return `data:${mediaType};base64,${bytes.toString('base64')}`;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
