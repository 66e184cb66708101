/** How a fuzzy time covers its extent: it lasted all through, or happened once somewhere within. */
export type Extent = 'throughout' | 'within';

/** A fuzzy time: EDTF text (with `T06:40~` as our extension) and its extent. */
export interface When {
  readonly edtf: string;
  readonly extent: Extent;
}
