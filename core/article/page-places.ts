import type { RemovalReason } from './block';
import { patternsOf, PLACE_WORDS } from './outlet-words';
import { attribute, nameOf, type TreeElement, upwards } from './tree';
import type { TreeBlock } from './tree-blocks';

/** Why the place of an element in its page speaks against it; null: nothing does. */
export type PlaceReason = RemovalReason | null;

/**
 * What the words in classes and ids say of an element, the most telling first. They are the words of
 * page builders and newspapers at large, never those of one site.
 */
const NAMES: readonly (readonly [RemovalReason, RegExp])[] = [
  [
    'hidden',
    /(?:^|\s)(?:visually-?hidden|sr-only|screen-?reader(?:-text|-only)?|u-hidden|is-hidden|print-only|hidden-print)(?:\s|$)/u,
  ],
  ['comments', /\bcomments?\b(?!-(?:count|link|off|closed))|disqus|\brespond\b|\bdiscussion\b/u],
  [
    'advertising',
    /\bads?\b(?!-(?:free|less))|\badvert|\bsponsor|taboola|outbrain|\bdfp\b|adslot|\bad(?:-?|_)(?:slot|unit|wrap|container)/u,
  ],
  [
    'subscription',
    /\bsubscri(?:be|ption)|newsletter|paywall-(?:prompt|banner|message|overlay|barrier|modal)|regwall|\bsign-?up\b|\bpiano\b|donat(?:e|ion)\b|\bsupport-(?:us|our|banner|block|box|message|promo|cta|\w+-entry)\b|\bfundrais|\bcontribut(?:e|ion)s?\b|membership-?(?:ask|promo|cta)/u,
  ],
  [
    'share',
    /\bshar(?:e|ing)(?:bar|-?this|-?tools?|-?buttons?|-?links?)?\b|\bsocial\b(?!-(?:embed|post))|\bfollow-us\b/u,
  ],
  [
    'related',
    /\brelated|recommend|read-?(?:more|next|also|on)\b|\bmore-(?:on|from|stories|articles|news|in)\b|\bpopular\b|\btrending\b|most-(?:read|viewed|popular)|also-like|\bteasers?\b|\bpromo(?:s|tion)?\b|\bup-?next\b|latest-(?:news|stories|posts)|\bread-?also\b|\bsee-?also\b/u,
  ],
  [
    'byline',
    /\b(?:author|writer|contributor)s?-?(?:bio|box|info|card|about|description|profile|block|footer)\b|\babout-(?:the-)?(?:author|writer)\b|\bbio(?:graphy)?\b/u,
  ],
  ['footer', /\bfooter\b|\bcopyright\b|\bcolophon\b|\bdisclaimer\b|\blegal\b/u],
  [
    'navigation',
    /\bnav(?:igation|bar)?\b|\bmenu\b|breadcrumb|\bmasthead\b|\bsidebar\b|skip-?link|\btoolbar\b|\bpagination\b|\bpager\b|\bwm-ipp\b|google-cache-hdr|cookie-?(?:banner|notice|consent|wall)|\bconsent\b|\bgdpr\b|\bmodal\b|\bpopup\b|\btag-?(?:s|list|cloud|links)\b|\btable-of-contents\b|\btoc\b/u,
  ],
];

/** The same in other languages; words there are whole parts of a name. */
const FOREIGN_NAMES = patternsOf(
  PLACE_WORDS,
  (words) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'u'),
);
const ALL_NAMES = [...NAMES, ...FOREIGN_NAMES];

const MOST = 0.4; // of a page's prose may stand in an element whose mere name speaks against it
const LEAST = 0.2; // of a page's prose above an element that its name speaks against
const SHORTEST_TEXT = 300; // UTF-16 units of prose that may be a whole story
const MOST_COMMENTS = 0.85; // readers can write far more than the writer did

/**
 * Judges places by tag, role and name, each element once. A name alone is a hint: an element that
 * holds much of the page's prose is its frame, whatever it is called (`with-sidebar`, `newsletter`).
 */
export class PagePlaces {
  readonly #prose = new Map<TreeElement, number>();
  /** The prose that stands above each element. */
  readonly #before = new Map<TreeElement, number>();
  readonly #known = new Map<TreeElement, PlaceReason>();
  /** What a name says, by name: a page gives the same ones to very many elements. */
  readonly #named = new Map<string, RemovalReason | null>();
  readonly #whole: number;
  readonly #showHidden: boolean;

  /** @param showHidden takes what the page's styles hide for shown; some hide their text until a script has run */
  constructor(blocks: readonly TreeBlock[], showHidden = false) {
    this.#showHidden = showHidden;
    let whole = 0;
    for (const block of blocks) {
      const length = proseLength(block);
      if (length === 0) continue;
      for (const element of upwards(block.element)) {
        const known = this.#prose.get(element);
        if (known === undefined) this.#before.set(element, whole);
        this.#prose.set(element, (known ?? 0) + length);
      }
      whole += length;
    }
    this.#whole = whole;
  }

  /** UTF-16 units of the prose under an element. */
  proseUnder(element: TreeElement): number {
    return this.#prose.get(element) ?? 0;
  }

  /** The reason of an element's own place or that of the nearest element around it that has one. */
  reason(element: TreeElement): PlaceReason {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const above = element.parent === null ? null : this.reason(element.parent);
    const found = above === 'hidden' ? above : (this.#own(element) ?? above);
    this.#known.set(element, found);
    return found;
  }

  /** Whether so much prose stands above an element that it is no frame of the page's text. */
  #isBelowText(element: TreeElement): boolean {
    const before = this.#before.get(element) ?? 0;
    return before > SHORTEST_TEXT && before > this.#whole * LEAST;
  }

  #reasonIn(name: string): RemovalReason | null {
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    const found = ALL_NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
    this.#named.set(name, found);
    return found;
  }

  #own(element: TreeElement): PlaceReason {
    if (element.tag === 'body' || element.tag === 'html') return null;
    const share = this.#whole === 0 ? 0 : this.proseUnder(element) / this.#whole;
    if (!this.#showHidden && isHidden(element)) return 'hidden';
    if (element.tag === 'button') return 'navigation';
    const role = attribute(element, 'role');
    if (share < MOST_COMMENTS) {
      if (
        element.tag === 'nav' ||
        /^(?:navigation|menu|menubar|search|dialog|alertdialog)$/u.test(role)
      )
        return 'navigation';
      if (element.tag === 'dialog') return 'navigation';
    }
    if (share >= MOST_COMMENTS) return null;
    const name = nameOf(element);
    const named = name === '' ? null : this.#reasonIn(name);
    if (named && (share < MOST || named === 'comments' || this.#isBelowText(element))) return named;
    if (share >= MOST) return null;
    if (element.tag === 'footer' || role === 'contentinfo') return 'footer';
    if (element.tag === 'aside' || role === 'complementary') return 'related';
    if (element.tag === 'form' || element.tag === 'label' || element.tag === 'fieldset')
      return 'subscription';
    if ((element.tag === 'header' && element.parent?.tag === 'body') || role === 'banner')
      return 'navigation';
    return null;
  }
}

/** Whether an element says by its own attributes that it is not shown. */
export function isHidden(element: TreeElement): boolean {
  return (
    element.attributes.has('hidden') ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(attribute(element, 'style'))
  );
}

const SHORTEST_PROSE = 40; // UTF-16 units; labels and headlines of other stories are shorter or links

const SAMPLE = 200; // UTF-16 units that show which script a block is in
/** Scripts that say in one letter what others say in two or three. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{4}/u;

/** How much of a block is prose: text of paragraphs that is no link. */
export function proseLength(block: TreeBlock): number {
  const known = lengths.get(block);
  if (known !== undefined) return known;
  const length = measured(block);
  lengths.set(block, length);
  return length;
}

const lengths = new WeakMap<TreeBlock, number>();

function measured(block: TreeBlock): number {
  const { text, kind, linkLength } = block;
  if (kind !== 'paragraph' && kind !== 'quote' && kind !== 'item') return 0;
  const length = (DENSE.test(text.slice(0, SAMPLE)) ? 2 : 1) * (text.length - 2 * linkLength);
  if (length < SHORTEST_PROSE) return 0;
  return kind === 'item' ? length / 2 : length;
}
