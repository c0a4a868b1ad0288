import type { Schedule } from '../../domain/delivery/schedule.ts';
import { PERIOD_WORDS } from '../../domain/delivery/delivery-values.ts';
import { shownTarget, targetInWords } from '../../domain/delivery/target-words.ts';
import type { KeptSchedule } from '../../store/deliveries/schedules.ts';

/** A schedule as the desk sees it: without its secret, and of a webhook the host alone. */
export function asSchedule(kept: KeptSchedule): Schedule {
  const { id, title, plan, period, cron, zone, formats, active, nextAt, at } = kept;
  return {
    ...{ id, title, plan, period, cron, zone, formats, active, nextAt, at },
    forecast: plan.forecast,
    target: shownTarget(kept.target),
    by: kept.byName,
    words: inWords(kept),
  };
}

function inWords({ formats, period, target, nextAt, zone }: KeptSchedule): string {
  const what = `${formats.map((format) => format.toUpperCase()).join(', ')} ${targetInWords(target)}`;
  const on = period === null ? 'on all months' : `on ${PERIOD_WORDS[period]}`;
  return `${what}, ${on}. ${nextAt === null ? 'Paused.' : `Next on ${localTime(nextAt, zone)}.`}`;
}

/** "3 Nov 2024, 06:00 (Asia/Karachi)". */
function localTime(at: string, zone: string): string {
  const form = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  return `${form.format(new Date(at))} (${zone})`;
}
