import type { Day } from '../../domain/event/calendar.ts';
import type { EventDraft } from '../../domain/event/event.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import { namesWith, withAssigned } from '../../domain/import/names-known.ts';
import { canonical } from '../../domain/indicator/definition.ts';
import { Problem } from '../../domain/problem.ts';
import type { ReadRow } from '../../importers/importer.ts';
import { readBatches } from '../../importers/read-file.ts';
import { misfits } from '../events/draft.ts';
import { sha256 } from '../hash.ts';
import { assignedNames } from '../names/assigned-names.ts';
import { breath } from './breath.ts';
import type { Work } from './bringing.ts';
import { duplicatesOf, isOwn } from './duplicates.ts';
import { noFindings, noteRefused, noteSkipped, type Findings } from './findings.ts';
import { measured } from './measured-file.ts';
import { quiet, settleBatch, writeAll, type Ready, type Settled } from './settle-batch.ts';

/**
 * Rows that are settled and written together: so many that going back and forth costs little beside the work, so few
 * that making one statement of them does not hold up requests for long.
 */
const BATCH = 500;

/**
 * Reads the file once, in batches, and writes what is new or changed. Where a refused row forbids writing, everything is
 * read all the same, so that all refusals are told at once.
 * @throws Problem `file-not-recognised`, `file-unreadable` or, of a commit, `rows-refused`
 */
export async function takeRows(work: Work): Promise<Findings> {
  const { ctx, tx, importer, settings, follow, mode } = work;
  const catalogue = ctx.definitions.catalogue();
  const { words, names } = catalogue;
  const assigned = await assignedNames(tx, importer.feed);
  const findings = noFindings(catalogue, assigned);
  if (await tx.bringing.holdsEvents(importer.feed)) findings.newcomers = [];
  const look = { words, names: namesWith(names, assigned) };
  const today = ctx.today();
  const own = isOwn(importer.feed);
  const settled = (draft: EventDraft) => withAssigned(draft, assigned, words, names);
  const duplicates = await duplicatesOf(work, findings);
  const breathing = breath();
  const file = measured(work.open);
  const { release, fixes } = settings;
  let batch: Ready[] = [];
  // While the database writes one batch the next is settled, so that its writing follows at once, and the one after is read.
  let settling: Promise<Settled> = Promise.resolve({ written: Promise.resolve() });
  let writing: Promise<void> = Promise.resolve();
  const settle = async (rows: Ready[]) => {
    const ids = rows.map(({ externalId, line }) => ({ externalId, line }));
    const known = quiet(tx.bringing.known(importer.feed, ids));
    const before = await settling;
    await writing;
    writing = before.written;
    settling = quiet(known.then((found) => settleBatch(work, rows, found, findings, duplicates)));
  };
  try {
    for await (const rows of readBatches(importer, file.open, look, release ?? undefined, fixes)) {
      for (const row of rows) {
        findings.rows++;
        const ready = take(row, findings, { words, today, settled, own });
        if (ready) batch.push(ready);
        if (breathing.due()) {
          follow.tell({ step: 'reading', rows: findings.rows, of: file.rowsOf(findings.rows) });
          await breathing.take();
        }
        if (batch.length < BATCH) continue;
        await settle(batch);
        batch = [];
        follow.goOn();
      }
    }
    if (batch.length > 0) await settle(batch);
    await (
      await settling
    ).written;
  } finally {
    // Nothing may be under way in a transaction that ends.
    await writing.catch(() => undefined);
    await settling.then(({ written }) => written).catch(() => undefined);
  }
  findings.refused.sort((one, other) => one.row - other.row);
  const { refused } = findings.counts;
  if (mode === 'commit' && refused > 0 && !settings.acceptValid) throw rowsRefused(findings);
  await duplicates.settle((writes) => writeAll(work, writes));
  return findings;
}

function rowsRefused({ counts, rows, refused }: Findings): Problem {
  const were = counts.refused === 1 ? 'was' : 'were';
  return new Problem('rows-refused', `${counts.refused} of ${rows} rows ${were} refused, so nothing was written`, {
    more: { refused, counts },
  });
}

interface Taking {
  words: Lexicon;
  today: Day;
  /** The draft with its names in the words that somebody assigned them to. */
  settled: (draft: EventDraft) => EventDraft;
  /** Whether it is a table of one's own. */
  own: boolean;
}

function take(row: ReadRow, findings: Findings, { words, today, settled, own }: Taking): Ready | null {
  if (row.kind === 'skipped') {
    noteSkipped(findings, row.reason);
    return null;
  }
  if (row.kind === 'refused') {
    noteRefused(findings, row, row.problems);
    return null;
  }
  const issues = misfits(row.parsed, words, today);
  if (issues.length === 0) {
    const parsed = settled(row.parsed);
    const { row: number, line, externalId, record } = row;
    const text = row.canonical && parsed === row.parsed ? JSON.stringify(parsed) : canonical(parsed);
    return { row: number, line, externalId, parsed, text, hash: sha256(text), record: own ? record : null };
  }
  noteRefused(
    findings,
    row,
    issues.map(({ field, value, message, fix }) => ({ column: field, value, reason: message, fix })),
  );
  return null;
}
