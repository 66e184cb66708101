/** What XML 1.0 allows in no form, not even as a reference, and letters that are half of one. */
const NOT_IN_XML =
  // eslint-disable-next-line no-control-regex -- those are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text as one line of an XML document: what has no place in one is shown as U+FFFD, so that it is
 * seen that something was there.
 */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(NOT_IN_XML, '\ufffd');
}

/** The same, escaped for between tags and within quotes alike. */
export function escapedLine(text: string): string {
  return plainLine(text).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}

/** What an attribute may be; a number is rounded to hundredths, null leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/**
 * An element as text. Attributes are escaped here; `inside` is markup already, so words go through
 * `escapedLine` first.
 */
export function element(name: string, attributes: Attributes, inside = ''): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    const text = typeof value === 'number' ? rounded(value) : escapedLine(value);
    open += ` ${key}="${text}"`;
  }
  return inside === '' ? `${open}/>` : `${open}>${inside}</${name}>`;
}

/** Hundredths of a pixel are finer than any paper shows. */
function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
