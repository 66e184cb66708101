import type { ClipColour } from '../library/records';

/** Colours and fonts of a picture, as values: it is looked at where the window's tokens are not. */
export interface PictureLook {
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly line2: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly dispute: string;
  readonly tones: Readonly<Record<ClipColour, string>>;
  /** Families, the wanted one first. */
  readonly family: string;
}

/** The window's light colours, whatever its theme: pictures go on paper. */
export const PAPER: PictureLook = {
  paper: '#fcfbf8',
  panel: '#f5f3ee',
  ink: '#211f1b',
  ink2: '#5f5a51',
  ink3: '#736d62',
  line: '#e4dfd5',
  line2: '#efebe3',
  accent: '#8f2d20',
  accentSoft: '#f3e4df',
  dispute: '#a84a14',
  tones: {
    saffron: '#8f6a00',
    sage: '#3f7a35',
    sky: '#2a6ca3',
    rose: '#b0434f',
    lilac: '#6d51b0',
  },
  family:
    "'Inter Variable', Inter, system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Thai', Helvetica, Arial, sans-serif",
};

/** The same on the white of a printer's paper. */
export const PRINTED: PictureLook = { ...PAPER, paper: '#ffffff' };
