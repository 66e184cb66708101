import type { Metadata, RemovalReason } from './block';
import { dayInAddress } from './address-date';
import { unwrapAddress } from './address-unwrap';
import { datelineDay, type FileClues, readDateline } from './dateline';
import { FIRST_PARAGRAPHS, originOf } from './origin';
import { type Candidate, sourced, unchosen } from './sourced';

/** A paragraph of a text without a page around it, while it is being judged; null: it is the article's. */
export interface Judged {
  readonly text: string;
  readonly afterGap: boolean;
  /** Whether a mailer quotes it with `>`. */
  readonly quoted?: true;
  /** The cells of a table. */
  readonly rows?: readonly (readonly string[])[];
  reason: RemovalReason | null;
}

/** What the lines around the text say; each list in falling order of trust. */
export interface Findings {
  readonly title: Candidate[];
  readonly siteName: Candidate[];
  readonly section: Candidate[];
  readonly byline: Candidate[];
  readonly day: Candidate[];
  readonly address: Candidate[];
  /** Addresses that the text cites, as under a chart: the article's own only if somebody says so. */
  readonly cited: Candidate[];
  readonly credit: Candidate[];
  readonly language: Candidate[];
}

/** Findings of which there are none yet. */
export function noFindings(): Findings {
  return {
    title: [],
    siteName: [],
    section: [],
    byline: [],
    day: [],
    address: [],
    cited: [],
    credit: [],
    language: [],
  };
}

/**
 * The metadata that the lines around a text give. What a header states comes first; the day in the
 * address comes before a line of its own, which in a copy is as often the day of the copy; a
 * dateline, which lacks the year, comes last.
 */
export function metadataOf(
  judged: readonly Judged[],
  found: Findings,
  file: FileClues = {},
): Metadata {
  const addresses = found.address.map(({ value, source }) => {
    const { url, steps } = unwrapAddress(/^www\./iu.test(value) ? `https://${value}` : value);
    return { value: url, source: [source, ...steps].join(', ') };
  });
  const cited = found.cited.map(({ value, source }) => ({
    value: unwrapAddress(value).url,
    source: `${source}, cited`,
  }));
  const own = [
    ...addresses,
    ...found.address.filter(({ value }, index) => value !== addresses[index]?.value),
  ];
  const url = own.length > 0 ? sourced([...own, ...cited]) : unchosen(cited);
  const fromAddress = url.value === null ? null : dayInAddress(url.value);
  const dayOfAddress = fromAddress === null ? null : { value: fromAddress, source: 'url path' };
  const stated = found.day.filter((day) => day.source.startsWith('header'));
  const lines = found.day.filter((day) => !day.source.startsWith('header'));
  const siteName = sourced(found.siteName);
  const body = judged.filter((passage) => passage.reason === null).map((passage) => passage.text);
  const days = [...stated, dayOfAddress, ...lines].filter((day) => day !== null);
  const dateline = body
    .slice(0, FIRST_PARAGRAPHS)
    .map(readDateline)
    .find((line) => line !== null);
  const written =
    dateline && datelineDay(dateline, { days, lines: judged.map(({ text }) => text), file });
  return {
    title: sourced(found.title),
    byline: sourced(found.byline),
    siteName,
    section: sourced(found.section),
    origin: originOf({ body, credits: found.credit, url, siteName }),
    publishedOn: sourced([...days, written]),
    url,
    language: sourced(found.language),
  };
}
