import type { MiddlewareHandler } from 'hono';
import { allow } from '../domain/permission.ts';
import type { Access } from './operation.ts';
import type { Env } from './router.ts';

/** Lets a request pass to an operation, or refuses it before anything else is read. What it is about, the action looks at. */
export function admitting(access: Access): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (access !== 'anyone' && access !== 'signed-in') allow(c.var.ctx.actor, access);
    await next();
  };
}
