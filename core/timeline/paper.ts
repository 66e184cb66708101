/** The papers that a timeline is printed on, always lying on their long side. */
export const PAPERS = ['A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** Around what is printed; every printer reaches that far. */
export const PAPER_MARGIN_MM = 12;

/** What is inside the margins, in CSS pixels of 1/96 inch, rounded down: a page must not run over. */
export const PAPER_SIZES: Readonly<
  Record<Paper, { readonly width: number; readonly height: number }>
> = {
  A4: insideOf(297, 210),
  Letter: insideOf(279.4, 215.9),
};

function insideOf(long: number, short: number): { width: number; height: number } {
  const pixels = (mm: number): number => Math.floor(((mm - 2 * PAPER_MARGIN_MM) * 96) / 25.4) - 1;
  return { width: pixels(long), height: pixels(short) };
}
