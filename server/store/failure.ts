import { Problem } from '../domain/problem.ts';

const GONE = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether the connection died, so that a read may be asked again on another one. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  return GONE.has(code) || code.startsWith('08') || ['57P01', '57P02', '57P03'].includes(code);
}

/**
 * Whether the transaction failed in a way that a second try can mend and that left nothing behind: it lost a race, or
 * its very BEGIN was answered by a connection that the driver had just replaced, before any work was done.
 */
export function isRaceLost(error: unknown): boolean {
  return ['40001', '40P01', 'UNSAFE_TRANSACTION'].includes(codeOf(error));
}

/**
 * What the database's refusal means to a caller. Never its text: that can name tables and hold an analyst's words.
 * Anything not listed stays as it is and becomes an "unexpected" at the door.
 */
export function translated(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const code = codeOf(error);
  if (isConnectionLost(error) || isRaceLost(error)) return new Problem('database-away');
  // Cancelled, locked, out of disk, out of memory, out of connections.
  if (['57014', '55P03', '53100', '53200', '53300', '25P03', '25006'].includes(code))
    return new Problem('database-away');
  if (code === '23505') return new Problem('already-there');
  if (code === '23514' || code.startsWith('22')) return new Problem('not-storable');
  return error;
}

/** The promise, given up as `database-away` after so long: a frozen database never answers by itself. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('database-away')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A read, asked again up to three times when its connection died, within the deadline. */
export async function reading<T>(ask: () => Promise<T>, milliseconds = 5_000): Promise<T> {
  const again = async (left: number): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      if (left === 0 || !isConnectionLost(error)) throw translated(error);
      await new Promise((resolve) => setTimeout(resolve, 50 * (4 - left)));
      return again(left - 1);
    }
  };
  return within(milliseconds, again(3));
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause ? codeOf(error.cause) : '';
}
