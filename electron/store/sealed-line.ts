import { crc32 } from 'node:zlib';

/** `,"sum":"` + 8 hex digits + `"}` */
const SEAL = /^,"sum":"([0-9a-f]{8})"\}$/;
const SEAL_LENGTH = ',"sum":"00000000"}'.length;

function sumOf(text: string | Buffer): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** An object as one line of a file, guarded by the CRC-32 of the text before its sum. */
export function sealLine(value: object): string {
  const body = JSON.stringify(value).slice(0, -1);
  return `${body},"sum":"${sumOf(body)}"}\n`;
}

/**
 * What a line says of its format: nothing while that is the first. Each line says it for itself, so
 * that one can be read by itself, whatever became of the others.
 */
export function formatMark(format: number): { format?: number } {
  return format === 1 ? {} : { format };
}

/** The format of a line, given its object. */
export function formatOf({ format }: Readonly<Record<string, unknown>>): number {
  return typeof format === 'number' && format >= 1 ? format : 1;
}

/** The object of a line, or null when the line is torn or was altered. */
export function openLine(line: Buffer): Record<string, unknown> | null {
  const end = line.length - SEAL_LENGTH;
  if (end <= 0) return null;
  const seal = SEAL.exec(line.toString('latin1', end));
  if (!seal || seal[1] !== sumOf(line.subarray(0, end))) return null;
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
