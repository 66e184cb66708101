/** Words as they begin a line of a menu. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
