import type { Connector } from '../../connectors/connector.ts';
import type { Ctx } from '../ctx.ts';
import type { Cursor, Fetching } from './connecting.ts';

/** Forgets pages that are of no use any more. */
export async function forget(
  ctx: Ctx,
  { feed }: Pick<Connector, 'feed'>,
  cursor: Cursor,
  fetching: Fetching,
): Promise<void> {
  cursor.fetching = null;
  await ctx.store.change(async (tx) => {
    await tx.connectors.forgetFetched(fetching.import);
    await tx.connectors.keep({ feed, cursor: { ...cursor } });
  });
}
