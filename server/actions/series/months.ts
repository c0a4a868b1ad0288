import { monthsBetween, type Month } from '../../domain/event/calendar.ts';
import type { SeriesCheck, SeriesCovers, SeriesRevision } from '../../domain/import/series.ts';
import { neededCountries } from '../../domain/reading/measure/timeline.ts';
import { publishedMonths } from '../../domain/reading/measure/published.ts';
import type { ReadTable, ReadTotal } from '../../importers/series/read.ts';
import type { PublishedValue } from '../../store/imports/published.ts';
import type { Ctx } from '../ctx.ts';
import { nameOf, type Attached } from './wanted.ts';

/** How many of each are listed; the counts say how many there are. */
const LISTED = 200;

/** What a table does to the numbers that stand. */
export interface Difference {
  fresh: ReadTotal[];
  changed: { was: PublishedValue; now: ReadTotal }[];
  same: number;
  gone: PublishedValue[];
}

/** Holds a table against what stands. Gone is what the table has a row for, in a column it still has, and leaves blank. */
export function difference(
  read: ReadTable,
  standing: readonly PublishedValue[],
  columns: readonly Attached[],
): Difference {
  const key = (one: { forecast: string; indicator: string; role: string; month: string }) =>
    `${nameOf(one)} ${one.role} ${one.month.slice(0, 7)}`;
  const before = new Map(standing.map((value) => [key(value), value]));
  const given = new Set(read.totals.map(key));
  const found: Difference = { fresh: [], changed: [], same: 0, gone: [] };
  for (const now of read.totals) {
    const was = before.get(key(now));
    if (!was) found.fresh.push(now);
    else if (was.value === now.value) found.same++;
    else found.changed.push({ was, now });
  }
  const months = new Set(read.months);
  const asked = new Set(columns.map((column) => `${nameOf(column)} ${column.role}`));
  found.gone = standing.filter(
    (value) =>
      months.has(value.month.slice(0, 7)) && asked.has(`${nameOf(value)} ${value.role}`) && !given.has(key(value)),
  );
  return found;
}

/** The months each column says something about, and the blank ones between them. */
export function coversOf(read: ReadTable, columns: readonly Attached[]): SeriesCovers[] {
  return columns.map(({ column, forecast, indicator, role, to }) => {
    const own = read.totals.filter((one) => one.column === column && nameOf(one) === nameOf({ forecast, indicator }));
    const months = [...new Set(own.map(({ month }) => month))].sort();
    const [first, last] = [months[0] ?? null, months.at(-1) ?? null];
    const known = new Set(months);
    const blank = first && last ? monthsBetween(first, last).filter((month) => !known.has(month)) : [];
    return {
      column,
      forecast,
      indicator,
      role,
      title: to.definition.title,
      from: first,
      to: last,
      months: months.length,
      blank,
    };
  });
}

/** The revised and the missing numbers as the check lists them. */
export function revisions(found: Difference, columns: readonly Attached[]): Pick<SeriesCheck, 'changed' | 'gone'> {
  const title = (value: PublishedValue) =>
    columns.find((column) => nameOf(column) === nameOf(value))?.to.definition.title ?? value.indicator;
  const line = (was: PublishedValue, now: number | null): SeriesRevision => ({
    forecast: was.forecast,
    indicator: was.indicator,
    role: was.role,
    title: title(was),
    month: was.month.slice(0, 7),
    was: was.value,
    now,
  });
  return {
    changed: found.changed.slice(0, LISTED).map(({ was, now }) => line(was, now.value)),
    gone: found.gone.slice(0, LISTED).map((was) => line(was, null)),
  };
}

/** A stretch of months that a feed covers for one indicator. */
export interface Stretch {
  indicator: string;
  countries: string[];
  from: Month;
  to: Month;
}

/** What a feed of totals covers, by indicator: unbroken stretches of months that have every number it needs. */
export function stretchesOf(ctx: Ctx, standing: readonly PublishedValue[]): Stretch[] {
  const { forecasts, words } = ctx.definitions.catalogue();
  return forecasts.flatMap((forecast) =>
    forecast.indicators.flatMap((indicator) => {
      const own = standing.filter(
        (value) => nameOf(value) === nameOf({ forecast: forecast.id, indicator: indicator.id }),
      );
      const numbers = own.map(({ role, month, value }) => ({ role, month: month.slice(0, 7), value }));
      const months = publishedMonths(numbers, indicator.definition.measure);
      const countries = neededCountries(indicator.definition, forecast.definition, words);
      return unbroken([...months]).map((span) => ({ indicator: indicator.id, countries, ...span }));
    }),
  );
}

function unbroken(months: readonly Month[]): { from: Month; to: Month }[] {
  const spans: { from: Month; to: Month }[] = [];
  for (const month of [...months].sort()) {
    const last = spans.at(-1);
    if (last && monthsBetween(last.to, month).length === 2) last.to = month;
    else spans.push({ from: month, to: month });
  }
  return spans;
}
