import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Env } from './router.ts';

/** Writes one line of the log. */
export type Log = (level: 'info' | 'warn' | 'error', line: Record<string, unknown>) => void;

/** One line a request: never a query, a body or a word of an event, because the log is sensitive and logs travel. */
export function requestLog(log: Log): MiddlewareHandler<Env> {
  return async (c, next) => {
    const begun = performance.now();
    await next();
    const { status } = c.res;
    log(status >= 500 ? 'error' : 'info', {
      request: c.get('requestId'),
      method: c.req.method,
      route: routeOf(c),
      status,
      ms: Math.round((performance.now() - begun) * 10) / 10,
      actor: c.get('ctx')?.actor.id,
    });
  };
}

/** The pattern of the address that was asked, such as /api/events/:id; never what somebody put into it. */
export function routeOf(c: Context<Env>): string {
  return matchedRoutes(c).findLast((route) => !route.path.endsWith('*'))?.path ?? 'page';
}
