import { randomBytes } from 'node:crypto';
import { sha256 } from '../hash.ts';

/** What opens a link: 32 random bytes, which nobody guesses, as 43 characters that an address carries as they are. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether it looks like a token at all. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What is kept of a token: who reads the table cannot open a link. */
export function tokenHash(token: string): string {
  return sha256(token);
}
