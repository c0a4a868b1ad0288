import type { Day, Month } from '../../event/calendar.ts';
import { STANDING, type Claim, type ImportPart, type SampleName } from '../../event/event-values.ts';
import type { Mark } from '../chart/chart.ts';
import type { Entered } from './overview.ts';
import type { IndicatorReading, Said } from '../reading.ts';

/** Filters of the events list; the names are those of its address. */
export type Behind = Readonly<Record<string, string>>;

/** The indicator, on the feed and day it was read, whose number is opened. */
export interface Read {
  forecast: string;
  indicator: string;
  feed: string;
  /** The day a page was asked to show; null for now. */
  asOf: Day | null;
}

/**
 * The filters that list exactly the events behind a number: of these months (both included), in this place, or with
 * this key, if one is named. Every number on every page is opened through this file, and a test counts them all again.
 */
export function behind(
  { forecast, indicator, feed, asOf }: Read,
  {
    from,
    to,
    days = null,
    place,
    key,
    role = 'counts',
  }: {
    from: Month;
    to: Month;
    /** The days that are counted, where they are no whole months: around a trigger. */
    days?: { from: Day; to: Day } | null;
    place?: string;
    /** What a distinct measure tells apart. */
    key?: string;
    role?: 'counts' | 'among' | 'after';
  },
): Behind {
  return {
    forecast,
    indicator,
    role,
    feed,
    ...(days ? { from: days.from, to: days.to } : { month: from, ...(to === from ? {} : { toMonth: to }) }),
    ...(place === undefined ? {} : { place }),
    ...(key === undefined ? {} : { key }),
    ...onDay(asOf),
  };
}

/** The events behind a mark of a chart. */
export function behindMark(read: Read, { from, to, days }: Pick<Mark, 'from' | 'to' | 'days'>): Behind {
  return behind(read, { from, to, days });
}

/** The events of a row that tells who or where; null where it shows no period. */
export function behindRow(read: Read, { key, periods }: IndicatorReading['presence'][number]): Behind | null {
  const [first, last] = [periods[0], periods.at(-1)];
  return first && last ? behind(read, { from: first.from, to: last.to, key }) : null;
}

/** What was entered lately for an indicator; sample data is nobody's entry. */
export function behindEntered(read: Omit<Read, 'asOf'>, { months, since }: Omit<Entered, 'indicators'>): Behind {
  return { ...behind({ ...read, asOf: null }, months), loggedFrom: since, sample: 'own' };
}

const SOURCES = { counted: 'published,disputed', 'in-review': 'in-review' };

/** The events that a part of the sources sentence counts; null where it counts none. */
export function behindSaid({ feed, asOf }: Pick<Read, 'feed' | 'asOf'>, { opens }: Pick<Said, 'opens'>): Behind | null {
  return opens && { feed, status: SOURCES[opens], ...onDay(asOf) };
}

/** Everything in the log but what was taken back, of one feed if one is named. */
export function behindLog(feed?: string, asOf: Day | null = null): Behind {
  return { ...(feed === undefined ? {} : { feed }), status: STANDING, ...onDay(asOf) };
}

/** What the desk logged itself, or one kind of sample data. */
export function behindOrigin(origin: 'own' | SampleName): Behind {
  return { ...(origin === 'own' ? { feed: 'desk' } : {}), sample: origin, status: STANDING };
}

/** What an import wrote; with a part, only the events that it brought, changed or retracted. */
export function behindImport(vintage: string, part?: ImportPart): Behind {
  return { vintage, ...(part === undefined ? {} : { part }) };
}

/** The events of a feed in a country that carry a name which the vocabulary does not know. */
export function behindName({
  what,
  feed,
  country,
  spelling,
}: Record<'what' | 'feed' | 'country' | 'spelling', string>): Behind {
  return { feed, place: country, unknownName: `${what}:${spelling}` };
}

function onDay(asOf: Day | null): Behind {
  return asOf === null ? {} : { 'as-of': asOf };
}

/** The events of the judged months of a side, without those in gaps between them that nobody covered. */
export function behindMonths(
  read: Read,
  { from, to, notMonths }: { from: Month; to: Month; notMonths?: readonly Month[] },
  { place, claims, role = 'counts' }: { place?: string; claims?: readonly Claim[]; role?: 'counts' | 'among' } = {},
): Behind {
  const list = {
    ...behind(read, { from, to, role, ...(place === undefined ? {} : { place }) }),
    ...(claims && { claim: claims.join(',') }),
  };
  return notMonths?.length ? { ...list, notMonths: notMonths.join(',') } : list;
}
