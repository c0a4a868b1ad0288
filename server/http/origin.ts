import type { MiddlewareHandler } from 'hono';
import { Problem } from '../domain/problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Two checks against pages of other sites. The Host must be a name of ours, or a name that somebody points at this
 * machine could read the log. A change must come from our own pages, or from something that is no browser.
 */
export function sameSite(publicOrigin: string | undefined): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!isOurs(host, publicOrigin)) throw new Problem('wrong-host');
    if (
      !SAFE.has(c.req.method) &&
      !isSameOrigin(c.req.header('sec-fetch-site'), c.req.header('origin'), host, publicOrigin)
    ) {
      throw new Problem('wrong-origin');
    }
    await next();
  };
}

function isOurs(host: string, publicOrigin: string | undefined): boolean {
  if (publicOrigin && host === new URL(publicOrigin).host) return true;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);
}

function isSameOrigin(
  site: string | undefined,
  origin: string | undefined,
  host: string,
  publicOrigin: string | undefined,
): boolean {
  if (site !== undefined) return site === 'same-origin' || (site === 'none' && origin === undefined);
  if (origin === undefined) return true;
  return origin === publicOrigin || origin === `http://${host}` || origin === `https://${host}`;
}
