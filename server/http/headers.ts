import type { MiddlewareHandler } from 'hono';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers of every answer: nothing foreign runs, frames or reads us, and API answers stay out of caches. */
export function securityHeaders(https: boolean): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const set = (name: string, value: string) => c.res.headers.set(name, value);
    if (!c.res.headers.has('content-security-policy')) set('content-security-policy', CSP);
    // One answer says for itself that others may frame it: an embedded chart (`routes/embed.ts`).
    const framed = c.res.headers.get('content-security-policy')?.includes('frame-ancestors *') ?? false;
    set('x-content-type-options', 'nosniff');
    set('referrer-policy', 'no-referrer');
    set('cross-origin-opener-policy', 'same-origin');
    if (!framed) {
      set('cross-origin-resource-policy', 'same-origin');
      set('x-frame-options', 'DENY');
    }
    set('x-robots-tag', 'noindex, nofollow');
    set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    if (https) set('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control')) set('cache-control', 'no-store');
  };
}
