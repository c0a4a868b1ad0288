import type { ChartSpec } from '../../../../server/domain/reading/chart/chart.ts';
import type { IndicatorReading } from '../../../../server/domain/reading/reading.ts';
import type { EventPage } from '../../../../server/domain/wire.ts';
import { counted, thousands } from '../../words.ts';

/** How many complete marks after the article lie above the expected range that is drawn; null where none is. */
export function aboveExpected({
  band,
  marks,
}: Pick<ChartSpec, 'band' | 'marks'>): { above: number; of: number } | null {
  if (!band) return null;
  const judged = marks.filter(({ role, value }) => role === 'after' && value !== null);
  return judged.length
    ? { above: judged.filter(({ value }) => (value ?? 0) > band.hi).length, of: judged.length }
    : null;
}

/** What else is weak: checks that read otherwise, and the biases that the file names, beyond those shown first. */
export function moreWeakPoints(
  { weakPoints, checks }: Pick<IndicatorReading, 'weakPoints' | 'checks'>,
  biases: readonly string[],
): string[] {
  const flips = checks.filter(({ outcome }) => outcome === 'flips').map(({ title }) => title);
  const unsaid = flips.filter((title) => !weakPoints.some((point) => point.startsWith(title)));
  return [
    ...unsaid.map((title) => `${title}: another verdict.`),
    ...biases.filter((bias) => !weakPoints.includes(bias)),
  ];
}

/** "41 killed", with how many events say nothing; null while only part of the list is known. */
export function killedInWords({ events, next }: Pick<EventPage, 'events' | 'next'>): string | null {
  if (next !== null || events.length === 0) return null;
  const said = events.filter(({ killed }) => killed !== null);
  const total = said.reduce((sum, { killed }) => sum + (killed ?? 0), 0);
  const silent = events.length - said.length;
  if (said.length === 0) return 'no source says how many were killed';
  return `${thousands(total)} killed${silent ? `, not said of ${counted(silent, 'event')}` : ''}`;
}

/** Why a feed shows nothing of an indicator; null where it shows something. */
export function emptiness({
  series,
  qualifier,
}: Pick<IndicatorReading, 'series' | 'qualifier'>): 'not-carried' | 'not-covered' | 'no-events' | null {
  if (qualifier === 'not-carried') return 'not-carried';
  if (series.every(({ state }) => state === 'missing')) return 'not-covered';
  return series.every(({ events }) => events === 0) ? 'no-events' : null;
}

/**
 * Numbers for the ticks of the axis of checks: half, one, two and four times. Where the expected change is a fall the
 * axis is turned, so right of one stands less; where it is no ratio at all the ticks bear none.
 */
export function axisLabels({
  change,
  oriented,
}: Pick<IndicatorReading, 'change' | 'oriented'>): readonly string[] | null {
  if (change?.scale !== 'ratio' || !change.value || !oriented?.value) return null;
  const up = Math.abs(Math.log(oriented.value / change.value)) < 1e-9;
  const down = Math.abs(Math.log(oriented.value * change.value)) < 1e-9;
  if (up) return ['½×', '1×', '2×', '4×'];
  return down ? ['2×', '1×', '½×', '¼×'] : null;
}
