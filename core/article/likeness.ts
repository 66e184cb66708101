import type { Block } from './block';

/** From this likeness on two texts are copies of one account: TIME's point on origins. */
export const NEAR_COPY = 0.6;

const SHINGLE = 4; // words
const VALUES = 510; // of two bits: the likeness is right to about 0.027, in 170 characters
const PER_CHARACTER = 3;
const PER_UNIT = 15; // values in one number of 30 bits, which is five characters
const UNITS = VALUES / PER_UNIT;
const MOST_WORDS = 10_000; // a text this long takes some 20 ms; no article is longer
const LEAST_SHINGLES = 20; // fewer coincide by chance: agency formulas, notices, headlines
const VERSION = '1';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The value of each character by its code; 255 for those of no signature. */
const VALUE_OF = new Uint8Array(128).fill(255);
for (let value = 0; value < ALPHABET.length; value++) VALUE_OF[ALPHABET.charCodeAt(value)] = value;
const CHANCE = 0.25; // two values of two bits are the same by chance

/**
 * A compact sketch of the words that a reader kept, from which `likeness` tells how much two texts
 * share without reading either: of each of many orders over the text's four-word shingles, two bits
 * of the least one (b-bit minwise hashing, Li and König 2010). Empty for a text too short to compare.
 */
export function textSignature(blocks: readonly Block[]): string {
  const shingles = shinglesOf(blocks);
  if (shingles.size < LEAST_SHINGLES) return '';
  const least = new Uint32Array(VALUES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let order = 0; order < VALUES; order++) {
      const place = mixed(shingle ^ (ORDERS[order] ?? 0));
      if (place < (least[order] ?? 0)) least[order] = place;
    }
  }
  let signature = VERSION;
  for (let at = 0; at < VALUES; at += PER_CHARACTER) {
    let value = 0;
    for (let one = 0; one < PER_CHARACTER; one++)
      value |= ((least[at + one] ?? 0) & 3) << (2 * one);
    signature += ALPHABET.charAt(value);
  }
  return signature;
}

/** A signature as numbers of 30 bits, to be compared many times; null where there is none to compare. */
export function signatureUnits(signature: string | null | undefined): Uint32Array | null {
  if (signature?.length !== VERSION.length + VALUES / PER_CHARACTER) return null;
  if (!signature.startsWith(VERSION)) return null;
  const units = new Uint32Array(UNITS);
  for (let at = VERSION.length; at < signature.length; at++) {
    const value = VALUE_OF[signature.charCodeAt(at)] ?? 255;
    if (value === 255) return null;
    const place = at - VERSION.length;
    const unit = Math.floor(place / 5);
    units[unit] = (units[unit] ?? 0) | (value << (6 * (place % 5)));
  }
  return units;
}

/** How many numbers a signature has. */
export const SIGNATURE_UNITS = UNITS;

/** How many of the two-bit values of near-copies may differ. */
const MOST_DIFFERENT = Math.floor((1 - NEAR_COPY) * (1 - CHANCE) * VALUES);

/**
 * The share of their four-word shingles that two texts have in common (Jaccard), as estimated from
 * their signatures.
 */
export function likeness(one: Uint32Array, other: Uint32Array): number {
  return likenessOf(differences(one, 0, other, 0, VALUES));
}

/**
 * The likeness of two texts whose signatures begin at places in long arrays, or null where they are
 * no near-copies: most pairs are told apart by a part of their signatures.
 */
export function nearLikeness(
  one: Uint32Array,
  at: number,
  other: Uint32Array,
  otherAt: number,
): number | null {
  const different = differences(one, at, other, otherAt, MOST_DIFFERENT);
  return different > MOST_DIFFERENT ? null : likenessOf(different);
}

function likenessOf(different: number): number {
  return Math.max(0, 1 - different / VALUES / (1 - CHANCE));
}

/** In how many values two signatures differ; no more than the first too many are counted. */
function differences(
  one: Uint32Array,
  at: number,
  other: Uint32Array,
  otherAt: number,
  most: number,
): number {
  let different = 0;
  for (let unit = 0; unit < UNITS && different <= most; unit++) {
    const bits = (one[at + unit] ?? 0) ^ (other[otherAt + unit] ?? 0);
    different += ones((bits | (bits >>> 1)) & 0x15555555);
  }
  return different;
}

/** How many bits are set. */
function ones(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  sum = (sum + (sum >>> 4)) & 0x0f0f0f0f;
  return Math.imul(sum, 0x01010101) >>> 24;
}

/** A number scattered over 32 bits: the finalizer of MurmurHash3, by Austin Appleby, public domain. */
function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

const ORDERS = Uint32Array.from({ length: VALUES }, (_, order) => mixed(order + 1));

/** A text's runs of four words, each as a number; case, marks and forms of one letter are no matter. */
function shinglesOf(blocks: readonly Block[]): Set<number> {
  const words: number[] = [];
  for (const block of blocks) {
    if (block.reason !== undefined || words.length >= MOST_WORDS) continue;
    const text = block.text
      .slice(0, MOST_WORDS * 20)
      .normalize('NFKC')
      .toLowerCase();
    for (const [word] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
      if (words.push(hashOf(word)) >= MOST_WORDS) break;
    }
  }
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at++) {
    let shingle = 0;
    for (let word = at; word < at + SHINGLE; word++) {
      shingle = mixed(Math.imul(shingle, 31) + (words[word] ?? 0));
    }
    shingles.add(shingle);
  }
  return shingles;
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
