import { monthOf, type Day } from '../../event/calendar.ts';
import type { Match } from '../../indicator/match.ts';
import type { DayTally, IndicatorTallies, KeyTally } from './tally.ts';

/** A match with its day, as it would be kept. */
export interface DatedMatch extends Match {
  day: Day;
}

/** The tallies with one event's matches put in (1) or taken out (-1), as the store would add them up. */
export function withOneEvent(tallies: IndicatorTallies, matches: readonly DatedMatch[], by: 1 | -1): IndicatorTallies {
  const days = new Map(tallies.days.map((day) => [`${day.role} ${day.day}`, day]));
  const keys = new Map(tallies.keys.map((key) => [`${key.role} ${key.month} ${key.key}`, key]));
  for (const match of matches) {
    const name = `${match.role} ${match.day}`;
    days.set(name, moved(days.get(name) ?? blank(match), match, by));
    for (const key of match.keys) {
      const of: KeyTally = { role: match.role, month: monthOf(match.day), key, events: 0 };
      const id = `${of.role} ${of.month} ${of.key}`;
      const { events } = keys.get(id) ?? of;
      keys.set(id, { ...of, events: events + by });
    }
  }
  return {
    ...tallies,
    days: [...days.values()].filter((day) => day.events > 0),
    keys: [...keys.values()].filter((key) => key.events > 0),
  };
}

function blank({ role, day }: DatedMatch): DayTally {
  return { role, day, events: 0, said: 0, sum: 0, sumTo: 0, unidentified: 0, largest: null };
}

function moved(day: DayTally, { value, valueTo, unidentified }: DatedMatch, by: 1 | -1): DayTally {
  const said = value === null ? 0 : by;
  return {
    ...day,
    events: day.events + by,
    said: day.said + said,
    sum: day.sum + said * (value ?? 0),
    sumTo: day.sumTo + said * (valueTo ?? 0),
    unidentified: day.unidentified + (unidentified ? by : 0),
  };
}
