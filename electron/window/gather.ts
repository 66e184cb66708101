/** How long files that are opened together may come one after the other, in milliseconds. */
const TOGETHER_MS = 150;

/**
 * Collects what comes one by one and hands it on together: macOS tells of each file by itself, and
 * ten files that were opened at once are one import and one step of undo.
 */
export function gather(hand: (files: readonly string[]) => void): (file: string) => void {
  let files: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  return (file) => {
    files.push(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const together = files;
      files = [];
      hand(together);
    }, TOGETHER_MS);
  };
}
