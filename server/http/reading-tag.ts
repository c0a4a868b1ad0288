import type { Context } from 'hono';
import type { Ctx } from '../actions/ctx.ts';
import { fingerprint } from '../actions/hash.ts';
import { dataVersionNow } from '../actions/readings/read-forecast.ts';
import { isFresh } from './conditional.ts';
import type { Env } from './router.ts';

// A newer build may answer otherwise from the same data, so tags do not outlive the process.
const boot = Date.now().toString(36);

async function readingTag(ctx: Ctx, asked: Record<string, string | undefined>): Promise<string> {
  const version = await dataVersionNow(ctx);
  return `"${version}-${boot}-${fingerprint({ ...asked, today: ctx.today() }).slice(0, 12)}"`;
}

/** Tags an answer that follows from the data and the address alone. Gives true when the caller has it already. */
export async function isHeld(c: Context<Env>, asked: Record<string, string | undefined>): Promise<boolean> {
  const tag = await readingTag(c.var.ctx, asked);
  c.header('etag', tag);
  c.header('cache-control', 'no-cache');
  return isFresh(c.req.header('if-none-match'), tag);
}
