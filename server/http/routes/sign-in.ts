import { z } from '@hono/zod-openapi';
import { secondFactor } from '../../actions/account/second-factor.ts';
import { signIn } from '../../actions/account/sign-in.ts';
import { signOut } from '../../actions/account/sign-out.ts';
import { lookAtLink, useLink } from '../../actions/account/use-link.ts';
import { CodeIn, LinkAbout, LinkTokenIn, Me, SignInIn, UseLinkIn } from '../../domain/account/wire.ts';
import { body, changeRefusals, json, named } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';
import { callerOf, dropCookies, keepCookies } from '../session.ts';

const MeOut = named('Me', Me);

const enter = operation('anyone', {
  method: 'post',
  path: '/api/sign-in',
  summary: 'Sign in with address and password; the session is in a cookie',
  request: { body: body(SignInIn) },
  responses: {
    200: json(MeOut, 'Who came in; `stage` says whether a code is still wanted'),
    ...changeRefusals('sign-in-wrong', 'too-many-tries', 'sign-in-busy'),
  },
});

const second = operation('anyone', {
  method: 'post',
  path: '/api/sign-in/code',
  summary: 'The second step of signing in: a code of the authenticator, or a recovery code',
  request: { body: body(CodeIn) },
  responses: {
    200: json(MeOut, 'Who came in'),
    ...changeRefusals('code-wrong', 'sign-in-needed', 'too-many-tries'),
  },
});

const leave = operation('anyone', {
  method: 'post',
  path: '/api/sign-out',
  summary: 'End this session',
  request: { body: { ...body(z.strictObject({})), required: false } },
  responses: { 200: json(z.object({ signedOut: z.literal(true) }), 'It is ended'), ...changeRefusals() },
});

const look = operation('anyone', {
  method: 'post',
  path: '/api/one-time-links/look',
  summary: 'What a link that opens once is for',
  request: { body: body(LinkTokenIn) },
  responses: { 200: json(LinkAbout, 'The link; it still opens'), ...changeRefusals('link-closed') },
});

const use = operation('anyone', {
  method: 'post',
  path: '/api/one-time-links/use',
  summary: 'Open a link that opens once: make an account, choose another password, or come in',
  request: { body: body(UseLinkIn) },
  responses: {
    200: json(MeOut, 'Who came in'),
    ...changeRefusals('link-closed', 'person-there', 'too-many-tries', 'sign-in-busy'),
  },
});

/** Coming in and going out. `secure`: browsers reach the server by TLS. */
export const signInRoutes = (secure: boolean) =>
  router()
    .openapi(enter, async (c) => {
      const came = await signIn({ ctx: c.var.ctx, input: c.req.valid('json'), caller: callerOf(c, secure) });
      keepCookies(c, secure, came);
      return c.json(came.me, 200);
    })
    .openapi(second, async (c) => {
      const came = await secondFactor({ ctx: c.var.ctx, input: c.req.valid('json'), caller: callerOf(c, secure) });
      keepCookies(c, secure, came);
      return c.json(came.me, 200);
    })
    .openapi(leave, async (c) => {
      await signOut({ ctx: c.var.ctx, caller: callerOf(c, secure) });
      dropCookies(c, secure);
      return c.json({ signedOut: true as const }, 200);
    })
    .openapi(look, async (c) => c.json(await lookAtLink({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
    .openapi(use, async (c) => {
      const came = await useLink({ ctx: c.var.ctx, input: c.req.valid('json'), caller: callerOf(c, secure) });
      keepCookies(c, secure, came);
      return c.json(came.me, 200);
    });
