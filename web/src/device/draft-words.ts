export const KEEPS_NOTHING = 'This browser keeps nothing: save before you close the tab.';

/** Hours and minutes by the reader's own clock: "14:02". */
export const clock = (moment: string): string => new Date(moment).toTimeString().slice(0, 5);

/** The day and hour by the reader's own clock, the hour alone for today: "14:02", "3 Oct, 14:02". */
export function moment(at: string, now: Date): string {
  const then = new Date(at);
  if (then.toDateString() === now.toDateString()) return clock(at);
  const day = then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return `${day}, ${clock(at)}`;
}

/** Where what is typed is safe: the one line in the head of the form. */
export function savedWords(
  draft: { at: string | null; atServer: string | null },
  { keeps, full = false }: { keeps: boolean; full?: boolean },
): string {
  if (draft.at === null) return keeps ? '' : KEEPS_NOTHING;
  const onServer = draft.at === draft.atServer;
  if (!keeps && !onServer) return KEEPS_NOTHING;
  if (!keeps) return `Draft kept on the server at ${clock(draft.at)}, not on this device`;
  if (full) return `Draft kept on this device at ${clock(draft.at)}. The server holds 200 drafts already`;
  return `Draft kept on this device at ${clock(draft.at)}${onServer ? ' and on the server' : ''}`;
}

/** How many events wait, as the banner says it. */
export function waitWords(count: number): string {
  return count === 1 ? '1 event waits on this device.' : `${count} events wait on this device.`;
}

const TITLE_MAX = 150;

/** What was typed as the name of a draft, cut after a whole word where it is long. */
export function shortTitle(typed: string): string {
  const letters = [...typed.toWellFormed()];
  if (letters.length <= TITLE_MAX) return letters.join('');
  const cut = letters.slice(0, TITLE_MAX - 1).join('');
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || cut.length).trimEnd()}…`;
}
