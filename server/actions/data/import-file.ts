import { createHash } from 'node:crypto';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { ImportSummary } from '../../domain/wire.ts';
import { importerFor, importers } from '../../importers/index.ts';
import type { Importer } from '../../importers/importer.ts';
import { change, rehearsed, type Done } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { parseCovers, settleCoverage } from './import-coverage.ts';
import type { Counted, ImportInput } from './import-input.ts';
import { importRows } from './import-rows.ts';
import { verdictsOn, verdictChanges } from './import-verdicts.ts';
import type { Tx } from '../../store/open.ts';
import type { Tracked } from '../../store/events/match-rows.ts';

/** Half an hour: a file of millions of rows is one transaction. */
const DEADLINE = 30 * 60_000;

/**
 * Imports a file, all or nothing unless valid rows alone are accepted. A dry run does the same and takes it back.
 * @throws Problem `feed-not-found`, `file-not-recognised`, `file-unreadable`, `rows-refused` or `import-running`
 */
export async function importFile({ ctx, input }: { ctx: Ctx; input: ImportInput }): Promise<ImportSummary> {
  allow(ctx.actor, 'import:run');
  const importer = importerFor(input.feed);
  if (!importer)
    throw new Problem('feed-not-found', `There is no dataset "${input.feed}"`, {
      fix: `Use one of: ${importers.map((each) => each.feed).join(', ')}.`,
    });
  const covers = parseCovers(input.covers, ctx);
  const begun = performance.now();
  const sha256 = await hashOf(input.open);
  const before = await verdictsOn(ctx, ctx.store, importer.feed);

  const work = async (tx: Tx, tracked: readonly Tracked[]): Promise<Done<ImportSummary>> => {
    if (!(await tx.imports.take(importer.feed))) throw new Problem('import-running');
    await tx.imports.patient();
    const { id: feed, ...rest } = feedOf(importer);
    await tx.feeds.keep({ id: feed, ...rest });
    const vintage = {
      id: ctx.newId(),
      feed,
      release: input.release ?? null,
      fileName: input.file,
      sha256,
      at: ctx.now(),
      by: ctx.actor.id,
      sample: null,
    };
    await tx.feeds.addVintage({ ...vintage, counts: { new: 0, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0 } });
    const counted = await importRows({ ctx, tx, tracked, importer, input, vintage: vintage.id });
    const coverage = await settleCoverage({
      ctx,
      tx,
      importer,
      covers,
      counted,
      release: input.release ?? null,
      vintage: vintage.id,
      dropGone: input.dropGone === true,
      tracked,
    });
    await tx.feeds.settleVintage(vintage.id, counted.counts);
    const verdicts = verdictChanges(before, await verdictsOn(ctx, tx, importer.feed));
    const summary = summaryOf(input, sha256, counted);
    const milliseconds = Math.round(performance.now() - begun);
    const result = {
      ...summary,
      vintage: input.dryRun || counted.counts.new + counted.counts.changed === 0 ? null : vintage.id,
      coverage,
      verdicts,
      milliseconds,
    };
    return { result, subject: vintage.id, detail: { feed, file: input.file, sha256, counts: counted.counts } };
  };
  if (input.dryRun) {
    const { result } = await rehearsed({ ctx, work, deadline: DEADLINE });
    return result;
  }
  const { feed, release, covers: asked, acceptValid, dropGone } = input;
  return change({
    ctx,
    action: 'import:run',
    asked: { sha256, feed, release, asked, acceptValid, dropGone },
    work,
    deadline: DEADLINE,
  });
}

function feedOf({ feed, title, licence, citation, redistribution, holdBack }: Importer) {
  return { id: feed, title, licence, citation, redistribution, holdBack };
}

function summaryOf(
  input: ImportInput,
  sha256: string,
  counted: Counted,
): Omit<ImportSummary, 'vintage' | 'coverage' | 'verdicts' | 'milliseconds'> {
  const { feed, file, release = null, dryRun = false } = input;
  const { rows, counts, first, last, skipped, refused } = counted;
  return { feed, file, release, sha256, dryRun, rows, counts, first, last, skipped, refused };
}

async function hashOf(open: ImportInput['open']): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of open()) hash.update(piece);
  return hash.digest('hex');
}
