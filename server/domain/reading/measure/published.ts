import { lastDay, type Month } from '../../event/calendar.ts';
import { carries } from '../../indicator/carries.ts';
import type { Indicator, Measure } from '../../indicator/definition.ts';
import { isSeries } from '../../indicator/series-feed.ts';
import { fitOf } from '../../indicator/series-fit.ts';
import type { DayTally, IndicatorTallies, PublishedNumber } from './tally.ts';
import type { TimelineMonth } from './timeline.ts';

/**
 * Published totals as tallies, one a month on its last day: a total is known when its month is over (method 4.13). A
 * month that lacks a number the measure needs has none. What needs single events stays empty.
 */
export function withPublished(tallies: IndicatorTallies, measure: Measure): IndicatorTallies {
  if (!tallies.published) return tallies;
  const days = [...byMonth(tallies.published, measure)].flatMap(([month, numbers]) => tallied(measure, month, numbers));
  return { ...tallies, days };
}

/** Months that have every number the measure needs; none where totals cannot carry it. */
export function publishedMonths(published: readonly PublishedNumber[], measure: Measure): Set<Month> {
  return new Set(byMonth(published, measure).keys());
}

/** Months as they are covered on a feed of totals: declared, and published. A blank cell is missing, whatever is declared. */
export function onlyPublished(
  months: TimelineMonth[],
  { published }: IndicatorTallies,
  measure: Measure,
): TimelineMonth[] {
  if (!published) return months;
  const known = publishedMonths(published, measure);
  return months.map((month) => ({ ...month, covered: month.covered && known.has(month.month) }));
}

/** Whether the feed can hold what the indicator counts; a feed of totals holds what a column of it is attached to. */
export function carriedOn(
  indicator: Pick<Indicator, 'carried_by'>,
  feed: string,
  { published }: Pick<IndicatorTallies, 'published'>,
): boolean {
  return isSeries(feed) ? (published?.length ?? 0) > 0 : carries(indicator, feed);
}

interface Numbers {
  counts: number;
  among: number;
}

function byMonth(published: readonly PublishedNumber[], measure: Measure): Map<Month, Numbers> {
  const fit = fitOf(measure);
  const needed = 'roles' in fit ? fit.roles.map(({ role }) => role) : [];
  const months = new Map<Month, Partial<Numbers>>();
  for (const { role, month, value } of published) months.set(month, { ...months.get(month), [role]: value });
  const whole = [...months].filter(([, numbers]) => needed.every((role) => numbers[role] !== undefined));
  return new Map(
    whole
      .filter(() => needed.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, { counts = 0, among = 0 }]) => [month, { counts, among }]),
  );
}

/** The number of events is known for counts and shares, and of a mean by what it is divided by; of sums it is not. */
function tallied(measure: Measure, month: Month, { counts, among }: Numbers): DayTally[] {
  const day = lastDay(month);
  const blank = { day, said: 0, sum: 0, sumTo: 0, unidentified: 0, largest: null };
  switch (measure.kind) {
    case 'sum':
      // What stands behind the sum is published as one number; it is shown in the place of a number of events.
      return [{ ...blank, role: 'counts', events: counts, sum: counts }];
    case 'mean':
      return [{ ...blank, role: 'counts', events: among, said: among, sum: counts }];
    case 'ratio':
      return [{ ...blank, role: 'counts', events: counts + among, sum: counts, sumTo: among }];
    case 'share':
      return [
        { ...blank, role: 'counts', events: counts },
        { ...blank, role: 'among', events: among },
      ];
    default:
      return [{ ...blank, role: 'counts', events: counts }];
  }
}
