import type { DataStatus, EventOut } from '../../server/domain/wire.ts';
import type { Indicator } from '../../server/domain/indicator/definition.ts';
import type { ForecastReading, IndicatorReading, Standing } from '../../server/domain/reading/reading.ts';
import { isDay } from '../../server/domain/event/calendar.ts';
import { query, refreshAll, type Query } from './query.svelte.ts';
import { router } from './router.svelte.ts';

/** One line of GET /api/forecasts. */
export interface ForecastLine {
  id: string;
  title: string;
  publisher: string;
  published: string;
  developments: { id: string; number: number; short: string; title: string }[];
}

/** GET /api/forecasts/:f/indicators/:i */
export interface IndicatorAnswer {
  reading: IndicatorReading;
  definition: Indicator;
  development: { id: string; number: number; title: string; short: string };
  claims: { id: string; says: string; means: string }[];
  forecast: {
    id: string;
    title: string;
    asOf: string;
    standing: Standing;
    feed: string;
    feeds: ForecastReading['feeds'];
    sample: ForecastReading['sample'];
  };
  versions: { version: string; firstLoadedAt: string; loadedBy: string; current: boolean }[];
}

export type SampleName = NonNullable<EventOut['sample']>;

/** The forecasts there are. */
export const forecasts = (): Query<{ forecasts: ForecastLine[] }> => query(() => '/api/forecasts');

/** What data there is; the sample marks come from here. */
export const dataStatus = (): Query<DataStatus> => query(() => '/api/data');

/** Keeps what marks every page fresh: now and then, and quickly while events are matched to changed definitions. */
export function followData(data: Query<DataStatus>): void {
  const matching = $derived((data.data?.definitions.rematch ?? null) !== null);
  $effect(() => {
    const look = () => void (document.hidden || data.reload());
    const timer = setInterval(look, matching ? 2_000 : 30_000);
    return () => clearInterval(timer);
  });
  let before = false;
  $effect(() => {
    // The matching is over: every number on the page may have moved.
    if (before && !matching) void refreshAll();
    before = matching;
  });
}

/** The day by the reader's own clock. */
export const localToday = (): string => new Date().toLocaleDateString('sv');

/** The reckoning of the forecast in view, on the feed and day of the page's address. */
export const reading = (forecast: () => string | null): Query<ForecastReading> =>
  query(() => {
    const id = forecast();
    return id === null ? null : forecastApi(id, 'reading');
  });

/**
 * `?feed=…&as-of=…` as they stand in the page's address: both are handed on to the API and to every link inside a
 * forecast. A day in the future is left out: nothing is known of it, so today's data are read.
 */
export function asked(more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const name of ['feed', 'as-of']) {
    const value = router.query.get(name);
    if (value && !(name === 'as-of' && isDay(value) && value > localToday())) query.set(name, value);
  }
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** Address of the API for something of a forecast, on the feed and day of the page. */
export const forecastApi = (forecast: string, rest: string, more: Record<string, string> = {}) =>
  `/api/forecasts/${forecast}/${rest}${asked(more)}`;

export const overviewPath = (forecast: string) => `/f/${forecast}${asked()}`;
export const developmentPath = (forecast: string, development: string) => `/f/${forecast}/d/${development}${asked()}`;
export const indicatorPath = (forecast: string, indicator: string) => `/f/${forecast}/i/${indicator}${asked()}`;

/** The events behind a number. */
export function eventsPath(filters: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
  return `/events?${query}`;
}
