import { dayInText, MONTH_WORDS } from './calendar-day';
import { wordCount } from './fold';
import { PUBLISHED_WORDS, UPDATED_WORDS, wordsAlone } from './outlet-words';
import { looksLikeOutlet } from './title-line';

const BYLINE =
  /^(?:(?:(?:story|report|words|article|text|written|posted|reported|published|analysis|opinion|review|commentary|interview|essay|column|exclusive) )?by|author|reporter)\s*[: ]\s*(\S.*)$/iu;
/** `By` in other languages; what follows must be nothing but names, because these are common words. */
const FOREIGN_BYLINE =
  /^(?:von|par|por|di|door|av|af|autore?|autora?|auteur|texte?o?|text|redactie|автор|текст|بقلم|كتب|מאת|文|作者|记者|記者|글|기자)\s*[:： /／・]\s*(\S.*)$/iu;
/** `김철수 기자`, `王小明 记者`: the role of a name in scripts without capitals stands after it. */
const ROLE_AFTER =
  /^([\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,6})\s*(?:기자|특파원|记者|記者|特约记者)(?:\s*[=|].*)?$/u;
/** How forum software signs a post: `by goldfinch: 9:14am On Feb 03`. */
const POSTER = /\bby:?\s+\S.{0,60}?[:,]?\s*\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\b.{0,40}$/iu;

/** The writers that a line `By Jane Doe` names, freed of their role; null for any other line. */
export function readByline(text: string): string | null {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length > 160) return null;
  const names = BYLINE.exec(line)?.[1];
  if (names !== undefined) {
    const ends = /[.!?]["”’']?$/u.test(names) && !/(?:\b(?:jr|sr)|\b\p{Lu})\.$/iu.test(names);
    return wordCount(names) > 20 || ends || NO_NAME.test(names) ? null : cleanByline(names);
  }
  const foreign = FOREIGN_BYLINE.exec(line)?.[1] ?? ROLE_AFTER.exec(line)?.[1];
  const clean = foreign === undefined ? null : cleanByline(foreign);
  return clean !== null && clean.split(/, /u).every((name) => isPersonalName(name)) ? clean : null;
}

/** How sentences go on after `By`: `by the end of`, `by 2030`, `by then`. */
const NO_NAME =
  /^(?:\d|\p{Ll}|an? |this\b|that\b|th[eo]se\b|his\b|her\b|their\b|our\b|its\b|now\b|then\b|all\b|early\b|late\b|far\b|contrast\b|comparison\b|\p{Ll}+ing\b)/u;

/**
 * Whether a text reads as a person's name alone: two to five capitalised words, or letters of a
 * script without capitals.
 */
export function isPersonalName(text: string): boolean {
  const name = text.trim();
  if (name.length > 60 || /[\d@:/?!"“”]/u.test(name)) return false;
  if (/^[\p{Lo}\p{M} .·・'’-]+$/u.test(name)) return wordCount(name) <= 5 && name.length > 1;
  const words = name.split(/ /u);
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) => /^[\p{Lu}\p{Lt}]/u.test(word) || PARTICLE.test(word)) &&
    !ROLE.test(name) &&
    !looksLikeOutlet(name)
  );
}

const PARTICLE =
  /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ten|ter|bin|ibn|al|el|y|e|af|av|zu|d['’]\p{Lu}.*|al-\p{Lu}.*|el-\p{Lu}.*|mc\p{Lu}.*)$/u;
const ROLE =
  /(?<![\p{L}-])(?:(?:staff|senior|junior|chief|lead|managing|deputy|assistant|associate|contributing|freelance|political|science|health|business|foreign|diplomatic|security|sports?|technology|tech|economics?|environment|culture|arts|features|news|national|international|world|local|crime|education|legal|investigative|special|guest|data|travel|food|fashion|music|film|tv|royal|city|metro|regional|editorial|executive|general|head of|global|european|african|asia|middle east|us|uk|washington|opinion|entertainment|energy|climate) )*(?:(?:reporters?|writers?|correspondents?|editors?|columnists?|contributors?|journalists?|analysts?|bureau chiefs?|producers?|photographers?|critics?|interns?|fellows?|bloggers?|researchers?|strategists?)(?![\p{L}-])|staff$)/iu;
/** News agencies whose names stand after a writer's without a word that says so. */
const AGENCY =
  /(?:,? (?:of |for |with |at )?)?\b(?:the )?(?:associated press|canadian press|press association|agence france-presse|thomson reuters|reuters|bloomberg(?: news)?|united press international|press trust of india|deutsche presse-agentur)$/iu;
const TAIL =
  /\s*(?:[,|•·–—-]\s*)?(?:(?:[Ll]ast )?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Mm]odified)\b|(?:on |at )?(?:\p{Lu}\p{L}{2,8}day,? )?(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? \p{Lu}\p{L}{2,8}\.?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}:\d{2})|[;,/]? (?:with )?(?:additional )?(?:contributions?|reporting|research|[Pp]hotos?|[Pp]hotograph(?:s|y)|[Pp]ictures?|[Vv]ideos?|[Ii]llustrations?|[Gg]raphics?) (?:from|by)\b|\d+ min(?:ute)?s?\b).*$/u;
const CREDENTIAL =
  /,? (?:MS|MA|MD|MPH|RDN?|PhD|Ph\.D\.|M\.D\.|CPA|JD|RN|BSc|MSc|MBE|OBE|CBE)\b\.?/gu;

/**
 * Names as a page gives them, without `By`, roles, places, outlets, days and addresses; null where no
 * name is left. `By Ana Lopez, Staff Writer` → `Ana Lopez`
 */
export function cleanByline(text: string): string | null {
  const line = text
    .replace(/\s+/gu, ' ')
    .replace(
      /^\s*(?:(?:(?:story|report|words|article|text|written|posted|reported|published|analysis|opinion|review) )?by|author|von|par|por)(?:\s*[: ]\s*|$)/iu,
      '',
    )
    .replace(/<?\b[\w.+-]+@[\w.-]+\b>?|(?<=\s)@\w+/gu, '')
    .replace(/\s*\([^()]{0,60}\)\s*$/u, '')
    .replace(TAIL, '')
    .replace(CREDENTIAL, '')
    .replace(/(?<=[\p{Script=Han}\p{Script=Hangul}]{2})\s+(?:기자|특파원|记者|記者)$/u, '')
    .replace(/^[\s,;|·•-]+|[\s,;|·•:-]+$/gu, '')
    .replace(/(?<=\p{Ll}{3})\.$/u, '');
  if (!/\p{L}{2}/u.test(line) || line.length > 200 || /^https?:/iu.test(line)) return null;
  const turned = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+)$/u.exec(line);
  if (turned) return `${turned[2] ?? ''} ${turned[1] ?? ''}`;
  const written = line
    .split(/\s*(?:[,;|•·]|\s[–—-]\s|(?<!\p{L})(?:and|And|AND|&|und|et|y|e)(?!\p{L}))\s*/u)
    .filter((part) => part !== '');
  const names = written.map((part, index) => nameOfPart(part, index)).filter((part) => part !== '');
  if (names.length === 0) return line;
  const english = !/\s(?:und|et|y|e)\s/u.test(line);
  return english &&
    names.length === written.length &&
    names.every((name, index) => name === written[index])
    ? line
    : names.join(', ');
}

/** One writer of a list without role, place and outlet; empty where the part is nothing but that. */
function nameOfPart(part: string, index: number): string {
  const short = part
    .replace(/\s+(?:in|for|of|at|from) (?:the |The )?\p{Lu}[\p{L}\p{N} .'’&-]+$/u, '')
    .trim();
  const bare = wordCount(short) >= 2 ? short : part;
  const alone = bare.replace(AGENCY, '').trim();
  const name = wordCount(alone) >= 2 ? alone : bare;
  const role = ROLE.exec(name);
  const before = role
    ? name
        .slice(0, role.index)
        .replace(/\s+(?:the|our|a|an|is|as)$/iu, '')
        .trim()
    : name;
  if (role && wordCount(before) >= 2)
    return wordCount(before) > 2 && looksLikeOutlet(before)
      ? before.replace(/\s+\S+$/u, '')
      : before;
  // After the first name only another name counts: the rest are roles, places and outlets.
  if (
    index > 0 &&
    (role !== null || wordCount(name) < 2 || looksLikeOutlet(name) || AGENCY.test(` ${name}`))
  )
    return /^(?:jr|sr)\.?$/iu.test(name) ? name : '';
  return name;
}

/** The reporters that a wire names below its text: `(Reporting by Jo Pike; editing by …)`; else null. */
export function readReportingCredit(line: string): string | null {
  if (line.length > 300) return null;
  const names = /^[—–(\s-]*(?:reporting|writing|reported|written) by ([^;()]+)/iu.exec(line)?.[1];
  return names === undefined ? null : cleanByline(names.replace(/\.\s.*$/su, ''));
}

/** Whether a line is a forum's signature of a post; its poster is not the story's writer. */
export function isPosterLine(line: string): boolean {
  return line.length <= 200 && POSTER.test(line);
}

const AROUND_DATES =
  /\b(?:published|posted|updated|last|modified|created|on|at|by|first|date|local|time|edition|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|monday|tuesday|thursday|friday|saturday|sunday|day|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[ap]\.?m\.?|gmt|utc|[ecmp][sd]?t|bst|wat|cet|ist|\d+ min(?:ute)?s? read|st|nd|rd|th)\b\.?/giu;

const PUBLISHED = wordsAlone(PUBLISHED_WORDS);
const UPDATED = wordsAlone(UPDATED_WORDS);
const TWO_WORD_MONTH = /(?:تشرين|كانون) (?:الأول|الثاني)/gu;

/**
 * The day of a line that says nothing but when it was published; null for any other line. Where the
 * line also says when the text was changed, the day of publication is taken.
 */
export function readDateLine(line: string, dayFirst = false): string | null {
  if (line.length > 160 || !/\p{N}/u.test(line)) return null;
  const said = /\b(?:published|posted|first)\b/iu.exec(line) ?? PUBLISHED.exec(line);
  const day =
    (said === null ? null : dayInText(line.slice(said.index), dayFirst)) ??
    dayInText(line, dayFirst);
  if (day === null) return null;
  const rest = line
    .replace(TWO_WORD_MONTH, '')
    .replace(AROUND_DATES, '')
    .replace(/(?<=\d)(?:st|nd|rd|th|am|pm)\b/giu, '')
    .replace(MONTH_WORDS, '');
  return /\p{L}{2}/u.test(rest) ? null : day;
}

/** Whether a line of days says only when the text was changed. */
export function isUpdateLine(line: string): boolean {
  return (
    (/\b(?:updated|modified|changed)\b/iu.test(line) || UPDATED.test(line)) &&
    !/\b(?:published|posted)\b/iu.test(line) &&
    !PUBLISHED.test(line)
  );
}
