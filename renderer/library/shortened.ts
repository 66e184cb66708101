/** A title cut to fit a notice or a label: a long one would push what they offer out of sight. */
export function shortened(title: string): string {
  return title.length > 60 ? `${title.slice(0, 58).trimEnd()}…` : title;
}
