import { monthOf, type Day } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import { countriesOf } from '../../domain/event/names.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import { Problem } from '../../domain/problem.ts';
import type { ImportSummary } from '../../domain/wire.ts';
import type { Importer, ReadRow } from '../../importers/importer.ts';
import { readRows } from '../../importers/read-file.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Tx } from '../../store/open.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Ctx } from '../ctx.ts';
import { draftOrIssues } from '../events/draft.ts';
import { fingerprint } from '../hash.ts';
import type { Counted, ImportInput } from './import-input.ts';

interface Work {
  ctx: Ctx;
  tx: Tx;
  tracked: readonly Tracked[];
  importer: Importer;
  input: ImportInput;
  vintage: string;
}

type EventRow = Extract<ReadRow, { kind: 'event' }>;
type Ready = EventRow & { parsed: EventDraft };

const BATCH = 5_000;
/** Refused rows and skipped rows are listed up to here, and counted beyond. */
const LISTED = 200;

/**
 * Reads the file once, in batches, and writes what is new or changed. After the first refused row nothing more is
 * written, unless valid rows alone are wanted, but everything is read, so that all refusals are told at once.
 */
export async function importRows(work: Work): Promise<Counted> {
  const { ctx, importer, input } = work;
  const { words, names } = ctx.definitions.catalogue();
  const counted: Counted = {
    rows: 0,
    counts: { new: 0, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0 },
    first: null,
    last: null,
    proven: null,
    countries: new Set(),
    skipped: [],
    refused: [],
  };
  let batch: Ready[] = [];
  const flush = async () => {
    const rows = batch;
    batch = [];
    if (rows.length > 0) await writeBatch(work, rows, counted);
  };
  for await (const row of readRows(importer, input.open, { words, names }, input.release)) {
    counted.rows++;
    const ready = take(row, counted, words, ctx.today());
    if (ready) batch.push(ready);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  if (counted.counts.refused > 0 && !input.acceptValid && !input.dryRun) {
    const { refused: listed, counts } = counted;
    throw new Problem(
      'rows-refused',
      `${counts.refused} of ${counted.rows} rows ${counts.refused === 1 ? 'was' : 'were'} refused, so nothing was written`,
      { more: { refused: listed, counts } },
    );
  }
  return counted;
}

function take(row: ReadRow, counted: Counted, words: Lexicon, today: Day): Ready | null {
  if (row.kind === 'skipped') {
    counted.counts.skipped++;
    if (counted.skipped.length < LISTED) counted.skipped.push({ row: row.row, line: row.line, reason: row.reason });
    return null;
  }
  if (row.kind === 'refused') {
    refuse(counted, row, row.problems);
    return null;
  }
  const made = draftOrIssues(row.draft, words, today);
  if ('draft' in made) return { ...row, parsed: made.draft };
  refuse(
    counted,
    row,
    made.issues.map(({ field, value, message, fix }) => ({ column: field, value, reason: message, fix })),
  );
  return null;
}

function refuse(
  counted: Counted,
  { row, line }: { row: number; line: number },
  problems: ImportSummary['refused'][number]['problems'],
): void {
  counted.counts.refused++;
  if (counted.refused.length < LISTED) counted.refused.push({ row, line, problems });
}

async function writeBatch(
  { ctx, tx, tracked, importer, input, vintage }: Work,
  rows: Ready[],
  counted: Counted,
): Promise<void> {
  const { known, fresh } = await tx.imports.known(
    importer.feed,
    rows.map((row) => row.externalId),
  );
  const [at, by] = [ctx.now(), ctx.actor.id];
  const { words } = ctx.definitions.catalogue();
  const writes = rows.flatMap((row): EventWrite[] => {
    const { externalId, parsed: draft } = row;
    if (!fresh.delete(externalId)) {
      const reason = 'the same id stands further up in this file';
      refuse(counted, row, [{ column: 'id', value: externalId, reason, fix: 'Keep one of the two rows.' }]);
      return [];
    }
    note(counted, draft, words);
    const before = known.get(externalId);
    const hash = fingerprint(draft);
    if (before && (before.content_hash === hash || before.status === 'retracted')) {
      counted.counts.same++;
      return [];
    }
    counted.counts[before ? 'changed' : 'new']++;
    const kept = before
      ? {
          id: before.id,
          version: before.version + 1,
          firstLogged: before.first_logged,
          loggedAt: before.logged_at,
          loggedBy: before.logged_by,
        }
      : { id: ctx.newId(), version: 1, firstLogged: draft.firstLogged ?? ctx.today(), loggedAt: at, loggedBy: by };
    const origin = { feed: importer.feed, externalId, vintage, sample: null, status: draft.status };
    return [{ ...kept, ...origin, draft, hash, at, by, action: 'import', reason: null }];
  });
  const wanted = counted.counts.refused === 0 || input.acceptValid || input.dryRun;
  if (wanted && writes.length > 0) await tx.events.write(writes, tracked);
}

function note(counted: Counted, { when, place }: EventDraft, words: Lexicon): void {
  if (counted.first === null || when.from < counted.first) counted.first = when.from;
  if (counted.last === null || when.from > counted.last) counted.last = when.from;
  if (withinMonth(when)) {
    const { first, last } = counted.proven ?? { first: when.from, last: when.from };
    counted.proven = { first: when.from < first ? when.from : first, last: when.from > last ? when.from : last };
  }
  for (const country of countriesOf(words, place.words)) counted.countries.add(country);
}

/** An event told to the year, or over the end of a month, does not show that a file holds the months it touches. */
function withinMonth({ from, to, precision }: EventDraft['when']): boolean {
  return precision !== 'year' && (!to || monthOf(to) === monthOf(from));
}
