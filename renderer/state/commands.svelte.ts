import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

/** Something the user can do by name: from the menu, a key or the palette. */
export interface NamedCommand {
  /** What it does, in a few words, as menus and the list of keys show it. */
  readonly title: string;
  /** What it would do now, where that says more than its title. */
  readonly now?: () => string;
  /** `Ctrl+K`, `Delete`, `j`; Ctrl is Command on a Mac. The first that fits runs. */
  readonly keys?: readonly string[] | string;
  readonly run: () => void | Promise<unknown>;
  /** Whether it can be done now; absent: always. */
  readonly enabled?: () => boolean;
}

const commands = new SvelteMap<string, NamedCommand>();

/**
 * Adds a command under its name and answers how to take it away; the last one added holds. Nothing
 * comes to depend on the commands by adding one, so an effect may do it.
 */
export function register(name: string, command: NamedCommand): () => void {
  return untrack(() => {
    const before = commands.get(name);
    commands.set(name, command);
    return () => {
      if (commands.get(name) !== command) return;
      if (before) commands.set(name, before);
      else commands.delete(name);
    };
  });
}

/** Every command with its name, in the order in which they were added. */
export function registered(): readonly (readonly [string, NamedCommand])[] {
  return [...commands];
}

/** Runs a command by name; false when there is none of that name or it cannot be done now. */
export function runCommand(name: string): boolean {
  const command = commands.get(name);
  if (!command || command.enabled?.() === false) return false;
  void command.run();
  return true;
}

/** Whether there is a command of that name and it can be done now. */
export function isEnabled(name: string): boolean {
  const command = commands.get(name);
  return command !== undefined && command.enabled?.() !== false;
}

/** A command's keys as a list. */
export function keysOf(command: NamedCommand): readonly string[] {
  if (command.keys === undefined) return [];
  return typeof command.keys === 'string' ? [command.keys] : command.keys;
}

/** The command that a key press asks for, or null; keys without Ctrl mean text in a text field. */
export function commandForKey(press: KeyPress, inTextField: boolean): string | null {
  for (const [name, command] of commands) {
    if (command.enabled?.() === false) continue;
    if (keysOf(command).some((keys) => isPressed(keys, press, inTextField))) return name;
  }
  return null;
}

/** The part of a KeyboardEvent that tells which keys are down. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'
>;

/** Keys with Ctrl that belong to a text field while one has the focus. */
const TEXT_KEYS = new Set(['z', 'y', 'v', 'c', 'x', 'a']);

function isPressed(keys: string, press: KeyPress, inTextField: boolean): boolean {
  if (press.isComposing) return false;
  const parts = keys.split('+');
  const key = (parts.pop() || '+').toLowerCase();
  const ctrl = parts.includes('Ctrl');
  const isText = ctrl ? TEXT_KEYS.has(key) : !/^f\d/.test(key);
  if (inTextField && isText) return false;
  if (ctrl !== (press.ctrlKey || press.metaKey) || parts.includes('Alt') !== press.altKey) {
    return false;
  }
  if (press.key.toLowerCase() !== key) return false;
  // Signs such as `?` and `+` need Shift on some keyboards and not on others.
  return parts.includes('Shift') === press.shiftKey || /^[^a-z0-9]$/.test(key);
}
