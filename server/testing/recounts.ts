import type { Ctx } from '../actions/ctx.ts';
import { dataStatus } from '../actions/data/data-status.ts';
import { claimedEvents } from '../actions/readings/claimed-events.ts';
import { compareFeeds } from '../actions/readings/compare-feeds.ts';
import { readForecast } from '../actions/readings/read-forecast.ts';
import { readOverview } from '../actions/readings/read-overview.ts';
import { whereChanged } from '../actions/readings/where-changed.ts';
import type { Day, Month } from '../domain/event/calendar.ts';
import { CLAIMS } from '../domain/event/event-values.ts';
import {
  behind,
  behindMonths,
  behindEntered,
  behindLog,
  behindMark,
  behindOrigin,
  behindRow,
  behindSaid,
  type Behind,
  type Read,
} from '../domain/reading/pages/behind.ts';
import { judgedMonths } from '../domain/reading/measure/judged-months.ts';
import { CLAIM_ROWS } from '../domain/reading/pages/claim-rows.ts';
import { eventsOn } from '../domain/reading/measure/claimed.ts';
import type { ForecastOverview } from '../domain/reading/pages/overview.ts';
import type { ForecastReading, IndicatorReading } from '../domain/reading/reading.ts';
import type { NumberShown } from './numbers-shown.ts';

/** A number of events as a page shows it, with the list that opens on it. */
export interface Recount {
  number: NumberShown;
  /** Which one, for whoever reads a failure. */
  of: string;
  list: Behind;
  events: number;
}

type Span = { from: Month; to: Month; events: number };

/** A forecast on a feed, as a page of it is asked for. */
export interface Asked {
  forecast: string;
  feed: string;
  asOf: Day | null;
}

/** Every number of events on the reading pages of a forecast, on one feed and day, as the pages put their lists together. */
export async function numbersOf(ctx: Ctx, asked: Asked): Promise<Recount[]> {
  const input = { forecast: asked.forecast, feed: asked.feed, ...(asked.asOf ? { 'as-of': asked.asOf } : {}) };
  const [reading, overview] = [await readForecast({ ctx, input }), await readOverview({ ctx, input })];
  const found = [...ofForecast(asked, reading), ...ofOverview(asked, overview)];
  for (const indicator of reading.developments.flatMap(({ indicators }) => indicators)) {
    const read: Read = { ...asked, indicator: indicator.id };
    found.push(...ofIndicator(read, indicator));
    found.push(...(await ofFeeds(ctx, read)), ...(await ofPlaces(ctx, read)), ...(await ofClaims(ctx, read)));
  }
  return found.map((one) => ({ ...one, of: `${asked.feed} ${asked.asOf ?? 'now'} ${one.of}` }));
}

/** The numbers of the page about the data. */
export async function numbersOfData(ctx: Ctx): Promise<Recount[]> {
  const { events, own, samples, feeds } = await dataStatus({ ctx });
  return [
    { number: 'of the log', of: 'data', list: behindLog(), events },
    { number: 'own', of: 'data', list: behindOrigin('own'), events: own },
    ...samples.map((one): Recount => {
      const list = behindOrigin(one.name);
      return { number: 'sample', of: one.name, list, events: one.events };
    }),
    ...feeds.map((one): Recount => ({ number: 'of a feed', of: one.id, list: behindLog(one.id), events: one.events })),
  ];
}

function ofForecast({ asOf }: Asked, { feeds }: ForecastReading): Recount[] {
  return feeds.map(({ id, events }) => ({ number: 'of a feed', of: id, list: behindLog(id, asOf), events }));
}

function ofOverview(asked: Asked, { sources, changed, entered }: ForecastOverview): Recount[] {
  const { forecast, feed, asOf } = asked;
  return [
    ...sources.flatMap((said): Recount[] => {
      const list = behindSaid(asked, said);
      const number = said.opens === 'counted' ? 'counted' : 'in review';
      return list ? [{ number, of: said.words, list, events: Number(said.words.replace(/\D/g, '')) }] : [];
    }),
    ...changed.flatMap(({ indicator, step }): Recount[] => {
      if (!step) return [];
      const list = behind({ forecast, indicator, feed, asOf }, step);
      return [{ number: 'changed step', of: `${indicator}: ${step.words}`, list, events: step.events }];
    }),
    ...(entered?.indicators.map(({ indicator, events }): Recount => {
      const list = behindEntered({ forecast, indicator, feed }, entered);
      return { number: 'entered lately', of: indicator, list, events };
    }) ?? []),
  ];
}

function ofIndicator(read: Read, reading: IndicatorReading): Recount[] {
  const { id, chart, otherChart, series, presence } = reading;
  const marks = [chart, otherChart].flatMap((spec) => spec?.marks ?? []);
  const sides = (['baseline', 'watch'] as const).flatMap((window): Recount[] => {
    const months = judgedMonths(series, window);
    const among = reading.kind === 'share' ? judgedMonths(series, window, 'exposure') : null;
    const of = `${id} ${window}`;
    return [
      ...(months ? [{ number: 'side', of, list: behindMonths(read, months), events: months.events } as const] : []),
      ...(among
        ? [
            {
              number: 'among on a side',
              of,
              list: behindMonths(read, among, { role: 'among' }),
              events: among.events,
            } as const,
          ]
        : []),
    ];
  });
  const rows = presence.flatMap((row): Recount[] => {
    const list = behindRow(read, row);
    return list ? [{ number: 'row', of: `${id} ${row.key}`, list, events: sum(row.periods) }] : [];
  });
  const cells = presence.flatMap(({ key, periods }) =>
    // Where every cell that can be opened is right and the row is too, the empty ones are empty.
    periods.filter(isSome).map(({ from, to, events }): Recount => {
      return { number: 'cell', of: `${id} ${key} ${from}`, list: behind(read, { from, to, key }), events };
    }),
  );
  return [
    ...marks.map((mark): Recount => {
      return { number: 'mark', of: `${id} ${mark.label}`, list: behindMark(read, mark), events: mark.events };
    }),
    ...sides,
    ...rows,
    ...cells,
    ...named(read, reading),
  ];
}

/** Events that a page lists one by one: what was decided by hand, and what lies in neither window. */
function named({ asOf }: Read, { id, byHand, chart, counts }: IndicatorReading): Recount[] {
  const left = chart.leftOut.flatMap(({ event }) => (event === null ? [] : [event]));
  const ids = (all: readonly string[]): Behind => ({ ids: all.join(','), ...(asOf ? { 'as-of': asOf } : {}) });
  return [
    ...(byHand.length
      ? [{ number: 'by hand', of: id, list: ids(byHand.map(({ event }) => event)), events: byHand.length } as const]
      : []),
    ...(left.length ? [{ number: 'left out', of: id, list: ids(left), events: counts.leftOut } as const] : []),
  ];
}

async function ofFeeds(ctx: Ctx, read: Read): Promise<Recount[]> {
  const { says } = await compareFeeds({ ctx, input: inputOf(read) });
  return says.flatMap(({ feed, months }) =>
    [months.before, months.after].flatMap((span): Recount[] => {
      if (!span) return [];
      const list = behindMonths({ ...read, feed }, span);
      return [{ number: 'side of a feed', of: `${read.indicator} ${feed}`, list, events: span.events }];
    }),
  );
}

async function ofPlaces(ctx: Ctx, read: Read): Promise<Recount[]> {
  const { places, feed } = await whereChanged({ ctx, input: inputOf(read) });
  const listOf = (place: string, months: { from: Month; to: Month; notMonths?: Month[] }) =>
    behindMonths({ ...read, feed }, months, { place });
  return places.flatMap(({ place, before, after, marks }): Recount[] => [
    ...[before, after].flatMap((side): Recount[] =>
      side
        ? [
            {
              number: 'side of a place',
              of: `${read.indicator} ${place}`,
              list: listOf(place, side.opens),
              events: side.events,
            },
          ]
        : [],
    ),
    ...[...marks.filter(isSome), ...wholeOf(marks)].map((bar): Recount => {
      const of = `${read.indicator} ${place} ${bar.from}`;
      return { number: 'bar of a place', of, list: listOf(place, bar), events: bar.events };
    }),
  ]);
}

async function ofClaims(ctx: Ctx, read: Read): Promise<Recount[]> {
  const { before, after, feed } = await claimedEvents({ ctx, input: inputOf(read) });
  return [before, after].flatMap((side): Recount[] =>
    side
      ? [{ claims: CLAIMS }, ...CLAIM_ROWS].map(({ claims }): Recount => {
          const all = claims.length === CLAIMS.length;
          const list = behindMonths({ ...read, feed }, side.opens, all ? {} : { claims });
          const of = `${read.indicator} ${side.opens.from} ${claims.join()}`;
          return { number: 'on whose word', of, list, events: all ? side.events : eventsOn(side, claims) };
        })
      : [],
  );
}

/** All bars of a place as one: with those that can be opened it says that the empty ones are empty. */
function wholeOf(marks: readonly Span[]): Span[] {
  const [first, last] = [marks[0], marks.at(-1)];
  return first && last ? [{ from: first.from, to: last.to, events: sum(marks) }] : [];
}

function inputOf({ forecast, indicator, feed, asOf }: Read) {
  return { forecast, indicator, feed, ...(asOf ? { 'as-of': asOf } : {}) };
}

const isSome = ({ events }: { events: number }) => events > 0;

function sum(all: readonly { events: number }[]): number {
  return all.reduce((total, { events }) => total + events, 0);
}
