/** Why a name cannot be a tag's, or null: tags are typed by commas, so that none can hold one. */
export function refusedTagName(name: string): string | null {
  if (tidyTagName(name) === '') return 'A tag needs a name.';
  if (/[,\n]/.test(name)) return 'A tag cannot hold a comma.';
  return name.length > 200 ? 'This name is too long.' : null;
}

/** A tag's name as it is kept: `# harbour / board ` → `harbour/board`. */
export function tidyTagName(name: string): string {
  return name
    .replace(/^\s*#/, '')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/');
}

/** A name as names are compared: case makes no difference, an accent does. */
export function sameName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** A tag's own part of its name: `harbour/board` → `board`. */
export function leafOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The tag that a tag is nested in by its name, or null: `harbour/board` → `harbour`. */
export function parentOf(name: string): string | null {
  const at = name.lastIndexOf('/');
  return at < 0 ? null : name.slice(0, at);
}

/** Whether a tag is another or nested in it, however deep. */
export function isWithin(name: string, outer: string): boolean {
  const [inner, around] = [sameName(name), sameName(outer)];
  return inner === around || inner.startsWith(`${around}/`);
}

/** Every name under which a tag's records are counted, folded: its own and those it is nested in. */
export function namesAbove(name: string): string[] {
  const parts = sameName(name).split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
