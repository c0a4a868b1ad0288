import { allow } from '../../domain/permission.ts';
import type { SampleName } from '../../domain/event/event-values.ts';
import { Problem } from '../../domain/problem.ts';
import { CoverageIn, SampleChoice } from '../../domain/wire.ts';
import { samples } from '../../samples/index.ts';
import type { Tx } from '../../store/open.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { CHOICE } from './data-status.ts';
import { keptCoverage } from './declare-coverage.ts';
import { draftOrIssues } from '../events/draft.ts';
import { fingerprint } from '../hash.ts';
import { parse } from '../parse.ts';

export interface LoadedSample {
  choice: SampleName | 'none';
  events: number;
}

/** Begins with sample events, or with none, and remembers the choice. Only while the log holds no events of its own. */
export async function loadSample({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<LoadedSample> {
  allow(ctx.actor, 'sample:change');
  const { choice } = parse(SampleChoice, input);
  return change<LoadedSample>({
    ctx,
    action: 'sample:change',
    asked: { choice },
    deadline: 60_000,
    work: async (tx, tracked) => {
      await tx.settings.keep(CHOICE, choice);
      if (choice === 'none') return { result: { choice, events: 0 }, subject: choice, detail: {} };
      await refuseIfInUse(tx);
      const { writes, coverage, vintage } = sampleWrites(ctx, choice);
      await tx.feeds.addVintage({
        ...vintage,
        counts: { new: writes.length, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0, duplicates: 0 },
      });
      await tx.events.write(writes, tracked);
      for (const span of coverage)
        await tx.feeds.addCoverage(keptCoverage(ctx, span, { id: ctx.newId(), vintage: vintage.id, sample: choice }));
      return { result: { choice, events: writes.length }, subject: choice, detail: { events: writes.length } };
    },
  });
}

async function refuseIfInUse(tx: Tx): Promise<void> {
  const [{ own }, loaded] = [await tx.events.size(), await tx.samples.loaded()];
  if (own > 0) throw new Problem('log-not-empty', `The log holds ${own} events of your own`);
  if (loaded.length > 0) {
    throw new Problem('log-not-empty', `The sample "${loaded[0]?.name}" is loaded already`, {
      fix: 'Remove it first, then load another.',
    });
  }
}

function sampleWrites(ctx: Ctx, sample: SampleName) {
  const { words, names } = ctx.definitions.catalogue();
  const { title, load } = samples[sample];
  const { events, coverage } = load({ words, names }, ctx.today());
  const [at, by] = [ctx.now(), ctx.actor.id];
  const vintage = {
    id: ctx.newId(),
    feed: 'desk',
    release: null,
    fileName: title,
    sha256: fingerprint(events),
    at,
    by,
    sample,
  };
  const writes = events.map(({ externalId, ...input }): EventWrite => {
    const made = draftOrIssues(input, words, ctx.today());
    if ('issues' in made)
      throw new Error(`sample ${sample}, ${externalId}: ${made.issues[0]?.field} ${made.issues[0]?.message}`);
    const { draft } = made;
    const { status, firstLogged = draft.when.from } = draft;
    const kept = {
      id: ctx.newId(),
      feed: 'desk',
      externalId,
      vintage: vintage.id,
      sample,
      status,
      version: 1,
      firstLogged,
      draft,
    };
    return {
      ...kept,
      hash: fingerprint(draft),
      loggedAt: at,
      loggedBy: by,
      at,
      by,
      action: 'load-sample',
      reason: null,
    };
  });
  return { writes, vintage, coverage: coverage.map((span) => CoverageIn.parse(span)) };
}
