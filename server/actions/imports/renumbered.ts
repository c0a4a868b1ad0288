import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import { lineOf } from '../../domain/desk/line.ts';
import type { ImportCheck } from '../../domain/import/check.ts';
import { byDay, toldBy, type Newcomer } from '../../domain/import/split.ts';
import type { Work } from './bringing.ts';
import { LISTED, type Findings } from './findings.ts';

/** New rows that are kept to be held against what is gone, and events gone that are held against them. */
const MOST_ROWS = 20_000;
const MOST_GONE = 5_000;
const PAGE = 500;

/** Notes a row that brings an event, in a feed that holds events already. */
export function noteNewcomer(
  { newcomers }: Findings,
  { line, externalId, draft }: { line: number; externalId: string; draft: EventDraft },
): void {
  if (newcomers === null || newcomers.length >= MOST_ROWS) return;
  const { when, kind, by, against, with: beside, between, place, deaths, summary } = draft;
  const told = { when, kind, by, against, with: beside, between, place, deaths };
  newcomers.push({ line, externalId, title: summary, told });
}

/**
 * Events gone from the file that its new rows may tell: split, or under another id. A publisher who splits an event gives no
 * hint of it, and as long as the old one stands its dead are counted twice. Each row is said to tell one event at most.
 */
export async function renumberedBy(
  { ctx, tx }: Work,
  gone: readonly { id: string }[],
  { newcomers, duplicates }: Findings,
): Promise<ImportCheck['renumbered']> {
  if (newcomers === null || newcomers.length === 0 || gone.length === 0) return undefined;
  const { words } = ctx.definitions.catalogue();
  const rows = byDay(newcomers);
  const asked = new Set(duplicates.map(({ line, event }) => `${line} ${event.id}`));
  const found = { events: 0, first: [] as NonNullable<ImportCheck['renumbered']>['first'] };
  const held = gone.slice(0, MOST_GONE);
  for (let from = 0; from < held.length; from += PAGE) {
    for (const event of await tx.bringing.byId(held.slice(from, from + PAGE).map(({ id }) => id))) {
      const parts = toldBy(event, rows, words);
      const [one, ...others] = parts;
      // What is asked about as a possible duplicate of it is told there.
      if (!one || (others.length === 0 && asked.has(`${one.line} ${event.id}`))) continue;
      for (const part of parts) take(rows, part);
      found.events++;
      if (found.first.length < LISTED) found.first.push(told(event, parts, words));
    }
  }
  return found.events > 0 ? found : undefined;
}

type Words = Parameters<typeof lineOf>[1];

function told(event: StoredEvent, parts: readonly Newcomer[], words: Words) {
  const rows = parts.map(({ line, externalId, title }) => ({ line, externalId, title }));
  return { event: lineOf(event, words), externalId: event.externalId ?? '', rows };
}

function take(rows: ReturnType<typeof byDay>, part: Newcomer): void {
  const day = part.told.when.from;
  rows.set(
    day,
    (rows.get(day) ?? []).filter((row) => row !== part),
  );
}
