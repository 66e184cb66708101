const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Orders names as people do: case makes no difference, `Page 9` comes before `Page 10`. */
export function byWords(a: string, b: string): number {
  return a === b ? 0 : collator.compare(a, b);
}

/** Orders stamps and ids, of which all that matters is that the order is always the same. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
