import type { PublishedMonth, PublishedOut } from '../../../../server/domain/import/series.ts';
import { publishedBehind } from '../../../../server/domain/reading/pages/published-behind.ts';
import { thousands } from '../../words.ts';

/** The API address of the numbers behind a list, which on a feed of totals is a stretch of months; null on others. */
export function publishedApi(list: Readonly<Record<string, string>>): string | null {
  const opened = publishedBehind(list);
  if (!opened) return null;
  const { feed, forecast, indicator, from, to, notMonths, asOf } = opened;
  const query = new URLSearchParams({ forecast, indicator, from, to });
  if (notMonths) query.set('notMonths', notMonths);
  if (asOf) query.set('as-of', asOf);
  return `/api/series/${feed}/published?${query}`;
}

/** One line of the table: a month and number by number what is published, with the publication of the first. */
export interface Line {
  month: string;
  cells: (PublishedMonth | null)[];
  source: PublishedMonth['now'];
  /** "16, until 17 Jun 2024: Bulletin 30": what stood before, number by number. */
  before: PublishedMonth['before'];
}

/** The numbers by month, in the order of the months; both numbers of a share stand in one line. */
export function linesOf({ months, roles }: PublishedOut): Line[] {
  const names = [...new Set(months.map(({ month }) => month))].sort();
  return names.flatMap((month) => {
    const cells = roles.map(({ role }) => months.find((one) => one.month === month && one.role === role) ?? null);
    const [first] = cells.filter((cell) => cell !== null);
    return first ? [{ month, cells, source: first.now, before: cells.flatMap((cell) => cell?.before ?? []) }] : [];
  });
}

/** The sum of each number over the months, where there are several; nothing is put together that cannot be added up. */
export function sumsOf({ months, roles }: PublishedOut): string[] {
  return roles.map(({ role, says }) => {
    const own = months.filter((one) => one.role === role);
    return `${thousands(own.reduce((sum, { now }) => sum + now.value, 0))} ${says.replace(' in the month', '')}`;
  });
}
