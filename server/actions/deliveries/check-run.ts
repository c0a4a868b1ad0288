import { monthInWords, monthsInWords, type Month } from '../../domain/event/calendar.ts';
import type { Actor } from '../../domain/permission.ts';
import { may } from '../../domain/role.ts';
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import type { KeptSchedule } from '../../store/deliveries/schedules.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';

/** What no later try would mend: the run fails at once and says what has to be done. */
const FOR_GOOD: readonly ProblemCode[] = [
  'forecast-not-found',
  'feed-not-found',
  'not-allowed',
  'not-valid',
  'schedule-not-found',
  'subscriber-not-found',
];

/**
 * Whether a run of this schedule can be made into a report as things stand now, with the rights its maker has by now.
 * @throws Problem `not-allowed`, `forecast-not-found`, or `not-valid` for months before the watch
 */
export function checkRun(
  ctx: Ctx,
  { byName, plan: { forecast } }: KeptSchedule,
  maker: Actor,
  period: { from: Month; to: Month } | null,
): void {
  if (!may(maker.role, 'delivery:run'))
    throw new Problem('not-allowed', `${byName}, who made this schedule, may not have reports sent any more`, {
      fix: 'An editor has to make the schedule anew.',
    });
  const { from } = forecastIn(ctx, forecast).definition.windows.watch;
  if (period === null || period.to >= from) return;
  throw new Problem(
    'not-valid',
    `${monthsInWords(period)} lies before the watch, which begins in ${monthInWords(from)}`,
    {
      fix: 'Later runs are made as usual; for now choose all months.',
    },
  );
}

/** What the log says of a report that could not be made, and whether another try is worth it. */
export function notMade(error: unknown): { words: string; forGood: boolean } {
  if (!(error instanceof Problem))
    return { words: 'It could not be made. Something went wrong on the server.', forGood: false };
  const why = error.message.replace(/[.]$/, '');
  return { words: `It could not be made. ${why}. ${error.fix}`, forGood: FOR_GOOD.includes(error.code) };
}
