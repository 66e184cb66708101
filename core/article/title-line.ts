import { fold, wordCount } from './fold';

/** A headline freed of what its page glued on. */
export interface TitleParts {
  readonly title: string;
  readonly section: string | null;
  readonly siteName: string | null;
}

const SEPARATOR = /\s+(?:[-–—|·•»›]|::?|\/\/|>)\s+|\s*\|\s*/gu;
const LONGEST_NAME = 45; // an outlet's or a section's name; longer tails are part of the headline
const MOST_WORDS = 5;

/**
 * Splits `Headline - Section - Site`. With `repeated` the line stood twice or a page said that it is
 * its title, so that its tail is known to be glued on; without it only a tail that looks like an
 * outlet's name is taken off, because headlines hold dashes of their own.
 *
 * `Kesh bridge reopens - World News - Agora Board` → `Kesh bridge reopens`, `World News`, `Agora Board`
 */
export function splitTitle(line: string, repeated: boolean): TitleParts {
  const whole = { title: line.trim(), section: null, siteName: null };
  const cuts = [...line.matchAll(SEPARATOR)];
  const last = cuts.at(-1);
  if (!last) return whole;
  const siteName = line.slice(last.index + last[0].length).trim();
  const rest = line.slice(0, last.index).trim();
  if (!isName(siteName) || wordCount(rest) < 2) return whole;
  const before = cuts.at(-2);
  if (before) {
    const section = line.slice(before.index + before[0].length, last.index).trim();
    const title = line.slice(0, before.index).trim();
    if (isName(section) && wordCount(title) >= 2) return { title, section, siteName };
  }
  if (!repeated && !looksLikeOutlet(siteName)) return whole;
  return { title: rest, section: null, siteName };
}

/** Splits by a known bare headline: what follows it in the longer line is glued on for certain. */
export function splitByHeadline(line: string, headline: string): TitleParts | null {
  if (!fold(line).startsWith(fold(headline)) || headline.trim() === '') return null;
  const tail = line.slice(headline.trim().length).trim();
  const parts = tail
    .split(/\s*(?:[-–—|·•»›]|::?|\/\/|>)\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0 || parts.length > 3 || !parts.every((part) => isName(part))) return null;
  return {
    title: headline.trim(),
    section: parts.length > 1 ? (parts.at(-2) ?? null) : null,
    siteName: parts.at(-1) ?? null,
  };
}

/** Names of outlets and sections are short, capitalised, and end without a full stop. */
function isName(text: string): boolean {
  if (text === '' || text.length > LONGEST_NAME || wordCount(text) > MOST_WORDS) return false;
  if (/[?!;"“”]|\.$/u.test(text)) return false;
  if (/^[\w-]+(?:\.[\w-]+)+$/u.test(text)) return true;
  const words = text.split(/[\s/&-]+/u).filter((word) => word.length > 3);
  return /^[\p{Lu}\p{Lo}\p{N}]/u.test(text) && words.every((word) => !/^\p{Ll}/u.test(word));
}

/** Kinds of publication as English names them; an outlet's own name need not be known. */
const OUTLET =
  /\b(?:news|times|post|herald|tribune|journal|gazette|daily|weekly|chronicle|observer|press|wire|online|forums?|board|network|magazine|review|radio|tv|blog|mail|guardian|standard|telegraph|courier|dispatch|bulletin|monitor|express|today|record|echo|sentinel|ledger|globe|sun|star|independent)\b|\.[a-z]{2,}$/iu;

/** Whether a name reads as that of an outlet. */
export function looksLikeOutlet(name: string): boolean {
  return OUTLET.test(name);
}
