/**
 * The letters beyond ASCII that a language is written with, the frequent ones first, and the
 * single-byte encodings that its texts are saved in, the usual one first.
 */
export interface Alphabet {
  /** BCP 47 primary tags. */
  readonly languages: readonly string[];
  readonly encodings: readonly string[];
  /** In lower case; a language whose script has no ASCII letters gives all of it. */
  readonly letters: string;
  /** Whether ASCII letters are foreign to it, so that a word never mixes both. */
  readonly ownScript?: boolean;
}

/** Saved on old Macs alone; by how few, it must fit much better than another to be believed. */
export const MAC = 'macintosh';

const WESTERN = ['windows-1252', 'iso-8859-15', MAC];
const CENTRAL = ['windows-1250', 'iso-8859-2'];
const BALTIC = ['windows-1257', 'iso-8859-13'];
const CYRILLIC = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'koi8-u'];

/** By how much is saved in each: of two that fit alike the first is the better bet. */
export const ALPHABETS: readonly Alphabet[] = [
  { languages: ['fr'], encodings: WESTERN, letters: 'éèàêçùâîôûëïœüæÿ' },
  { languages: ['de', 'fi', 'sv'], encodings: WESTERN, letters: 'äöüßåé' },
  { languages: ['es', 'gl'], encodings: WESTERN, letters: 'óíáéñúü' },
  { languages: ['pt'], encodings: WESTERN, letters: 'ãçáéíõóêúâôà' },
  { languages: ['it', 'en'], encodings: WESTERN, letters: 'èàùòéì' },
  { languages: ['da', 'no', 'nb', 'nn'], encodings: WESTERN, letters: 'øåæéòö' },
  { languages: ['is', 'fo'], encodings: WESTERN, letters: 'íáðéóþöúýæø' },
  { languages: ['nl', 'af'], encodings: WESTERN, letters: 'ëéïöèü' },
  { languages: ['ca', 'oc'], encodings: WESTERN, letters: 'àóèéíçúòïü' },
  { languages: ['ga'], encodings: WESTERN, letters: 'áéíóú' },
  { languages: ['pl'], encodings: CENTRAL, letters: 'łóążęśćńź' },
  { languages: ['cs'], encodings: CENTRAL, letters: 'íáéěýřščžůúťďňó' },
  { languages: ['sk'], encodings: CENTRAL, letters: 'áíéýčšžúľťôďňóäĺŕ' },
  { languages: ['hu'], encodings: CENTRAL, letters: 'áéöóőíüúű' },
  { languages: ['hr', 'sl', 'bs'], encodings: CENTRAL, letters: 'čšžćđ' },
  { languages: ['sq'], encodings: [...WESTERN, ...CENTRAL], letters: 'ëç' },
  { languages: ['ro'], encodings: [...CENTRAL, 'iso-8859-16'], letters: 'ăâîșțşţ' },
  { languages: ['tr'], encodings: ['windows-1254'], letters: 'ışğçöüâî' },
  { languages: ['lt'], encodings: BALTIC, letters: 'ėšžūįąęčų' },
  { languages: ['lv'], encodings: BALTIC, letters: 'āīēšūņžļķčģ' },
  { languages: ['et'], encodings: [...BALTIC, ...WESTERN], letters: 'äõüöšž' },
  { languages: ['vi'], encodings: ['windows-1258'], letters: 'đôêươăâ\u0300\u0301\u0309\u0323\u0303éàáùòóíìúèã' },
  { languages: ['ru', 'mn', 'kk'], encodings: CYRILLIC, letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё', ownScript: true },
  { languages: ['uk'], encodings: ['windows-1251', 'koi8-u', 'iso-8859-5'], letters: 'оанивітерслкдумпзябьгчйхцїюжєшщфґ', ownScript: true },
  { languages: ['be'], encodings: ['windows-1251', 'iso-8859-5'], letters: 'анікыесоладзрпяьмтвёчугбжшўхйцэюф', ownScript: true },
  { languages: ['bg'], encodings: ['windows-1251', 'iso-8859-5'], letters: 'аиотенрсвлдпкмзгбуячъцжщшхюйфь', ownScript: true },
  { languages: ['sr', 'mk'], encodings: ['windows-1251', 'iso-8859-5'], letters: 'аоиенртсвдкумјлпбзгчшцњћђжљхфџѓќѕ', ownScript: true },
  { languages: ['el'], encodings: ['windows-1253', 'iso-8859-7'], letters: 'αοιετσνηυρπκμλςωγόάίέθήδβχφξύώζψϊϋΐΰ', ownScript: true },
  { languages: ['he', 'yi'], encodings: ['windows-1255', 'iso-8859-8'], letters: 'יהולתאמרבשנםדקחעכפטצגזסןךףץ', ownScript: true },
  { languages: ['ar', 'fa', 'ur'], encodings: ['windows-1256', 'iso-8859-6'], letters: 'اليمنرتوةبعدسفهكقحجشطصخغذضزثظىءأإآؤئپچژگ', ownScript: true },
  { languages: ['th'], encodings: ['windows-874'], letters: 'านรอกเงมยลวดทส\u0e31\u0e35\u0e34\u0e48\u0e49ต\u0e37ปคบขหใพแชจะผถโไ\u0e38\u0e39\u0e4c\u0e47ซศธณญษภำฟฐฝฎฉฏฑฒฬฮฆๆฯ', ownScript: true },
]; // prettier-ignore
