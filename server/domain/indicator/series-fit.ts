import type { NumberField } from '../event/facts.ts';
import type { Measure } from './definition.ts';

/** The two numbers a month can have: what is counted, and what it is held against. */
export type SeriesRole = 'counts' | 'among';

/** Which published numbers an indicator is read from, and what each of them is; or why it cannot be read from totals. */
export type Fit = { roles: { role: SeriesRole; says: string; whole: boolean }[] } | { why: string };

/**
 * What a monthly table must hold for an indicator to be read from it (docs/method.md, "Published monthly numbers").
 * Totals add up; different places, first days and days around triggers cannot be had from them.
 */
export function fitOf(measure: Measure): Fit {
  switch (measure.kind) {
    case 'count':
      return { roles: [{ role: 'counts', says: 'events in the month', whole: true }] };
    case 'sum':
      return { roles: [{ role: 'counts', says: `${NAMES[measure.of]} in the month`, whole: false }] };
    case 'share':
      return {
        roles: [
          { role: 'counts', says: 'events that count', whole: true },
          { role: 'among', says: 'events they are a part of', whole: true },
        ],
      };
    case 'mean':
      return {
        roles: [
          { role: 'counts', says: `${NAMES[measure.of]} in the month`, whole: false },
          { role: 'among', says: 'events they happened in', whole: true },
        ],
      };
    case 'ratio':
      return {
        roles: [
          { role: 'counts', says: NAMES[measure.of], whole: false },
          { role: 'among', says: NAMES[measure.to], whole: false },
        ],
      };
    case 'distinct':
      return {
        why: 'It counts different places or actors over a period. A monthly total does not say which they were, so months cannot be put together.',
      };
    case 'first':
      return { why: 'It asks on which day something happened. A monthly total does not say.' };
    case 'response':
      return {
        why: 'It compares the days before and after triggers. A monthly total does not say on which days events fell.',
      };
  }
}

const NAMES: Record<NumberField, string> = {
  deaths: 'deaths',
  deaths_victims: 'deaths of victims',
  deaths_attackers: 'deaths of attackers',
  deaths_forces: 'deaths of security forces',
  deaths_civilians: 'deaths of civilians',
  injured: 'people injured',
};
