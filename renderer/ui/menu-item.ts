/** One line of a menu; `null` in a list of items is a dividing line. */
export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  /** Keys that do the same, as commands name them. */
  readonly keys?: string;
  /** Present on items that are one choice of several: whether it is the chosen one. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
}
