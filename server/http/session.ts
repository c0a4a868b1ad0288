import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Caller } from '../actions/account/caller.ts';
import type { CameIn } from '../actions/account/open-session.ts';
import type { Env } from './router.ts';

const YEAR = 31_536_000;

/** The names under which a browser keeps its secrets: behind TLS with the prefix that no other host can set. */
export function cookieNames(secure: boolean): { session: string; device: string } {
  const prefix = secure ? '__Host-signposts' : 'signposts';
  return { session: prefix, device: `${prefix}-device` };
}

/** Where a request came from, and the secrets its browser sent. */
export function callerOf(c: Context<Env>, secure: boolean): Caller {
  const names = cookieNames(secure);
  return {
    address: addressOf(c),
    agent: c.req.header('user-agent') ?? '',
    session: getCookie(c, names.session),
    device: getCookie(c, names.device),
  };
}

/** Puts the secrets of somebody who came in into their browser; no script can read them there. */
export function keepCookies(c: Context<Env>, secure: boolean, { token, endsAt, device }: CameIn): void {
  const names = cookieNames(secure);
  const safe = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const;
  setCookie(c, names.session, token, { ...safe, expires: new Date(endsAt) });
  if (device !== null) setCookie(c, names.device, device, { ...safe, maxAge: YEAR });
}

/** Takes the session out of the browser, and what its pages have kept. The device stays known. */
export function dropCookies(c: Context<Env>, secure: boolean): void {
  deleteCookie(c, cookieNames(secure).session, { path: '/', secure });
  c.header('clear-site-data', '"cache"');
}

/** The other end of the line; requests without one come from tests. */
function addressOf(c: Context<Env>): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
