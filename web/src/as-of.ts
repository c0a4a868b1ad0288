import { dayInWords, isDay, type Day } from '../../server/domain/event/calendar.ts';

/** This day in UTC: a day of the log ends there, whatever the reader's clock says. */
export const utcToday = (): Day => new Date().toISOString().slice(0, 10);

/** The day of the address where it names one that is over; null for now, for days to come and for what is no day. */
export function pastDay(text: string | null, today: Day = utcToday()): Day | null {
  return text !== null && isDay(text) && text < today ? text : null;
}

/** The version an event had when a day ended, by its history; null where it was not in the log yet. */
export function versionOn(
  day: Day,
  { sample, firstLogged }: { sample: string | null; firstLogged: Day },
  lines: readonly { version: number; at: string }[],
): number | null {
  const stood = lines.filter(({ version, at }) =>
    // A sample event as it was loaded stands from the day of its own story.
    sample !== null && version === 1 ? firstLogged <= day : at.slice(0, 10) <= day,
  );
  return stood.length > 0 ? Math.max(...stood.map(({ version }) => version)) : null;
}

/** What a page says that is shown as the data stood; a part in bold, and the rest. `empty`: nothing was entered by then. */
export function asOfWords(
  text: string,
  { today, on, empty }: { today: Day; on: 'forecast' | 'events'; empty: boolean },
): { before: string; day: string; after: string } {
  if (!isDay(text))
    return {
      before: '',
      day: `“${text}”`,
      after: ' in the address is not a day, so nothing is shown. Write it as 2024-10-31.',
    };
  const day = dayInWords(text);
  if (text > today) return { before: '', day, after: ' lies in the future, so this is read as of today.' };
  if (text === today) return { before: '', day, after: ' is today: this is how the data stand now.' };
  if (empty) return { before: 'As the data stood on ', day, after: '. Nothing had been entered by then.' };
  return on === 'events'
    ? { before: 'The events as they stood on ', day, after: '. What was entered after that day is left out.' }
    : {
        before: 'As the data stood on ',
        day,
        after: '. Entries after that day are left out. Definitions are today’s.',
      };
}
