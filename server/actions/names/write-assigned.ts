import type { EventDraft } from '../../domain/event/event.ts';
import { assignmentsFor, withAssigned, withoutAssigned, type Assigned } from '../../domain/import/names-known.ts';
import { Problem } from '../../domain/problem.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Carrying } from '../../store/imports/names.ts';
import type { Tx } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { nextState } from '../events/held-event.ts';
import { fingerprint } from '../hash.ts';
import { noteUnknownNames } from './note-unknown.ts';
import { reachOf } from './reach.ts';

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What became of the events in the log. */
export interface Written {
  events: number;
  /** Feeds whose events were written. */
  feeds: string[];
}

interface Asked {
  assigned: Assigned;
  /** The decision that the states written belong to; null where it is taken back. */
  batch: string | null;
  /** Puts back what the assignment made of them. */
  back: boolean;
  by: string;
  reason: string;
}

/**
 * Writes the events in the log that carry a name anew, with the word it was assigned to; or puts them back. The caller
 * holds the transaction. No import of the feeds runs meanwhile, so that no row slips between.
 * @throws Problem `import-running`
 */
export async function writeAssigned(ctx: Ctx, tx: Tx, tracked: readonly Tracked[], asked: Asked): Promise<Written> {
  const { assigned, back } = asked;
  const reached = assigned.feed === null ? await tx.names.feeds() : [assigned.feed];
  for (const feed of reached) if (!(await tx.bringing.take(feed))) throw new Problem('import-running');
  if (assigned.word === null) return { events: 0, feeds: [] };
  const reach = reachOf(ctx, assigned, back);
  const feeds = new Set<string>();
  let events = 0;
  for (let after = FIRST; ;) {
    const some = await tx.names.carrying({ ...reach, after, limit: BATCH });
    const last = some.at(-1);
    if (!last) break;
    const changed = some.flatMap((one) => anew(ctx, one, asked) ?? []);
    await tx.events.write(
      changed.map(({ write }) => write),
      tracked,
    );
    await tx.names.resaid(changed.flatMap(({ says }) => says ?? []));
    for (const { write } of changed) feeds.add(write.feed);
    events += changed.length;
    after = last.event.id;
  }
  for (const feed of feeds) await noteUnknownNames(ctx, tx, feed);
  return { events, feeds: [...feeds] };
}

/** An event with the word, and its row's hash as an import would now make it, so that the row is known again. */
function anew(
  ctx: Ctx,
  { event, body, imported, contentHash, said }: Carrying,
  { assigned, batch, back, by, reason }: Asked,
): { write: EventWrite; says: { event: string; draft: EventDraft; hash: string } | null } | null {
  const { words, names } = ctx.definitions.catalogue();
  const table = assignmentsFor(event.feed, [assigned]);
  const turn = (draft: EventDraft): EventDraft =>
    back ? withoutAssigned(draft, assigned, words, names) : withAssigned(draft, table, words, names);
  // A word that a person chose is not the assignment's to take away.
  if (back && (!imported || turn(imported) === imported)) return null;
  const draft = turn(body);
  if (draft === body) return null;
  const next = nextState(ctx, event, { draft, status: event.status, action: 'assign-name', reason });
  const known = fingerprint(body) === contentHash;
  const write = { ...next, by, batch, hash: known ? fingerprint(draft) : '' };
  const row = said && turn(said.draft);
  return {
    write,
    says: row && said && row !== said.draft ? { event: event.id, draft: row, hash: fingerprint(row) } : null,
  };
}
