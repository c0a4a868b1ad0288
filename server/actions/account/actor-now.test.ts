import { describe, expect, it } from 'vitest';
import { allow, sees } from '../../domain/permission.ts';
import { firstAdminOf, invited } from '../../testing/accounts.ts';
import { testLog } from '../../testing/request.ts';
import { changeRoles } from '../people/change-roles.ts';
import { disable } from '../people/disable.ts';
import { actorNow } from './actor-now.ts';

const { ctx } = await testLog();
const { admin } = await firstAdminOf(ctx);
const { me } = await invited(admin, 'eddi@example.org', 'editor');
const eddi = () => actorNow(ctx, { id: me.id, name: 'eddi', role: 'editor' });

describe('work that is done later', () => {
  it('is done with the rights its maker has by then', async () => {
    expect(await eddi()).toMatchObject({ role: 'editor', via: 'job' });
    const as = { role: 'analyst', forecasts: { other: 'reader' } };
    await changeRoles({ ctx: admin, input: { id: me.id, body: { as, version: 1 } } });
    const now = await eddi();
    expect([now.role, sees(now, 'other'), sees(now, 'test')]).toEqual(['analyst', true, false]);
  });

  it('is not done for somebody who was disabled', async () => {
    await disable({ ctx: admin, input: { id: me.id } });
    const now = await eddi();
    for (const permission of ['import:run', 'import:undo', 'delivery:run', 'reading:read'] as const)
      expect(() => allow(now, permission)).toThrow(/needs the role/);
  });

  it('is done for this machine and the command line as they asked', async () => {
    const desk = { id: 'local-analyst', name: 'Local analyst', role: 'admin' } as const;
    expect(await actorNow(ctx, desk)).toEqual({ ...desk, via: 'job' });
  });
});
