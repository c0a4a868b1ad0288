import { digestMail } from '../../domain/delivery/digest-mail.ts';
import { scheduledName } from '../../domain/delivery/file-name.ts';
import { monthsFor } from '../../domain/delivery/relative-period.ts';
import { reportMail } from '../../domain/delivery/report-mail.ts';
import { changeHeading, changeInWords } from '../../domain/delivery/verdict-change.ts';
import { Problem } from '../../domain/problem.ts';
import type { Parcel, ParcelFile } from '../../senders/parcel.ts';
import type { KeptDelivery } from '../../store/deliveries/log.ts';
import type { KeptSchedule } from '../../store/deliveries/schedules.ts';
import { actorNow } from '../account/actor-now.ts';
import type { Ctx } from '../ctx.ts';
import { checkRun } from './check-run.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { sha256Of } from './sha256-of.ts';
import { exportReport } from '../reports/export-report.ts';
import { makeReport } from '../reports/make-report.ts';
import type { Sending } from './sending.ts';

/** How often it begins anew where the log moves while the formats are written. */
const AGAIN = 3;

/** What a sending carries, made from the log as it stands now. */
export async function pack(ctx: Ctx, delivery: KeptDelivery, sending: Sending): Promise<Parcel> {
  if (delivery.kind === 'digest') return packDigest(ctx, delivery, sending);
  const schedule = delivery.schedule && (await ctx.store.schedules.read(delivery.schedule));
  if (!schedule) throw new Problem('schedule-not-found');
  return packReport(ctx, delivery, schedule, sending);
}

async function packReport(
  ctx: Ctx,
  { id, kind, dueAt }: KeptDelivery,
  schedule: KeptSchedule,
  { origin }: Sending,
): Promise<Parcel> {
  // Made as whoever made the schedule: a run shows nothing that they may not read by now.
  const actor = await actorNow(ctx, { id: schedule.by, name: schedule.byName, role: schedule.byRole });
  const { definition } = forecastIn(ctx, schedule.plan.forecast);
  const day = dayIn(schedule.zone, dueAt);
  const period = monthsFor(schedule.period, day, definition.windows.horizon);
  checkRun(ctx, schedule, actor, period);
  const plan = { ...schedule.plan, period };
  const nameOf = (extension: string) => scheduledName(schedule, { period, day }, extension);
  const { report, hash, files } = await written({ ...ctx, actor, key: undefined }, plan, schedule.formats, nameOf);
  const { forecast } = schedule.plan;
  const link = origin && `${origin}/f/${forecast}`;
  const test = kind === 'test';
  const by = schedule.byName;
  const mail = reportMail({
    report,
    hash,
    files: files.map(asSent),
    test,
    schedule: { title: schedule.title, by },
    link,
  });
  const { title, issue, finding, standing, marking, sample, signed } = report;
  const about = { forecast, title, issue, finding, standing, marking, sample, signed: signed !== null };
  const summary = { id, test, schedule: { id: schedule.id, title: schedule.title, by }, ...about, hash, link };
  return { id, at: ctx.now(), kind, ...mail, summary, files, unsubscribe: null };
}

/** The same report in each format: where the log moved between two of them, all are written again. */
async function written(
  ctx: Ctx,
  plan: Record<string, unknown>,
  formats: readonly string[],
  nameOf: (extension: string) => string,
) {
  for (let left = AGAIN; ; left--) {
    const { report, hash } = await makeReport({ ctx, input: plan });
    const files: ParcelFile[] = [];
    let same = true;
    for (const format of formats) {
      const copy = await exportReport({ ctx, input: { ...plan, format } });
      same &&= copy.hash === hash;
      const { fileName, mediaType, bytes } = copy;
      const name = nameOf(fileName.slice(fileName.lastIndexOf('.') + 1));
      files.push({ name, mediaType, bytes, sha256: sha256Of(bytes) });
    }
    if (same || left === 1) return { report, hash, files };
  }
}

async function packDigest(
  ctx: Ctx,
  { id, kind, subscriber, changes }: KeptDelivery,
  { origin }: Sending,
): Promise<Parcel> {
  const told = subscriber && (await ctx.store.subscribers.read(subscriber));
  if (!told) throw new Problem('subscriber-not-found');
  const { forecast, byName: by, token } = told;
  const found = await ctx.store.verdicts.named(changes ?? []);
  const title = forecastIn(ctx, forecast).definition.title;
  const links = origin && { forecast: `${origin}/f/${forecast}`, unsubscribe: `${origin}/unsubscribe/${token}` };
  const mail = digestMail({ title, changes: found, by, links: links || null });
  const summary = {
    id,
    forecast,
    title,
    changes: found.map((change) => ({ heading: changeHeading(change), words: changeInWords(change) })),
  };
  return { id, at: ctx.now(), kind, ...mail, summary, files: [], unsubscribe: links ? links.unsubscribe : null };
}

/** The day of a moment where the schedule is at home. */
function dayIn(zone: string, at: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(at));
  return parts.slice(0, 10);
}

/** A file as the log keeps it. */
export const asSent = ({ name, bytes, sha256 }: ParcelFile) => ({ name, bytes: bytes.length, sha256 });
