import { z } from '@hono/zod-openapi';
import { askConnector } from '../../actions/connectors/ask-connector.ts';
import type { Connecting } from '../../actions/connectors/connecting.ts';
import { listConnectors } from '../../actions/connectors/list-connectors.ts';
import { ConnectorList, ConnectorOut } from '../../domain/import/connector.ts';
import { body, changeRefusals, json, KeyHeader, refusals, WITH_KEY } from '../answers.ts';
import { operation } from '../operation.ts';
import { router } from '../router.ts';

const list = operation('data:read', {
  method: 'get',
  path: '/api/connectors',
  summary: 'Publishers that the server can ask by itself: how each stands, and how one that is off is switched on',
  responses: { 200: json(ConnectorList, 'The connectors'), ...refusals() },
});

const run = operation('connector:run', {
  method: 'post',
  path: '/api/connectors/{feed}/run',
  summary: 'Ask a publisher now, in the background',
  request: { params: z.object({ feed: z.string().max(60) }), headers: KeyHeader, body: body(z.strictObject({})) },
  responses: {
    202: json(ConnectorOut, 'The connector; ask for the list again to see how far it has come'),
    ...changeRefusals('connector-not-found', 'connector-off', ...WITH_KEY),
  },
});

/** The connectors that settings switch on are known from the start. */
export function connectorRoutes(connecting: Pick<Connecting, 'connectors'>) {
  return router()
    .openapi(list, async (c) => c.json(await listConnectors({ ctx: c.var.ctx, input: { connecting } }), 200))
    .openapi(run, async (c) => {
      const input = { ...c.req.valid('param'), connecting };
      return c.json(await askConnector({ ctx: c.var.ctx, input }), 202);
    });
}
