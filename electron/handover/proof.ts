import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The two sides: each proves itself in its own name, so that no proof can be thrown back. */
export type Side = 'holder' | 'visitor';

/** What a handshake is about: the lock that was connected to and a number of each side. */
export interface Challenge {
  /** The lock's name: a proof for one library says nothing about another. */
  readonly lock: string;
  readonly holder: string;
  readonly visitor: string;
}

/** A number used once: 32 random bytes in hexadecimal. */
export function freshNumber(): string {
  return randomBytes(32).toString('hex');
}

/**
 * What only who knows the secret can say to a challenge: an HMAC-SHA-256, in hexadecimal. The secret
 * is 32 random bytes, so that nobody finds it by trying, however many proofs they hear.
 */
export function proofOf(secret: Buffer, side: Side, challenge: Challenge): string {
  const { lock, holder, visitor } = challenge;
  const said = JSON.stringify(['dateline handover 1', side, lock, holder, visitor]);
  return createHmac('sha256', secret).update(said).digest('hex');
}

/** Whether a proof is right; takes the same time wherever it is wrong. */
export function isProof(given: string, secret: Buffer, side: Side, challenge: Challenge): boolean {
  const right = Buffer.from(proofOf(secret, side, challenge));
  const said = Buffer.from(given);
  return said.length === right.length && timingSafeEqual(said, right);
}
