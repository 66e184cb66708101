import { crc32 } from 'node:zlib';

/** `,"sum":"` + 8 hex digits + `"}` */
const SEAL = /^,"sum":"([0-9a-f]{8})"\}$/;
const SEAL_LENGTH = ',"sum":"00000000"}'.length;

function sumOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** An object as one line of a file, guarded by the CRC-32 of the text before its sum. */
export function sealLine(value: object): string {
  const body = JSON.stringify(value).slice(0, -1);
  return `${body},"sum":"${sumOf(body)}"}\n`;
}

/** The object of a line, or null when the line is torn or was altered. */
export function openLine(line: string): Record<string, unknown> | null {
  const body = line.slice(0, -SEAL_LENGTH);
  const seal = SEAL.exec(line.slice(-SEAL_LENGTH));
  if (!seal || seal[1] !== sumOf(body)) return null;
  try {
    const value: unknown = JSON.parse(`${body}}`);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
