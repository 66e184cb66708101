import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress, printAddress, resolveAddress } from '../../../core/article/address';
import { dayInAddress } from '../../../core/article/address-date';
import { unwrapAddress } from '../../../core/article/address-unwrap';
import { registrableDomain } from '../../../core/article/domain';

describe('unwrapAddress', () => {
  test.for([
    [
      'https://www.google.com/amp/s/amp.northline.example.com/a/index.html',
      'https://amp.northline.example.com/a/index.html',
    ],
    ['https://www.google.com/amp/www.example.org/a', 'http://www.example.org/a'],
    [
      'https://www-example-org.cdn.ampproject.org/v/s/www.example.org/a?amp_js_v=0.1&usqp=x#aoh=1&ampshare=y',
      'https://www.example.org/a',
    ],
    [
      'https://out.example.net/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Fid%3D7%26utm_source%3Dx&h=AT',
      'https://example.org/a?id=7',
    ],
    ['https://www.google.com/url?sa=t&q=https://example.org/a&usg=AO', 'https://example.org/a'],
    [
      'https://out.example.net/?url=https%3A%2F%2Fwww.google.com%2Famp%2Fs%2Fexample.org%2Fa',
      'https://example.org/a',
    ],
    [
      'https://web.archive.org/web/20240203000000/https://example.org/2024/02/02/a.html?p=1',
      'https://example.org/2024/02/02/a.html?p=1',
    ],
    ['https://example.org/a?fbclid=x#part', 'https://example.org/a#part'],
    ['https://example.org/a?gclid=1&utm_medium=2', 'https://example.org/a'],
  ])('%s', ([wrapped, bare]) => {
    expect(unwrapAddress(wrapped ?? '').url).toBe(bare);
  });

  test.for([
    'https://amp.example.org/2024/02/02/a/index.html',
    'https://example.org/search?q=bridge',
    'https://example.org/a?url=/relative/path',
    'https://example.org/amp/story-of-a-cable',
    'https://example.org/A%20B?x=%C3%A9&y=1#Top',
    'https://example.org/a?redirect=https://nowhere',
  ])('%s stays as it is', (address) => {
    expect(unwrapAddress(address)).toEqual({ url: address, steps: [] });
  });

  test('a chain of wrappers without end is left after a few', () => {
    let address = 'https://example.org/end';
    for (let round = 0; round < 40; round++) {
      address = `https://out.example.net/?u=${encodeURIComponent(address)}`.slice(0, 100_000);
    }
    expect(unwrapAddress(address).steps.length).toBeLessThan(10);
  });

  test('what is no address comes back as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(parseAddress(text) === null);
        expect(unwrapAddress(text).url).toBe(text.trim());
      }),
    );
  });

  test('unwrapping twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = unwrapAddress(address).url;
        expect(unwrapAddress(once).url).toBe(once);
      }),
    );
  });
});

describe('dayInAddress', () => {
  test.for([
    ['https://example.org/2024/02/02/a/index.html', '2024-02-02'],
    ['https://example.org/news/2024/feb/2/a', '2024-02-02'],
    ['https://example.org/news/2024-02-02-a', '2024-02-02'],
    ['https://example.org/a-20240202.html', '2024-02-02'],
    ['https://example.org/2024/02/30/a', null],
    ['https://example.org/2024/02/a', null],
    ['https://example.org/a?date=2024-02-02', null],
    ['https://example.org/120240202/a', null],
  ])('%s', ([address, day]) => {
    expect(dayInAddress(address ?? '')).toBe(day);
  });
});

describe('registrableDomain', () => {
  test.for([
    ['https://amp.example.co.uk/a', 'example.co.uk'],
    ['https://www.example.com:8080/a', 'example.com'],
    ['https://127.0.0.1/a', null],
    ['https://localhost/a', null],
  ])('%s', ([address, domain]) => {
    expect(registrableDomain(address ?? '')).toBe(domain);
  });
});

describe('resolveAddress', () => {
  const base = 'https://example.org/news/2024/a.html?x=1';
  test.for([
    ['/b', 'https://example.org/b'],
    ['b.html', 'https://example.org/news/2024/b.html'],
    ['../b.html?y', 'https://example.org/news/b.html?y'],
    ['../../../../b', 'https://example.org/b'],
    ['//cdn.example.net/p.jpg', 'https://cdn.example.net/p.jpg'],
    ['?y=2', 'https://example.org/news/2024/a.html?y=2'],
    ['#part', 'https://example.org/news/2024/a.html?x=1#part'],
    ['javascript:alert(1)', null],
    ['mailto:a@example.org', null],
  ])('%s', ([reference, absolute]) => {
    expect(resolveAddress(reference ?? '', base)).toBe(absolute);
  });

  test('an address survives parsing and printing', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const parsed = parseAddress(address);
        fc.pre(parsed !== null);
        if (parsed) expect(printAddress(parsed)).toBe(address);
      }),
    );
  });
});
