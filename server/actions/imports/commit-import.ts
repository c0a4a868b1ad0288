import type { ImportCheck, ImportCounts } from '../../domain/import/check.ts';
import type { Import } from '../../domain/import/import.ts';
import type { ImportSettings } from '../../domain/import/settings.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tx } from '../../store/open.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { bring, type Brought } from './bring.ts';
import type { Bringing } from './bringing.ts';
import type { Following } from './following.ts';
import { coversOf } from './import-coverage.ts';

/** Hours for one transaction: a file of millions of rows on a slow machine. */
export const DEADLINE = 6 * 3_600_000;

/** What was checked is not what would be written any more: the log changed in between. */
export class Outdated extends Error {
  readonly differs: string;
  constructor(differs: string) {
    super('the check does not hold');
    this.differs = differs;
  }
}

/** Nobody waits for this work any more: it was given up, or another process finished it. */
export class GivenUp extends Error {}

/**
 * Brings a checked file into the log: its events, its vintage and the state "done", together or not at all.
 * @throws Outdated where it would do something else than what was checked
 * @throws GivenUp where it was given up or finished meanwhile
 */
export async function commitImport(
  ctx: Ctx,
  { id, origin, check, settings, file }: Import,
  bringing: Bringing,
  follow: Following,
): Promise<void> {
  await change<null>({
    ctx,
    action: 'import:run',
    asked: { id },
    deadline: DEADLINE,
    work: async (tx, tracked) => {
      const asked = { ctx, bringing, mode: 'commit' as const, follow, covers: coversOf({ origin, settings }) };
      const brought = await held(() => bring(asked, tx, tracked));
      const differs = check ? difference(check, brought.check) : 'it was not checked';
      if (differs) throw new Outdated(differs);
      const { vintage } = brought;
      await keepBatch(ctx, tx, { vintage, file, settings, check: brought.check });
      // From here on its row is this transaction's own.
      await follow.stop();
      const done = {
        id,
        from: 'importing',
        to: 'done',
        check: brought.check,
        problem: null,
        vintage,
        at: ctx.now(),
      } as const;
      if (!(await tx.imports.settle(done))) throw new GivenUp();
      const detail = { feed: bringing.importer.feed, file, sha256: bringing.sha256, counts: brought.check.counts };
      return { result: null, subject: vintage, detail };
    },
  });
}

/** A row that the check let through and that is refused now means that the check holds no more. */
async function held(work: () => Promise<Brought>): Promise<Brought> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.code === 'rows-refused') throw new Outdated(error.message);
    throw error;
  }
}

/** Keeps, for the history of events, that what was changed was changed together. */
export async function keepBatch(
  ctx: Ctx,
  tx: Tx,
  {
    vintage,
    file,
    settings,
    check: { counts },
  }: { vintage: string; file: string; settings: ImportSettings; check: ImportCheck },
): Promise<void> {
  const revised =
    counts.changed +
    (settings.dropGone ? counts.gone : 0) +
    (settings.duplicates === 'sources' ? counts.duplicates : 0);
  if (revised === 0) return;
  await tx.batches.open({ id: vintage, action: 'import', at: ctx.now(), by: ctx.actor.id, reason: file });
}

/** Whether those gone are retracted is chosen after the check. */
type Checked = Exclude<keyof ImportCounts, 'dropped'>;

const WORDS: Record<Checked, string> = {
  new: 'new',
  changed: 'changed',
  back: 'come back',
  kept: 'kept as changed here',
  same: 'the same',
  gone: 'gone',
  refused: 'refused',
  skipped: 'skipped',
  duplicates: 'possible duplicates',
};

/** "12 new instead of 14, 3 changed instead of 1", or other rows of the same number; empty where nothing differs. */
function difference(was: ImportCheck, now: ImportCheck): string {
  return differentCounts(was.counts, now.counts) || (was.outcome === now.outcome ? '' : 'other rows would be changed');
}

function differentCounts(was: ImportCounts, now: ImportCounts): string {
  return (Object.keys(WORDS) as Checked[])
    .filter((key) => (was[key] ?? 0) !== (now[key] ?? 0))
    .map((key) => `${now[key] ?? 0} ${WORDS[key]} instead of ${was[key] ?? 0}`)
    .join(', ');
}
