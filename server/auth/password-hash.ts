import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Problem } from '../domain/problem.ts';
import { semaphore } from './semaphore.ts';

/** scrypt as ASVS 5.0 (Appendix C) asks for it: 32 MiB, about 0.3 s. */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const KEY_BYTES = 32;

// Each takes 32 MiB and a thread: without a limit, signing in would be a way to take the memory away.
const inTurn = semaphore(4, 40, () => new Problem('sign-in-busy'));

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** A password as it is kept: `$scrypt$n,r,p$salt$key`, another text each time. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return `$scrypt$${COST.N},${COST.r},${COST.p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/**
 * Whether it is the password. Without a kept one it takes as long and says no, so that time does not tell whether
 * somebody has an account.
 * @throws Problem `sign-in-busy`
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const { cost, salt, key } = parts(kept) ?? NOBODY;
  const same = timingSafeEqual(await derive(password, salt, cost), key);
  return same && kept !== null;
}

const NOBODY = { cost: COST as Cost, salt: randomBytes(16), key: randomBytes(KEY_BYTES) };

function parts(kept: string | null): typeof NOBODY | null {
  const found = /^\$scrypt\$(\d+),(\d+),(\d+)\$([\w-]+)\$([\w-]{43})$/.exec(kept ?? '');
  if (!found) return null;
  const [, N, r, p, salt = '', key = ''] = found;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        // The same letters can come as different bytes from different keyboards.
        scrypt(password.normalize('NFC'), salt, KEY_BYTES, { ...cost, maxmem: 256 * 1024 * 1024 }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}
