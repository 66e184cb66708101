import { describe, expect, it } from 'vitest';
import { remotePictures } from '../../../core/article/remote-pictures';

describe('the pictures that a page names but does not hold', () => {
  it.each([
    ['<p>No picture, 1 < 2 and <3</p>', 0],
    ['<img src="https://a.example/1.png" alt="A > B">', 1],
    ["<IMG alt='x' SRC='pictures/1.png'><img src=2.png>", 2],
    ['<img src="data:image/png;base64,AAAA"><img src=" DATA:image/gif;base64,AA">', 0],
    ['<img src="1.png"><noscript><img src="1.png"></noscript>', 1],
    ['<img src="data:image/gif;base64,AA" srcset="1.png 1x, 2.png 2x">', 1],
    ['<svg><image xlink:href="map.png"/><use href="#sign"/></svg>', 1],
    ['<img alt="nothing to load"><img src="">', 0],
    ['<!-- <img src="1.png"> --><script>"<img src=2.png>"</script><img src="3.png">', 1],
    ['<style>a::after { content: "<img src=1.png>" }</STYLE><img src="2.png">', 1],
    ['<imgx src="1.png"><image src="2.png">', 1],
    ['<img src="1.png" <img src="2.png">', 1],
    ['<img src="1.png', 1],
    ['<!-- never closed <img src="1.png">', 0],
    ['<img "" = src="1.png">', 0],
  ])('%s → %i', (page, count) => {
    expect(remotePictures(page)).toBe(count);
  });

  it('are counted beside a picture of 20 MB that it holds, however it is written', () => {
    const data = `data:image/png;base64,${'A'.repeat(20_000_000)}`;
    for (const src of [`"${data}"`, `'${data}'`, data]) {
      expect(remotePictures(`<img src=${src} alt="Held"><img src="1.png">`)).toBe(1);
    }
    expect(remotePictures(`<img src="${data}`)).toBe(0);
    expect(remotePictures(`<${'a'.repeat(20_000_000)} ${'b'.repeat(20_000_000)}`)).toBe(0);
  });

  it.each([
    ['open tags', '<img a='],
    ['open comments', '<!-'],
    ['quotes', `<img "'=`],
    ['white space', '<a '.padEnd(64)],
    ['raw elements', '<title><xmp>'],
  ])('are counted in a time that grows with the page, through %s', (_, piece) => {
    const timeOf = (length: number) => {
      const page = piece.repeat(length / piece.length);
      const before = performance.now();
      remotePictures(page);
      return performance.now() - before;
    };
    timeOf(100_000);
    // Twenty times as long takes twenty times as long, not four hundred; the machine may be busy.
    expect(timeOf(4_000_000)).toBeLessThan(Math.max(50, timeOf(200_000)) * 120);
  });
});
