import type { DateNode, WhenNode } from './expression-node';
import type { ReadingContext } from './reading-context';

/**
 * From 0 to 1, how sure it is that an expression is a date and that it is this one: estimates by
 * kind, where what is written out is surer than what the article's date must complete.
 */
export function certaintyOf(node: WhenNode, context: ReadingContext): number {
  const dates = node.kind === 'stretch' ? [node.start, node.end] : [node.date];
  const sure = dates.map((date) => (typeof date === 'object' ? dateCertainty(date, context) : 1));
  return Math.min(...sure);
}

function dateCertainty(node: DateNode, context: ReadingContext): number {
  const isTold = context.narrated !== null;
  switch (node.kind) {
    case 'fixed':
      return 0.97;
    case 'calendar':
      if (node.year !== null) return node.month === null ? 0.85 : 0.98;
      if (isTold) return 0.7;
      return (node.day === null ? 0.75 : 0.85) + (context.tense === null ? 0 : 0.08);
    case 'weekday':
      if (node.relation === 'bare' && isTold) return 0.65;
      return context.tense === null && node.relation === 'bare' ? 0.8 : 0.92;
    case 'season':
      return node.year ? 0.9 : 0.65;
    case 'unit':
      return 0.88;
    case 'past-span':
      return 0.7;
    case 'span-to':
      return Math.min(0.9, dateCertainty(node.to, context));
    case 'ago':
    case 'day':
    case 'in-year':
      return 0.92;
    case 'holiday':
      return node.year === null ? 0.75 : 0.97;
    case 'nth':
    case 'nth-weekday':
    case 'weekday-of':
    case 'portion':
    case 'run':
      return Math.min(0.9, dateCertainty(node.of, context));
    case 'week-of':
    case 'weekend-of':
      return Math.min(0.9, dateCertainty(node.day, context));
    case 'month-day':
      return node.of ? Math.min(0.9, dateCertainty(node.of, context)) : 0.6;
    case 'shift':
      return typeof node.from === 'object' ? Math.min(0.9, dateCertainty(node.from, context)) : 0.6;
    case 'spoken':
    case 'spoken-weekday':
    case 'spoken-month':
    case 'spoken-season':
    case 'that-day':
      return 0.65;
    case 'clock':
      return node.on ? dateCertainty(node.on, context) : 0.55;
    case 'part':
    case 'third':
    case 'rest':
    case 'marked':
      return dateCertainty(node.of, context);
  }
}
