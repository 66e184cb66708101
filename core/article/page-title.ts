import type { Sourced } from './block';
import { fold } from './fold';
import { fromMetas, fromStructured } from './page-candidates';
import type { PageHints } from './page-hints';
import { type Candidate, sourced } from './sourced';
import { splitTitle } from './title-line';
import { textUnder } from './tree';

/** The headline: what several places agree on, in the fullest form that is free of the site's name. */
export function titleOf(hints: PageHints, siteNames: readonly Candidate[]): Sourced {
  const bare = (candidate: Candidate): Candidate => ({
    ...candidate,
    value: withoutSite(candidate.value, siteNames),
  });
  const headings = hints.headings
    .filter(({ tag }) => tag === 'h1')
    .map((element) => ({ value: textUnder(element), source: 'first heading' }))
    .map((heading) => withoutLabel(heading, hints))
    .filter(
      ({ value }) =>
        value.length > 3 && !siteNames.some((site) => fold(site.value) === fold(value)),
    );
  const stated = [
    ...fromStructured(hints, (article) => article.headline).slice(0, 2),
    ...fromMetas(hints, [
      'og:title',
      'twitter:title',
      'title',
      'dc.title',
      'parsely-title',
      'sailthru.title',
      'hdl',
      'headline',
    ]),
  ].map(bare);
  const documentTitle = bare({ value: hints.documentTitle, source: 'document title' });
  const all = [...headings, ...stated, documentTitle].filter(({ value }) => value !== '');
  const votes = (candidate: Candidate) =>
    all.filter(({ value }) => fold(value) === fold(candidate.value)).length;
  const agreed = headings.find((candidate) => votes(candidate) > 1);
  // A page's only top heading is what its readers saw; statements in its head are written for machines.
  const only =
    headings.length === 1 && stated.some(({ value }) => shareWords(value, headings[0]?.value ?? ''))
      ? headings[0]
      : undefined;
  const best =
    agreed ??
    only ??
    [...stated, ...headings, documentTitle]
      .filter(({ value }) => value !== '')
      .sort((one, two) => votes(two) - votes(one))[0];
  return sourced([best, ...all]);
}

const LONGEST_LABEL = 24; // UTF-16 units of `News`, `Live`, `Opinion` that a heading holds before its headline

/** A heading without the label of its section, where the page's head states the rest as its title. */
function withoutLabel(heading: Candidate, hints: PageHints): Candidate {
  const whole = fold(heading.value);
  const stated = ['og:title', 'twitter:title', 'title'].flatMap(
    (name) => hints.metas.get(name) ?? [],
  );
  const bare = [...stated, ...hints.structured.flatMap(({ headline }) => headline ?? [])].find(
    (title) => {
      const label = whole.length - fold(title).length;
      return label > 1 && label <= LONGEST_LABEL && whole.endsWith(` ${fold(title)}`);
    },
  );
  return bare === undefined
    ? heading
    : { ...heading, value: heading.value.slice(-bare.trim().length) };
}

/** Whether two headlines may be of one story: a fifth of the shorter one's longer words stand in both. */
function shareWords(one: string, two: string): boolean {
  const words = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]{4,}/gu) ?? []);
  const [first, second] = [words(one), words(two)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared > 0 && shared * 5 >= Math.min(first.size, second.size);
}

function withoutSite(title: string, siteNames: readonly Candidate[]): string {
  for (const { value } of siteNames) {
    const parts = splitTitle(title, true);
    if (parts.siteName !== null && fold(parts.siteName) === fold(value)) return parts.title;
    const folded = fold(title);
    const site = fold(value);
    if (folded.endsWith(site)) {
      const rest = title.slice(0, title.length - value.length).replace(/\s*[-–—|·•:»]+\s*$/u, '');
      if (rest.length < title.length - value.length - 1 && rest.length > 8) return rest;
    }
  }
  return splitTitle(title, false).title;
}
