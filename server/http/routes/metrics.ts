import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Ctx } from '../../actions/ctx.ts';
import { readNumbers } from '../../actions/operating/read-numbers.ts';
import { Problem } from '../../domain/problem.ts';
import { refusals } from '../answers.ts';
import type { Metrics } from '../metrics.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const read = operation('anyone', {
  method: 'get',
  path: '/metrics',
  summary: 'What is watched, in Prometheus text form; for this machine, or with the token from the settings',
  responses: {
    200: { description: 'Counts alone', content: { 'text/plain': { schema: z.string() } } },
    ...refusals('not-found'),
  },
});

/** Who may read it: whoever has the token; without a proxy in front, this machine too. To others it does not exist. */
export const metricsRoutes = (
  ctx: Pick<Ctx, 'store'>,
  measured: Metrics,
  { token, publicOrigin }: { token: string | undefined; publicOrigin: string | undefined },
) =>
  router().openapi(read, async (c) => {
    const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const known = token !== undefined && bearer !== undefined && same(bearer, token);
    if (!known && !(publicOrigin === undefined && fromHere(c))) throw new Problem('not-found');
    return c.text(measured.text(await readNumbers({ ctx })), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

/** Behind a proxy on this machine everybody would seem to be here; one that says so is not taken for it. */
function fromHere(c: Context): boolean {
  if (['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined))
    return false;
  try {
    return /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/.test(getConnInfo(c).remote.address ?? '');
  } catch {
    return false;
  }
}

function same(a: string, b: string): boolean {
  const sum = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(sum(a), sum(b));
}
