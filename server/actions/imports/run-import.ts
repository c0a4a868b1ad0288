import type { Import, ImportProgress } from '../../domain/import/import.ts';
import { Problem, PROBLEMS } from '../../domain/problem.ts';
import { allow } from '../../domain/permission.ts';
import type { TakenImport } from '../../store/imports/imports.ts';
import { rehearsed } from '../change.ts';
import { actorNow } from '../account/actor-now.ts';
import type { Ctx } from '../ctx.ts';
import { bring } from './bring.ts';
import type { Bringing } from './bringing.ts';
import { commitImport, DEADLINE, GivenUp, Outdated } from './commit-import.ts';
import { followed, type Following } from './following.ts';
import { coversOf } from './import-coverage.ts';
import { importerOf } from './importer-of.ts';
import { openFile, sameFile } from './open-file.ts';
import { LATER, passes, problemOf } from './passing.ts';

/** How often work is begun again that ended without a word: a server that was killed or ran out of memory. */
const MOST_TRIES = 6;

/**
 * Takes the next import that waits to be checked or brought in, and does the work. Gives its id, or null where none
 * waits. Safe against a kill at any moment: what was begun is then begun again by whoever takes it next.
 */
export async function runImport({ ctx, input }: { ctx: Ctx; input: { only: string | null } }): Promise<string | null> {
  const taken = await ctx.store.change((tx) => tx.imports.takeNext(input.only));
  if (!taken) return null;
  // It acts for whoever asked for it, as long as they may.
  const actor = await actorNow(ctx, { id: taken.by, name: taken.by, role: 'editor' });
  await work({ ...ctx, actor, key: undefined, page: undefined }, taken);
  return taken.id;
}

/** A file that brings down whoever works on it would do so for ever. */
function stopsServer(times: number): Problem {
  return new Problem('unexpected', `The server stopped ${times} times while it worked on this file`, {
    fix: 'Look into its log for the reason. Send the table in parts, or check it again.',
  });
}

async function work(ctx: Ctx, taken: TakenImport): Promise<void> {
  const { id, file, sha256, settings } = taken;
  const follow = followed<ImportProgress>(
    { step: 'reading', rows: 0, of: null },
    (progress) => ctx.store.change((tx) => tx.imports.progress({ id, progress })),
    () => new GivenUp(),
  );
  try {
    if (taken.tries > MOST_TRIES) throw stopsServer(taken.tries - 1);
    allow(ctx.actor, taken.state === 'checking' ? 'import:prepare' : 'import:run');
    const importer = await importerOf(ctx, settings);
    // What a connector fetched was got when it began, however long it waited for a person.
    const accessed = taken.origin === 'connector' ? taken.at.slice(0, 10) : null;
    const bringing = { importer, file, sha256, settings, open: sameFile(openFile(ctx, id), sha256), accessed };
    await (taken.state === 'checking'
      ? check(ctx, taken, bringing, follow)
      : commitImport(ctx, taken, bringing, follow));
  } catch (error) {
    await follow.stop();
    await settleFailure(ctx, taken, error);
  } finally {
    await follow.stop();
  }
}

async function check(ctx: Ctx, taken: Import, bringing: Bringing, follow: Following): Promise<void> {
  const asked = { ctx, bringing, mode: 'check' as const, follow, covers: coversOf(taken) };
  const { check: found } = await rehearsed({
    ctx,
    deadline: DEADLINE,
    work: (tx, tracked) => bring(asked, tx, tracked),
  });
  await follow.stop();
  // Why it had to be checked anew stays told beside the new check.
  const problem = taken.problem?.code === 'import-outdated' ? taken.problem : null;
  const done = { id: taken.id, from: 'checking', to: 'checked', check: found, problem, at: ctx.now() } as const;
  await ctx.store.change((tx) => tx.imports.settle(done));
}

async function settleFailure(ctx: Ctx, { id, state }: Import, error: unknown): Promise<void> {
  const from = state;
  const at = ctx.now();
  if (error instanceof GivenUp) return;
  if (error instanceof Outdated) {
    const { fix } = PROBLEMS['import-outdated'];
    const problem = { code: 'import-outdated', detail: `The log has changed since the check: ${error.differs}`, fix };
    await ctx.store.change((tx) => tx.imports.settle({ id, from, to: 'checking', problem, at }));
    return;
  }
  if (passes(error)) {
    // Where the database is away this fails too, and the hold runs out by itself.
    await ctx.store.change((tx) => tx.imports.putOff(id, LATER)).catch(() => undefined);
    return;
  }
  await ctx.store.change((tx) => tx.imports.settle({ id, from, to: 'failed', problem: problemOf(error), at }));
  if (!(error instanceof Problem)) throw error;
}
