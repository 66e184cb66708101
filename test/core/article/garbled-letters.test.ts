import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { garbledWord } from '../../../core/article/garbled-letters';

const garble = (text: string) => iconv.decode(Buffer.from(text), 'windows-1252');

const TEXTS = [
  'Le chef du port a démissionné après l’incendie qui a détruit deux entrepôts.',
  '“We didn’t know,” he said – and “we couldn’t have known.”',
  'Начальник порта подал в отставку в пятницу после пожара.',
  'ראש רשות הנמל הודיע ביום שישי על התפטרותו.',
  'قال المتحدث باسم الميناء إن الحريق تحت السيطرة.',
  '港口负责人周五辞职。',
  'Żółta łódź wróciła do portu o świcie.',
  'Ελληνικός Τύπος: έκλεισε το λιμάνι.',
];

test.for(TEXTS)('letters that were garbled are noticed: %s', (text) => {
  expect(garbledWord(garble(text))).not.toBeNull();
});

test.for([
  ...TEXTS,
  '« Â », « Ã » et « â » sont des lettres ; ÂGE, CHÂTEAU, SÃO PAULO, ÎLE, ÅÄÖ.',
  'SÃO PAULO – A INUNDAÇÃO… A EDUCAÇÃO, A “AÇÃO” E A NAÇÃO” NÃO™ CHEGARAM',
  'El mensaje decía “dÃ©mission” y nada más.',
])('letters that make sense are not: %s', (text) => {
  expect(garbledWord(text)).toBeNull();
});

test('the word is shown that shows it', () => {
  expect(garbledWord(garble('Hier a démissionné à côté'))).toBe('dÃ©missionnÃ©');
});
