import { dayInWords, monthInWords, monthsInWords } from '../../../../server/domain/event/calendar.ts';
import type { ReportPlan } from '../../../../server/domain/report/plan.ts';
import type { ReportLine } from '../../../../server/domain/report/desk-report.ts';

/** How the newest words of a draft stand toward the server. */
export type SaveState = 'new' | 'saved' | 'changed' | 'saving' | 'away' | 'refused' | 'moved';

/** "Oct 2024 report"; without a period the day it is read as of. */
export function titleOf({ period, asOf }: Pick<ReportPlan, 'period' | 'asOf'>): string {
  if (period) return `${period.from === period.to ? monthInWords(period.from) : monthsInWords(period)} report`;
  return asOf ? `Report as of ${dayInWords(asOf)}` : 'Report on the data as they stand';
}

/** "14:20" of the reader's day, or "9 Nov 2024, 14:20". */
export function momentInWords(at: string, now: Date): string {
  const moment = new Date(at);
  const day = (date: Date) => date.toLocaleDateString('sv');
  const time = moment.toLocaleTimeString('sv', { hour: '2-digit', minute: '2-digit' });
  return day(moment) === day(now) ? time : `${dayInWords(day(moment))}, ${time}`;
}

/** "9 Nov 2024, 14:40", today too: of what stays as it was. */
export function wholeMoment(at: string): string {
  const moment = new Date(at);
  const time = moment.toLocaleTimeString('sv', { hour: '2-digit', minute: '2-digit' });
  return `${dayInWords(moment.toLocaleDateString('sv'))}, ${time}`;
}

/** "Draft 3, saved 14:20": what became of the words that stand on the page. */
export function savedWords(line: Pick<ReportLine, 'version' | 'savedAt'> | null, state: SaveState, now: Date): string {
  const draft = line ? `Draft ${line.version}` : 'New draft';
  const here = 'Your words are kept on this device';
  if (state === 'saving') return `${draft}, saving`;
  if (state === 'changed') return `${draft}, not saved yet`;
  if (state === 'away') return `${draft}, not saved: the server does not answer. ${here}`;
  if (state === 'refused') return `${draft}, not saved. ${here}`;
  if (state === 'moved') return `${draft}, not saved: somebody else saved meanwhile. ${here}`;
  return line ? `${draft}, saved ${momentInWords(line.savedAt, now)}` : 'Nothing is saved yet';
}

/** What a line of the list says of where a report stands. */
export function stateWords(line: ReportLine, now: Date): string {
  if (line.signedAt) return `Signed ${wholeMoment(line.signedAt)} by ${line.signedBy ?? 'somebody'}`;
  if (line.askedAt) return `Sign-off asked for ${momentInWords(line.askedAt, now)} by ${line.askedBy ?? 'somebody'}`;
  return `Draft ${line.version}, saved ${momentInWords(line.savedAt, now)} by ${line.savedBy}`;
}

/** "1.2 MB", "84 KB". */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The name of a link from a check, by the page that it opens. */
export function goesTo(path: string): string {
  if (path.startsWith('/review')) return 'See the review';
  if (path.startsWith('/data')) return 'See the data';
  if (/^\/events\/[^?]/.test(path)) return 'See the event';
  if (path.startsWith('/events')) return 'See the events';
  return path.includes('/i/') ? 'See the indicator' : 'See the page';
}
