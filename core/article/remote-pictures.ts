/** Elements whose inside is text and no markup, whatever it looks like. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed']);
const PICTURES = new Set(['img', 'image']);
/** What a start tag begins with. Longer names are none that is looked for. */
const NAME = /[a-z][^\s/>]{0,20}/iy;
const BETWEEN = /[^\s/]/g;
const NAME_ENDS = /[\s/=>]/g;
const NO_SPACE = /\S/g;
const VALUE_ENDS = /[\s>]/g;

/**
 * How many different pictures a page names by an address instead of holding them itself: those that
 * leave a gap where nothing is fetched. Each byte of the page is looked at a few times at most, also
 * in one that is made to hurt.
 *
 * `<img src="https://a.example/1.png"><img src="data:image/png;base64,…">` → 1
 */
export function remotePictures(page: string): number {
  const addresses = new Set<string>();
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at)) {
    if (page.startsWith('<!--', at)) {
      const end = page.indexOf('-->', at + 4);
      if (end < 0) break;
      at = end + 3;
      continue;
    }
    NAME.lastIndex = at + 1;
    const name = NAME.exec(page)?.[0].toLowerCase();
    if (name === undefined) {
      at++;
      continue;
    }
    const { end, attributes } = tagFrom(page, NAME.lastIndex);
    at = end;
    if (PICTURES.has(name)) {
      const address = remoteAddress(attributes);
      if (address !== null) addresses.add(address);
    }
    if (!RAW.has(name)) continue;
    const closing = new RegExp(`</${name}`, 'gi');
    closing.lastIndex = at;
    const closed = closing.exec(page);
    if (!closed) break;
    at = closed.index + 2;
  }
  return addresses.size;
}

/**
 * The attributes from here to the tag's end, and where that is. Written out: a value of megabytes is
 * more than an expression that may go back over it can hold.
 */
function tagFrom(page: string, from: number): { end: number; attributes: Map<string, string> } {
  const attributes = new Map<string, string>();
  for (let at = placeOf(BETWEEN, page, from); ; at = placeOf(BETWEEN, page, at)) {
    if (at >= page.length || page[at] === '>') return { end: at, attributes };
    // A name may begin with the sign that ends every other.
    const nameEnd = placeOf(NAME_ENDS, page, at + 1);
    const name = page.slice(at, nameEnd).toLowerCase();
    const sign = placeOf(NO_SPACE, page, nameEnd);
    if (page[sign] !== '=') {
      attributes.set(name, '');
      at = nameEnd;
      continue;
    }
    const begin = placeOf(NO_SPACE, page, sign + 1);
    const quote = page[begin];
    if (quote === '"' || quote === "'") {
      const closed = page.indexOf(quote, begin + 1);
      at = closed < 0 ? page.length : closed + 1;
      attributes.set(name, page.slice(begin + 1, closed < 0 ? at : closed).trim());
    } else {
      at = placeOf(VALUE_ENDS, page, begin);
      attributes.set(name, page.slice(begin, at));
    }
  }
}

/** Where something stands from here on; the page's end where it does not. */
function placeOf(sought: RegExp, page: string, from: number): number {
  sought.lastIndex = from;
  return sought.exec(page)?.index ?? page.length;
}

/** The first address that is none of a picture inside the page. */
function remoteAddress(attributes: ReadonlyMap<string, string>): string | null {
  const named = ['src', 'srcset', 'href', 'xlink:href'].map((name) => attributes.get(name) ?? '');
  return named.find((address) => address !== '' && !/^(?:data:|#)/iu.test(address)) ?? null;
}
