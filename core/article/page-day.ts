import type { Sourced } from './block';
import { dayInAddress } from './address-date';
import { dayInText, writesDayFirst } from './calendar-day';
import { fromMetas, fromStructured } from './page-candidates';
import type { PageHints, VisibleHints } from './page-hints';
import { isUpdateLine } from './byline';
import { type Candidate, sourced } from './sourced';
import { attribute, nameOf, textUnder, type TreeElement, upwards } from './tree';

/** A day and whether its time was given in UTC, where it may be the day before or after the paper's own. */
interface DayCandidate extends Candidate {
  readonly shifted: boolean;
}

function readDay({ value, source }: Candidate, dayFirst: boolean): DayCandidate | null {
  const found = dayInText(value, dayFirst);
  if (found === null) return null;
  return { value: found, source, shifted: /T\d{2}:.*(?:Z|[+-]00:?00)$/iu.test(value.trim()) };
}

/** The best candidate, or its neighbour of one day where a machine's UTC moved it over midnight. */
function ownDay(days: readonly DayCandidate[]): DayCandidate | undefined {
  const first = days[0];
  if (first === undefined) return undefined;
  const ordinal = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  if (first.source === 'url path') {
    // A server that keeps its addresses in UTC is a day off what its page prints.
    const printed = days.find(({ source }) => source === 'date line');
    return printed && Math.abs(ordinal(printed.value) - ordinal(first.value)) === 1
      ? printed
      : first;
  }
  if (!first.shifted) return first;
  const neighbour = days.find(
    (other) => !other.shifted && Math.abs(ordinal(other.value) - ordinal(first.value)) === 1,
  );
  const confirmed = days.some((other) => !other.shifted && other.value === first.value);
  return confirmed ? first : (neighbour ?? first);
}

const MOST_TIMES = 200; // `time` elements; a day of publication is among the first
const LABEL = 60; // UTF-16 units of the line around a time, which says what day it is

/** Times that say they are those of publication first, those of a change last. */
function rankOf(time: TreeElement): number {
  const says = `${nameOf(time)} ${attribute(time, 'itemprop').toLowerCase()} ${time.parent ? nameOf(time.parent) : ''}`;
  const before = time.parent ? textUnder(time.parent).slice(0, LABEL) : '';
  if (/modif|updat|chang/u.test(says) || isUpdateLine(before)) return 2;
  return /publish|created|posted/u.test(says) || time.attributes.has('pubdate') ? 0 : 1;
}

/** What `<time>` elements say, those of publication first, without those in places that speak of other stories. */
function timesAmong(elements: readonly TreeElement[]): Candidate[] {
  return elements
    .slice(0, MOST_TIMES)
    .filter(
      (time) =>
        !upwards(time).some(
          (element) =>
            /^(?:aside|footer|nav|li)$/u.test(element.tag) ||
            /related|comment|recommend|sidebar|widget|card|teaser|promo|latest|popular/u.test(
              nameOf(element),
            ),
        ),
    )
    .map((time) => ({ time, rank: rankOf(time) }))
    .sort((one, two) => one.rank - two.rank)
    .map(({ time }) => ({
      value: attribute(time, 'datetime') || textUnder(time),
      source: 'time element',
    }));
}

/** The day of publication: what the page states, then its address, then what it shows. */
export function dayOf(hints: PageHints, visible: VisibleHints, url: string | null): Sourced {
  const structured = hints.structured[0];
  const read = (candidate: Candidate) => readDay(candidate, writesDayFirst(hints.language));
  const times = timesAmong(hints.times);
  const inPath = url === null ? null : dayInAddress(url);
  const candidates: (DayCandidate | null)[] = [
    structured?.published ? read({ value: structured.published, source: structured.syntax }) : null,
    ...fromMetas(hints, [
      'article:published_time',
      'og:article:published_time',
      'article:published',
      'datepublished',
      'parsely-pub-date',
      'sailthru.date',
      'cxenseparse:recs:publishtime',
      'pubdate',
      'publishdate',
      'publish-date',
      'publish_date',
      'publication_date',
      'published_time',
      'dc.date.issued',
      'dcterms.issued',
      'dcterms.created',
      'dc.date.created',
      'dc.date',
      'dcterms.date',
      'dc.date.published',
      'date',
      'displaydate',
      'pub_date',
      'pub-date',
      'publisheddate',
      'published_at',
      'prism.publicationdate',
      'citation_online_date',
      'weibo:article:create_at',
      'og:published_time',
      'og:pubdate',
      'citation_publication_date',
      'originalpublicationdate',
      'article.published',
      'published-date',
      'release_date',
      'rnews:datepublished',
      'last-published',
    ]).map(read),
    ...fromStructured(hints, (article) => article.published).map(read),
    inPath === null ? null : { value: inPath, source: 'url path', shifted: false },
    ...times.slice(0, 3).map(read),
    ...visible.days.map((value) => ({ value, source: 'date line', shifted: false })),
    ...timesAmong(hints.otherTimes).slice(0, 3).map(read),
    ...fromStructured(hints, (article) => article.created).map(read),
    ...fromStructured(hints, (article) => article.modified).map(read),
    ...fromMetas(hints, [
      'article:modified_time',
      'og:updated_time',
      'last-modified',
      'dc.date.modified',
    ]).map(read),
  ];
  const days = candidates.filter((candidate) => candidate !== null);
  return sourced([ownDay(days), ...days]);
}
