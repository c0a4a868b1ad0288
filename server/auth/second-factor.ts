import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { codeIn, counterBytes, fromBase32, stepsTaken, toBase32, TOTP } from '../domain/account/totp.ts';
import { hashed } from './token.ts';

/** A new secret for an authenticator, in base32. */
export function newSecret(): string {
  return toBase32(randomBytes(TOTP.secretBytes));
}

/** The code of a step. */
export function codeOf(secret: string, step: number, digits?: number): string {
  const hmac = createHmac('sha1', fromBase32(secret)).update(counterBytes(step)).digest();
  return codeIn(hmac, digits);
}

/** The step whose code it is, among those that are taken now and come after the one used last; null when it is none of them. */
export function stepOf(code: string, secret: string, now: string, lastUsed: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const same = (step: number) => timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code));
  return stepsTaken(Date.parse(now), lastUsed).find(same) ?? null;
}

/** Ten codes for whoever has lost the authenticator: 80 random bits each, written in fours. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => (toBase32(randomBytes(10)).match(/.{4}/g) ?? []).join('-'));
}

/** What is kept of a recovery code, however it is typed. */
export function recoveryHash(code: string): string {
  return hashed(code.toUpperCase().replace(/[^A-Z2-7]/g, ''));
}
