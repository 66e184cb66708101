import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { typedField } from '../../../renderer/clips/typed-field';
import type { NotebookState } from '../../../renderer/state/notebook.svelte';

/** Of a field in the page what the attachment asks of it; there is no page here. */
class FakeField {
  value = '';
  readonly #heard = new Map<string, (event: unknown) => void>();
  addEventListener = (type: string, hear: (event: unknown) => void) => this.#heard.set(type, hear);
  removeEventListener = (type: string) => this.#heard.delete(type);
  focus = () => undefined;
  setSelectionRange = () => undefined;
  hear = (type: string) => this.#heard.get(type)?.({});
}

const notebook = { typing: { hold: () => () => undefined } } as unknown as NotebookState;

let stop: () => void = () => undefined;

beforeEach(() => {
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('HTMLElement', class {});
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** A record with a note, and the field for it as a component would open it. */
function opened() {
  let record = $state.raw({ id: 'a', note: 'one' });
  let isOpen = $state(true);
  const saved: string[] = [];
  const field = new FakeField();
  const attach = typedField(notebook, () => {
    const of = record;
    const save = (note: string) => {
      isOpen = false;
      saved.push(`${of.id}: ${note}`);
      return Promise.resolve();
    };
    return { value: of.note, save, isLine: false };
  });
  stop = $effect.root(() => {
    $effect(() => (isOpen ? attach(field as never) : undefined));
  });
  flushSync();
  return {
    field,
    saved,
    attach,
    set: (next: typeof record) => {
      record = next;
      flushSync();
    },
    close: () => {
      isOpen = false;
      flushSync();
    },
  };
}

describe('a field that is opened in place', () => {
  it('stays open, with what is typed in it, when its record changes meanwhile', () => {
    const { field, saved, set } = opened();
    field.value = 'ha';
    set({ id: 'a', note: 'another’s' });
    expect(saved).toEqual([]);
    expect(field.value).toBe('ha');
  });

  it('saves to the record that it was opened for, though another one is shown by then', () => {
    const { field, saved, set, close } = opened();
    field.value = 'typed for a';
    set({ id: 'b', note: '' });
    close();
    expect(saved).toEqual(['a: typed for a']);
  });

  it('saves though it goes while the page is drawn, where nothing may be changed', () => {
    const { field, saved } = opened();
    field.value = 'typed';
    // What is computed for the page stands here for the drawing of it.
    const drawn = $derived.by(() => {
      field.hear('blur');
      return 'drawn';
    });
    expect(drawn).toBe('drawn');
    expect(saved).toEqual(['a: typed']);
  });
});
