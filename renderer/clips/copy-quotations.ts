import type { Clip } from '../../core/library/records';
import {
  quotationsAsHtml,
  quotationsAsMarkdown,
  quotationsAsPlain,
  wordsAsHtml,
} from '../../core/notebook/quotation';
import type { Quotation } from '../../core/notebook/quotation';
import type { AppState } from '../state/context';
import type { NotebookState } from '../state/notebook.svelte';
import { sourceOfClip } from './outlet';

/** What another program gets: words and citation in every form it may take, Markdown alone, or words alone. */
export type QuotationForm = 'cited' | 'markdown' | 'words';

/** Clips as quotations of their sources. */
export function quotationsOf(notebook: NotebookState, clips: readonly Clip[]): Quotation[] {
  return clips.map((clip) => ({ words: clip.quote.exact, source: sourceOfClip(notebook, clip) }));
}

/** Writes quotations in the forms that other programs take, one for each type. */
export function fillQuotations(
  data: Pick<DataTransfer, 'setData'>,
  quotations: readonly Quotation[],
  form: QuotationForm = 'cited',
): void {
  const markdown = quotationsAsMarkdown(quotations);
  const words = quotations.map((quotation) => quotation.words);
  switch (form) {
    case 'cited':
      data.setData('text/plain', quotationsAsPlain(quotations));
      data.setData('text/markdown', markdown);
      data.setData('text/html', quotationsAsHtml(quotations));
      return;
    case 'markdown':
      data.setData('text/plain', markdown);
      data.setData('text/markdown', markdown);
      return;
    case 'words':
      data.setData('text/plain', words.join('\n\n'));
      data.setData('text/html', words.map(wordsAsHtml).join(''));
  }
}

/**
 * Puts quotations on the clipboard; answers whether that worked.
 *
 * It goes by a copy event and not by `navigator.clipboard`, which asks for a permission that this
 * window never gets.
 */
function toClipboard(quotations: readonly Quotation[], form: QuotationForm): boolean {
  let isFilled = false;
  const hear = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.clipboardData) return;
    fillQuotations(event.clipboardData, quotations, form);
    isFilled = true;
  };
  document.addEventListener('copy', hear, true);
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', hear, true);
  return isCopied && isFilled;
}

/** What is said once quotations are copied. */
function copiedWords(form: QuotationForm, count: number): string {
  const what = count === 1 ? '' : `${count} clips `;
  const how = { cited: 'with citation', markdown: 'as Markdown', words: 'without citation' }[form];
  const words = `${what}copied ${how}.`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Copies quotations and says so. */
export function copyQuotations(
  { notices }: Pick<AppState, 'notices'>,
  quotations: readonly Quotation[],
  form: QuotationForm,
): void {
  if (toClipboard(quotations, form)) {
    notices.add(copiedWords(form, quotations.length), { tone: 'info' });
  } else notices.add('The clipboard did not take it.', { tone: 'problem' });
}

/**
 * Answers the browser's own copying where nothing is selected that it would copy: with the clips
 * that are meant, and their citations. A selection keeps its bare words.
 */
export function copyInstead(
  event: ClipboardEvent,
  app: Pick<AppState, 'notebook' | 'notices'>,
  clips: readonly Clip[],
): void {
  const { clipboardData } = event;
  const selected = document.getSelection()?.toString() ?? '';
  if (event.defaultPrevented || !clipboardData || selected !== '' || clips.length === 0) return;
  event.preventDefault();
  fillQuotations(clipboardData, quotationsOf(app.notebook, clips));
  app.notices.add(copiedWords('cited', clips.length), { tone: 'info' });
}
