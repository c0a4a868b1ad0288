import { bothSources } from '../../domain/desk/merge.ts';
import { lineOf } from '../../domain/desk/line.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { HeldRow } from '../../store/imports/held-rows.ts';
import { draftOf, eventOf, nextState } from '../events/held-event.ts';
import { kindsAlike, mostAlike, rowsTaken, spotOf, type Alike } from './alike-rows.ts';
import type { Work } from './bringing.ts';
import { LISTED, type Findings } from './findings.ts';

/** Rows that are read back and written together. */
const PAGE = 250;
const MOST_SOURCES = 40;
const FIRST = { other: '00000000-0000-0000-0000-000000000000', n: 0 };

/** New rows that tell what is there already under another id. */
export interface Duplicates {
  /** The rows of a batch that may be written at once; the others are held back. `changed` are events it changes. */
  sift(rows: readonly { write: EventWrite; line: number }[], changed: readonly EventWrite[]): Promise<EventWrite[]>;
  /** Settles those held back as was chosen. */
  settle(write: (writes: EventWrite[]) => Promise<void>): Promise<void>;
}

/**
 * Looks for rows told twice. A publisher's own ids tell its rows apart, so a row of a dataset is asked about only where it
 * is like an event that the file no longer has: then the publisher gave it another id. A table of one's own has no such
 * ids, so its rows are held against everything, and against each other.
 */
export async function duplicatesOf(work: Work, findings: Findings): Promise<Duplicates> {
  const { ctx, tx, importer } = work;
  const { words } = ctx.definitions.catalogue();
  const own = isOwn(importer.feed);
  const filled = await tx.bringing.holdsEvents(importer.feed);
  const taken = rowsTaken(words);
  const kinds = kindsAlike(words);
  let holds = false;
  // A check does not see what it changed, so a commit must not look there either.
  const changedHere = new Set<string>();

  async function inFeed(rows: readonly { write: EventWrite }[]): Promise<Map<number, Alike>> {
    if (!filled) return new Map();
    const spots = rows.flatMap(({ write }, n) =>
      write.draft.when.precision === 'day' ? [spotOf(write.draft, n, kinds)] : [],
    );
    const ids = rows.flatMap(({ write }) => (write.externalId === null ? [] : [write.externalId]));
    const near = await tx.bringing.alike({ feed: importer.feed, rows: spots, own: ids, vintage: work.vintage });
    const found = groupedBy(
      near.filter(({ event }) => !changedHere.has(event.id)),
      ({ n }) => n,
    );
    return new Map(
      [...found].flatMap(([n, candidates]) => {
        const draft = rows[n]?.write.draft;
        const alike =
          draft &&
          mostAlike(
            draft,
            candidates.map(({ event }) => event),
            words,
          );
        return alike ? [[n, alike] as const] : [];
      }),
    );
  }

  return {
    async sift(rows, changed) {
      for (const { id } of changed) changedHere.add(id);
      const found = await inFeed(rows);
      const held: HeldRow[] = [];
      const writes = rows.flatMap(({ write, line }, n) => {
        if (own && taken.isBeyond(write.draft)) findings.notCompared++;
        const alike = (own ? taken.alike(write.draft) : null) ?? found.get(n) ?? null;
        if (alike) {
          held.push({ write: { ...write, body: undefined }, line, ...alike });
          return [];
        }
        if (own) taken.remember(eventOf(write));
        return [write];
      });
      findings.outcome.note(held.map(({ line, because }) => [line, ...because]));
      if (held.length === 0) return writes;
      if (!holds) await tx.heldRows.begin();
      holds = true;
      await tx.heldRows.hold(held);
      return writes;
    },
    async settle(write) {
      if (!holds) return;
      if (!own) {
        for await (const rows of pagesOf(tx, 'in-file')) {
          await write(rows.map((row) => row.write));
          findings.counts.new += rows.length;
        }
      }
      const which = own ? 'all' : 'not-in-file';
      const told = await tx.heldRows.first({ which, limit: LISTED });
      findings.counts.duplicates += told.rows;
      findings.duplicates = told.first.map(({ write: row, line, other, because }) => ({
        line,
        title: row.draft.summary,
        event: lineOf(other, words),
        because,
      }));
      await settleAs(work, pagesOf(tx, which), findings, write);
    },
  };
}

type Pages = AsyncGenerator<HeldRow[]>;

/** Rows that were held back, some at a time; those that are like one event come together. */
async function* pagesOf(tx: Work['tx'], which: 'all' | 'in-file' | 'not-in-file'): Pages {
  for (let after = FIRST; ;) {
    const rows = await tx.heldRows.after({ which, after, limit: PAGE });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ row }) => row);
    after = { other: last.row.other.id, n: last.n };
  }
}

/** Whether a feed's rows come without ids that their publisher keeps apart. */
export function isOwn(feed: string): boolean {
  return feed === 'csv' || feed === 'desk' || feed.startsWith('own-');
}

async function settleAs(work: Work, told: Pages, findings: Findings, write: Writes): Promise<void> {
  const { ctx, tx, settings, mode } = work;
  if (settings.duplicates === 'skip') return;
  if (settings.duplicates === 'sources') return addSources(work, told, write);
  for await (const rows of told) {
    findings.counts.new += rows.length;
    await write(
      rows.map(({ write: row }) => ({ ...row, status: 'in-review', draft: { ...row.draft, status: 'in-review' } })),
    );
    if (mode === 'check') continue;
    const opened = rows.map(({ write: row, other, because }) =>
      tx.reviews.keep({
        event: row.id,
        reasons: [{ code: 'duplicate', words: `it looks like “${other.summary}” (${because.join(', ')})` }],
        openedAt: row.at,
        openedBy: ctx.actor.id,
        decision: null,
        decidedAt: null,
        decidedBy: null,
        note: null,
      }),
    );
    await Promise.all(opened);
  }
}

type Writes = (writes: EventWrite[]) => Promise<void>;

/** Adds what the rows are sourced by to the events they tell once more. */
async function addSources({ ctx, tx, vintage, mode }: Work, told: Pages, write: Writes): Promise<void> {
  let [event, sources]: [StoredEvent | null, StoredEvent['sources']] = [null, []];
  let about: string | null = null;
  async function finish(): Promise<void> {
    if (!event || sources.length === event.sources.length) return;
    const reason = 'The import had it under another id';
    const draft = { ...draftOf(event), sources };
    await write([
      { ...nextState(ctx, event, { draft, status: event.status, action: 'add-source', reason }), batch: vintage },
    ]);
  }
  for await (const rows of told) {
    for (const { write: row, other } of rows) {
      if (other.id !== about) {
        await finish();
        about = other.id;
        // Of the check nothing was written, so an event of the file itself is not there to be locked.
        event = (await tx.events.lock(other.id)) ?? (mode === 'check' ? other : null);
        sources = event?.sources ?? [];
      }
      sources = bothSources(sources, row.draft.sources).slice(0, MOST_SOURCES);
    }
  }
  await finish();
}

function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
