import { z } from 'zod';
import type { Actor } from '../permission.ts';
import { ROLES, type Role, type RolesHeld } from '../role.ts';

/** A role, and the forecasts where another one holds; without forecasts it holds for all of them. */
export const RolesGiven = z
  .strictObject({
    role: z.enum(ROLES),
    forecasts: z
      .record(z.string().regex(/^(\*|[a-z0-9][a-z0-9-]{0,59})$/, 'is not the id of a forecast'), z.enum(ROLES))
      .refine((held) => Object.keys(held).length <= 200, 'names more than 200 forecasts')
      .nullable()
      .default(null)
      .describe('Role by forecast, * for every other one; null: the role holds for all'),
  })
  .refine(({ role, forecasts }) => role !== 'admin' || forecasts === null, {
    path: ['forecasts'],
    message: 'cannot be given to an admin, who may do everything everywhere',
    params: { fix: 'Leave the forecasts out, or give another role.' },
  })
  .refine(({ forecasts }) => !Object.values(forecasts ?? {}).includes('admin'), {
    path: ['forecasts'],
    message: 'cannot make somebody admin of one forecast',
    params: { fix: 'Give reader, analyst or editor.' },
  });
export type RolesGiven = z.output<typeof RolesGiven>;

interface Held {
  id: string;
  name: string;
  role: Role;
  forecasts: RolesHeld | null;
}

/** A person as the one who acts. */
export function asActor({ id, name, role, forecasts }: Held, via: NonNullable<Actor['via']>): Actor {
  return { id, name, role, via, ...(forecasts === null ? {} : { forecasts }) };
}
