import { dayInAddress } from './address-date';
import { parseAddress } from './address';
import { readByline, readDateLine } from './byline';
import { readDateline } from './dateline';
import { fold, wordCount } from './fold';
import { furnitureReason } from './furniture';
import { isRule } from './line-group';
import { readHeaderLine } from './mail-header';
import type { Passage } from './passage';
import { readSourceLine } from './source-line';
import { isProse } from './prose';
import { splitTitle } from './title-line';

/** What begins an article: the place of its first passage, and its title folded, to tell two apart. */
interface Start {
  readonly at: number;
  readonly title: string;
}

/** A form in which articles stand one below the other, and how much text each must have. */
interface Form {
  starts(passages: readonly Passage[]): Start[];
  readonly leastProse: { readonly passages: number; readonly words: number };
}

const BRIEF = { passages: 1, words: 5 };
/** Links to other stories and forum signatures never come to this much. */
const STORY = { passages: 2, words: 40 };
const MOST_ABOVE = 5; // passages of furniture that may stand above the first article
const HEADER_REACH = 40; // lines of a header
const LONGEST_TITLE = 240; // characters

/**
 * Where the articles of a text begin that several were pasted into, as indexes of passages; empty
 * for a text that is one article. A wrong split tears a story apart, a missed one only asks for the
 * hand: all articles must begin in one and the same form, the first at the top, each with a title of
 * its own and with prose below it.
 */
export function articleStarts(passages: readonly Passage[]): number[] {
  for (const form of FORMS) {
    const starts = kept(passages, form.starts(passages), form.leastProse);
    if (starts.length > 1) return starts;
  }
  return [];
}

/** Starts whose article has its own title and enough text; none when the first is not at the top. */
function kept(
  passages: readonly Passage[],
  found: readonly Start[],
  least: Form['leastProse'],
): number[] {
  const titles = new Set<string>();
  const distinct = found.filter(({ title }) => {
    const isNew = !titles.has(title);
    titles.add(title);
    return isNew;
  });
  const starts: number[] = [];
  let end = passages.length;
  for (const { at } of distinct.toReversed()) {
    if (!hasProse(passages.slice(at, end), least)) continue;
    starts.unshift(at);
    end = at;
  }
  const first = starts[0];
  const above = passages.slice(0, first ?? 0);
  const isTop = first === distinct[0]?.at && above.length <= MOST_ABOVE && !above.some(isProse);
  return isTop ? starts : [];
}

function hasProse(passages: readonly Passage[], least: Form['leastProse']): boolean {
  const prose = passages.filter(
    ({ text }) =>
      isProse({ text }) &&
      readSourceLine(text) === null &&
      furnitureReason(text) === null &&
      readHeaderLine(text) === null,
  );
  const words = prose.reduce((sum, { text }) => sum + wordCount(text), 0);
  return prose.length >= least.passages && words >= least.words;
}

/** A line that may be a headline, and nothing else that stands alone. */
function isHeadline(passage: Passage | undefined): passage is Passage {
  if (!passage || passage.rows) return false;
  const { text } = passage;
  return (
    text.length <= LONGEST_TITLE &&
    !text.includes('\n') &&
    wordCount(text) >= 3 &&
    wordCount(text) <= 30 &&
    !/[.,;:]["”’)]?$/u.test(text) &&
    !isRule(text) &&
    readSourceLine(text) === null &&
    furnitureReason(text) === null &&
    readHeaderLine(text) === null &&
    readByline(text) === null &&
    readDateLine(text) === null &&
    readDateline(text) === null
  );
}

/** Headlines for which a rule holds, as starts. */
function headlines(
  passages: readonly Passage[],
  holds: (index: number, passage: Passage) => boolean,
): Start[] {
  return passages.flatMap((passage, at) =>
    isHeadline(passage) && holds(at, passage) ? [{ at, title: fold(passage.text) }] : [],
  );
}

/** `Title: …`, `Date: …` and the like, block by block. */
const byHeaders: Form = {
  leastProse: BRIEF,
  starts(passages) {
    const starts: Start[] = [];
    for (let at = 0; at < passages.length; at++) {
      const fields = new Map<string, string>();
      let end = at;
      for (; end < Math.min(passages.length, at + HEADER_REACH); end++) {
        const line = readHeaderLine(passages[end]?.text ?? '');
        if (!line) break;
        fields.set(line.field, line.value);
      }
      const title = fields.get('title');
      const dated = fields.has('date') || fields.has('url');
      // Answers in a thread of mails repeat the subject.
      if (title !== undefined && dated)
        starts.push({ at, title: fold(title).replace(/^(?:(?:re|fwd?|aw|wg): ?)+/u, '') });
      if (end > at) at = end - 1;
    }
    return starts;
  },
};

/** A headline that stands twice in a row, as browsers copy a page's title and its heading. */
const byTwins: Form = {
  leastProse: STORY,
  starts: (passages) =>
    headlines(
      passages,
      (at, { text }) =>
        fold(passages[at + 1]?.text ?? '') === fold(text) &&
        fold(passages[at - 1]?.text ?? '') !== fold(text),
    ),
};

/** `Headline - Section - Site`, every time with the same site. */
const byGlue: Form = {
  leastProse: STORY,
  starts(passages) {
    const starts: Start[] = [];
    let first: string | null = null;
    for (const [at, passage] of passages.entries()) {
      if (!isHeadline(passage)) continue;
      const { title, siteName } = splitTitle(passage.text, true);
      if (siteName === null || wordCount(title) < 3) continue;
      first ??= fold(siteName);
      if (fold(siteName) === first) starts.push({ at, title: fold(title) });
    }
    return starts;
  },
};

/** A rule, a headline, and a dateline, a byline or a date below it. */
const byRules: Form = {
  leastProse: STORY,
  starts: (passages) =>
    headlines(passages, (at) => {
      const before = passages[at - 1];
      return (
        (before === undefined || isRule(before.text)) &&
        below(passages, at).some(
          ({ text }) =>
            readDateline(text) !== null || readByline(text) !== null || readDateLine(text) !== null,
        )
      );
    }),
};

/** An empty line, a headline, and a wire's dateline with its agency below it. */
const byWires: Form = {
  leastProse: STORY,
  starts: (passages) =>
    headlines(
      passages,
      (at, { afterGap }) =>
        afterGap && below(passages, at).some(({ text }) => readDateline(text)?.agency),
    ),
};

/** The passages under a headline where its byline or dateline stands: before and with the first prose. */
function below(passages: readonly Passage[], at: number): readonly Passage[] {
  const next = passages.slice(at + 1, at + 4);
  const prose = next.findIndex(isProse);
  return prose < 0 ? next : next.slice(0, prose + 1);
}

/**
 * A line `Source: https://…` with the address of a story below each text, and the next headline under
 * it. The sources of charts and figures are addresses of sites and tables, and cite one more than once.
 */
const bySources: Form = {
  leastProse: STORY,
  starts(passages) {
    const cited: string[] = [];
    let open = true;
    const starts: Start[] = [];
    for (const [at, passage] of passages.entries()) {
      const address = citedStory(passages, at);
      if (address !== null) {
        cited.push(address);
        open = true;
      } else if (open && isHeadline(passage) && wordCount(passage.text) >= 5) {
        starts.push({ at, title: fold(passage.text) });
        open = false;
      } else if (open && isProse(passage) && readSourceLine(passage.text) === null) return [];
    }
    const isEach = cited.length === starts.length && new Set(cited).size === cited.length;
    return isEach ? starts : [];
  },
};

/** The address of a story in a labelled line, or in the line under a label that stands alone. */
function citedStory(passages: readonly Passage[], at: number): string | null {
  const line = readSourceLine(passages[at]?.text ?? '');
  if (!line?.address) return null;
  const label = line.label ?? readSourceLine(passages[at - 1]?.text ?? '')?.label ?? null;
  if (label === null || !/source|via|published/iu.test(label)) return null;
  const path = parseAddress(line.address)?.path ?? '';
  const isStory = dayInAddress(line.address) !== null || /[^/]+(?:[-_][^/]+){2,}/u.test(path);
  return isStory ? line.address : null;
}

/** Tried in falling order of certainty; the first that finds several articles decides. */
const FORMS: readonly Form[] = [byHeaders, byTwins, byGlue, byRules, byWires, bySources];
