import { monthInWords, monthOf, monthsInWords, type Month } from '../../domain/event/calendar.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReportPlan } from '../../domain/report/plan.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';

/**
 * Refuses what no report can be made of: developments that the forecast has not, two days at once, months that are not
 * there yet, and months after its watch, which would be told under another month's name.
 * @throws Problem `forecast-not-found`, `not-valid`
 */
export function checkPlan(
  ctx: Ctx,
  { forecast: id, developments, period, until }: Pick<ReportPlan, 'forecast' | 'developments' | 'period' | 'until'>,
): void {
  const { definition } = forecastIn(ctx, id, 'report:export');
  const known = definition.developments.map((development) => development.id);
  const strange = developments?.filter((each) => !known.includes(each)) ?? [];
  if (strange.length > 0)
    throw new Problem('not-valid', `The forecast has no development ${strange.map((each) => `"${each}"`).join(', ')}`, {
      fix: `It has ${known.join(', ')}.`,
    });
  if (period && until)
    throw new Problem('not-valid', 'A period says its own day, so that another one cannot be given', {
      fix: 'Leave "until" or the period out.',
    });
  if (period) checkPeriod(period, monthOf(ctx.today()), definition.windows.horizon);
}

function checkPeriod(period: { from: Month; to: Month }, now: Month, horizon: Month): void {
  if (period.to > now)
    throw new Problem('not-valid', `${monthInWords(period.to)} has not begun`, {
      fix: `End the period with ${monthInWords(now)} or a month before it.`,
    });
  if (period.from > horizon)
    throw new Problem('not-valid', `${said(period)} lies after the watch, which ended with ${monthInWords(horizon)}`, {
      fix: `Choose months up to ${monthInWords(horizon)}, or no period.`,
    });
}

const said = (period: { from: Month; to: Month }) =>
  period.from === period.to ? monthInWords(period.from) : monthsInWords(period);
