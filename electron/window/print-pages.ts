import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { PAPER_SIZES } from '../../core/timeline/paper';
import { PRINTED } from '../../core/timeline/picture-look';
import { printedStyle } from '../../core/timeline/print-document';
import type { WebContents } from 'electron';
import type { PrintedPages } from '../exporting/save-timeline-picture';
import { withSheet } from './sheet-window';

/** How Electron calls a print job that the user thought better of. */
const CANCELLED = /cancel/i;

function withPages<Value>(
  { body, paper }: PrintedPages,
  files: string,
  work: (contents: WebContents) => Promise<Value>,
): Promise<Value> {
  const sheet = { style: printedStyle(paper, PRINTED), body, title: 'Timeline' };
  return withSheet(sheet, { files, ...PAPER_SIZES[paper], scale: null }, work);
}

/** The pages of a timeline as PDF, on the paper that they were cut for, with text that can be read. */
export function pdfOf(pages: PrintedPages, files: string): Promise<Uint8Array> {
  return withPages(pages, files, (contents) =>
    contents.printToPDF({
      pageSize: pages.paper,
      landscape: true,
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    }),
  );
}

/** Prints the pages with the system's dialog; `false` when the user thought better of it. */
export function printPages(
  pages: PrintedPages,
  files: string,
): Promise<Result<boolean, 'not-printed'>> {
  return withPages(pages, files, (contents) => {
    const done = Promise.withResolvers<Result<boolean, 'not-printed'>>();
    const options = { pageSize: pages.paper, landscape: true, printBackground: true };
    contents.print(options, (isPrinted, reason) => {
      if (isPrinted || CANCELLED.test(reason)) return done.resolve(ok(isPrinted));
      const why = reason ? ` (${reason.toLowerCase()})` : '';
      const words = `The timeline was not printed${why}. It can be saved as PDF.`;
      done.resolve(fail('not-printed', words));
    });
    return done.promise;
  });
}
