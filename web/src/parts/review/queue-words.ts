import { dayInWords, monthInWords } from '../../../../server/domain/event/calendar.ts';
import type { QueueLine, ReviewForecast, ReviewOut, Tab } from '../../../../server/domain/desk/queue.ts';
import type { ReasonCode, ReviewReason } from '../../../../server/domain/desk/review.ts';
import { openReasons, reasonsInWords } from '../../../../server/domain/desk/open-reasons.ts';

/** The tabs of the page; pairs of probable duplicates come from elsewhere and stand among them. */
export const TABS: readonly { id: Tab | 'duplicates'; words: string }[] = [
  { id: 'to-decide', words: 'To decide' },
  { id: 'duplicates', words: 'Possible duplicates' },
  { id: 'sensitive', words: 'Sensitive claims' },
  { id: 'verdict', words: 'Verdict would change' },
  { id: 'one-source', words: 'One source' },
  { id: 'decided', words: 'Decided this week' },
];

/** What an empty tab says. */
export const NOTHING: Record<Tab | 'duplicates', string> = {
  'to-decide': 'Nothing to decide.',
  duplicates: 'No two events look like one.',
  sensitive: 'No sensitive claim waits.',
  verdict: 'No event that waits would change a verdict.',
  'one-source': 'No event waits for a second source.',
  decided: 'Nothing was decided in the last seven days.',
};

const SHORT: Record<ReasonCode, string> = {
  sensitive: 'Sensitive claim',
  verdict: 'Would change a verdict',
  'one-source': 'One source',
  'by-hand': 'Kept for review',
  waiting: 'In review',
  duplicate: 'May be told twice',
};

/** Why a line is in the queue, in a few words: "Sensitive claim, one source". */
export function whyShort({ reasons, decision }: Pick<QueueLine, 'reasons' | 'decision'>): string {
  const codes = [...new Set(openReasons(reasons).map((reason) => reason.code))];
  const words = codes.map((code, n) => (n ? SHORT[code].toLowerCase() : SHORT[code])).join(', ');
  return decision === 'ask' ? `Asked. ${words}` : words;
}

const DECIDED = { keep: 'Kept', reject: 'Rejected', merge: 'Merged', ask: 'Asked' } as const;

/** What was decided, by whom, and why. */
export function decidedInWords({
  decision,
  decidedBy,
  note,
}: Pick<QueueLine, 'decision' | 'decidedBy' | 'note'>): string {
  if (!decision) return '';
  return `${DECIDED[decision]}${decidedBy ? ` by ${decidedBy}` : ''}${note ? `: ${note}` : ''}`;
}

/** The reasons as one sentence; what counts already is listed and does not wait. */
export function becauseOf(reasons: readonly ReviewReason[], counting: boolean, retracted = false): string {
  if (retracted) return 'It is kept and counts toward nothing.';
  const words = reasonsInWords(openReasons(reasons));
  return words ? `${counting ? 'It counts, and is listed' : 'Waits'} because ${words}.` : '';
}

const number = (n: number) => (Number.isInteger(n) ? String(n) : n.toFixed(2));

/** What keeping the event would do to the numbers: "If kept: Attacks on Chinese people: Mar 2024 2 → 3, provisional". */
export function consequence({ toward, counting, line }: ReviewOut): string {
  if (line.event.status === 'retracted') return 'It counts toward nothing.';
  const own = toward.filter((each) => each.role === 'counts');
  // The number that moves most comes first: one death more among hundreds says little.
  const [first, ...more] = (own.length ? own : [...toward]).sort((a, b) => shift(b) - shift(a));
  const rest = more.length ? `, and ${more.length} more` : '';
  if (!first) return counting ? 'It counts toward no indicator.' : 'If kept, it counts toward no indicator.';
  if (counting) return `It counts already: ${first.title}${rest}`;
  const to =
    first.after === null ? '' : ` ${first.before === null ? 'none' : number(first.before)} → ${number(first.after)}`;
  return `If kept: ${first.title}: ${monthInWords(first.month)}${to}${first.provisional ? ', provisional' : ''}${rest}`;
}

/** How far a month's number moves, as a part of itself; from nothing it moves furthest. */
function shift({ before, after }: ReviewOut['toward'][number]): number {
  if (after === null || before === after) return 0;
  return before ? Math.abs(after - before) / Math.abs(before) : Number.MAX_VALUE;
}

/** "2 min ago", "3 hours ago", and from two days on the day itself. */
export function ago(at: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000));
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return hours === 1 ? '1 hour ago' : `${hours} hours ago`;
  return dayInWords(at.slice(0, 10));
}

/** The line that opens by itself once this one is decided: the next one, or the one before the last. */
export function nextAfter(ids: readonly string[], id: string): string | null {
  const at = ids.indexOf(id);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}

/** What will become of a draft, for the form: "Goes to review, because it names a Chinese target. …" */
export function afterInWords({ reasons, status }: ReviewForecast, stored: boolean): string {
  const [held, listed] = [reasons.filter((reason) => reason.holds), reasons.filter((reason) => !reason.holds)];
  const undo = 'You can undo it for 30 days.';
  if (status === 'in-review') return `Goes to review, because ${reasonsInWords(held)}. ${undo}`;
  const at = stored ? 'Stays in the numbers.' : 'Published at once.';
  if (listed.some((reason) => reason.code === 'one-source')) return `${at} Listed for a second source.`;
  return listed.length ? `${at} Listed for review, because ${reasonsInWords(listed)}.` : `${at} ${undo}`;
}
