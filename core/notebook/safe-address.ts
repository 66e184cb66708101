/**
 * An address that a link may lead to, or null: http, https and mail only, read as a browser reads
 * it, which passes over line breaks and control characters within.
 */
export function safeAddress(address: string): string | null {
  // eslint-disable-next-line no-control-regex -- these are what a browser passes over
  const read = address.replace(/[\u0000-\u0020\u007f]/g, '');
  return /^(?:https?:\/\/|mailto:)./i.test(read) ? read : null;
}
