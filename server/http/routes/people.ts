import { z } from '@hono/zod-openapi';
import { changeRoles, RolesIn } from '../../actions/people/change-roles.ts';
import { disable, enable } from '../../actions/people/disable.ts';
import {
  EnforceAllIn,
  EnforceIn,
  enforceForAll,
  enforceSecondFactor,
} from '../../actions/people/enforce-second-factor.ts';
import { invite, InviteIn } from '../../actions/people/invite.ts';
import { listNames } from '../../actions/people/list-names.ts';
import { listPeople } from '../../actions/people/list-people.ts';
import { makeResetLink } from '../../actions/people/make-reset-link.ts';
import { signOutPerson } from '../../actions/people/sign-out-person.ts';
import { MadeLink, Person } from '../../domain/account/wire.ts';
import { body, changeRefusals, json, named, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const PersonOut = named('Person', Person);
const LinkOut = named('MadeLink', MadeLink);
const SIGNED_IN = ['sign-in-needed', 'code-needed', 'set-up-needed'] as const;
const OF_A_PERSON = [...SIGNED_IN, 'person-not-found'] as const;
const params = z.object({ id: z.string().max(100) });
const nothing = { ...body(z.strictObject({})), required: false };
const Ended = z.object({ ended: z.int().describe('Sessions that ended') });

const list = operation('people:read', {
  method: 'get',
  path: '/api/people',
  summary: 'Everybody who has an account',
  responses: {
    200: json(z.object({ people: z.array(PersonOut), secondFactorEnforced: z.boolean() }), 'People'),
    ...refusals(...SIGNED_IN, 'not-allowed'),
  },
});
const names = operation('event:read', {
  method: 'get',
  path: '/api/people/names',
  summary: 'Names for the ids that histories keep',
  responses: {
    200: json(z.object({ people: z.array(z.object({ id: z.uuid(), name: z.string() })) }), 'People, by name'),
    ...refusals('not-allowed'),
  },
});
const ask = operation('people:invite', {
  method: 'post',
  path: '/api/people/invite',
  summary: 'Make a link with which somebody makes an account; it is told once',
  request: { body: body(InviteIn) },
  responses: { 201: json(LinkOut, 'The link'), ...changeRefusals(...SIGNED_IN, 'person-there', 'no-admin-yet') },
});
const roles = operation('people:change', {
  method: 'put',
  path: '/api/people/{id}/roles',
  summary: 'Give somebody other roles; their sessions end',
  request: { params, body: body(RolesIn) },
  responses: { 200: json(PersonOut, 'The person'), ...changeRefusals(...OF_A_PERSON, 'person-changed', 'last-admin') },
});
const shut = operation('people:disable', {
  method: 'post',
  path: '/api/people/{id}/disable',
  summary: 'Shut somebody out at once',
  request: { params, body: nothing },
  responses: { 200: json(PersonOut, 'The person'), ...changeRefusals(...OF_A_PERSON, 'last-admin') },
});
const open = operation('people:disable', {
  method: 'post',
  path: '/api/people/{id}/enable',
  summary: 'Let somebody sign in again',
  request: { params, body: nothing },
  responses: { 200: json(PersonOut, 'The person'), ...changeRefusals(...OF_A_PERSON) },
});
const reset = operation('people:reset', {
  method: 'post',
  path: '/api/people/{id}/reset-link',
  summary: 'Make a link with which somebody chooses another password; it is told once',
  request: { params, body: nothing },
  responses: { 201: json(LinkOut, 'The link'), ...changeRefusals(...OF_A_PERSON, 'person-disabled') },
});
const out = operation('people:sign-out', {
  method: 'post',
  path: '/api/people/{id}/sign-out',
  summary: 'End every session of somebody',
  request: { params, body: nothing },
  responses: { 200: json(Ended, 'How many'), ...changeRefusals(...OF_A_PERSON) },
});
const enforce = operation('people:change', {
  method: 'put',
  path: '/api/people/{id}/second-factor',
  summary: 'Say whether somebody must have a second factor, or take a lost one away',
  request: { params, body: body(EnforceIn) },
  responses: { 200: json(PersonOut, 'The person'), ...changeRefusals(...OF_A_PERSON) },
});
const enforceAll = operation('installation:change', {
  method: 'put',
  path: '/api/people/second-factor',
  summary: 'Say whether everybody must have a second factor',
  request: { body: body(EnforceAllIn) },
  responses: { 200: json(Ended, 'How many sessions ended'), ...changeRefusals(...SIGNED_IN) },
});

/** Other people's accounts, for admins. `secure`: browsers reach the server by TLS. */
export const peopleRoutes = router()
  .openapi(list, async (c) => c.json(await listPeople({ ctx: c.var.ctx }), 200))
  .openapi(names, async (c) => c.json(await listNames({ ctx: c.var.ctx }), 200))
  .openapi(ask, async (c) => c.json(await invite({ ctx: c.var.ctx, input: c.req.valid('json') }), 201))
  .openapi(enforceAll, async (c) => c.json(await enforceForAll({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
  .openapi(roles, async (c) => {
    const input = { id: c.req.valid('param').id, body: c.req.valid('json') };
    return c.json(await changeRoles({ ctx: c.var.ctx, input }), 200);
  })
  .openapi(shut, async (c) => c.json(await disable({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(open, async (c) => c.json(await enable({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(reset, async (c) => c.json(await makeResetLink({ ctx: c.var.ctx, input: c.req.valid('param') }), 201))
  .openapi(out, async (c) => c.json(await signOutPerson({ ctx: c.var.ctx, input: c.req.valid('param') }), 200))
  .openapi(enforce, async (c) => {
    const input = { id: c.req.valid('param').id, body: c.req.valid('json') };
    return c.json(await enforceSecondFactor({ ctx: c.var.ctx, input }), 200);
  });
