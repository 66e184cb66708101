import { parseAddress } from './address';
import { wordCount } from './fold';

/** What a line says about where the text was taken from. */
export interface SourceLine {
  /** The address that the line holds, as written; null where it has none. */
  readonly address: string | null;
  /** The outlet or agency that the line names; null where it has none. */
  readonly credit: string | null;
  /** The label it stands under (`Source;`); null for an address that stands alone. */
  readonly label: string | null;
}

const LABEL =
  /^[-–—*>•([\s]*((?:(?:news|article|story|original|image|photo|chart|data|figure)\s+)?sources?|src|via|(?:culled|retrieved|archived|saved|taken|copied) from|credits?|quellen?|fuentes?|fontes?|fonti|источник|المصدر|来源|來源|出典|出所|引用元|originally (?:published|posted|appeared) (?:at|on|in|by)|(?:first|previously) published (?:at|on|in|by)|original(?: article| story| link| post)?|read (?:the )?(?:more|full|rest|original)(?: (?:story|article|text|post))?(?: (?:at|on|here|from))*|(?:full|complete) (?:story|article|text)(?: (?:at|here))?|(?:article )?(?:link|url|permalink|reference))\s*([;:：=–—-]*)\s*(.*)$/isu;
const NAMING =
  /^(?:(?:news|article|story|original)\s+)?(?:sources?|src|via|culled from|credits?)$|published|posted|appeared|^(?:quelle|fuente|fonte|источник|المصدر|来源|來源)$/iu;
/** What stands under charts and below texts alike: it names what something was taken from, not what. */
const CITING =
  /^(?:(?:image|photo|chart|data|figure) )?(?:sources?|src|credits?)$|^(?:article )?reference$|^(?:quellen?|fuentes?|fontes?|fonti|источник|المصدر|来源|來源|出典|出所|引用元)$/iu;
const ADDRESS_ALONE = /^[<([]?((?:https?:\/\/|www\.)[^\s<>]+?)[>)\]]?[.,;]?$/iu;
const LONGEST = 2_000; // characters of an address with everything a tracker hangs on it

/** Whether a label also stands over what a chart or a claim was taken from: `Source`, and not `Original article`. */
export function isCiting(label: string): boolean {
  return CITING.test(label.trim());
}

/** The address that a line consists of, or null; `www.` without a scheme reads as https. */
function addressAlone(line: string): string | null {
  if (line.length > LONGEST) return null;
  const written = ADDRESS_ALONE.exec(line.trim())?.[1];
  if (!written) return null;
  const address = /^www\./iu.test(written) ? `https://${written}` : written;
  return parseAddress(address) ? address : null;
}

/**
 * Reads `Source;`, `Source: Northline`, `Via https://…`, a bare address. Null for any other line:
 * a sentence that begins with one of the words (`Sources said …`) is none.
 */
export function readSourceLine(line: string): SourceLine | null {
  if (line.length > LONGEST) return null;
  const alone = addressAlone(line);
  if (alone) return { address: alone, credit: null, label: null };
  const match = LABEL.exec(line.trim());
  if (!match) return null;
  const [, label = '', mark = '', rest = ''] = match;
  const value = rest.replace(/[)\]]$/u, '').trim();
  if (value === '')
    return mark !== '' || wordCount(line) <= 4 ? { address: null, credit: null, label } : null;
  const address = addressAlone(value) ?? addressAlone(/\S+$/u.exec(value)?.[0] ?? '');
  if (address) {
    const before = value.slice(0, value.length - (/\S+$/u.exec(value)?.[0].length ?? 0)).trim();
    if (wordCount(before) > 12) return null;
    const name = before.replace(/[-–—:;,(<[\s]+$/u, '');
    return { address, credit: NAMING.test(label) && isCredit(name) ? name : null, label };
  }
  if (mark === '' || !NAMING.test(label) || !isCredit(value)) return null;
  return { address: null, credit: value.replace(/[.,;]$/u, ''), label };
}

function isCredit(text: string): boolean {
  return (
    text.length > 1 &&
    text.length <= 60 &&
    wordCount(text) <= 6 &&
    /^[\p{Lu}\p{Lo}\p{N}]/u.test(text) &&
    !/[.!?] /u.test(text)
  );
}
