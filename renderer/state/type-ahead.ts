import { isTextField } from './text-field';

/** A field that has not come by then, in ms, will not come; what was typed for it is let go. */
const PATIENCE = 3_000;

/**
 * Keeps what is typed from now on until a text field has the focus, and types it there: a key that
 * opens a field and the words for it are often pressed in one breath, and a letter that comes before
 * the field would be taken for a command.
 *
 * Escape lets go of what was typed. Nothing is kept once a field has the focus already. Answers how to
 * stop where no field will come.
 */
export function typeAhead(): () => void {
  if (isTextField(document.activeElement)) return () => undefined;
  const keys: KeyboardEvent[] = [];

  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') letGo();
    else if (!['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) keys.push(event);
  };
  const focus = (event: FocusEvent) => {
    if (!isTextField(event.target)) return;
    letGo();
    // The field may yet be given its own words and selection by who opened it.
    queueMicrotask(() => keys.forEach(again));
  };
  const letGo = () => {
    clearTimeout(patience);
    window.removeEventListener('keydown', press, true);
    window.removeEventListener('focusin', focus);
  };
  const patience = setTimeout(letGo, PATIENCE);
  window.addEventListener('keydown', press, true);
  window.addEventListener('focusin', focus);
  return letGo;
}

/** Does what a key would have done had the field been there. */
function again({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): void {
  const at = document.activeElement ?? document.body;
  const isCommand = ctrlKey || metaKey || altKey;
  if (isTextField(at) && key.length === 1 && !isCommand) {
    document.execCommand('insertText', false, key);
    return;
  }
  const press = { key, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true };
  const isTaken = !at.dispatchEvent(new KeyboardEvent('keydown', press));
  if (isTaken || isCommand || !isTextField(at)) return;
  if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Enter' && at instanceof HTMLTextAreaElement)
    document.execCommand('insertText', false, '\n');
  else if (key === 'Enter' && at instanceof HTMLInputElement) at.form?.requestSubmit();
}
