/** The value below which that share of the sorted samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** One line of the report: a figure beside its yardstick of the same run. */
export interface Row {
  readonly work: string;
  readonly figure: string;
  readonly yardstick: string;
  readonly ratio: string;
  readonly budget: string;
}

export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${Math.round(value)} ms`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Prints rows as a table that reads well in a terminal and in Markdown. */
export function printRows(title: string, rows: readonly Row[]): void {
  const heads: Row = {
    work: 'work',
    figure: 'figure',
    yardstick: 'yardstick',
    ratio: 'ratio',
    budget: 'budget',
  };
  const keys = Object.keys(heads) as (keyof Row)[];
  const wide = Object.fromEntries(
    keys.map((key) => [key, Math.max(...[heads, ...rows].map((row) => row[key].length))]),
  ) as Record<keyof Row, number>;
  const line = (row: Row) => `| ${keys.map((key) => row[key].padEnd(wide[key])).join(' | ')} |`;
  const rule = `|${keys.map((key) => '-'.repeat(wide[key] + 2)).join('|')}|`;
  process.stdout.write(`\n${title}\n\n${[line(heads), rule, ...rows.map(line)].join('\n')}\n`);
}
