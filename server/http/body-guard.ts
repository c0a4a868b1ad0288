import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isKeepable } from '../domain/event/hidden-marks.ts';
import { Problem } from '../domain/problem.ts';

const JSON_LIMIT = 1024 * 1024;
const DEPTH = 50;
/** Milliseconds for a JSON body to arrive. Node has one limit for all addresses, and files need a longer one. */
const PATIENCE = 30_000;

/** These addresses take files and see to their own limits. */
const takesFile = (method: string, path: string) =>
  method === 'POST' && /^\/api\/(imports|events\/[^/]+\/attachments)$/.test(path);

/** Looks at every JSON body before any schema does: size, kind, encoding, depth, and characters that cannot be kept. */
export function bodyGuard(patience = PATIENCE): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: JSON_LIMIT,
    onError: () => {
      throw new Problem('too-large', 'The body is larger than 1 MiB');
    },
  });
  return async (c, next) => {
    const { method, path } = c.req;
    if (['GET', 'HEAD', 'OPTIONS'].includes(method) || !path.startsWith('/api/')) return next();
    if (c.req.header('content-encoding')) throw new Problem('encoded-body');
    if (takesFile(method, path)) return next();
    const late = new Problem('too-slow', `The body did not arrive within ${patience / 1000} seconds`);
    let bytes = new ArrayBuffer(0);
    const arrival = limit(c, async () => {
      bytes = await c.req.arrayBuffer();
    });
    await inTime(arrival, patience, late).catch((error: unknown) => {
      // What is left of the body is not waited for.
      c.header('connection', 'close');
      throw error;
    });
    if (bytes.byteLength > 0 || method !== 'DELETE') checkJson(bytes, c.req.header('content-type'));
    return next();
  };
}

async function inTime<T>(work: Promise<T>, patience: number, late: Problem): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(late), patience);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function checkJson(bytes: ArrayBuffer, contentType: string | undefined): void {
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(contentType ?? '')) {
    throw new Problem('wrong-content-type', 'Only application/json in UTF-8 is read here');
  }
  const value = parsed(bytes);
  const wrong = wrongIn(value, 0);
  if (wrong) throw new Problem('not-json', wrong);
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('not-json');
  }
}

/** What cannot be kept in a value, or null: PostgreSQL has no NUL, and half a surrogate pair is no character. */
function wrongIn(value: unknown, depth: number): string | null {
  if (depth > DEPTH) return `The body is nested more than ${DEPTH} levels deep`;
  if (typeof value === 'string') return isKeepable(value) ? null : 'The body holds characters that cannot be stored';
  if (value === null || typeof value !== 'object') return null;
  for (const [key, inner] of Object.entries(value)) {
    const wrong = wrongIn(key, depth) ?? wrongIn(inner, depth + 1);
    if (wrong) return wrong;
  }
  return null;
}
