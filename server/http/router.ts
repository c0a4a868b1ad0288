import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Asker } from '../actions/account/who-asks.ts';
import type { Ctx } from '../actions/ctx.ts';
import { issuesOf, notValid } from '../actions/parse.ts';

/** What a request carries through its handlers. */
export interface Env {
  Variables: {
    requestId: string;
    ctx: Ctx;
    /** Finds out who asks; asked by the guard of each operation. */
    identify: (c: Context<Env>) => Promise<Asker>;
    /** Set by the guard where it asked. */
    asker?: Asker;
  };
}

/** A router whose declared shapes refuse with our own problems. */
export function router(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw notValid(issuesOf(result.error, (result as { data?: unknown }).data));
    },
  });
}
