/** More remembered widths than this are forgotten at once: titles are edited, libraries change. */
const REMEMBERED = 20_000;

/**
 * A measure of text in a font (`600 12px Inter`): pixels, remembered, because every frame asks again
 * for the same few hundred titles.
 */
export function textMeasure(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  const widths = new Map<string, number>();
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    // Without a canvas, a little more than Latin letters need: cut early rather than overlap.
    const width = context ? context.measureText(text).width : text.length * 7.5;
    if (widths.size >= REMEMBERED) widths.clear();
    widths.set(text, width);
    return width;
  };
}
