import { z } from '@hono/zod-openapi';
import { readInstallation } from '../../actions/installation/read-installation.ts';
import { ModeIn, setMode } from '../../actions/installation/set-mode.ts';
import { signEveryoneOut } from '../../actions/installation/sign-everyone-out.ts';
import { MODES } from '../../domain/account/admits.ts';
import { body, changeRefusals, json, refusals } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const Out = z
  .object({
    mode: z.enum(MODES),
    secondFactorEnforced: z.boolean(),
    sessionsValidFrom: z.string().nullable().describe('Sessions made before it open nothing'),
  })
  .openapi('Installation');

const read = operation('installation:read', {
  method: 'get',
  path: '/api/installation',
  summary: 'How the whole installation is set',
  responses: { 200: json(Out, 'The settings'), ...refusals('not-allowed') },
});

const mode = operation('installation:change', {
  method: 'put',
  path: '/api/installation/mode',
  summary: 'Set the installation to normal, to read only, or close it to all but admins',
  request: { body: body(ModeIn) },
  responses: { 200: json(Out, 'The settings as they are now'), ...changeRefusals() },
});

const out = operation('installation:change', {
  method: 'post',
  path: '/api/installation/sign-everyone-out',
  summary: 'End every session there is, your own too',
  request: { body: { ...body(z.strictObject({})), required: false } },
  responses: {
    200: json(z.object({ validFrom: z.string() }), 'Sessions made before it open nothing'),
    ...changeRefusals(),
  },
});

export const installationRoutes = router()
  .openapi(read, async (c) => c.json(await readInstallation({ ctx: c.var.ctx }), 200))
  .openapi(mode, async (c) => c.json(await setMode({ ctx: c.var.ctx, input: c.req.valid('json') }), 200))
  .openapi(out, async (c) => c.json(await signEveryoneOut({ ctx: c.var.ctx }), 200));
