import type { RemovalReason } from './block';
import { fold, wordCount } from './fold';
import { ABOUT_WORDS, BELOW_WORDS, patternsOf, STANDING_WORDS } from './outlet-words';

const LONGEST = 700; // UTF-16 units; what an outlet prints below every story is shorter

/** What outlets print in or below every story, as whole sentences; the words are common to them all. */
const ANYWHERE: readonly (readonly [RemovalReason, RegExp])[] = [
  [
    'advertising',
    /\b(?:may|might|can|could|will|to) (?:earn|receive|get|collect|make|be paid) (?:us )?(?:a |an |some )?(?:small |affiliate |sales )*(?:commissions?|compensation|share of (?:sales|the revenue)|portion of)\b|\baffiliate (?:links?|commissions?|partners?)\b|\bindependently (?:selected|chosen|reviewed|picked|curated)\b/iu,
  ],
  [
    'subscription',
    /^(?:\W*)(?:sign up|subscribe|click here to (?:sign up|subscribe|join)|get (?:the latest|our|more)|want (?:more|the latest|great stories)|download (?:our|the) (?:free )?app|join (?:our|the) \S.{0,40}(?:newsletter|channel|group|community)|enjoy(?:ing)? (?:this|more)|never miss)\b(?=.{0,300}\b(?:newsletters?|inbox|e-?mails?|app|apps|channel|subscri\w+|podcasts?|alerts?|for free|membership|here|account)\b)/iu,
  ],
  [
    'subscription',
    /\b(?:contribut\w+|donat\w+|support(?:ing)?|giv\w+)\b.{0,120}(?:as little as|\b(?:just|only|from)\b [$£€]\d|(?:our|independent|quality|public) (?:newsroom|journalism|reporting|work))\b|\bhelp (?:us )?keep (?:our |the )?(?:news|journalism|reporting|site|\w+) (?:free|independent|alive)\b/iu,
  ],
  [
    'share',
    /^(?:\W*)(?:follow|like|join|find) (?:us|the|our|me|him|her|them|\p{Lu})\S*(?: \S+){0,10}? on (?:facebook|twitter|x|instagram|threads|tiktok|youtube|whats ?app|telegram|linkedin|bluesky|mastodon|snapchat|google news|flipboard)\b.{0,160}$/iu,
  ],
  [
    'footer',
    /\b(?:is|are) (?:subject to|protected by) copyright\b|\ball rights (?:are )?reserved\b|\bno part (?:of this \w+ )?may be (?:reproduced|republished)\b|\bmay not be (?:published|reproduced|used), (?:broadcast|rewritten|redistributed)\b/iu,
  ],
  [
    'comments',
    /^(?:comments (?:on this|will be|may be|are (?:pre)?moderated)|please (?:be aware|note) that (?:there may|comments)|have your say\b|what do you think\b.{0,80}(?:comments?|below)|let us know (?:what you think )?in the comments)/iu,
  ],
];

/** The same in other languages. */
const ANYWHERE_ELSE = patternsOf(STANDING_WORDS, (source) => new RegExp(source, 'iu'));
const BELOW_ELSE = patternsOf(BELOW_WORDS, (source) => new RegExp(source, 'iu'));
const ALL_ANYWHERE = [...ANYWHERE, ...ANYWHERE_ELSE];

/** What stands below a story and only there; elsewhere the same words may be a sentence of the text. */
const BELOW: readonly (readonly [RemovalReason, RegExp])[] = [
  [
    'source-line',
    /^(?:this (?:article|story|piece|essay|column|post|interview|content)|a version of this (?:article|story)|an earlier version)\b.{0,40}\b(?:(?:first |originally |also )?(?:appear(?:ed|s)|published|posted)|(?:is|was) (?:adapted|republished|reprinted|excerpted|produced|provided|taken|part of))\b.{0,200}$/iu,
  ],
  [
    'source-line',
    /^(?:more information|for more information|journal (?:reference|information)|citation|provided by|story source|reference|doi|materials provided)\s*:/iu,
  ],
  [
    'byline',
    /\b(?:can be reached|may be reached|reach (?:him|her|them|the (?:reporter|author|writer))|contact (?:him|her|them|the (?:reporter|author|writer))|follow (?:him|her|them|\p{Lu}\S+)) (?:at|on|by|via|@)/iu,
  ],
  ['byline', /^(?:reach|contact|e-?mail|write to|send)\b.{0,80}\S@\S+\.\p{L}+\.?$/iu],
  ['byline', /^(?:e-?mail|contact|twitter|x|instagram|phone)\s*:?\s+(?:\S+@\S+|@\w+)/iu],
  [
    'comments',
    /\bletters? to the editor\b|\bsend (?:us )?(?:your|a) (?:letters?|tips?|comments?|questions?|thoughts)\b|\bgot a (?:tip|story|question)\b|\b(?:tips?|letters|feedback|newsroom|news)@\S+/iu,
  ],
];

const ALL_BELOW = [...BELOW, ...BELOW_ELSE];

/** Why a sentence is what an outlet prints in every story, or null. */
export function standingReason(text: string): RemovalReason | null {
  if (text.length > LONGEST) return null;
  return ALL_ANYWHERE.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/**
 * Why a paragraph below a text is no part of it: what outlets print there, or who the writer is.
 *
 * @param writers names as the page gives them
 */
export function closingReason(text: string, writers: readonly string[]): RemovalReason | null {
  if (text.length > LONGEST) return null;
  return (
    standingReason(text) ??
    ALL_BELOW.find(([, pattern]) => pattern.test(text))?.[0] ??
    (isAbout(text, writers) ? 'byline' : null)
  );
}

const ABOUT =
  /^(?:,| ?\(|(?:,? .{0,60}?)?,? (?:is|was|are|were|has|have|had|covers?|writes?|reports?|works?|joined|served?s?|leads?|hosts?|teach(?:es)?|lives?|holds?|brings?|specializ?s?es?|oversees|started|began|spent|loves?|received)\b)/iu;

const ABOUT_ELSE = new RegExp(`^(?:,? .{0,60}?)?,?[ 、，]?(?:${ABOUT_WORDS})(?![\\p{Ll}])`, 'iu');

/** `Ana Lopez is a reporter …`, `Ana Lopez`: a paragraph that begins with a writer's name and tells of the writer. */
function isAbout(text: string, writers: readonly string[]): boolean {
  const folded = fold(text).replace(
    /^(?:about (?:the )?(?:author|writer)s?:?|by|dr\.?|prof(?:essor)?\.?)\s+/u,
    '',
  );
  return writers.some((writer) => {
    const name = fold(writer);
    const isDense = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}·・]{2,}$/u.test(name);
    if (!isDense && (name.length < 5 || wordCount(name) < 2)) return false;
    if (folded === name) return true;
    if (!folded.startsWith(name)) return false;
    const rest = folded.slice(name.length);
    return ABOUT.test(rest) || ABOUT_ELSE.test(rest);
  });
}
