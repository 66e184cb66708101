/** An encoding as people choose it: its name for programs and the script that it was made for. */
export interface NamedEncoding {
  /** By WHATWG, in lower case. */
  readonly name: string;
  /** `Cyrillic`; the name stands beside it in brackets. */
  readonly script: string;
}

/**
 * Every encoding that the user may choose, Unicode first, then by how much is saved in each. Of those
 * that browsers read as one (ISO-8859-1 as windows-1252, GB2312 as GB18030) only that one is here.
 */
export const ENCODINGS: readonly NamedEncoding[] = [
  { name: 'utf-8', script: 'Unicode' },
  { name: 'utf-16le', script: 'Unicode' },
  { name: 'utf-16be', script: 'Unicode' },
  { name: 'windows-1252', script: 'Western' },
  { name: 'iso-8859-15', script: 'Western' },
  { name: 'macintosh', script: 'Western' },
  { name: 'windows-1250', script: 'Central European' },
  { name: 'iso-8859-2', script: 'Central European' },
  { name: 'windows-1257', script: 'Baltic' },
  { name: 'iso-8859-13', script: 'Baltic' },
  { name: 'iso-8859-16', script: 'Romanian' },
  { name: 'windows-1251', script: 'Cyrillic' },
  { name: 'koi8-r', script: 'Cyrillic' },
  { name: 'koi8-u', script: 'Cyrillic' },
  { name: 'iso-8859-5', script: 'Cyrillic' },
  { name: 'ibm866', script: 'Cyrillic' },
  { name: 'windows-1253', script: 'Greek' },
  { name: 'iso-8859-7', script: 'Greek' },
  { name: 'windows-1254', script: 'Turkish' },
  { name: 'windows-1255', script: 'Hebrew' },
  { name: 'iso-8859-8', script: 'Hebrew' },
  { name: 'windows-1256', script: 'Arabic' },
  { name: 'iso-8859-6', script: 'Arabic' },
  { name: 'windows-1258', script: 'Vietnamese' },
  { name: 'windows-874', script: 'Thai' },
  { name: 'shift_jis', script: 'Japanese' },
  { name: 'euc-jp', script: 'Japanese' },
  { name: 'iso-2022-jp', script: 'Japanese' },
  { name: 'euc-kr', script: 'Korean' },
  { name: 'gb18030', script: 'Chinese, simplified' },
  { name: 'big5', script: 'Chinese, traditional' },
];

/** The encoding of a name, in any case; undefined for one that may not be chosen. */
export function encodingNamed(name: string): NamedEncoding | undefined {
  return ENCODINGS.find((encoding) => encoding.name === name.trim().toLowerCase());
}

/** `Western (windows-1252)`; the bare name of one that is not in the list. */
export function encodingLabel(name: string): string {
  const known = encodingNamed(name);
  return known ? `${known.script} (${name})` : name;
}
