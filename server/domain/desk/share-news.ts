import { UNMOVED, type Moved } from '../live.ts';

/** Where everything stands that the numbers of one forecast rest on, on one feed. */
export interface ForecastStand {
  /** Events that count for any of its indicators. */
  events: number;
  /** The sum of their versions: every change of one raises it. */
  versions: number;
  /** How often coverage, nil returns and decisions by hand changed. */
  other: number;
  /** Which definitions count them. */
  definitions: string;
}

/**
 * What lies between two looks at a forecast, in numbers alone: what the readers of a shared link are told. More events
 * are new ones, fewer are changed ones, and where there are as many, each version more is a change.
 */
export function movedBetween(before: ForecastStand, now: ForecastStand): Moved {
  const added = Math.max(0, now.events - before.events);
  const gone = Math.max(0, before.events - now.events);
  const edited = added + gone > 0 ? 0 : Math.abs(now.versions - before.versions);
  // Other rules count other events: that is said, and not as if so many had been logged.
  if (before.definitions !== now.definitions) return { ...UNMOVED, definitions: 1 };
  return { ...UNMOVED, events: added + gone + edited, added, other: Math.abs(now.other - before.other) };
}

/** A number that is another one whenever a stand is: tells whoever was away that something was missed. */
export function standNumber(stand: ForecastStand): number {
  const text = [stand.events, stand.versions, stand.other, stand.definitions].join(' ');
  let number = 0;
  for (const character of text) number = (Math.imul(number, 31) + character.charCodeAt(0)) >>> 0;
  return number;
}
