import { afterEach, expect, test } from 'vitest';
import { commandForKey, register, runCommand } from '../../../renderer/state/commands.svelte';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function add(name: string, keys: string | string[], enabled = true): void {
  stops.push(register(name, { title: name, keys, run: () => undefined, enabled: () => enabled }));
}

function press(key: string, held: 'ctrl' | 'shift' | 'ctrl shift' | '' = '', inTextField = false) {
  const down = {
    key,
    ctrlKey: held.includes('ctrl'),
    shiftKey: held.includes('shift'),
    metaKey: false,
    altKey: false,
    isComposing: false,
  };
  return commandForKey(down, inTextField);
}

test('keys are told apart by what is held with them', () => {
  add('undo', 'Ctrl+Z');
  add('redo', ['Ctrl+Shift+Z', 'Ctrl+Y']);
  add('next', 'j');
  expect(press('z', 'ctrl')).toBe('undo');
  expect(press('Z', 'ctrl shift')).toBe('redo');
  expect(press('y', 'ctrl')).toBe('redo');
  expect(press('j')).toBe('next');
  expect(press('J', 'shift')).toBe(null);
  expect(press('z')).toBe(null);
});

test('signs are found whether or not the keyboard needs Shift for them', () => {
  add('zoomIn', ['Ctrl++', 'Ctrl+=']);
  add('shortcuts', '?');
  expect(press('+', 'ctrl shift')).toBe('zoomIn');
  expect(press('+', 'ctrl')).toBe('zoomIn');
  expect(press('?', 'shift')).toBe('shortcuts');
});

test('in a text field letters are text and undo is its own', () => {
  add('undo', 'Ctrl+Z');
  add('clip', 'c');
  add('find', 'Ctrl+K');
  expect(press('c', '', true)).toBe(null);
  expect(press('z', 'ctrl', true)).toBe(null);
  expect(press('k', 'ctrl', true)).toBe('find');
});

test('a command that cannot be done now takes no key and does not run', () => {
  add('clip', 'c', false);
  expect(press('c')).toBe(null);
  expect(runCommand('clip')).toBe(false);
  expect(runCommand('unheard of')).toBe(false);
});

test('taking back a command brings back the one it stood before', () => {
  add('open', 'o');
  const stop = register('open', { title: 'Other', keys: 'p', run: () => undefined });
  expect(press('o')).toBe(null);
  stop();
  expect(press('o')).toBe('open');
});

test('function keys work in a text field too', () => {
  add('nextPane', 'F6');
  add('previousPane', 'Shift+F6');
  expect(press('F6', '', true)).toBe('nextPane');
  expect(press('F6', 'shift', true)).toBe('previousPane');
});
