import type { Ctx } from '../actions/ctx.ts';
import { indicatorIn } from '../actions/definitions/in-use.ts';
import { readPublished } from '../actions/series/read-published.ts';
import type { Behind } from '../domain/reading/pages/behind.ts';
import { publishedBehind, rolesShown } from '../domain/reading/pages/published-behind.ts';
import { fitOf } from '../domain/indicator/series-fit.ts';

/** A number of a feed of totals added up again from the published table; null for a list of events. */
export async function publishedTotal(ctx: Ctx, list: Behind): Promise<number | null> {
  const opened = publishedBehind(list);
  if (!opened) return null;
  const { asOf, ...where } = opened;
  const { measure } = indicatorIn(ctx, where.forecast, where.indicator).indicator.definition;
  const { months } = await readPublished({ ctx, input: { ...where, ...(asOf ? { 'as-of': asOf } : {}) } });
  const fit = fitOf(measure);
  const needed = 'roles' in fit ? fit.roles.length : 0;
  const whole = (month: string) => months.filter((one) => one.month === month).length === needed;
  const roles = list['role'] === 'among' ? ['among'] : rolesShown(measure.kind);
  const shown = months.filter(({ month, role }) => whole(month) && roles.includes(role));
  return shown.reduce((sum, { now }) => sum + now.value, 0);
}
