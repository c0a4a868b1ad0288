import type { ScheduleIn, Schedule } from '../../../../server/domain/delivery/schedule.ts';
import { USUAL_CRON, type RelativePeriod, type Way } from '../../../../server/domain/delivery/delivery-values.ts';
import type { Marking } from '../../../../server/domain/report/plan-values.ts';

/** What the form of a schedule holds, as it is typed. */
export interface ScheduleFields {
  title: string;
  forecast: string;
  period: RelativePeriod | '';
  marking: Marking | '';
  cron: string;
  zone: string;
  formats: string[];
  way: Way;
  folder: string;
  addresses: string;
  url: string;
  active: boolean;
}

/** The fields of a new schedule, or of one that is changed; a new one goes the first way that is open. */
export function fieldsOf(
  schedule: Schedule | null,
  forecast: string,
  zone: string,
  open: readonly Way[] = ['mail'],
): ScheduleFields {
  const target = schedule?.target;
  return {
    title: schedule?.title ?? 'Monthly trend report',
    forecast: schedule?.forecast ?? forecast,
    period: schedule ? (schedule.period ?? '') : 'last-month',
    marking: schedule?.plan.marking ?? '',
    cron: schedule?.cron ?? USUAL_CRON,
    zone: schedule?.zone ?? zone,
    formats: schedule ? [...schedule.formats] : ['html'],
    way: target?.kind ?? open[0] ?? 'mail',
    folder: target?.kind === 'folder' ? target.folder : 'monthly',
    addresses: target?.kind === 'mail' ? target.addresses.join('\n') : '',
    url: target?.kind === 'webhook' ? target.url : '',
    active: schedule?.active ?? true,
  };
}

/** What is sent to the server. Parts of the plan that the form does not show stay as they are. */
export function askedFor(fields: ScheduleFields, before: Schedule | null) {
  const { title, forecast, period, marking, cron, zone, formats, active } = fields;
  const plan = { ...before?.plan, forecast, marking: marking || null };
  return { title, plan, period: period || null, cron, zone, formats, active, target: targetOf(fields) };
}

function targetOf({ way, folder, addresses, url }: ScheduleFields): ScheduleIn['target'] {
  if (way === 'folder') return { kind: way, folder: folder.trim() };
  if (way === 'webhook') return { kind: way, url: url.trim() };
  return { kind: way, addresses: addresses.split(/[\s,;]+/).filter((address) => address !== '') };
}

/** A schedule as it would be sent anew with one thing changed: to pause it. */
export function withActive(schedule: Schedule, active: boolean) {
  const { title, plan, period, cron, zone, formats, target } = schedule;
  return { title, plan, period, cron, zone, formats, target, active };
}
