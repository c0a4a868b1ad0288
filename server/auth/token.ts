import { createHash, randomBytes } from 'node:crypto';

/** What opens a session or a link: 32 random bytes as 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether it looks like a token at all. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text);
}

/** What is kept of a secret that nobody can guess: who reads the table opens nothing with it. */
export function hashed(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
