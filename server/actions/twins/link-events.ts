import { lineOf } from '../../domain/desk/line.ts';
import { LinkIn, type EventLink } from '../../domain/desk/twin.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { holdPair } from './held-pair.ts';

/** Says of two events that they are the same happening in two feeds, or that they are different. The last word counts. */
export async function linkEvents({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<EventLink> {
  allow(ctx.actor, 'event:link');
  const { a, b, kind, reason } = parse(LinkIn, input);
  const { words } = ctx.definitions.catalogue();
  return change({
    ctx,
    action: 'event:link',
    asked: { a, b, kind, reason },
    work: async (tx) => {
      const [one, other] = await holdPair(tx, a, b);
      if (kind === 'same' && one.feed === other.feed) throw new Problem('same-feed', `Both are in ${one.feed}`);
      const event = lineOf(other, words);
      const before = await tx.links.between(a, b);
      if (before?.kind === 'merged') throw new Problem('link-of-a-merge');
      if (before?.kind === kind) {
        const { id, at, by, batch, reason: said } = before;
        return { result: { id, kind, event, at, by, reason: said, batch }, subject: id, detail: { a, b, kind } };
      }
      const [id, at, by] = [ctx.newId(), ctx.now(), ctx.actor.id];
      const [low = a, high = b] = [a, b].sort();
      await tx.links.keep({ id, a: low, b: high, kind, batch: null, at, by, reason });
      const detail = { a, b, kind, before: before?.kind ?? null };
      return { result: { id, kind, event, at, by, reason, batch: null }, subject: id, detail };
    },
  });
}
