import { monthOf } from '../../event/calendar.ts';
import type { Role } from '../../indicator/match.ts';
import type { DayTally, HandDecision, IndicatorTallies, KeyTally } from './tally.ts';
import { plural } from '../sentences/words.ts';

/** The tallies as the rule alone would have them: what was counted by hand taken out, what was set aside put back. */
export function asTheRuleCounts(tallies: IndicatorTallies): IndicatorTallies {
  const days = new Map(tallies.days.map((day) => [`${day.role} ${day.day}`, day]));
  const keys = new Map(tallies.keys.map((key) => [`${key.role} ${key.month} ${key.key}`, key]));
  for (const one of tallies.byHand) {
    const back = one.role === 'set-aside';
    const role = back ? 'counts' : one.role;
    moveDay(days, one, role, back ? 1 : -1);
    for (const key of one.keys) moveKey(keys, { role, month: monthOf(one.day), key }, back ? 1 : -1);
  }
  return {
    ...tallies,
    byHand: [],
    days: [...days.values()].filter((day) => day.events > 0),
    keys: [...keys.values()].filter((key) => key.events > 0),
  };
}

/** What people decided, in a sentence for wherever the number is shown; null when they decided nothing. */
export function byHandInWords(decisions: readonly HandDecision[]): string | null {
  const [counted, aside] = [shown(decisions, 'counts'), shown(decisions, 'set-aside')];
  const parts = [
    ...(counted ? [`${plural(counted, 'event')} counted`] : []),
    ...(aside ? [`${plural(aside, 'event')} not counted`] : []),
  ];
  return parts.length ? `Decided by hand against the rule: ${parts.join(', ')}.` : null;
}

const shown = (decisions: readonly HandDecision[], role: Role) => decisions.filter((one) => one.role === role).length;

function moveDay(days: Map<string, DayTally>, one: HandDecision, role: Role, by: 1 | -1): void {
  const name = `${role} ${one.day}`;
  const was = days.get(name) ?? {
    role,
    day: one.day,
    events: 0,
    said: 0,
    sum: 0,
    sumTo: 0,
    unidentified: 0,
    largest: null,
  };
  const said = one.value === null ? 0 : by;
  days.set(name, {
    ...was,
    events: was.events + by,
    said: was.said + said,
    sum: was.sum + said * (one.value ?? 0),
    sumTo: was.sumTo + said * (one.valueTo ?? 0),
    unidentified: was.unidentified + (one.unidentified ? by : 0),
  });
}

function moveKey(keys: Map<string, KeyTally>, key: Omit<KeyTally, 'events'>, by: 1 | -1): void {
  const name = `${key.role} ${key.month} ${key.key}`;
  keys.set(name, { ...key, events: (keys.get(name)?.events ?? 0) + by });
}
