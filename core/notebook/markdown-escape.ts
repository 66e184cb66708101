/*
 * Text that stays text. What is escaped is what any of the readers we write for would take for
 * markup: CommonMark, GitHub's tables, bare links and math, Obsidian's tags, links, comments and
 * highlights, Pandoc's sub- and superscripts, citations, divs, attributes and lettered lists. A
 * backslash before ASCII punctuation is the one escape that all of them know.
 */

/** Signs that mean something wherever they stand. */
const ALWAYS = /[\\`*_{}[\]<|~^$#@]/g;
/** `&` where it would begin an entity, `==` and `%%` of Obsidian, `:emoji:`, and bare addresses. */
const IN_COMPANY =
  /&(?=#?\w+;)|=(?==)|(?<==)=|%(?=%)|(?<=%)%|:(?!(?!100:|1234:)\d+:)(?=[a-z0-9_+-]{1,40}:)|:(?=\/\/)|(?<=www)\./gi;
/** What begins a list, a quotation, a heading's underline, a rule, a div or a comment on a line. */
const AT_START = /^[-+>=:%]/;
/** `1.`, `(2)`, `iv)`, `a.`: what begins a numbered or lettered list. */
const NUMBERED = /^(\(?(?:\d{1,9}|[a-z]|[ivxlcdm]+))([.)])(?=\s|$)/i;

/**
 * One line of text as Markdown that shows exactly these characters, wherever it stands: in a
 * paragraph, a heading, a quotation, a list item, a table cell or a footnote. Line breaks become
 * spaces. White space at the edges, which Markdown would drop or read as code, is kept as entities.
 */
export function escapeLine(text: string): string {
  return escapeOne(text.replace(LINE_BREAKS, ' '));
}

/** The lines of a text, each escaped as a paragraph of its own; empty ones are left out. */
export function escapeParagraphs(text: string): string[] {
  return text
    .split(LINE_BREAKS)
    .filter((line) => line.trim() !== '')
    .map(escapeOne);
}

/** Line ends to some readers and letters to others; as entities they are the same to all. */
// eslint-disable-next-line no-control-regex -- vertical tab and form feed are two of them
const SEPARATORS = /[\u000b\u000c\u0085\u2028\u2029]/g;
const LINE_BREAKS = /\r\n|[\n\r]/g;

function escapeOne(line: string): string {
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(line) ?? [];
  const escaped = core
    .replace(ALWAYS, '\\$&')
    .replace(IN_COMPANY, '\\$&')
    .replace(AT_START, '\\$&')
    .replace(NUMBERED, '$1\\$2')
    .replace(SEPARATORS, asEntities);
  return asEntities(before) + escaped + asEntities(after);
}

function asEntities(space: string): string {
  return space.replace(/./gsu, (character) => `&#${character.charCodeAt(0)};`);
}
