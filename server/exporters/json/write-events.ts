import type { Day } from '../../domain/event/calendar.ts';
import type { StoredEvent } from '../../domain/event/event.ts';

/** What stands before the events: what the file is, what it leaves out, whom to credit. An event a line follows. */
export function eventsHead({
  remarks,
  credits,
  day,
}: {
  remarks: readonly string[];
  credits: ReadonlyMap<string, string>;
  day: Day;
}): string {
  const about = { format: 'signposts-events', formatVersion: 1, day, leftOut: remarks };
  return `${JSON.stringify({ ...about, credits: Object.fromEntries(credits) }).slice(0, -1)},"events":[`;
}

/** Writes a piece of the events after another, every field of each, one a line. */
export function eventLines(): (events: readonly StoredEvent[]) => string {
  let before = '\n';
  return (events) => {
    const lines = `${before}${events.map((event) => JSON.stringify(event)).join(',\n')}`;
    before = ',\n';
    return lines;
  };
}

export const EVENTS_FOOT = '\n]}\n';
