import { bounds } from '../../core/time/bounds';
import type { BlindTable } from '../core/time/prose/blind-table';
import { unmarked } from '../core/time/prose/prose-table';
import type { DateClass, DateSpec, GoldBounds, GoldDate } from './date-specs';

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;
/** The first that fits names the class; what fits none is another date. */
const CLASSES: readonly (readonly [shape: RegExp, dateClass: DateClass])[] = [
  [/^\d{4}-\d\d-\d\d~?$/, 'day'],
  [/^\d{4}-(?:0\d|1[0-2])~?$/, 'month'],
  [/^\d{4}-2[1-4]$/, 'season'],
  [/^\d{4}-3[3-6]$/, 'quarter'],
  [/^\d{4}~?$/, 'year'],
  [/^\d{3}X$/, 'decade'],
];
const WEEK = 7 * 24 * 60 * 60_000;

/** The sentences of blind tables as what they are scored by. */
export function blindSpecs(tables: readonly BlindTable[]): DateSpec[] {
  return tables.flatMap(({ reference, language, rows }) =>
    rows.map(([sentence, ...answers]) => {
      const { text, marks } = unmarked(sentence);
      return {
        input: text,
        reference,
        language,
        dates: marks.map((mark, at) => goldDate(mark, answers[at] ?? '')),
      };
    }),
  );
}

function goldDate(mark: { start: number; end: number; text: string }, answer: string): GoldDate {
  if (answer === 'unscored') return { ...mark, dateClass: null, values: [], isUnscored: true };
  const values = answer.split(' or ').map((reading) => reading.replace(/, \w+$/, ''));
  const [first = ''] = values;
  return { ...mark, dateClass: classOf(mark.text, first), values: values.map(boundsOf) };
}

function classOf(words: string, edtf: string): DateClass {
  if (WEEKDAY.test(words)) return 'weekday';
  const named = CLASSES.find(([shape]) => shape.test(edtf));
  if (named) return named[1];
  const { earliest, latest } = boundsOf(edtf);
  return earliest !== null && latest !== null && latest - earliest === WEEK ? 'week' : 'other';
}

/** Throws for what is no EDTF: a slip in a table is not to count as a miss. */
function boundsOf(edtf: string): GoldBounds {
  const span = bounds({ edtf, extent: 'within' });
  if (!span) throw new Error(`No EDTF: ${edtf}`);
  const closed = (bound: number) => (Number.isFinite(bound) ? bound : null);
  return { earliest: closed(span.earliest), latest: closed(span.latest) };
}
