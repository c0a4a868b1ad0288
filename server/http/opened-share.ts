import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { openShare, type OpenShare } from '../actions/shares/open-share.ts';
import type { Env } from './router.ts';

/** The token of a link, where an address has it. */
export const Token = z.object({ token: z.string().max(100).describe('From the address of the link') });

/** What any address of a link can be refused with. */
export const CLOSED = ['share-closed', 'share-frame', 'indicator-not-found', 'not-valid'] as const;

/** Opens the link of the request; from here on the request is its reader's, in the server's log too. */
export async function opened(c: Context<Env>, token: string): Promise<OpenShare> {
  const open = await openShare({ ctx: c.var.ctx, input: { token } });
  c.set('ctx', open.ctx);
  return open;
}
