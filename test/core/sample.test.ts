import { readFileSync, readdirSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CLIP_COLOURS, whenSchema } from '../../core/library/records';
import { dayNumber, daysInMonth, isoWeekday } from '../../core/time/calendar';
import { parseEdtf } from '../../core/time/edtf';
import { conflicts } from '../../core/time/order';

const FOLDER = new URL('../../assets/sample/', import.meta.url);
const OUTLETS = {
  'aldercourier.example': '.article-body',
  'baysideledger.example': '#story-text',
  'northlinewire.example': '.wire-body',
  'radiosund.example': '.rs-text',
};
const COPIES = [
  [
    'Kestrel withdrawn after smoke - Sundtalk.txt',
    'Kestrel withdrawn after smoke in engine room - Alder Courier.html',
  ],
  [
    'Ferry failed inspection a month before smoke scare _ Bayside Ledger.html',
    'Inspectors failed Kestrel a month before fire scare - Northline Wire.html',
  ],
];
const REAL_OUTLETS =
  /\b(Reuters|Associated Press|Agence France|AFP|BBC|CNN|NBC|CBS|Bloomberg|Guardian|Telegraph|Daily Mail|Financial Times|New York Times|Washington Post|Wall Street Journal|Economist|Al Jazeera|Spiegel|Le Monde|El Pa[ií]s|Politico|Axios|Nairaland|Reddit|Sky News|Euronews|Deutsche Welle)\b/i;

const word = v.pipe(v.string(), v.minLength(1));
const tags = v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/)));
const sampleSchema = v.strictObject({
  name: word,
  lanes: v.array(word),
  clips: v.array(
    v.strictObject({
      key: word,
      file: word,
      quote: word,
      note: v.string(),
      colour: v.picklist(CLIP_COLOURS),
      tags,
    }),
  ),
  events: v.array(
    v.strictObject({
      key: word,
      title: word,
      when: v.nullable(whenSchema),
      lane: word,
      place: v.string(),
      people: v.array(word),
      tags,
      description: v.string(),
    }),
  ),
  evidence: v.array(
    v.strictObject({
      event: word,
      clip: word,
      when: v.nullable(whenSchema),
      claim: v.nullable(v.strictObject({ label: word, value: word })),
      stance: v.picklist(['supports', 'disputes']),
    }),
  ),
  pages: v.array(v.strictObject({ title: word, body: word })),
});

const read = (file: string) => readFileSync(new URL(encodeURIComponent(file), FOLDER), 'utf8');
const files = readdirSync(FOLDER).filter((file) => file !== 'sample.json');
const sample = v.parse(sampleSchema, JSON.parse(read('sample.json')));
const articles = files.map((file) => ({ file, raw: read(file), ...textOf(file, read(file)) }));

/** The paragraphs of a whole page as shown, and the words of its story without the furniture. */
function textOf(file: string, raw: string): { shown: string[]; story: string; address: string } {
  if (!file.endsWith('.html')) {
    const shown = raw
      .replace(/^---\n.*?\n---\n/s, '')
      .replace(/!\[.*?\]\(.*?\)|(?<!\w)\*|\*(?!\w)|^#+ /gm, '')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const address = /https:\/\/(?:www\.google\.com\/amp\/s\/)?([^\s"]+)/.exec(
      raw.slice(raw.search(/^source: |^Source;/im)),
    );
    const end = shown.indexOf('Source;');
    const story = file.endsWith('.txt') ? shown.slice(2, end) : shown;
    return { shown, story: story.join('\n'), address: `https://${address?.[1] ?? ''}` };
  }
  const { document } = parseHTML(raw);
  const address = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  const body = document.querySelector(OUTLETS[siteOf(address)])!;
  const collapse = (node: Element) => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
  const kinds = 'p, li, td, th, h1, h2, h3, figcaption';
  const innermost = [...document.querySelectorAll(kinds)].filter(
    (node) => !node.querySelector(kinds),
  );
  const shown = innermost.map(collapse);
  const story = [...body.querySelectorAll('p')].map(collapse).join('\n');
  return { shown, story, address };
}

function siteOf(address: string): keyof typeof OUTLETS {
  return new URL(address).hostname.replace(/^(www|amp)\./, '') as keyof typeof OUTLETS;
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(3).map((_, index) => words.slice(index, index + 4).join(' ')));
}

function likeness(a: string, b: string): number {
  const first = shingles(a);
  const second = shingles(b);
  const shared = [...first].filter((shingle) => second.has(shingle)).length;
  return shared / (first.size + second.size - shared);
}

describe('the sample library', () => {
  it('gives every clip, event and lane one name, and every reference resolves', () => {
    const clips = sample.clips.map((clip) => clip.key);
    const events = sample.events.map((event) => event.key);
    expect(new Set(clips).size).toBe(clips.length);
    expect(new Set(events).size).toBe(events.length);
    for (const clip of sample.clips) expect(files).toContain(clip.file);
    for (const event of sample.events) expect(sample.lanes).toContain(event.lane);
    for (const lane of sample.lanes) expect(sample.events.some((e) => e.lane === lane)).toBe(true);
    for (const item of sample.evidence) {
      expect(clips).toContain(item.clip);
      expect(events).toContain(item.event);
    }
    for (const key of events) expect(sample.evidence.some((item) => item.event === key)).toBe(true);
    const cited = sample.pages.flatMap((page) =>
      [...page.body.matchAll(/\[\[clip:([^\]]+)\]\]/g)].map((match) => match[1]),
    );
    expect(new Set(cited).size).toBeGreaterThanOrEqual(6);
    for (const key of cited) expect(clips).toContain(key);
    expect(occurrences(sample.pages.map((page) => page.body).join(), '[[')).toBe(cited.length);
  });

  it.each(sample.clips)('quotes $key once, word for word, inside one paragraph', (clip) => {
    const { shown } = articles.find((article) => article.file === clip.file)!;
    expect(shown.reduce((sum, paragraph) => sum + occurrences(paragraph, clip.quote), 0)).toBe(1);
  });

  it('states only whens that can be read', () => {
    const whens = [...sample.events, ...sample.evidence].flatMap(({ when }) => when ?? []);
    for (const { edtf } of whens) expect(parseEdtf(edtf)).toMatchObject({ ok: true });
    expect(sample.events.filter((event) => event.when === null)).toHaveLength(1);
  });

  it('lets sources disagree on one time and on one number', () => {
    const clashing = sample.events.filter((event) => {
      const times = sample.evidence.flatMap((e) => (e.event === event.key && e.when) || []);
      return times.some((one) => times.some((other) => conflicts(one, other)));
    });
    expect(clashing.map((event) => event.key)).toEqual(['engine-stopped']);
    const aboard = sample.evidence.filter((e) => e.claim?.label === 'passengers aboard');
    expect(new Set(aboard.map((e) => e.claim?.value)).size).toBe(3);
  });

  it('comes from four outlets, each with two articles or more, and a forum', () => {
    const stories = articles.filter((article) => !article.file.endsWith('.txt'));
    const sites = Map.groupBy(stories, (article) => siteOf(article.address));
    expect([...sites.keys()].sort()).toEqual(Object.keys(OUTLETS));
    for (const own of sites.values()) expect(own.length).toBeGreaterThanOrEqual(2);
    expect(articles.map((article) => article.file.split('.').at(-1)).sort()).toEqual([
      ...Array<string>(10).fill('html'),
      'md',
      'txt',
    ]);
  });

  it('tells each story in its own words, but for the two copies', () => {
    for (const { file, story } of articles) {
      const length = story.split(/\s+/).length;
      expect(length, file).toBeGreaterThanOrEqual(250);
      expect(length, file).toBeLessThanOrEqual(600);
    }
    const pairs = articles.flatMap((a, index) =>
      articles.slice(index + 1).map((b) => [a, b] as const),
    );
    for (const [a, b] of pairs) {
      const copy = COPIES.some((pair) => pair.includes(a.file) && pair.includes(b.file));
      const alike = likeness(a.story, b.story);
      if (copy) expect(alike, `${a.file} / ${b.file}`).toBeGreaterThanOrEqual(0.6);
      else expect(alike, `${a.file} / ${b.file}`).toBeLessThan(0.05);
    }
  });

  it('names the right weekday for every date that has one', () => {
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July'];
    months.push('August', 'September', 'October', 'November', 'December');
    const month = `(?<month>${months.join('|')})`;
    const forms = [
      `(?<day>\\d{1,2}) ${month}(?: (?<year>\\d{4}))?`,
      `${month} (?<day>\\d{1,2}), (?<year>\\d{4})`,
    ];
    const texts = [...articles.map((a) => a.shown.join('\n') + a.raw), JSON.stringify(sample)];
    let checked = 0;
    for (const text of texts) {
      for (const form of forms) {
        for (const match of text.matchAll(
          new RegExp(`(?<name>${days.join('|')}),? ${form}`, 'g'),
        )) {
          const { name = '', day, month: in_ = '', year = '2023' } = match.groups ?? {};
          const monthNumber = months.indexOf(in_) + 1;
          expect(Number(day)).toBeLessThanOrEqual(daysInMonth(Number(year), monthNumber));
          const number = dayNumber(Number(year), monthNumber, Number(day));
          expect(days[isoWeekday(number) - 1], match[0]).toBe(name);
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThanOrEqual(8);
  });

  it('dates each story as its address does', () => {
    for (const { file, raw, address } of articles) {
      const day = /\/(\d{4})\/?(\d\d)\/?(\d\d)\//.exec(address)?.slice(1).join('-');
      const stamps = [
        ...raw.matchAll(
          /(?:datetime=|published_time" content=|published: |datePublished": ?)"?(\d{4}-\d\d-\d\d)/g,
        ),
      ];
      if (!file.endsWith('.txt')) expect(stamps.length, file).toBeGreaterThanOrEqual(1);
      if (day) for (const stamp of stamps) expect(stamp[1], file).toBe(day);
      else expect(siteOf(address)).toBe('radiosund.example');
    }
  });

  it('names no real outlet and leads to no real address but the cache around one', () => {
    for (const { file, raw } of [...articles, { file: 'sample.json', raw: read('sample.json') }]) {
      expect(REAL_OUTLETS.exec(raw)?.[0], file).toBeUndefined();
      const hosts = [...raw.matchAll(/https?:\/\/([^/\s"')&<]+)/g)].map((match) => match[1]!);
      const known = /\.example$|^schema\.org$|^www\.w3\.org$/;
      const foreign = hosts.filter((host) => !known.test(host));
      expect(foreign, file).toEqual(file.endsWith('.txt') ? ['www.google.com'] : []);
    }
  });
});
