import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { Access } from '../domain/account/admits.ts';
import { admitting } from './admitting.ts';

/** Where the API's description says it. */
export const ACCESS = 'x-access';

/**
 * An operation of the API. There is no other way to declare one (a test sees to it), so none can be reached that does not
 * say by whom. The guard stands before anything that is sent is looked at.
 */
export function operation<P extends string, R extends Omit<RouteConfig, 'path'> & { path: P }>(
  access: Access,
  route: R,
) {
  const guarded = { ...route, middleware: admitting(access), [ACCESS]: access };
  // Its shapes are those of the route; the guard adds none.
  return createRoute(guarded) as unknown as ReturnType<typeof createRoute<P, R>>;
}
