import type { Ctx } from '../ctx.ts';

/** Changes in one mail; what is more comes with the next. */
const MOST = 50;

/**
 * Puts a digest into the log for everybody whom a change was not told yet. How far somebody was told moves on in the same
 * transaction, so that each change is told once, by one server. Gives how many digests were begun.
 */
export async function tellDigests({ ctx }: { ctx: Ctx }): Promise<number> {
  let begun = 0;
  for (const { id: subscriber, forecast, address, toldThrough: from } of await ctx.store.subscribers.behind()) {
    const changes = await ctx.store.verdicts.after(forecast, from, MOST);
    const to = changes.at(-1)?.n;
    if (to === undefined) continue;
    const at = ctx.now();
    const ours = await ctx.store.change(async (tx) => {
      if (!(await tx.subscribers.told({ id: subscriber, from, to }))) return false;
      return tx.deliveries.add({
        ...{ id: ctx.newId(), kind: 'digest', schedule: null, subscriber, changes: changes.map(({ id }) => id) },
        ...{ target: { kind: 'mail', addresses: [address] }, title: `Digest: ${forecast}`, dueAt: at, missed: 0 },
        ...{ by: 'digest', at },
      });
    });
    if (ours) begun += 1;
  }
  return begun;
}
