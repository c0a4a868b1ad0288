import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { Permission } from '../domain/permission.ts';
import { admitting } from './admitting.ts';

/**
 * Who may call an operation: whom the table of permissions lets; whoever is signed in, where everybody may (their own
 * account); or anyone, where the address itself is the key (a shared link) or opens the door (signing in).
 */
export type Access = Permission | 'signed-in' | 'anyone';

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
