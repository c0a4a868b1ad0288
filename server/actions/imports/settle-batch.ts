import { lineOf } from '../../domain/desk/line.ts';
import type { Day } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import type { ReadRow } from '../../importers/importer.ts';
import type { KnownEvent, KnownRows } from '../../store/imports/bringing.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Work } from './bringing.ts';
import type { Duplicates } from './duplicates.ts';
import { LISTED, noteEvent, noteRefused, type Findings } from './findings.ts';
import { noteNewcomer } from './renumbered.ts';
import { needsStanding, settleRow } from './settle-row.ts';
import { toldTwice } from './told-twice.ts';

type EventRow = Extract<ReadRow, { kind: 'event' }>;

/** A row that can be an event of the log, and the hash that tells whether it changed. */
export interface Ready extends Pick<EventRow, 'row' | 'line' | 'externalId' | 'parsed'> {
  /** The event as canonical JSON. */
  text: string;
  /** Of that text. */
  hash: string;
  /** Its cells, of a table of one's own; what a publisher's ids tell apart need not be held. */
  record: EventRow['record'] | null;
}

/** States written together: few enough that no statement holds up others for long. */
const BATCH = 500;

/** Writes states of events; a check writes what verdicts rest on. */
export async function writeAll({ tx, tracked, mode }: Work, writes: EventWrite[]): Promise<void> {
  for (let from = 0; from < writes.length; from += BATCH) {
    const some = writes.slice(from, from + BATCH);
    await (mode === 'check' ? tx.bringing.matchOnly(some, tracked) : tx.events.write(some, tracked));
  }
}

/** What goes wrong in it is told where it is waited for. */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Rows that are settled; their writing is under way. */
export interface Settled {
  written: Promise<void>;
}

/** Settles what becomes of each of some rows, by what is known of the events they tell, and begins to write it. */
export async function settleBatch(
  work: Work,
  rows: readonly Ready[],
  { known, fresh, first }: KnownRows,
  findings: Findings,
  duplicates: Duplicates,
): Promise<Settled> {
  const { ctx, tx, settings, mode, vintage } = work;
  const { words } = ctx.definitions.catalogue();
  const once = rows.filter((row) => {
    if (fresh.delete(row.externalId)) return true;
    noteRefused(findings, row, [toldTwice(work.importer, row, first.get(row.externalId) ?? row.line)]);
    return false;
  });
  const wholly = once.flatMap(({ externalId, hash }) => {
    const there = known.get(externalId);
    return there && needsStanding(there, hash) ? [there.id] : [];
  });
  const standing = await tx.datasetSays.standing(wholly);
  const events = await tx.bringing.lines(wholly.slice(0, Math.max(0, LISTED - findings.changed.length)));
  const [at, today] = [ctx.now(), ctx.today()];
  const becomes: unknown[] = [];
  const [added, changed, says]: [{ write: EventWrite; line: number }[], EventWrite[], Said[]] = [[], [], []];
  for (const row of once) {
    const { externalId, parsed: draft, hash, line } = row;
    noteEvent(findings, draft, words);
    findings.names.note(draft);
    const there = known.get(externalId);
    const settled = settleRow({ known: there, draft, hash, standing: there && standing.get(there.id), words });
    becomes.push([line, settled.what, ...settled.fields]);
    if (settled.says && there) says.push({ event: there.id, hash, says: settled.says });
    if (settled.what === 'new') {
      added.push({ write: firstState(work, row, at, today), line });
      noteNewcomer(findings, { line, externalId, draft });
      continue;
    }
    if (settled.what === 'same') findings.counts.same++;
    else {
      const { counts } = findings;
      counts.changed++;
      if (settled.what === 'kept') counts.kept = (counts.kept ?? 0) + 1;
      else if (there && standing.get(there.id)?.fate === 'gone') counts.back = (counts.back ?? 0) + 1;
      const event = there && events.get(there.id);
      if (event) findings.changed.push({ event: lineOf(event, words), line, fields: settled.fields });
    }
    if (settled.write && there) changed.push(nextStateOf(work, there, row, settled.write));
  }
  findings.outcome.note(becomes);
  // Once a row is refused nothing will be kept, so that nothing more need be written.
  if (mode === 'commit' && findings.counts.refused > 0 && !settings.acceptValid) return { written: Promise.resolve() };
  const writes = await duplicates.sift(added, changed);
  findings.counts.new += writes.length;
  return { written: quiet(written()) };

  async function written(): Promise<void> {
    await writeAll(work, [...changed, ...writes]);
    if (mode === 'commit' && says.length > 0) await tx.datasetSays.keep({ vintage, at: ctx.now(), rows: says });
  }
}

type Said = Parameters<Work['tx']['datasetSays']['keep']>[0]['rows'][number];

function firstState({ ctx, importer, vintage }: Work, row: Ready, at: string, today: Day): EventWrite {
  const { externalId, parsed: draft, text, hash } = row;
  const by = ctx.actor.id;
  return {
    id: ctx.newId(),
    feed: importer.feed,
    externalId,
    vintage,
    sample: null,
    status: draft.status,
    version: 1,
    firstLogged: draft.firstLogged ?? today,
    draft,
    body: { of: draft, text },
    hash,
    loggedAt: at,
    loggedBy: by,
    at,
    by,
    action: 'import',
    reason: null,
  };
}

function nextStateOf(
  { ctx, importer, vintage }: Work,
  there: KnownEvent,
  { externalId, hash }: Ready,
  { draft, status }: { draft: EventDraft; status: EventWrite['status'] },
): EventWrite {
  return {
    id: there.id,
    feed: importer.feed,
    externalId,
    vintage,
    sample: there.sample,
    status,
    version: there.version + 1,
    firstLogged: there.first_logged,
    draft,
    hash,
    loggedAt: there.logged_at,
    loggedBy: there.logged_by,
    at: ctx.now(),
    by: ctx.actor.id,
    action: 'import',
    reason: null,
    batch: vintage,
  };
}
