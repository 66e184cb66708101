import { markdownTokens } from './markdown-tokens';

const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:/gm;

/**
 * Pages with their own footnotes made one document's: a label that an earlier page defined gets
 * another name in the later one, or its notes would go to the wrong text.
 */
export function withOwnLabels(bodies: readonly string[]): string[] {
  const taken = new Set<string>();
  return bodies.map((body) => {
    const own = new Set([...body.matchAll(DEFINITION)].map((match) => match[1] ?? ''));
    const names = new Map<string, string>();
    for (const label of own) {
      const name = freeName(
        label,
        (other) => taken.has(other.toLowerCase()) || (other !== label && own.has(other)),
      );
      if (name !== label) names.set(label, name);
      taken.add(name.toLowerCase());
    }
    return names.size === 0 ? body : renamed(body, names);
  });
}

/** A prefix for our own labels that no page uses: `s`, else `ss`, and so on. */
export function labelPrefix(bodies: readonly string[]): string {
  let prefix = 's';
  const text = bodies.join('\n').toLowerCase();
  while (text.includes(`[^${prefix}`)) prefix += 's';
  return prefix;
}

function freeName(label: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(label)) return label;
  let count = 2;
  while (isTaken(`${label}-${count}`)) count++;
  return `${label}-${count}`;
}

/** References and definitions under their new names; what stands in code is left alone. */
function renamed(body: string, names: ReadonlyMap<string, string>): string {
  return markdownTokens(body)
    .map((token) =>
      token.type === 'code'
        ? token.raw
        : token.raw.replace(
            /(`+)(?:(?!`)[^]|(?!\1(?!`))`)*?\1(?!`)|\[\^([^\]\s]+)\]/g,
            (found: string, _ticks: string | undefined, label: string | undefined) => {
              const name = label === undefined ? undefined : names.get(label);
              return name === undefined ? found : `[^${name}]`;
            },
          ),
    )
    .join('');
}
