import { z } from '@hono/zod-openapi';
import { json } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

/** Whether the server can do its work, asked at most once a second. */
export type Ready = () => Promise<{ database: boolean; definitions: boolean; stopping: boolean }>;

const Alive = z.object({ status: z.literal('alive') });
const State = z.object({
  status: z.enum(['ready', 'not ready']),
  database: z.boolean(),
  definitions: z.boolean(),
  stopping: z.boolean(),
});

const alive = operation('anyone', {
  method: 'get',
  path: '/healthz',
  summary: 'Whether the process is alive; touches nothing',
  responses: { 200: json(Alive, 'Alive') },
});
const ready = operation('anyone', {
  method: 'get',
  path: '/readyz',
  summary: 'Whether database and definitions are fine',
  responses: { 200: json(State, 'Ready'), 503: json(State, 'Not ready') },
});

/** The two addresses that a supervisor asks. */
export function healthRoutes(ask: Ready) {
  return router()
    .openapi(alive, (c) => c.json({ status: 'alive' as const }, 200))
    .openapi(ready, async (c) => {
      const state = await ask();
      const fine = state.database && state.definitions && !state.stopping;
      return fine
        ? c.json({ status: 'ready' as const, ...state }, 200)
        : c.json({ status: 'not ready' as const, ...state }, 503);
    });
}
