import { describe, expect, it } from 'vitest';
import { codeOf } from '../../auth/second-factor.ts';
import { hashed } from '../../auth/token.ts';
import { stepAt } from '../../domain/account/totp.ts';
import { client } from '../../store/connect.ts';
import {
  after,
  auditOf,
  browser,
  firstAdminOf,
  invited,
  OTHER_PASSWORD,
  PASSWORD,
  tokenIn,
} from '../../testing/accounts.ts';
import { testLog } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { disable } from '../people/disable.ts';
import { enforceSecondFactor } from '../people/enforce-second-factor.ts';
import { invite } from '../people/invite.ts';
import { makeApiKey } from '../keys/make-api-key.ts';
import { makeResetLink } from '../people/make-reset-link.ts';
import { whoAsks } from './who-asks.ts';
import { beginSecondFactor } from './begin-second-factor.ts';
import { changePassword } from './change-password.ts';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import { endOthers, endSession } from './end-sessions.ts';
import { makeLoginLink, makeWelcome } from './make-link.ts';
import { listSessions, readMe } from './own-sessions.ts';
import { removeSecondFactor } from './remove-second-factor.ts';
import { secondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { lookAtLink, useLink } from './use-link.ts';
import { whoIs } from './who-is.ts';

const log = await testLog();
const { ctx } = log;
const early = [await makeWelcome({ ctx }), await makeWelcome({ ctx })];
const home = browser();
const { admin } = await firstAdminOf(ctx, home);
let n = 0;
const somebody = async (caller = browser()) => {
  const email = `person${++n}@example.org`;
  const came = await invited(admin, email, 'analyst', caller);
  return { email, id: came.me.id, caller };
};
const enter = (email: string, caller = browser(), password = PASSWORD, at: Ctx = ctx) =>
  signIn({ ctx: at, input: { email, password }, caller });
const code = (of: string) => ({ code: of });

/** Sets up an authenticator; gives its secret and the recovery codes. */
async function withAuthenticator(caller: ReturnType<typeof browser>) {
  const { secret } = await beginSecondFactor({ ctx, input: { password: PASSWORD }, caller });
  const input = { code: codeOf(secret, stepAt(Date.parse(ctx.now()))) };
  const { codes, ...came } = await confirmSecondFactor({ ctx, input, caller });
  caller.took(came);
  return { secret, codes };
}

describe('the first account', () => {
  it('is an admin, made by the link of the start, which is the last of its kind', async () => {
    expect(await readMe({ ctx, caller: home })).toMatchObject({
      email: 'ana@example.org',
      role: 'admin',
      stage: 'full',
    });
    expect(await makeWelcome({ ctx })).toBeNull();
    for (const link of early) {
      const input = { token: tokenIn(link?.page ?? ''), email: 'eve@example.org', name: 'Eve', password: PASSWORD };
      await expect(useLink({ ctx, input, caller: browser() })).rejects.toMatchObject({ code: 'link-closed' });
    }
  });
});

describe('a one-time link', () => {
  it('opens once, also for two at the same moment', async () => {
    const { page } = await invite({ ctx: admin, input: { email: 'twice@example.org', as: { role: 'reader' } } });
    const input = { token: tokenIn(page), name: 'Twice', password: PASSWORD };
    expect(await lookAtLink({ ctx, input: { token: input.token } })).toMatchObject({
      kind: 'invite',
      email: 'twice@example.org',
    });
    const both = await Promise.allSettled([1, 2].map(() => useLink({ ctx, input, caller: browser() })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(useLink({ ctx, input, caller: browser() })).rejects.toMatchObject({ code: 'link-closed' });
    await expect(lookAtLink({ ctx, input: { token: input.token } })).rejects.toMatchObject({ code: 'link-closed' });
  });

  it('stays open when the password will not do, and does not open when its time is over', async () => {
    const { page } = await invite({ ctx: admin, input: { email: 'late@example.org', as: { role: 'reader' } } });
    const input = { token: tokenIn(page), name: 'Late', password: 'sunshine1234' };
    await expect(useLink({ ctx, input, caller: browser() })).rejects.toMatchObject({ code: 'not-valid' });
    const good = { ...input, password: PASSWORD };
    await expect(useLink({ ctx: after(ctx, 72 * 60 + 1), input: good, caller: browser() })).rejects.toMatchObject({
      code: 'link-closed',
    });
    expect((await useLink({ ctx, input: good, caller: browser() })).me.role).toBe('reader');
  });

  it('to reset sets another password, ends every session and closes every key; an older one is closed', async () => {
    const { email, id, caller } = await somebody();
    const theirs = { ...ctx, actor: { id, name: 'Somebody', role: 'reader', via: 'session' } as const };
    const key = await makeApiKey({ ctx: theirs, input: { name: 'A program', scopes: ['read'], days: 7 } });
    expect((await whoAsks(ctx, { token: undefined, key: key.secret })).actor?.id).toBe(id);
    const [old, fresh] = [
      await makeResetLink({ ctx: admin, input: { id } }),
      await makeResetLink({ ctx: admin, input: { id } }),
    ];
    await expect(
      useLink({ ctx, input: { token: tokenIn(old.page), password: OTHER_PASSWORD }, caller: browser() }),
    ).rejects.toMatchObject({ code: 'link-closed' });
    const came = await useLink({
      ctx,
      input: { token: tokenIn(fresh.page), password: OTHER_PASSWORD },
      caller: browser(),
    });
    expect(came.me.email).toBe(email);
    expect(await whoIs(ctx, caller.session)).toBeNull();
    await expect(whoAsks(ctx, { token: undefined, key: key.secret })).rejects.toMatchObject({
      code: 'api-key-refused',
    });
    await expect(enter(email)).rejects.toMatchObject({ code: 'sign-in-wrong' });
    expect((await enter(email, browser(), OTHER_PASSWORD)).me.id).toBe(id);
  });

  it('of the machine lets an admin in, and nobody else', async () => {
    const made = await makeLoginLink({ ctx, input: { forget: false } });
    expect(made.for).toBe('ana@example.org');
    expect((await useLink({ ctx, input: { token: tokenIn(made.page) }, caller: browser() })).me.role).toBe('admin');
    const { email } = await somebody();
    await expect(makeLoginLink({ ctx, input: { email, forget: false } })).rejects.toMatchObject({
      code: 'person-not-found',
    });
  });
});

describe('signing in', () => {
  it('refuses a wrong password, an unknown address and a disabled person alike', async () => {
    const gone = await somebody();
    await disable({ ctx: admin, input: { id: gone.id } });
    const { email } = await somebody();
    const told = await Promise.all(
      [enter(email, browser(), 'not the password'), enter('nobody@example.org'), enter(gone.email)].map((each) =>
        each.then(
          () => 'in',
          (error: unknown) => String(error) + JSON.stringify(error),
        ),
      ),
    );
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain('sign-in-wrong');
  });

  it('gives another token each time, and ends the session the browser came with', async () => {
    const victim = await somebody();
    const attacker = await somebody();
    const planted = { ...browser(), session: attacker.caller.session };
    const came = await enter(victim.email, planted as ReturnType<typeof browser>);
    expect(came.token).not.toBe(planted.session);
    expect(await whoIs(ctx, planted.session)).toBeNull();
    expect((await whoIs(ctx, came.token))?.person.id).toBe(victim.id);
  });

  it('takes two at the same moment as two sessions', async () => {
    const { email, id, caller } = await somebody();
    const [one, two] = await Promise.all([enter(email), enter(email)]);
    expect((await listSessions({ ctx, caller })).sessions).toHaveLength(3);
    expect(one.token).not.toBe(two.token);
    expect((await whoIs(ctx, two.token))?.person.id).toBe(id);
  });

  it('takes ten tries in a quarter of an hour, also when they come at once', async () => {
    const { email } = await somebody(browser('198.51.100.7'));
    const tries = await Promise.allSettled(
      Array.from({ length: 14 }, () => enter(email, browser('198.51.100.8'), 'wrong wrong wrong')),
    );
    const codes = tries.map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : 'in'));
    expect(codes.filter((each) => each === 'sign-in-wrong')).toHaveLength(10);
    expect(codes.filter((each) => each === 'too-many-tries')).toHaveLength(4);
    const refused = await enter(email).catch((error: unknown) => error as { more: { retryAfter: number } });
    expect((refused as { more: { retryAfter: number } }).more.retryAfter).toBeGreaterThan(800);
    expect((await enter(email, browser(), PASSWORD, after(ctx, 16))).me.email).toBe(email);
  });

  it('does not shut the owner out of a device they know, and does not let that device guess for ever', async () => {
    const { email, caller } = await somebody();
    for (let each = 0; each < 10; each++)
      await enter(email, browser('198.51.100.9'), 'wrong wrong wrong').catch(() => null);
    await expect(enter(email)).rejects.toMatchObject({ code: 'too-many-tries' });
    expect((await enter(email, caller)).me.email).toBe(email);
    for (let each = 0; each < 12; each++) await enter(email, caller, 'wrong wrong wrong').catch(() => null);
    await expect(enter(email, caller)).rejects.toMatchObject({ code: 'too-many-tries' });
  });
});

describe('a session', () => {
  it('ends after 8 hours without use, and after 7 days with it', async () => {
    const { email } = await somebody();
    const { token } = await enter(email);
    expect(await whoIs(after(ctx, 7.9 * 60), token)).not.toBeNull();
    expect(await whoIs(after(ctx, 15 * 60), token)).not.toBeNull();
    expect(await whoIs(after(ctx, 24 * 60), token)).toBeNull();
    const busy = (await enter(email)).token;
    for (let hour = 7; hour < 7 * 24; hour += 7) expect(await whoIs(after(ctx, hour * 60), busy)).not.toBeNull();
    expect(await whoIs(after(ctx, 7 * 24 * 60 + 1), busy)).toBeNull();
  });

  it('ends by signing out, one by one, and all others at once', async () => {
    const { email, caller } = await somebody();
    const [here, there, gone] = [caller, browser(), browser()];
    there.took(await enter(email, there));
    gone.took(await enter(email, gone));
    await signOut({ ctx, caller: gone });
    expect(await whoIs(ctx, gone.session)).toBeNull();
    const { sessions } = await listSessions({ ctx, caller: here });
    expect(sessions.map((each) => each.here).sort()).toEqual([false, true]);
    const other = sessions.find((each) => !each.here)?.id ?? '';
    const stranger = await somebody();
    await expect(endSession({ ctx, input: { id: other }, caller: stranger.caller })).rejects.toMatchObject({
      code: 'session-not-found',
    });
    await endSession({ ctx, input: { id: other }, caller: here });
    expect(await whoIs(ctx, there.session)).toBeNull();
    there.took(await enter(email, browser()));
    expect(await endOthers({ ctx, caller: here })).toEqual({ ended: 1 });
    expect(await whoIs(ctx, here.session)).not.toBeNull();
  });

  it('ends everywhere at a change of the password, and goes on here under another token', async () => {
    const { email, caller } = await somebody();
    const [other, before] = [await enter(email), caller.session];
    const change = (input: unknown) => changePassword({ ctx, input, caller });
    await expect(change({ old: 'not the password', new: OTHER_PASSWORD })).rejects.toMatchObject({
      code: 'password-wrong',
    });
    await expect(change({ old: PASSWORD, new: 'password12345' })).rejects.toMatchObject({ code: 'not-valid' });
    caller.took(await change({ old: PASSWORD, new: OTHER_PASSWORD }));
    expect([await whoIs(ctx, other.token), await whoIs(ctx, before)]).toEqual([null, null]);
    expect((await readMe({ ctx, caller })).email).toBe(email);
    expect((await enter(email, browser(), OTHER_PASSWORD)).me.email).toBe(email);
  });
});

describe('a second factor', () => {
  it('is asked for after the password, and each code is good once, also for two at once', async () => {
    const { email, caller } = await somebody();
    const { secret } = await withAuthenticator(caller);
    const [one, two] = [browser(), browser()];
    for (const each of [one, two]) expect(each.took(await enter(email, each)).me.stage).toBe('code');
    await expect(listSessions({ ctx, caller: one })).rejects.toMatchObject({ code: 'code-needed' });
    const used = code(codeOf(secret, stepAt(Date.parse(ctx.now()))));
    await expect(secondFactor({ ctx, input: used, caller: one })).rejects.toMatchObject({ code: 'code-wrong' });
    const next = code(codeOf(secret, stepAt(Date.parse(ctx.now())) + 1));
    const half = one.session;
    const both = await Promise.allSettled([one, two].map((each) => secondFactor({ ctx, input: next, caller: each })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await whoIs(after(ctx, 11), half)).toBeNull();
  });

  it('can be a recovery code, once each', async () => {
    const { email, caller } = await somebody();
    const { codes } = await withAuthenticator(caller);
    expect(new Set(codes).size).toBe(10);
    const by = async (each: string) => {
      const at = browser();
      at.took(await enter(email, at));
      return secondFactor({ ctx, input: code(each), caller: at });
    };
    expect((await by((codes[0] ?? '').toLowerCase())).me).toMatchObject({ stage: 'full', recoveryCodesLeft: 9 });
    await expect(by(codes[0] ?? '')).rejects.toMatchObject({ code: 'code-wrong' });
  });

  it('takes ten codes in a quarter of an hour', async () => {
    const { email, caller } = await somebody();
    await withAuthenticator(caller);
    const at = browser();
    at.took(await enter(email, at));
    for (let each = 0; each < 10; each++)
      await secondFactor({ ctx, input: code('000000'), caller: at }).catch(() => null);
    await expect(secondFactor({ ctx, input: code('000000'), caller: at })).rejects.toMatchObject({
      code: 'too-many-tries',
    });
  });

  it('that an admin wants must be set up before anything else, and stays', async () => {
    const { email, id, caller } = await somebody();
    await enforceSecondFactor({ ctx: admin, input: { id, body: { must: true } } });
    expect(await whoIs(ctx, caller.session)).toBeNull();
    expect(caller.took(await enter(email, caller)).me.stage).toBe('set-up');
    await expect(listSessions({ ctx, caller })).rejects.toMatchObject({ code: 'set-up-needed' });
    await withAuthenticator(caller);
    expect((await readMe({ ctx, caller })).stage).toBe('full');
    await expect(removeSecondFactor({ ctx, input: { password: PASSWORD }, caller })).rejects.toMatchObject({
      code: 'second-factor-must',
    });
  });
});

describe('what is kept', () => {
  it('holds no password, no token and no code; the audit trail has every step and refusal', async () => {
    const { email, id, caller } = await somebody();
    const { codes } = await withAuthenticator(caller);
    await enter(email, browser(), 'wrong wrong wrong').catch(() => null);
    const sql = client({ ...log.connection }, 1, {});
    const rows = await sql`
      select to_jsonb(p) - 'totp_secret' as row from people p union all select to_jsonb(s) from sessions s
      union all select to_jsonb(l) from one_time_links l union all select to_jsonb(d) from known_devices d
      union all select to_jsonb(t) from sign_in_tries t union all select to_jsonb(a) from audit a`;
    await sql.end();
    const kept = JSON.stringify(rows);
    expect(kept).toContain(hashed(caller.session ?? ''));
    for (const secret of [PASSWORD, 'wrong wrong wrong', caller.session, caller.device, codes[0]])
      expect(kept).not.toContain(secret);
    const lines = (await auditOf(log)).filter(({ subject }) => subject === id).map(({ action }) => action);
    expect(lines).toEqual([
      'account:use-link',
      'account:begin-second-factor',
      'account:confirm-second-factor',
      'account:sign-in:refused',
    ]);
  });
});
