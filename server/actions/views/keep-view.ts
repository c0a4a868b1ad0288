import { ViewIn, type View } from '../../domain/desk/view.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { viewQuery } from './view-query.ts';

/**
 * Keeps the filters of a list under a name, for the whole desk.
 * @throws Problem `view-named` when another view goes by this name, in whatever case
 */
export async function keepView({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<View> {
  allow(ctx.actor, 'view:keep');
  const { name, query: text } = parse(ViewIn, input);
  const query = viewQuery(ctx, text);
  return change({
    ctx,
    action: 'view:keep',
    asked: { name, query },
    work: async (tx) => {
      if (await tx.views.named(name)) throw new Problem('view-named', `"${name}" is there already`);
      const view = { id: ctx.newId(), name, query, at: ctx.now(), by: ctx.actor.id };
      await tx.views.add(view);
      return { result: view, subject: view.id, detail: { name, query } };
    },
  });
}
