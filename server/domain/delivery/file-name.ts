import type { Day, Month } from '../event/calendar.ts';

/**
 * What a file of a schedule is called: its title, the months it is on (the day of the run where it is on all of them) and
 * the end of its id, so that two schedules never write to one name, whatever they are called. A run that is made again
 * for the same months has the same name.
 */
export function scheduledName(
  { id, title }: { id: string; title: string },
  { period, day }: { period: { from: Month; to: Month } | null; day: Day },
  extension: string,
): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const months = period ? [...new Set([period.from, period.to])].join('-to-') : `until-${day}`;
  return `${plain || 'report'}-${months}-${id.slice(-6)}.${extension}`;
}
