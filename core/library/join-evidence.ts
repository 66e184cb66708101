import { describeWhen } from '../time/words';
import type { Clip, Evidence } from './records';

/** So much of a clip's words says which clip something came from, in characters. */
const WORDS = 60;

/** Texts as paragraphs, each once. */
export function joinedTexts(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text.trim() !== ''))].join('\n\n');
}

/**
 * What one piece of evidence says once another of the same event is joined to it: its own assertion,
 * else the other's. What the other says otherwise stands in the note, so that nothing is lost.
 * `from` is the other's clip, where there still is one.
 */
export function joinedEvidence(
  own: Evidence,
  other: Evidence,
  from: Clip | undefined,
): Pick<Evidence, 'when' | 'claim' | 'note'> {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const left = [
    other.when && own.when && !isSame(own.when, other.when) ? describeWhen(other.when) : '',
    other.claim && own.claim && !isSame(own.claim, other.claim)
      ? `${other.claim.label}: ${other.claim.value}`
      : '',
    own.stance === other.stance ? '' : other.stance,
  ].filter((part) => part !== '');
  const words = (from?.quote.exact ?? '').replace(/\s+/g, ' ').slice(0, WORDS).trim();
  const said = left.length > 0 ? `Merged from “${words}”: ${left.join('; ')}` : '';
  return {
    when: own.when ?? other.when,
    claim: own.claim ?? other.claim,
    note: joinedTexts([own.note, other.note, said]),
  };
}
