import { z } from '@hono/zod-openapi';
import { beginSecondFactor } from '../../actions/account/begin-second-factor.ts';
import { changePassword } from '../../actions/account/change-password.ts';
import { confirmSecondFactor } from '../../actions/account/confirm-second-factor.ts';
import { endOthers, endSession } from '../../actions/account/end-sessions.ts';
import { listSessions, readMe } from '../../actions/account/own-sessions.ts';
import { removeSecondFactor } from '../../actions/account/remove-second-factor.ts';
import { renewRecoveryCodes } from '../../actions/account/renew-recovery-codes.ts';
import {
  Begun,
  ConfirmIn,
  Me,
  MeNow,
  PasswordChangeIn,
  PasswordIn,
  RecoveryCodes,
  Session,
} from '../../domain/account/wire.ts';
import { body, changeRefusals, json, named, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';
import { callerOf, keepCookies } from '../session.ts';

const MeOut = named('Me', Me);
const MeNowOut = named('MeNow', MeNow);
const SIGNED_IN = ['sign-in-needed', 'code-needed', 'set-up-needed'] as const;
const WITH_PASSWORD = [...SIGNED_IN, 'password-wrong', 'too-many-tries', 'sign-in-busy'] as const;
const Done = z.object({ done: z.literal(true) });
const done = { done: true as const };

const read = operation('signed-in', {
  method: 'get',
  path: '/api/me',
  summary: 'Who is signed in, and what is still wanted of them',
  responses: { 200: json(MeNowOut, 'The person'), ...refusals('sign-in-needed') },
});
const password = operation('signed-in', {
  method: 'post',
  path: '/api/me/password',
  summary: 'Change your own password; all other sessions end',
  request: { body: body(PasswordChangeIn) },
  responses: { 200: json(MeOut, 'The person; the session goes on'), ...changeRefusals(...WITH_PASSWORD) },
});
const begin = operation('signed-in', {
  method: 'post',
  path: '/api/me/second-factor',
  summary: 'Begin to set up an authenticator',
  request: { body: body(PasswordIn) },
  responses: { 200: json(Begun, 'The secret, shown once'), ...changeRefusals(...WITH_PASSWORD) },
});
const confirm = operation('signed-in', {
  method: 'post',
  path: '/api/me/second-factor/confirm',
  summary: 'Put the authenticator in use with its first code',
  request: { body: body(ConfirmIn) },
  responses: {
    200: json(RecoveryCodes, 'Recovery codes; other sessions have ended'),
    ...changeRefusals(...SIGNED_IN, 'code-wrong', 'second-factor-none', 'too-many-tries'),
  },
});
const remove = operation('signed-in', {
  method: 'post',
  path: '/api/me/second-factor/remove',
  summary: 'Take your own second factor away',
  request: { body: body(PasswordIn) },
  responses: {
    200: json(Done, 'It is gone'),
    ...changeRefusals(...WITH_PASSWORD, 'second-factor-none', 'second-factor-must'),
  },
});
const renew = operation('signed-in', {
  method: 'post',
  path: '/api/me/recovery-codes',
  summary: 'Ten new recovery codes; those before are void',
  request: { body: body(PasswordIn) },
  responses: {
    200: json(RecoveryCodes, 'The codes, shown once'),
    ...changeRefusals(...WITH_PASSWORD, 'second-factor-none'),
  },
});
const sessions = operation('signed-in', {
  method: 'get',
  path: '/api/me/sessions',
  summary: 'Where you are signed in',
  responses: { 200: json(z.object({ sessions: z.array(Session) }), 'Sessions'), ...refusals(...SIGNED_IN) },
});
const end = operation('signed-in', {
  method: 'delete',
  path: '/api/me/sessions/{id}',
  summary: 'End one of your sessions',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: json(Done, 'It is ended'), ...changeRefusals(...SIGNED_IN, 'session-not-found') },
});
const others = operation('signed-in', {
  method: 'post',
  path: '/api/me/sessions/end-others',
  summary: 'End all your sessions but this one',
  request: { body: { ...body(z.strictObject({})), required: false } },
  responses: { 200: json(z.object({ ended: z.int() }), 'How many'), ...changeRefusals(...SIGNED_IN) },
});

/** One's own account. `secure`: browsers reach the server by TLS. */
export const meRoutes = (secure: boolean) =>
  router()
    .openapi(read, async (c) => {
      const { ctx, asker } = c.var;
      return c.json(await readMe({ ctx, caller: callerOf(c, secure), ...(asker && { asker }) }), 200);
    })
    .openapi(password, async (c) => {
      const came = await changePassword({ ctx: c.var.ctx, input: c.req.valid('json'), caller: callerOf(c, secure) });
      keepCookies(c, secure, came);
      return c.json(came.me, 200);
    })
    .openapi(begin, async (c) =>
      c.json(await beginSecondFactor({ ctx: c.var.ctx, input: c.req.valid('json'), caller: callerOf(c, secure) }), 200),
    )
    .openapi(confirm, async (c) => {
      const asked = { ctx: c.var.ctx, input: c.req.valid('json'), caller: callerOf(c, secure) };
      const { codes, ...came } = await confirmSecondFactor(asked);
      keepCookies(c, secure, came);
      return c.json({ codes }, 200);
    })
    .openapi(remove, async (c) => {
      await removeSecondFactor({ ctx: c.var.ctx, input: c.req.valid('json'), caller: callerOf(c, secure) });
      return c.json(done, 200);
    })
    .openapi(renew, async (c) =>
      c.json(
        await renewRecoveryCodes({ ctx: c.var.ctx, input: c.req.valid('json'), caller: callerOf(c, secure) }),
        200,
      ),
    )
    .openapi(sessions, async (c) => c.json(await listSessions({ ctx: c.var.ctx, caller: callerOf(c, secure) }), 200))
    .openapi(end, async (c) => {
      await endSession({ ctx: c.var.ctx, input: c.req.valid('param'), caller: callerOf(c, secure) });
      return c.json(done, 200);
    })
    .openapi(others, async (c) => c.json(await endOthers({ ctx: c.var.ctx, caller: callerOf(c, secure) }), 200));
