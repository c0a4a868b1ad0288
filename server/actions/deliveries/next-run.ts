import { Cron } from 'croner';

const MINUTE = 60_000;
/** Runs that are counted when some were missed; more are "many", and one catches up for all. */
const MOST_COUNTED = 1_000;
/** Minutes that lie between two runs at least. */
const LEAST_MINUTES = 60;

/** When a schedule runs, by five fields and a time zone. */
export interface Times {
  cron: string;
  zone: string;
}

/** What is the matter with the fields or the zone; null when they can be followed. */
export function wrongTimes({ cron, zone }: Times): { field: 'cron' | 'zone'; message: string; fix: string } | null {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return { field: 'zone', message: 'is not a time zone', fix: 'Name it as Asia/Karachi, Europe/London or UTC.' };
  }
  const usual = 'Write minute, hour, day, month and day of the week, such as 0 6 3 * *.';
  if (cron.trim().split(/\s+/).length !== 5) return { field: 'cron', message: 'does not have five fields', fix: usual };
  let runs: Date[];
  try {
    runs = at({ cron, zone }).nextRuns(50, new Date('2024-01-01T00:00:00Z'));
  } catch {
    return { field: 'cron', message: 'cannot be followed', fix: usual };
  }
  if (runs.length === 0) return { field: 'cron', message: 'never comes', fix: usual };
  const close = runs.some((run, n) => n > 0 && run.getTime() - (runs[n - 1]?.getTime() ?? 0) < LEAST_MINUTES * MINUTE);
  return close ? { field: 'cron', message: 'runs more than once an hour', fix: 'Name one minute of the hour.' } : null;
}

/** The next run after a moment, as an ISO time; null when there is none. */
export function nextRun(times: Times, after: string): string | null {
  return at(times).nextRun(new Date(after))?.toISOString() ?? null;
}

/** The newest run that is due, when one was due at `first`: those between were missed while no server ran. */
export function newestDue(
  times: Times,
  first: string,
  now: string,
): { due: string; missed: number; next: string | null } {
  let due = first;
  let missed = 0;
  let next = nextRun(times, first);
  while (next !== null && next <= now && missed < MOST_COUNTED) {
    due = next;
    missed += 1;
    next = nextRun(times, due);
  }
  return { due, missed, next: next !== null && next <= now ? nextRun(times, now) : next };
}

const at = ({ cron, zone }: Times) => new Cron(cron, { timezone: zone, paused: true });
