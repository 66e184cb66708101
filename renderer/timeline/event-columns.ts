/** What the list of events says of each, in the order of its columns. */
export const EVENT_COLUMNS = [
  'when',
  'title',
  'place',
  'people',
  'tags',
  'lane',
  'sources',
  'certainty',
] as const;
export type EventColumn = (typeof EVENT_COLUMNS)[number];

/** Columns whose cells can be written in; the others follow from the evidence. */
export const EDITABLE = ['when', 'title', 'place', 'people', 'tags', 'lane'] as const;
export type EditableColumn = (typeof EDITABLE)[number];

export function isEditable(column: EventColumn): column is EditableColumn {
  return EDITABLE.some((one) => one === column);
}

/** What writing in a cell of a column is called. */
export const EDIT_WORDS: Readonly<Record<EditableColumn, string>> = {
  when: 'Change the time',
  title: 'Rename',
  place: 'Change the place',
  people: 'Change the people',
  tags: 'Change the tags',
  lane: 'Change the lane',
};

interface Shape {
  readonly name: string;
  /** No narrower than this, in rem. */
  readonly least: number;
  /** Its share of what is left. */
  readonly share: number;
}

export const COLUMN_SHAPES: Readonly<Record<EventColumn, Shape>> = {
  when: { name: 'When', least: 10, share: 1 },
  title: { name: 'Event', least: 15, share: 3 },
  place: { name: 'Place', least: 7, share: 1 },
  people: { name: 'People', least: 7.5, share: 1.2 },
  tags: { name: 'Tags', least: 7.5, share: 1 },
  lane: { name: 'Lane', least: 7.5, share: 0.8 },
  sources: { name: 'Sources', least: 10, share: 0.7 },
  certainty: { name: 'Certainty', least: 11.5, share: 1.4 },
};

/** In the order in which they find room: what an event is comes before how it is filed. */
const WORTH: readonly EventColumn[] = [
  'title',
  'when',
  'sources',
  'certainty',
  'place',
  'tags',
  'lane',
  'people',
];

/** The columns that have room in a width in rem, title and time in any case; in their order. */
export function columnsIn(width: number): EventColumn[] {
  const shown = new Set<EventColumn>();
  let taken = 0;
  for (const column of WORTH) {
    taken += COLUMN_SHAPES[column].least;
    if (taken > width && shown.size >= 2) break;
    shown.add(column);
  }
  return EVENT_COLUMNS.filter((column) => shown.has(column));
}

/** The columns' widths as a grid's tracks. */
export function columnTracks(columns: readonly EventColumn[]): string {
  return columns
    .map((column) => COLUMN_SHAPES[column])
    .map(({ least, share }) => `minmax(${least}rem, ${share}fr)`)
    .join(' ');
}
