import { z } from 'zod';
import { text } from '../event/event.ts';
import { WordId } from '../event/vocabulary-file.ts';
import { ReportPlan } from '../report/plan.ts';
import { RELATIVE_PERIODS, USUAL_CRON } from './delivery-values.ts';
import { isAddress } from './mail-address.ts';

const once = <T>(list: readonly T[]) => new Set(list).size === list.length;

export const MailAddress = z
  .string()
  .max(254)
  .transform((address) => address.trim())
  .refine(isAddress, {
    error: 'is not an e-mail address',
    params: { fix: 'Give the address alone, such as desk@example.org, without a name.' },
  });

/** A name below the folder that the server's settings give for this; never a way out of it. */
const FOLDER = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,60}(\/[\p{L}\p{N}][\p{L}\p{N} ._-]{0,60}){0,3}$/u;

/** Where a report is brought. */
export const Target = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('folder'),
    folder: z
      .string()
      .max(200)
      .regex(FOLDER, 'is not the name of a folder')
      .describe('Below the folder of the setting SIGNPOSTS_OUTBOX_DIR; it is made where it is missing'),
  }),
  z.strictObject({
    kind: z.literal('mail'),
    addresses: z
      .array(MailAddress)
      .min(1, 'is empty: give at least one address')
      .max(50)
      .refine((list) => once(list.map((each) => each.toLowerCase())), 'names an address twice'),
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    url: z.string().max(2_000).describe('An https address; what stands behind its host is never shown again'),
  }),
]);
export type Target = z.output<typeof Target>;

/** What is reported on; days are left out because each run gives its own. */
export const ScheduledPlan = ReportPlan.omit({ asOf: true, until: true, period: true });
export type ScheduledPlan = z.output<typeof ScheduledPlan>;

/** A schedule as it is made or changed. */
export const ScheduleIn = z.strictObject({
  title: text(120).refine((words) => words !== '', 'is empty: give it a name'),
  plan: ScheduledPlan,
  period: z.enum(RELATIVE_PERIODS).nullable().default('last-month'),
  cron: z.string().max(60).default(USUAL_CRON).describe('Minute, hour, day, month, day of the week'),
  zone: z.string().max(60).default('UTC').describe('Time zone, such as Asia/Karachi'),
  formats: z.array(z.string().max(10)).min(1, 'is empty: choose a format').max(8).refine(once, 'names one twice'),
  target: Target,
  active: z.boolean().default(true),
});
export type ScheduleIn = z.output<typeof ScheduleIn>;

/** A schedule as the desk sees it. A webhook's secret is not in it, and of its address the host alone. */
export const Schedule = ScheduleIn.extend({
  id: z.uuid(),
  forecast: WordId,
  nextAt: z.string().nullable().describe('When it runs next; null while it is paused'),
  words: z.string().describe('When it runs and where to, in a sentence'),
  at: z.string(),
  by: z.string(),
});
export type Schedule = z.output<typeof Schedule>;

/** A schedule just made. The secret of a webhook stands here, and nowhere and never again. */
export const MadeSchedule = z.object({ schedule: Schedule, secret: z.string().nullable() });
export type MadeSchedule = z.output<typeof MadeSchedule>;

/** When a schedule would run next: ISO times, and how a clock in its zone shows them. */
export const NextRuns = z.object({ runs: z.array(z.object({ at: z.string(), words: z.string() })) });
export type NextRuns = z.output<typeof NextRuns>;
