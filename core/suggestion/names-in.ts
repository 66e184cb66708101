/** Names that a sentence seems to give, each once, in its order. */
export interface NamesIn {
  readonly people: readonly string[];
  readonly places: readonly string[];
}

/** The names of times, which look like names of places. */
const TIME = String.raw`(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Ramadan|Spring|Summer|Autumn|Winter)\b`;
const NAME = String.raw`\p{Lu}[\p{L}’'.-]*\p{L}`;
const PARTICLE = String.raw`(?:van|von|de|der|den|di|da|del|la|le|al|bin|ibn|ter|zu)`;
const FULL_NAME = String.raw`${NAME}(?:\s+(?:\p{Lu}\.|${PARTICLE}|${NAME}))*\s+${NAME}`;
/** What stands before a person’s name. */
const TITLE = String.raw`(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Capt|Captain|Gen|General|Col|Colonel|Lt|Sgt|Sergeant|Maj|Major|Cmdr|Commander|Adm|Admiral|Insp|Inspector|Constable|Officer|Judge|Justice|President|Prime Minister|Minister|Secretary|Senator|Governor|Mayor|Chancellor|Ambassador|Rev|Father|Sister|Bishop|King|Queen|Prince|Princess|Skipper|Councillor|spokesman|spokeswoman|spokesperson|chairman|chairwoman|chair|director|chief|engineer|secretary|reporter|author|historian|witness)`;

const TITLED = new RegExp(
  String.raw`\b${TITLE}\.?\s+(${NAME}(?:\s+(?:\p{Lu}\.\s+|${PARTICLE}\s+)?${NAME})*)`,
  'gu',
);
/** A full name that does, says or is something a person does, says or is. */
const DOING = new RegExp(
  String.raw`\b(${FULL_NAME})(?=(?:,\s+(?:\d{1,3}\b|an?\s|the\s|who\s|then\s|his\s|her\s|their\s|aged\s|[\p{Ll}’'-]+\s+of\s))|\s+(?:said|says|told|wrote|writes|added|asked|denied|claimed|confirmed|testified|recalled|resigned|died|was\s+(?:born|arrested|elected|appointed|killed|seen)|who)\b)`,
  'gu',
);
const SAYING = new RegExp(String.raw`\b(?:said|says|wrote|added|recalled)\s+(${FULL_NAME})`, 'gu');
const PLACED = new RegExp(
  String.raw`\b(?:in|at|near|outside|off|around|from|to|towards?|into|leaving|through|between|across|over|above|north\s+of|south\s+of|east\s+of|west\s+of)\s+(?:the\s+)?((?!${TIME})${NAME}(?:\s+(?:of\s+|on\s+|upon\s+)?(?:the\s+)?(?!${TIME})${NAME})*)`,
  'gu',
);

/** Capitalised words that are neither. */
const NEITHER = new RegExp(
  String.raw`^(?:${TIME}|GMT|UTC|BST|CET|Day|Week|Year|Q[1-4]$|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$)`,
);
/** What ends the name of something that is no place and nobody. */
const BODY =
  /\b(?:Ministry|Board|Council|Committee|Commission|Party|Union|Company|Corp|Inc|Ltd|Group|Agency|Office|Department|Police|Army|Navy|Force|Forces|Court|Times|Post|Courier|Ledger|Wire|Herald|Tribune|News|Journal|Radio|Television|Act|Agreement|Treaty|Report|Inspectorate|Authority|University|Institute|Association|League|Cup|Congress|Parliament|Senate|Government|Pentagon)$/;

/**
 * The people and places that a sentence seems to name, by the words that they stand beside. Names that
 * the library knows already are found wherever they stand, and their spelling is taken.
 *
 * @param known people and places of the events there are
 */
export function namesIn(
  sentence: string,
  known: { readonly people: Iterable<string>; readonly places: Iterable<string> },
): NamesIn {
  const people = new Map<string, number>();
  const places = new Map<string, number>();
  for (const [names, found] of [
    [known.people, people],
    [known.places, places],
  ] as const) {
    for (const name of names) {
      const at = placeOf(name, sentence);
      if (at >= 0) found.set(name, at);
    }
  }
  for (const pattern of [TITLED, DOING, SAYING]) {
    for (const match of sentence.matchAll(pattern)) {
      const name = tidy(match[1] ?? '');
      if (isName(name) && !isPartOf(name, [...people.keys(), ...places.keys()]))
        people.set(name, match.index);
    }
  }
  for (const match of sentence.matchAll(PLACED)) {
    const name = tidy(match[1] ?? '');
    if (!isName(name) || isPartOf(name, [...places.keys(), ...people.keys()])) continue;
    places.set(name, match.index);
  }
  return { people: inOrder(people), places: inOrder(places) };
}

function inOrder(found: ReadonlyMap<string, number>): string[] {
  return [...found].sort(([, a], [, b]) => a - b).map(([name]) => name);
}

/** Where a name stands in a text as a whole, or -1. */
function placeOf(name: string, text: string): number {
  if (name.trim().length < 3) return -1;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = (text[at - 1] ?? ' ') + (text[at + name.length] ?? ' ');
    if (!/[\p{L}\p{N}]/u.test(around)) return at;
  }
  return -1;
}

/** Without what leads up to the name itself: “Iranian President Ebrahim Raisi”. */
const LED_UP = new RegExp(String.raw`^.*\b${TITLE}\.?\s+(?=${NAME})`, 'u');

function tidy(name: string): string {
  return name
    .replace(LED_UP, '')
    .replace(/['’]s$/, '')
    .trim();
}

function isName(name: string): boolean {
  return name.length > 2 && !NEITHER.test(name) && !BODY.test(name);
}

function isPartOf(name: string, others: readonly string[]): boolean {
  return others.some((other) => other === name || placeOf(name, other) >= 0);
}
