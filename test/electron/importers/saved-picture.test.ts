import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../core/article/block';
import { readBytesAsDraft } from '../../../electron/importers/read-file';
import { pictureBytes, savedPicture } from '../../../electron/importers/saved-picture';
import { dataAddress, png } from '../../support/png';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const PICTURE = png(40, 30);
const saved = { sha256: hashOf(PICTURE), mediaType: 'image/png' };
const WORDS = '<p>The harbour board met in the morning, and the ferry stayed where it was.</p>';

async function picturesOf(text: string, fileName = 'page.html'): Promise<Block['image'][]> {
  const read = await readBytesAsDraft({ bytes: Buffer.from(text), fileName });
  if (!read.ok) throw new Error(read.error.message);
  return read.value.draft.blocks.filter(({ kind }) => kind === 'figure').map(({ image }) => image);
}

describe('the bytes of a picture in its own address', () => {
  it('are those of its base64, with blanks and escaped signs passed over', () => {
    const address = dataAddress(PICTURE);
    const [head = '', body = ''] = address.split(',');
    const broken = body
      .replace(/(.{60})/g, '$1\n ')
      .replaceAll('+', '%2B')
      .replaceAll('/', '%2F');
    expect(pictureBytes(address)?.bytes.equals(PICTURE)).toBe(true);
    expect(savedPicture(`${head},${broken}`)).toEqual(saved);
  });

  it('are those of its text', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>100 % Übersicht</text></svg>';
    for (const body of [encodeURIComponent(svg), svg]) {
      const found = pictureBytes(`data:image/svg+xml;charset=utf-8,${body}`);
      expect(found?.mediaType).toBe('image/svg+xml');
      expect(found?.bytes.toString('utf8')).toBe(svg);
    }
  });

  it.each([
    'https://a.example/1.png',
    'data:text/html,<b>',
    'data:image/png',
    'data:image/png;base64,',
  ])('are none in %s', (address) => expect(savedPicture(address)).toBeNull());
});

describe('a reader tells the pictures that were saved into its file', () => {
  const inside = { src: 'data:image/png', alt: 'The quay', saved };
  const address = dataAddress(PICTURE);
  const long = dataAddress(png(64, 200));

  it.each([
    ['in its address', `<img src="${address}" alt="The quay">`],
    ['in srcset alone', `<img srcset="${address} 1x, https://a.example/2.png 2x" alt="The quay">`],
    [
      'beside it in its picture',
      `<picture><source srcset="${address} 640w"><img alt="The quay"></picture>`,
    ],
    ['unquoted', `<img alt="The quay" src=${address}>`],
  ])('%s', async (_, element) => {
    const [image] = await picturesOf(
      `<h1>Ferry stays</h1>${WORDS}<figure>${element}</figure>${WORDS}`,
    );
    const isNamed = element.includes('https:');
    expect(image).toEqual(isNamed ? { src: 'https://a.example/2.png', alt: 'The quay' } : inside);
  });

  it('and takes a large one beside an address, which is no blur', async () => {
    const page = `<h1>Ferry stays</h1>${WORDS}<img data-src="https://a.example/1.png" src="${long}">${WORDS}`;
    const [image] = await picturesOf(page);
    expect(image).toMatchObject({
      src: 'https://a.example/1.png',
      saved: { sha256: hashOf(png(64, 200)) },
    });
    const blurred = page.replace(long, address);
    expect((await picturesOf(blurred))[0]).toEqual({ src: 'https://a.example/1.png', alt: '' });
  });

  it('in Markdown too, and keeps their bytes out of the text', async () => {
    const text = `# Ferry stays\n\nThe harbour board met in the morning.\n\n![The quay](${address} "At dawn")\n\n![The quay][q]\n\n[q]: ${address}\n`;
    expect(await picturesOf(text, 'page.md')).toEqual([inside, inside]);
  });
});
