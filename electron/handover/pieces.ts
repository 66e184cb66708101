/** A text in pieces of at most that many UTF-16 units, none of which ends within a character. */
export function* piecesOf(text: string, most: number): Generator<string> {
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + most);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last <= 0xdbff && end - start > 1) end--;
    yield text.slice(start, end);
    start = end;
  }
}
