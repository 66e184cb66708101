import { DAY, HOUR, MINUTE, dayFromNumber } from '../../core/time/calendar';
import { bounds, widened } from '../../core/time/bounds';
import type { When } from '../../core/time/when';
import type { TimelineEvent, TimelineLane, TimeSpan } from '../../core/timeline/event';
import { seeded, sentence } from './random';

/** The rows that the events are shared out to. */
export const BENCH_LANES: readonly TimelineLane[] = [
  { id: 'water', name: 'On the water' },
  { id: 'board', name: 'Harbour board' },
  { id: 'union', name: 'Union' },
  { id: 'court', name: 'In court' },
  { id: 'money', name: 'Money' },
];

/** The years that are reported on: from 2014 on. */
const FIRST_DAY = Math.floor(Date.UTC(2014, 0, 1) / DAY);
const DAYS = 3650;
/** About so many events make an affair. */
const PER_AFFAIR = 2_500;
const BURSTS_PER_AFFAIR = 9;

interface Burst {
  readonly day: number;
  /** Half of its events lie within so many days. */
  readonly length: number;
  readonly lane: number;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function dayText(day: number): string {
  const date = dayFromNumber(day);
  return `${date.year}-${two(date.month)}-${two(date.day)}`;
}

function minuteText(instant: number): string {
  const rest = instant % DAY;
  const clock = `${two(Math.floor(rest / HOUR))}:${two(Math.floor((rest % HOUR) / MINUTE))}`;
  return `${dayText(Math.floor(instant / DAY))}T${clock}`;
}

/**
 * Events clumped as news is: a few affairs, each with bursts of days between long quiet; some past
 * and some outlook. Of every kind that the timeline draws: minutes, days, months and years, about and
 * perhaps, ranges that lasted and such that hide one moment, open ends, no time at all; conflicts,
 * no source, one and several; in one lane, in two or in none. In the order of time, as a library has
 * them. The same for the same number.
 */
export function benchEvents(count: number): TimelineEvent[] {
  const random = seeded(count);
  const pick = (below: number): number => Math.floor(random() * below);
  const affairs = 3 + Math.round(count / PER_AFFAIR);
  const bursts: Burst[] = [];
  for (let affair = 0; affair < affairs; affair += 1) {
    const begin = FIRST_DAY + pick(DAYS);
    for (let nth = 0; nth < BURSTS_PER_AFFAIR; nth += 1) {
      const day = begin + Math.round(random() ** 2 * 500);
      bursts.push({ day, length: 0.3 + random() * 4, lane: pick(BENCH_LANES.length) });
    }
  }
  const made = Array.from({ length: count }, (_, nth) => {
    const burst = bursts[pick(bursts.length)] as Burst;
    const instant = (burst.day + 0.3 - Math.log(1 - random()) * burst.length) * DAY;
    const when = whenOf(random, instant);
    const lane =
      (burst.lane + (random() < 0.7 ? 0 : pick(BENCH_LANES.length))) % BENCH_LANES.length;
    const laneIds = random() < 0.03 ? [] : [BENCH_LANES[lane]?.id ?? ''];
    if (random() < 0.05) laneIds.push(BENCH_LANES[(lane + 1) % BENCH_LANES.length]?.id ?? '');
    const origins = random() < 0.04 ? 0 : random() < 0.6 ? 1 : 2 + pick(4);
    const title = sentence(random, 2 + pick(6)).slice(0, -1);
    const articles = origins + pick(3);
    const conflict = origins > 1 && random() < 0.1;
    return { id: `event-${nth}`, title, when, laneIds, origins, articles, conflict };
  });
  const inTime = made.map((one) => ({ one, at: one.when && bounds(one.when) })).sort(byTime);
  return inTime.map(({ one: { id, title, when, laneIds, ...support } }) => ({
    id,
    title,
    when,
    bounds: when && bounds(when),
    widened: when && widened(when),
    whenWords: when?.edtf ?? 'undated',
    approximate: when?.edtf.includes('~') ?? false,
    laneIds: [...laneIds],
    ...support,
  }));
}

/** By their beginnings, then their ends; what has no time comes last. */
function byTime({ at: a }: { at: TimeSpan | null }, { at: b }: { at: TimeSpan | null }): number {
  if (!a || !b) return Number(!a) - Number(!b);
  const [one, other] = a.earliest === b.earliest ? [a.latest, b.latest] : [a.earliest, b.earliest];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A time at or near an instant, as exact as reports are. */
function whenOf(random: () => number, instant: number): When | null {
  const day = Math.floor(instant / DAY);
  const { year, month } = dayFromNumber(day);
  const within = (edtf: string): When => ({ edtf, extent: 'within' });
  const throughout = (edtf: string): When => ({ edtf, extent: 'throughout' });
  const later = (days: number): string => dayText(day + 1 + Math.floor(random() * days));
  const kind = random();
  if (kind < 0.5) return within(dayText(day));
  if (kind < 0.68) return within(minuteText(instant));
  if (kind < 0.73) return within(`${minuteText(instant)}~`);
  if (kind < 0.76) return within(`${dayText(day)}~`);
  if (kind < 0.78) return within(`${dayText(day)}?`);
  if (kind < 0.82) return within(`${year}-${two(month)}`);
  if (kind < 0.88) return throughout(`${dayText(day)}/${later(9)}`);
  if (kind < 0.92) return within(`${dayText(day)}/${later(6)}`);
  if (kind < 0.93) return throughout(`${dayText(day)}/..`);
  if (kind < 0.935) return within(`../${dayText(day)}`);
  if (kind < 0.95) return within(String(year));
  if (kind < 0.98)
    return within(`${year - Math.floor(random() ** 2 * 140)}${random() < 0.3 ? '~' : ''}`);
  if (kind < 0.99) return within(dayText(FIRST_DAY + DAYS + 200 + Math.floor(random() * 900)));
  return null;
}
