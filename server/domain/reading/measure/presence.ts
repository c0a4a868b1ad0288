import { titleOf } from '../../event/vocabulary.ts';
import type { LoadedIndicator } from '../../indicator/loaded.ts';
import type { Measured, Setting } from './measured.ts';
import type { IndicatorReading } from '../reading.ts';
import type { IndicatorTallies } from './tally.ts';

/** Who or where, step by step, for distinct measures: the rows that make the count. */
export function presence(
  setting: Setting,
  found: Measured,
  tallies: IndicatorTallies,
  measure: LoadedIndicator['definition']['measure'],
): IndicatorReading['presence'] {
  if (measure.kind !== 'distinct') return [];
  const section =
    measure.of === 'district' || measure.of === 'province'
      ? 'places'
      : measure.of === 'weapon'
        ? 'weapons'
        : measure.of === 'against'
          ? 'targets'
          : 'actors';
  const rows = new Map<string, Map<string, number>>();
  for (const tally of tallies.keys) {
    const bucket = found.buckets.find((step) => step.from <= tally.month && tally.month <= step.to);
    if (tally.role !== 'counts' || !bucket) continue;
    const row = rows.get(tally.key) ?? new Map<string, number>();
    row.set(bucket.from, (row.get(bucket.from) ?? 0) + tally.events);
    rows.set(tally.key, row);
  }
  const total = (row: Map<string, number>) => [...row.values()].reduce((sum, n) => sum + n, 0);
  return [...rows]
    .sort((a, b) => total(b[1]) - total(a[1]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, 40)
    .map(([key, row]) => ({
      key,
      title: titleOf(setting.words, section, key),
      periods: found.buckets.map((bucket) => ({ from: bucket.from, to: bucket.to, events: row.get(bucket.from) ?? 0 })),
    }));
}
