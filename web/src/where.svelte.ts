import type { DataStatus, EventOut } from '../../server/domain/wire.ts';
import type { Indicator } from '../../server/domain/indicator/definition.ts';
import type { ForecastOverview } from '../../server/domain/reading/pages/overview.ts';
import type { ForecastReading, IndicatorReading, Standing } from '../../server/domain/reading/reading.ts';
import type { Foreseen } from '../../server/domain/reading/pages/rivals.ts';
import { publishedBehind } from '../../server/domain/reading/pages/published-behind.ts';
import { isDay } from '../../server/domain/event/calendar.ts';
import { untrack } from 'svelte';
import { pastDay } from './as-of.ts';
import { live } from './live.svelte.ts';
import { query, refreshAll, type Query } from './query.svelte.ts';
import { router } from './router.svelte.ts';
import { scope } from './scope.svelte.ts';

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
  foreseen: Foreseen[] | null;
}

/** Milliseconds: faults in definition files are told by no stream, so they are looked for all the same. */
const TOLD_ANYWAY = 120_000;

export type SampleName = NonNullable<EventOut['sample']>;

/** The forecasts there are; nothing in a shared page, which knows only its own. */
export const forecasts = (): Query<{ forecasts: ForecastLine[] }> =>
  query(() => (scope.shared ? null : '/api/forecasts'));

/** What data there is; the sample marks come from here. Nothing in a shared page: it is the desk's affair. */
export const dataStatus = (): Query<DataStatus> => query(() => (scope.shared ? null : '/api/data'));

/**
 * Keeps what marks every page fresh: when the server says that something changed, or now and then where it does not;
 * quickly while events are matched to changed definitions.
 */
export function followData(data: Query<DataStatus>): void {
  const matching = $derived((data.data?.definitions.rematch ?? null) !== null);
  let looked = Date.now();
  const look = () => {
    if (document.hidden || (live.alive && !matching && Date.now() - looked < TOLD_ANYWAY)) return;
    looked = Date.now();
    void data.reload();
  };
  $effect(() => {
    // On the page about the data these numbers are the page: there they wait for the reader.
    if (live.counts > 0 && untrack(() => router.shown?.path) !== '/data') untrack(() => void data.reload());
  });
  $effect(() => {
    const timer = setInterval(look, matching ? 2_000 : 30_000);
    return () => clearInterval(timer);
  });
  let before = false;
  $effect(() => {
    // The matching is over: every number on the page may have moved. Where it is told, the reader is asked first.
    if (before && !matching && !live.alive) void refreshAll();
    before = matching;
  });
}

/** The day by the reader's own clock. */
export const localToday = (): string => new Date().toLocaleDateString('sv');

/** The lean reckoning of the forecast in view, on the feed and day of the page's address; menu and pages share it. */
export const overview = (forecast: () => string | null): Query<ForecastOverview> =>
  query(() => {
    const id = forecast();
    return id === null ? null : forecastApi(id, 'overview');
  });

/**
 * `?feed=…&as-of=…` as they stand in the page's address: both are handed on to the API and to every link inside a
 * forecast. A day in the future is left out: nothing is known of it, so today's data are read. A shared link has both
 * fixed and takes neither from an address.
 */
export function asked(more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const name of scope.shared ? [] : ['feed', 'as-of']) {
    const value = router.query.get(name);
    if (value && !(name === 'as-of' && isDay(value) && value > localToday())) query.set(name, value);
  }
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The day that the page was asked to show; null for now, also where that day is still to come. */
export function askedDay(): string | null {
  return new URLSearchParams(asked()).get('as-of');
}

/** Address of the API for something of a forecast, on the feed and day of the page; in a shared page through its link. */
export const forecastApi = (forecast: string, rest: string, more: Record<string, string> = {}) =>
  `${scope.shared ? `/api/shared/${scope.token}` : `/api/forecasts/${forecast}`}/${rest}${asked(more)}`;

const pagePath = (forecast: string, rest = '') =>
  `${scope.shared ? `/s/${scope.token}` : `/f/${forecast}`}${rest}${asked()}`;
export const overviewPath = (forecast: string) => pagePath(forecast);
export const articlePath = (forecast: string) => pagePath(forecast, '/article');
export const developmentPath = (forecast: string, development: string) => pagePath(forecast, `/d/${development}`);
export const indicatorPath = (forecast: string, indicator: string) => pagePath(forecast, `/i/${indicator}`);
export const definitionPath = (forecast: string, indicator: string, version: string) =>
  pagePath(forecast, `/i/${indicator}/definition/${version}`);

const eventsBase = () => (scope.shared ? `/s/${scope.token}/events` : '/events');

/** The events behind a number; on a feed of monthly totals the publication, on the page of its indicator. */
export function eventsPath(filters: Record<string, string | null | undefined>): string {
  const totals = publishedBehind(filters);
  if (totals) {
    const { feed, forecast, indicator, from, to, notMonths, asOf } = totals;
    const more = `${notMonths ? `&not=${notMonths}` : ''}${asOf ? `&as-of=${asOf}` : ''}`;
    return `${scope.shared ? `/s/${scope.token}` : `/f/${forecast}`}/i/${indicator}?feed=${feed}&published=${from}..${to}${more}`;
  }
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
  return `${eventsBase()}?${query}`;
}

/** The page of one event; opened from the log as it stood, it says which version stood then. */
export function eventPath(id: string): string {
  const day = scope.shared ? null : pastDay(router.query.get('as-of'));
  return `${eventsBase()}/${id}${day ? `?as-of=${day}` : ''}`;
}

/** Address of the API for what a page address of events shows: the list at `eventsPath`, the event at `eventPath`. */
export const eventsApi = (path: string) => (scope.shared ? path.replace('/s/', '/api/shared/') : `/api${path}`);
