import { monthOf, type Day } from '../../event/calendar.ts';
import type { Match } from '../../indicator/match.ts';
import type { DayTally, HandDecision, IndicatorTallies, KeyTally } from './tally.ts';

/** A match with all that the tallies take from its event. */
export interface WholeMatch extends Match {
  event: string;
  day: Day;
  summary: string;
  leftOut: boolean;
  wellSourced: boolean;
  /** The decision it stands by, where it stands against the rule. */
  decided: Pick<HandDecision, 'reason' | 'by' | 'at'> | null;
}

/** Tallies that grow match by match, as the store would add them up. */
export interface AddingUp {
  add(match: WholeMatch): void;
  tallies(): IndicatorTallies;
}

/** Begins with the tallies given, which stay as they are; `store/readings/tallies.ts` says in SQL what this says here. */
export function addingUp(from: IndicatorTallies): AddingUp {
  const days = new Map(from.days.map((day) => [`${day.day} ${day.role}`, { ...day }]));
  const keys = new Map(from.keys.map((key) => [`${key.month} ${key.role} ${key.key}`, { ...key }]));
  const [leftOut, byHand] = [[...from.leftOut], [...from.byHand]];
  let { counted, wellSourced } = from;

  function add(match: WholeMatch): void {
    const { role, event, day, summary, decided } = match;
    if (match.leftOut) {
      if (role === 'counts') leftOut.push({ event, day, summary });
      return;
    }
    const name = `${day} ${role}`;
    const tally = days.get(name) ?? blank(match);
    days.set(name, tally);
    enter(tally, match);
    for (const key of match.keys) {
      const of: KeyTally = { role, month: monthOf(day), key, events: 0 };
      const known = keys.get(`${of.month} ${role} ${key}`) ?? of;
      keys.set(`${of.month} ${role} ${key}`, known);
      known.events++;
    }
    if (role === 'counts') {
      counted++;
      if (match.wellSourced) wellSourced++;
    }
    if (decided) {
      const { value, valueTo, unidentified } = match;
      byHand.push({ event, summary, role, day, value, valueTo, keys: match.keys, unidentified, ...decided });
    }
  }

  return {
    add,
    tallies: () => ({
      ...(from.published && { published: from.published }),
      days: inOrder(days),
      keys: inOrder(keys),
      leftOut: leftOut.sort((a, b) => order(`${a.day} ${a.event}`, `${b.day} ${b.event}`)),
      byHand: byHand.sort((a, b) => order(`${a.day} ${a.event} ${a.role}`, `${b.day} ${b.event} ${b.role}`)),
      counted,
      wellSourced,
    }),
  };
}

function blank({ role, day }: WholeMatch): DayTally {
  return { role, day, events: 0, said: 0, sum: 0, sumTo: 0, unidentified: 0, largest: null };
}

/** The second sum leaves out events whose first number is not said; among equals the smallest id is the largest. */
function enter(tally: DayTally, { event, value, valueTo, unidentified }: WholeMatch): void {
  tally.events++;
  if (unidentified) tally.unidentified++;
  if (!tally.largest && (tally.shown === undefined || event < tally.shown)) tally.shown = event;
  if (value === null) return;
  tally.said++;
  tally.sum += value;
  tally.sumTo += valueTo ?? 0;
  const { largest } = tally;
  if (!largest || value > largest.value || (value === largest.value && event < largest.event))
    Object.assign(tally, { largest: { event, value, valueTo: valueTo ?? 0 }, shown: event });
}

function inOrder<T>(named: ReadonlyMap<string, T>): T[] {
  return [...named].sort(([a], [b]) => order(a, b)).map(([, each]) => each);
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
