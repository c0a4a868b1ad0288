import { ScheduleIn, type Target } from '../../domain/delivery/schedule.ts';
import { Problem, type Issue } from '../../domain/problem.ts';
import { FORMATS } from '../../exporters/index.ts';
import { wrongAddress } from '../../senders/webhook/post.ts';
import type { Ctx } from '../ctx.ts';
import { notValid, parse } from '../parse.ts';
import { checkPlan } from '../reports/check-plan.ts';
import { wrongTimes } from './next-run.ts';
import { waysOf, type Sending } from './sending.ts';

/**
 * A schedule that can be followed: its times, formats and forecast.
 * @throws Problem `not-valid` or `forecast-not-found`
 */
export function checkSchedule(ctx: Ctx, input: unknown): ScheduleIn {
  const asked = parse(ScheduleIn, input);
  // One whose forecast has gone can still be paused.
  if (asked.active) checkPlan(ctx, { ...asked.plan, period: null, until: null });
  const issues: Issue[] = asked.formats.flatMap((format, n) =>
    FORMATS.some((each) => each === format)
      ? []
      : [{ field: `formats.${n}`, value: format, message: 'is not a format', fix: `Use ${FORMATS.join(', ')}.` }],
  );
  const times = wrongTimes(asked);
  if (times) issues.push({ ...times, value: asked[times.field] });
  if (issues.length > 0) throw notValid(issues);
  return asked;
}

/** @throws Problem `not-valid` for an address that is not called, `delivery-way-off` for a way that is shut */
export function checkTarget(target: Target, sending: Sending): void {
  const way = waysOf(sending)[target.kind];
  if (!way.on) throw new Problem('delivery-way-off', undefined, { fix: way.how });
  if (target.kind !== 'webhook') return;
  const wrong = wrongAddress(target.url, sending.posting);
  if (wrong === null) return;
  const fix = 'Give the whole https address, without a name or password in it.';
  // Not the address itself: it can hold a key.
  throw notValid([{ field: 'target.url', value: '', message: wrong, fix }]);
}
