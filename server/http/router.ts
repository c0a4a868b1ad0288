import { OpenAPIHono } from '@hono/zod-openapi';
import type { Ctx } from '../actions/ctx.ts';
import { issuesOf, notValid } from '../actions/parse.ts';

/** What a request carries through its handlers. */
export interface Env {
  Variables: { requestId: string; ctx: Ctx };
}

/** A router whose declared shapes refuse with our own problems. */
export function router(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw notValid(issuesOf(result.error, (result as { data?: unknown }).data));
    },
  });
}
