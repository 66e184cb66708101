import { expect, test } from 'vitest';
import { tidyTagName } from '../../../core/library/tag-names';
import { namesTyped, typedTags } from '../../../renderer/organising/typed-tags';

const names = (text: string) =>
  namesTyped(text)
    .map(tidyTagName)
    .filter((name) => name !== '');

test('what is typed after the tags that are there is a tag of its own', () => {
  const field = typedTags([{ name: 'harbour/board' }, { name: 'time' }]);
  expect(names(`${field}pumps`)).toEqual(['harbour/board', 'time', 'pumps']);
  expect(names(field)).toEqual(['harbour/board', 'time']);
  expect(typedTags([])).toBe('');
});
