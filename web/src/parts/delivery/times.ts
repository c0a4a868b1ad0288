/** How often, as most desks want it; anything else is told by the five fields. */
export const RHYTHMS = ['monthly', 'quarterly', 'weekly', 'own'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export const RHYTHM_WORDS: Record<Rhythm, string> = {
  monthly: 'every month',
  quarterly: 'every quarter',
  weekly: 'every week',
  own: 'at times of your own, by five fields',
};

/** By number of the day, as the fields count them. */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
/** Every month has it. */
export const LAST_DAY = 28;

/** What is chosen in plain words. */
export interface PlainTimes {
  rhythm: Rhythm;
  /** Of the month, 1 to 28. */
  day: number;
  /** Of the week, 0 is Sunday. */
  weekday: number;
  /** "06:00". */
  time: string;
}

/** The five fields in plain words; `own` where they say something that the choices do not have. */
export function plainOf(cron: string): PlainTimes {
  const usual: PlainTimes = { rhythm: 'own', day: 3, weekday: 1, time: '06:00' };
  const [, minute = '', hour = '', day = '', months = '', weekday = ''] =
    /^(\d{1,2}) (\d{1,2}) (\S+) (\S+) (\S+)$/.exec(cron.trim().replace(/\s+/g, ' ')) ?? [];
  if (minute === '' || Number(minute) > 59 || Number(hour) > 23) return usual;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  const onDay = /^\d{1,2}$/.test(day) && Number(day) >= 1 && Number(day) <= LAST_DAY && weekday === '*';
  if (onDay && months === '*') return { ...usual, rhythm: 'monthly', day: Number(day), time };
  if (onDay && months === '1,4,7,10') return { ...usual, rhythm: 'quarterly', day: Number(day), time };
  if (day === '*' && months === '*' && /^[0-6]$/.test(weekday))
    return { ...usual, rhythm: 'weekly', weekday: Number(weekday), time };
  return { ...usual, time };
}

/** What is chosen as five fields; null for times of one's own. */
export function cronOf({ rhythm, day, weekday, time }: PlainTimes): string | null {
  const [hour = 6, minute = 0] = time.split(':').map(Number);
  const at = `${minute} ${hour}`;
  if (rhythm === 'monthly') return `${at} ${day} * *`;
  if (rhythm === 'quarterly') return `${at} ${day} 1,4,7,10 *`;
  return rhythm === 'weekly' ? `${at} * * ${weekday}` : null;
}
