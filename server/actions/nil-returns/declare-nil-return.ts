import { z } from 'zod';
import { NilReturnIn, type NilReturnOut } from '../../domain/desk/nil-return.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { takesNilReturns } from '../../domain/reading/measure/nil-return.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { indicatorIn } from '../definitions/in-use.ts';
import { notValid, parse } from '../parse.ts';

const Input = z.object({ forecast: z.string(), indicator: z.string(), given: NilReturnIn });

/**
 * "Looked in these sources for this period, found none." Months that such returns fill whole count as zero for the
 * indicator, though nobody declared the log complete.
 */
export async function declareNilReturn({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<NilReturnOut> {
  allow(ctx.actor, 'nil-return:declare');
  const { forecast: forecastId, indicator: indicatorId, given } = parse(Input, input);
  const { forecast, indicator, tracked } = indicatorIn(ctx, forecastId, indicatorId, 'nil-return:declare');
  if (!takesNilReturns(indicator.definition.measure)) throw new Problem('nil-return-meaningless');
  if (given.to > ctx.today())
    throw notValid([
      {
        field: 'to',
        value: given.to,
        message: 'has not come yet',
        fix: `Give a day up to ${ctx.today()}: nobody can have looked beyond it.`,
      },
    ]);
  const id = ctx.newId();
  return change({
    ctx,
    action: 'nil-return:declare',
    asked: { forecastId, indicatorId, given },
    work: async (tx) => {
      const found = await tx.nilReturns.against({ tracked, from: given.from, to: given.to });
      if (found > 0)
        throw new Problem(
          'nil-return-contradicted',
          `The log holds ${found} ${found === 1 ? 'event' : 'events'} from ${given.from} to ${given.to} that count toward "${indicator.definition.title}"`,
        );
      const [at, by] = [ctx.now(), ctx.actor.id];
      const row = { id, forecast: forecast.id, indicator: indicator.id, ...given, at, by };
      await tx.nilReturns.add(row);
      return { result: { ...row, loggedSince: 0 }, subject: id, detail: { ...row } };
    },
  });
}
