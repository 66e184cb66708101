import type { EventView } from '../../core/library/event-view';

/** What an event that is not there amounts to. */
export const NO_VIEW: EventView = {
  when: null,
  stated: false,
  bounds: null,
  widened: null,
  origins: [],
  articles: [],
  conflict: false,
  conflicts: [],
  settled: [],
};
