import { citationOf } from './citation';
import type { PageInline } from './page-node';

/** Runs with neighbouring texts made one. */
export function merged(runs: readonly PageInline[]): PageInline[] {
  const out: PageInline[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.kind === 'text' && last?.kind === 'text') {
      out[out.length - 1] = { kind: 'text', text: last.text + run.text };
    } else out.push(run);
  }
  return out;
}

/** Runs cut after each line end of the source, soft or hard. */
export function splitLines(runs: readonly PageInline[]): PageInline[][] {
  const lines: PageInline[][] = [[]];
  for (const run of runs) {
    if (run.kind === 'break') {
      lines.at(-1)?.push(run);
      lines.push([]);
    } else if (run.kind === 'text') {
      const [first = '', ...rest] = run.text.split('\n');
      lines.at(-1)?.push({ kind: 'text', text: rest.length > 0 ? `${first}\n` : first });
      for (const [index, text] of rest.entries()) {
        lines.push([{ kind: 'text', text: index < rest.length - 1 ? `${text}\n` : text }]);
      }
    } else lines.at(-1)?.push(run);
  }
  return lines;
}

/** The citation of a line that holds nothing else. */
export function onlyCitation(
  line: readonly PageInline[],
): Extract<PageInline, { kind: 'citation' }> | null {
  const solid = line.filter((run) => run.kind !== 'break' && !isBlank(run));
  const [only] = solid;
  return solid.length === 1 && only?.kind === 'citation' ? only : null;
}

function isBlank(run: PageInline): boolean {
  return run.kind === 'text' && run.text.trim() === '';
}

/** Runs without the line ends and white space that a cut left at their edges. */
export function trimmed(runs: readonly PageInline[]): PageInline[] {
  const isEdge = (run: PageInline) => run.kind === 'break' || isBlank(run);
  const from = runs.findIndex((run) => !isEdge(run));
  if (from < 0) return [];
  return merged(runs.slice(from, runs.findLastIndex((run) => !isEdge(run)) + 1));
}

/** The bare words of runs, a citation as it is written. */
export function wordsOf(runs: readonly PageInline[]): string {
  return runs
    .map((run) => {
      if ('text' in run) return run.text;
      if ('children' in run) return wordsOf(run.children);
      if (run.kind === 'image') return run.alt;
      return run.kind === 'citation' ? citationOf(run.clipId) : ' ';
    })
    .join('');
}
