import type { LiveNews, Moved } from '../../server/domain/live.ts';

/** What others did since the page was last read. */
export interface Pending extends Moved {
  /** Something may have changed while nobody told this page. */
  missed: boolean;
}

export const NOTHING: Pending = { events: 0, added: 0, other: 0, definitions: 0, missed: false };

/** Some news without what the page itself did. */
export function othersIn(news: LiveNews, page: string): Moved {
  const own = news.by[page];
  const without = (name: keyof Moved) => Math.max(0, news[name] - (own?.[name] ?? 0));
  return {
    events: without('events'),
    added: without('added'),
    other: without('other'),
    definitions: without('definitions'),
  };
}

export const isMoved = ({ events, other, definitions }: Moved): boolean => events + other + definitions > 0;

export function withMoved(pending: Pending, moved: Moved): Pending {
  return {
    events: pending.events + moved.events,
    added: pending.added + moved.added,
    other: pending.other + moved.other,
    definitions: pending.definitions + moved.definitions,
    missed: pending.missed,
  };
}

/** What waits, in one sentence; empty when nothing does. */
export function waitingWords({ events, added, other, definitions, missed }: Pending): string {
  const changed = events - added;
  const number = (n: number) => n.toLocaleString('en');
  if (added > 0)
    return `${number(added)} new ${added === 1 ? 'event' : 'events'}${changed > 0 ? `, ${number(changed)} changed` : ''}.`;
  if (changed > 0) return `${number(changed)} ${changed === 1 ? 'event' : 'events'} changed.`;
  if (definitions > 0) return 'The definitions changed.';
  if (other > 0) return 'Coverage or a decision by hand changed.';
  return missed ? 'The data may have changed.' : '';
}

/**
 * Milliseconds until a lost stream is asked for again, the longer the more often it failed; longer still where the
 * server refuses it (too many listen, or it knows no streams). `chance` from 0 to 1 keeps pages from coming all at once.
 */
export function againAfter(failures: number, { refused, chance }: { refused: boolean; chance: number }): number {
  const wait = refused ? Math.min(5_000 * 2 ** failures, 300_000) : Math.min(1_000 * 2 ** failures, 30_000);
  return wait * (1 + chance / 2);
}
