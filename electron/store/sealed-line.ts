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
