import type { EventLine } from '../../../../server/domain/desk/line.ts';
import type { EventLink } from '../../../../server/domain/desk/twin.ts';
import type { EventInput } from '../../../../server/domain/event/event.ts';
import { dayInWords, monthInWords, monthOf } from '../../../../server/domain/event/calendar.ts';
import { counted } from '../../words.ts';

/** "14 Oct 2024, Bannu". */
export function whenAndWhere({ from, precision, place }: Pick<EventLine, 'from' | 'precision' | 'place'>): string {
  const day =
    precision === 'year' ? from.slice(0, 4) : precision === 'month' ? monthInWords(monthOf(from)) : dayInWords(from);
  const where = place.split(', ')[0];
  return where ? `${day}, ${where}` : day;
}

/** "One source, logged by B. Afridi 2 hours ago", or the feed it came with. */
export function whoLogged(line: Pick<EventLine, 'sources' | 'feed' | 'loggedBy' | 'loggedAt'>, now: number): string {
  const sources =
    line.sources === 1 ? 'One source' : line.sources === 0 ? 'No source' : counted(line.sources, 'source');
  const who = line.feed === 'desk' ? `logged by ${line.loggedBy} ${ago(line.loggedAt, now)}` : `from ${line.feed}`;
  return `${sources}, ${who}`;
}

/** "just now", "5 minutes ago", "3 days ago", or the day itself when it is long past. */
export function ago(at: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${counted(minutes, 'minute')} ago`;
  if (minutes < 24 * 60) return `${counted(Math.floor(minutes / 60), 'hour')} ago`;
  const days = Math.floor(minutes / (24 * 60));
  return days <= 30 ? `${counted(days, 'day')} ago` : `on ${dayInWords(at.slice(0, 10))}`;
}

/** The sources that are typed in full, which can be added to another event. */
export function wholeSources(event: EventInput | null): NonNullable<EventInput['sources']> {
  return (event?.sources ?? []).filter((source) => source.publisher.trim() !== '');
}

export const LINK_WORDS: Record<EventLink['kind'], string> = {
  same: 'The same happening in another feed',
  'merged-from': 'Merged into this one',
  'merged-into': 'This one was merged into',
  different: 'Looked alike and was found different',
};

/** The id of an event in what somebody pasted: the id itself, or the address of its page. */
export function idIn(text: string): string | null {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0].toLowerCase() ?? null;
}
