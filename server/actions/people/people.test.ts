import { describe, expect, it } from 'vitest';
import { auditOf, browser, firstAdminOf, invited, PASSWORD } from '../../testing/accounts.ts';
import { alice } from '../../testing/people.ts';
import { testLog } from '../../testing/request.ts';
import { firstAdmin } from '../account/first-admin.ts';
import { signIn } from '../account/sign-in.ts';
import { whoIs } from '../account/who-is.ts';
import { changeRoles } from './change-roles.ts';
import { disable, enable } from './disable.ts';
import { enforceForAll } from './enforce-second-factor.ts';
import { invite } from './invite.ts';
import { listPeople } from './list-people.ts';
import { makeResetLink } from './make-reset-link.ts';
import { signOutPerson } from './sign-out-person.ts';

const log = await testLog();
const { ctx } = log;
await expect(
  invite({
    ctx: log.as({ ...alice, id: 'early', role: 'admin' }),
    input: { email: 'a@b.example', as: { role: 'reader' } },
  }),
).rejects.toMatchObject({ code: 'no-admin-yet' });
const { admin } = await firstAdminOf(ctx);
const me = admin.actor.id;
const versionOf = async (id: string) =>
  (await listPeople({ ctx: admin })).people.find((each) => each.id === id)?.version ?? 0;

describe('the last admin', () => {
  it('is neither disabled nor given another role', async () => {
    await expect(disable({ ctx: admin, input: { id: me } })).rejects.toMatchObject({ code: 'last-admin' });
    const body = { as: { role: 'editor' }, version: await versionOf(me) };
    await expect(changeRoles({ ctx: admin, input: { id: me, body } })).rejects.toMatchObject({ code: 'last-admin' });
    expect(await versionOf(me)).toBe(body.version);
  });

  it('is left when two admins disable each other at the same moment', async () => {
    const other = (await invited(admin, 'second@example.org', 'admin')).me.id;
    const both = await Promise.allSettled([me, other].map((id) => disable({ ctx: admin, input: { id } })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const gone = both[0]?.status === 'fulfilled' ? me : other;
    await enable({ ctx: admin, input: { id: gone } });
    const body = { as: { role: 'reader' }, version: await versionOf(other) };
    expect((await changeRoles({ ctx: admin, input: { id: other, body } })).role).toBe('reader');
  });
});

describe('an admin', () => {
  it('changes roles by forecast from the version they saw, and the sessions of before end', async () => {
    const came = await invited(admin, 'roles@example.org', 'reader');
    const change = (version: number) =>
      changeRoles({
        ctx: admin,
        input: { id: came.me.id, body: { as: { role: 'reader', forecasts: { test: 'editor' } }, version } },
      });
    expect((await change(1)).forecasts).toEqual({ test: 'editor' });
    await expect(change(1)).rejects.toMatchObject({ code: 'person-changed' });
    expect(await whoIs(ctx, came.token)).toBeNull();
    const again = await signIn({ ctx, input: { email: 'Roles@Example.org', password: PASSWORD }, caller: browser() });
    expect((await whoIs(ctx, again.token))?.actor).toMatchObject({
      role: 'reader',
      forecasts: { test: 'editor' },
      via: 'session',
    });
  });

  it('shuts somebody out at once, lets them in again, and signs them out', async () => {
    const came = await invited(admin, 'out@example.org', 'analyst');
    const { id } = came.me;
    expect((await disable({ ctx: admin, input: { id } })).disabledAt).not.toBeNull();
    expect(await whoIs(ctx, came.token)).toBeNull();
    await expect(makeResetLink({ ctx: admin, input: { id } })).rejects.toMatchObject({ code: 'person-disabled' });
    await enable({ ctx: admin, input: { id } });
    const input = { email: 'out@example.org', password: PASSWORD };
    const { token } = await signIn({ ctx, input, caller: browser() });
    expect(await signOutPerson({ ctx: admin, input: { id } })).toEqual({ ended: 1 });
    expect(await whoIs(ctx, token)).toBeNull();
  });

  it('invites an address once, and demands a second factor of everybody', async () => {
    const came = await invited(admin, 'once@example.org', 'reader');
    const again = { email: 'ONCE@example.org', as: { role: 'reader' } };
    await expect(invite({ ctx: admin, input: again })).rejects.toMatchObject({ code: 'person-there' });
    expect((await enforceForAll({ ctx: admin, input: { must: true } })).ended).toBeGreaterThan(0);
    expect(await whoIs(ctx, came.token)).toBeNull();
    const input = { email: 'once@example.org', password: PASSWORD };
    expect((await signIn({ ctx, input, caller: browser() })).me.stage).toBe('set-up');
    await enforceForAll({ ctx: admin, input: { must: false } });
  });

  it('is made by the settings only while nobody has an account', async () => {
    expect(await firstAdmin({ ctx, input: { email: 'late@example.org', password: PASSWORD } })).toBe(false);
    const fresh = await testLog();
    expect(await firstAdmin({ ctx: fresh.ctx, input: { email: 'Set@example.org', password: PASSWORD } })).toBe(true);
    const input = { email: 'set@example.org', password: PASSWORD };
    expect((await signIn({ ctx: fresh.ctx, input, caller: browser() })).me.role).toBe('admin');
  });
});

describe('everybody else', () => {
  it('is refused each of it, and every refusal is written down', async () => {
    const editor = log.as(alice);
    const id = me;
    const asked = [
      () => listPeople({ ctx: editor }),
      () => invite({ ctx: editor, input: { email: 'x@example.org', as: { role: 'admin' } } }),
      () => changeRoles({ ctx: editor, input: { id, body: { as: { role: 'reader' }, version: 1 } } }),
      () => disable({ ctx: editor, input: { id } }),
      () => enable({ ctx: editor, input: { id } }),
      () => makeResetLink({ ctx: editor, input: { id } }),
      () => signOutPerson({ ctx: editor, input: { id } }),
      () => enforceForAll({ ctx: editor, input: { must: true } }),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: 'not-allowed' });
    const refused = (await auditOf(log)).filter(
      ({ actor, action }) => actor === 'alice' && action.endsWith(':refused'),
    );
    expect(refused).toHaveLength(asked.length - 1);
    expect(refused.every(({ detail }) => JSON.stringify(detail) === '{"code":"not-allowed"}')).toBe(true);
  });
});
