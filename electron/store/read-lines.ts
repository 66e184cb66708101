import { setImmediate as breathe } from 'node:timers/promises';
import type { FilePort } from './file-port';

/** No thread works longer than this at a stretch while reading, in milliseconds. */
const SLICE_MS = 8;

/**
 * A line that no writer of ours makes; a file of one endless line must not fill the memory. It is
 * handed over empty, so that it counts as damaged and the lines after it are read.
 */
const LONGEST_LINE = 64 * 1024 * 1024;
const NOTHING = new Uint8Array(0);

export interface Line {
  readonly bytes: Buffer;
  /** Counts from 1. */
  readonly number: number;
  /** False on a last line without its line break: it was torn while it was written. */
  readonly whole: boolean;
}

/** Hands over the lines of a file one by one, in slices, so that whoever reads stays responsive. */
export async function readLines(
  files: FilePort,
  path: string,
  take: (line: Line) => void,
  /** Asked after each piece; what it answers is waited for. */
  pace?: () => Promise<void> | null,
): Promise<void> {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let number = 0;
  let isTooLong = false;
  let sliceStart = performance.now();
  const emit = (end: Uint8Array, whole: boolean) => {
    pieces.push(end);
    const [only] = pieces;
    const bytes = isTooLong ? NOTHING : pieces.length === 1 && only ? only : Buffer.concat(pieces);
    pieces = [];
    held = 0;
    isTooLong = false;
    number++;
    take({ bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), number, whole });
  };
  for await (const piece of files.readInPieces(path)) {
    let from = 0;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      emit(piece.subarray(from, at), true);
      from = at + 1;
      if (performance.now() - sliceStart > SLICE_MS) {
        await breathe();
        sliceStart = performance.now();
      }
    }
    const wait = pace?.();
    if (wait) {
      await wait;
      sliceStart = performance.now();
    }
    if (from < piece.length) {
      const rest = piece.subarray(from);
      pieces.push(rest);
      held += rest.length;
      if (held > LONGEST_LINE) {
        isTooLong = true;
        pieces = [];
      }
    }
  }
  if (held > 0) emit(NOTHING, false);
}

/** A file's first line without its line break; null when it has no whole line or too long a one. */
export async function readFirstLine(files: FilePort, path: string): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let held = 0;
  for await (const piece of files.readInPieces(path)) {
    const end = piece.indexOf(10);
    pieces.push(end < 0 ? piece : piece.subarray(0, end));
    held += piece.length;
    if (end >= 0) return Buffer.concat(pieces);
    if (held > LONGEST_LINE) return null;
  }
  return null;
}
