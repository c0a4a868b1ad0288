import { ImportCheck } from '../../domain/import/check.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import type { Bringing, Follow, Mode, Work } from './bringing.ts';
import type { Findings } from './findings.ts';
import { coverageOf, declare, settleGone, shownBy, type CoversSaid } from './import-coverage.ts';
import { lastCovered, readingChanges, readingsOn } from './import-readings.ts';
import { noteUnknownNames } from '../names/note-unknown.ts';
import { writeAll } from './settle-batch.ts';
import { takeRows } from './take-rows.ts';

/** What an import would do, or did. */
export interface Brought {
  check: ImportCheck;
  /** The first refused rows one by one. */
  refused: Findings['refused'];
  vintage: string;
}

interface Asked {
  ctx: Ctx;
  bringing: Bringing;
  mode: Mode;
  follow: Follow;
  covers: CoversSaid;
}

/**
 * Brings a file into the log inside a transaction that the caller holds: rows, those that are gone, coverage, the
 * vintage, and what all this does to every reading of the feed. A check runs the same and is taken back by its caller.
 * @throws Problem `import-running`, `file-not-recognised`, `file-unreadable` or `rows-refused`
 */
export async function bring(
  { ctx, bringing, mode, follow, covers }: Asked,
  tx: Tx,
  tracked: readonly Tracked[],
): Promise<Brought> {
  const begun = performance.now();
  const { importer, file, sha256, settings } = bringing;
  if (!(await tx.bringing.take(importer.feed))) throw new Problem('import-running');
  await tx.bringing.patient();
  const { feed } = importer;
  const known = await lastCovered(tx, feed);
  const before = await readingsOn(ctx, tx, feed);
  const withinBefore = known === null ? null : await readingsOn(ctx, tx, feed, known);

  // What a person said of the terms of our own tables stays.
  const kept = feed === 'csv' ? (await tx.feeds.terms()).find(({ id }) => id === feed) : undefined;
  const { title, licence, citation, redistribution } = kept ?? importer;
  await tx.feeds.keep({ id: feed, title, licence, citation, redistribution, holdBack: importer.holdBack });
  const vintage = ctx.newId();
  const none = { new: 0, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0, duplicates: 0 };
  const noted = {
    id: vintage,
    feed,
    release: settings.release,
    fileName: file,
    sha256,
    at: ctx.now(),
    by: ctx.actor.id,
  };
  await tx.feeds.addVintage({ ...noted, sample: null, counts: none });

  const work: Work = { ...bringing, ctx, tx, tracked, mode, follow, vintage };
  const findings = await takeRows(work);
  follow.tell({ step: 'reckoning', rows: findings.rows, of: findings.rows });
  follow.goOn();
  const coverage = coverageOf(work, covers, findings);
  const { gone, renumbered } = await settleGone(work, coverage, findings, (writes) => writeAll(work, writes));
  const shown = await shownBy(work, findings);
  const ask = shown?.ask === true;
  // Months that hold too few rows are not taken for covered before a person has said so.
  const said = ask && covers === 'proposed' ? 'unasked' : covers;
  // The same months as before, read anew: what differs now differs because the data were revised.
  const withinAfter = known === null ? null : await readingsOn(ctx, tx, feed, known);
  const coveredBefore = await coveredMonths(tx, feed);
  await declare(work, coverage, said, ask);
  const after = await readingsOn(ctx, tx, feed);
  const readings = readingChanges({
    before,
    after,
    within: withinBefore && withinAfter && { before: withinBefore, after: withinAfter },
    grew: (await coveredMonths(tx, feed)) !== coveredBefore,
  });
  if (mode === 'commit') await noteUnknownNames(ctx, tx, feed);
  const { counts } = findings;
  await tx.feeds.settleVintage(vintage, counts, { readings, accessed: bringing.accessed ?? null });
  const check: ImportCheck = {
    rows: findings.rows,
    counts,
    first: findings.first,
    last: findings.last,
    coverage: said === covers ? coverage : null,
    ...(shown && { shown }),
    groups: await findings.groups.settled(ctx.definitions.catalogue()),
    skipped: [...findings.skipped].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows),
    changed: findings.changed,
    gone,
    duplicates: findings.duplicates,
    ...(renumbered && { renumbered }),
    ...(findings.notCompared > 0 && { notCompared: findings.notCompared }),
    names: findings.names.settled(),
    readings,
    outcome: findings.outcome.settled(),
    milliseconds: Math.round(performance.now() - begun),
  };
  return { check, refused: findings.refused, vintage };
}

/** The spans that a feed covers, as a text that is another one where a span was added. */
async function coveredMonths(tx: Tx, feed: string): Promise<string> {
  const spans = (await tx.feeds.coverage()).filter((row) => row.feed === feed);
  return spans
    .map(({ id }) => id)
    .sort()
    .join(' ');
}
