import type { LookTarget } from './plot-keys';

/** What the timeline can be asked to show: as menus name it, its key on the plot, its command. */
export const LOOKS: readonly {
  readonly at: LookTarget;
  readonly label: string;
  readonly keys: string;
  readonly command: string;
}[] = [
  { at: 'everything', label: 'All that is shown', keys: 'F', command: 'timelineFit' },
  { at: 'selection', label: 'The selected event', keys: 'Z', command: 'timelineSelection' },
  { at: 'article', label: 'Events of the open article', keys: 'A', command: 'timelineArticle' },
  { at: 'back', label: 'Previous view', keys: 'B', command: 'timelineBack' },
];
