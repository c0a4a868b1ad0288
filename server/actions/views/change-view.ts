import { z } from 'zod';
import { ViewChange, type View } from '../../domain/desk/view.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { viewQuery } from './view-query.ts';

/**
 * Gives a view another name, other filters, or both.
 * @throws Problem `view-not-found`, or `view-named` when another view goes by this name
 */
export async function changeView({
  ctx,
  input: { id, ...given },
}: {
  ctx: Ctx;
  input: { id: string; name?: string | undefined; query?: string | undefined };
}): Promise<View> {
  allow(ctx.actor, 'view:keep');
  const { name, query: text } = parse(ViewChange, given);
  const query = text === undefined ? null : viewQuery(ctx, text);
  if (!z.uuid().safeParse(id).success) throw new Problem('view-not-found');
  return change({
    ctx,
    action: 'view:keep',
    asked: { id, name, query },
    work: async (tx) => {
      const other = name === undefined ? null : await tx.views.named(name);
      if (other && other.id !== id) throw new Problem('view-named', `"${name}" is there already`);
      const view = await tx.views.change({ id, name: name ?? null, query });
      if (!view) throw new Problem('view-not-found');
      return { result: view, subject: id, detail: { name: view.name, query: view.query } };
    },
  });
}
