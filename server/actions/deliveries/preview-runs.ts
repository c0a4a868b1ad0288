import { z } from 'zod';
import type { NextRuns } from '../../domain/delivery/schedule.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { notValid, parse } from '../parse.ts';
import { nextRun, wrongTimes } from './next-run.ts';

/** Runs that are named beforehand: enough to see a rhythm. */
const NAMED = 3;

export const TimesIn = z.object({ cron: z.string().max(60), zone: z.string().max(60) });

/**
 * When a schedule would run next, by its fields and zone, before it is made; in words as a clock there shows it.
 * @throws Problem `not-valid` naming what cannot be followed
 */
export async function previewRuns({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<NextRuns> {
  allow(ctx.actor, 'delivery:read');
  const times = parse(TimesIn, input);
  const wrong = wrongTimes(times);
  if (wrong) throw notValid([{ ...wrong, value: times[wrong.field] }]);
  const runs: string[] = [];
  for (let at = nextRun(times, ctx.now()); at !== null && runs.length < NAMED; at = nextRun(times, at)) runs.push(at);
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: times.zone, dateStyle: 'full', timeStyle: 'short' });
  return { runs: runs.map((at) => ({ at, words: day.format(new Date(at)) })) };
}
