import { CONNECTOR_KINDS, type ConnectorList, type ConnectorOut } from '../../domain/import/connector.ts';
import { allow } from '../../domain/permission.ts';
import type { KeptConnector } from '../../store/imports/connectors.ts';
import type { Ctx } from '../ctx.ts';
import { cursorOf, type Connecting } from './connecting.ts';

interface Asked {
  ctx: Ctx;
  input: { connecting: Pick<Connecting, 'connectors'> };
}

/** Every connector there is, how it stands, and how one that is off is switched on. */
export async function listConnectors({ ctx, input }: Asked): Promise<ConnectorList> {
  allow(ctx.actor, 'data:read');
  const kept = await ctx.store.connectors.list();
  return {
    connectors: CONNECTOR_KINDS.map((kind) => {
      const on = input.connecting.connectors.some(({ feed }) => feed === kind.feed);
      const row = kept.find(({ feed }) => feed === kind.feed) ?? null;
      return connectorOut(kind, on, row);
    }),
  };
}

function connectorOut(kind: (typeof CONNECTOR_KINDS)[number], on: boolean, row: KeptConnector | null): ConnectorOut {
  const { fetching: begun, bringing, lastDone } = cursorOf(row?.cursor ?? null);
  const fetching = begun && (begun.pages > 0 || row?.running) ? begun : null;
  const state = bringing ? (bringing.why === null ? 'importing' : 'waiting') : fetching ? 'fetching' : 'idle';
  return {
    ...kind,
    state: on ? state : 'off',
    running: row?.running ?? false,
    fetched: fetching && { pages: fetching.pages, rows: fetching.rows },
    import: bringing && { id: bringing.id, file: bringing.file, rows: bringing.rows, why: bringing.why },
    lastRunAt: row?.lastRunAt ?? null,
    lastDoneAt: row?.lastDoneAt ?? null,
    lastDone,
    nextAt: on ? (row?.nextAt ?? null) : null,
    problem: row?.problem ?? null,
  };
}
