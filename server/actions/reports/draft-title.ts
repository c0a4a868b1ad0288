import { overInWords } from '../../domain/report/front.ts';
import type { ReportPlan } from '../../domain/report/plan.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';

/**
 * What a draft reports on, in words, from its plan alone: a draft is saved every few seconds, and nothing is reckoned.
 * @throws Problem `forecast-not-found`
 */
export function draftTitle(ctx: Ctx, plan: ReportPlan): string {
  forecastIn(ctx, plan.forecast, 'report:write');
  return overInWords(plan, plan.until ?? plan.asOf ?? ctx.today());
}
