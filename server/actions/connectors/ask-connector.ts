import type { ConnectorOut } from '../../domain/import/connector.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import type { Connecting } from './connecting.ts';
import { listConnectors } from './list-connectors.ts';
import { connectorOf } from './run-connector.ts';

interface Asked {
  ctx: Ctx;
  input: { feed: string; connecting: Pick<Connecting, 'connectors'> };
}

/**
 * Has a connector run now, in the background; one that runs goes on.
 * @throws Problem `connector-not-found` or `connector-off`
 */
export async function askConnector({ ctx, input }: Asked): Promise<ConnectorOut> {
  allow(ctx.actor, 'connector:run');
  const { feed } = connectorOf(input.connecting, input.feed);
  await change<null>({
    ctx,
    action: 'connector:run',
    asked: { run: feed },
    work: async (tx) => {
      await tx.connectors.ask({ feed, at: ctx.now() });
      return { result: null, subject: feed, detail: { run: true } };
    },
  });
  const { connectors } = await listConnectors({ ctx, input });
  const found = connectors.find((each) => each.feed === feed);
  if (!found) throw new Problem('connector-not-found');
  return found;
}
