const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const SAMPLE = 2_000; // letters looked at: a paragraph's direction does not change after that

/** Whether most letters of a text run from right to left. */
export function isRightToLeft(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const rightToLeft = sample.match(RIGHT_TO_LEFT)?.length ?? 0;
  if (rightToLeft === 0) return false;
  return rightToLeft * 2 > (sample.match(/\p{L}/gu)?.length ?? 0);
}
