import { setTimeout as sleep } from 'node:timers/promises';
import type { Import } from '../../domain/import/import.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { runImport } from '../imports/run-import.ts';
import { startCommit } from '../imports/start-commit.ts';
import { CONNECTOR, type Bringing } from './connecting.ts';

const LOOK_EVERY = 150;
const DAY_OF_WORK = 6 * 3_600_000;

/** How it ended: in the log, put away by a person, or waiting for one with the reason. */
export type Ended = { how: 'done'; counts: string } | { how: 'put-away' } | { how: 'waits'; why: string };

/**
 * Has a fetched file checked, and imported by itself where that can be answered for: nothing refused, and no more known rows
 * revised or gone than the share set. What a person has begun to do with it is theirs.
 * @throws Problem with why its check or its import failed
 */
export async function bringIn(ctx: Ctx, bringing: Bringing, share: number, goOn: () => void): Promise<Ended> {
  const until = performance.now() + DAY_OF_WORK;
  while (performance.now() < until) {
    goOn();
    const found = await ctx.store.imports.read(bringing.id);
    if (!found || found.state === 'given-up') return { how: 'put-away' };
    if (found.state === 'done') return { how: 'done', counts: inWords(found) };
    if (found.state === 'failed') throw failed(found);
    if (found.state === 'looked') return { how: 'waits', why: 'Somebody has changed how it is read' };
    if (found.state === 'checked') {
      const why = bringing.why ?? (await whyNot(ctx, found, bringing, share));
      if (why !== null) return { how: 'waits', why };
      await startCommit({ ctx: { ...ctx, actor: CONNECTOR, key: undefined }, input: { id: found.id } });
    }
    // The job of this process may be at it already; then this one waits.
    const taken = await runImport({ ctx, input: { only: bringing.id } });
    if (taken === null) await sleep(LOOK_EVERY);
  }
  throw new Problem('unexpected');
}

/** Why a person must look first, in a sentence; null where nobody must. */
async function whyNot(ctx: Ctx, { check }: Import, { plan }: Bringing, share: number): Promise<string | null> {
  if (!check) return 'It was not checked';
  const { refused, changed, gone, same, duplicates } = check.counts;
  if (refused > 0) return refused === 1 ? 'One row was refused' : `${refused} rows were refused`;
  if (duplicates > 0) return `${duplicates} rows may tell an event that is there already`;
  const known = same + changed + gone;
  if (known > 0 && (changed + gone) / known > share) {
    const limit = Math.round(share * 100);
    return `${changed} of ${known} known rows changed and ${gone} are gone, more than ${limit} in a hundred`;
  }
  if (gone > 0 && plan.withdrawn !== null) {
    const ids = await ctx.store.connectors.externalIds(check.gone.map(({ id }) => id));
    const told = new Set(plan.withdrawn);
    if (gone > check.gone.length || ids.some((id) => !told.has(id)))
      return `${gone} known rows are gone, and not all of them are withdrawn by the publisher's own list`;
  }
  return null;
}

function failed({ problem }: Import): Problem {
  return new Problem('publisher-odd', problem?.detail ?? 'The import failed', problem ? { fix: problem.fix } : {});
}

function inWords({ check }: Import): string {
  const { new: added = 0, changed = 0, gone = 0 } = check?.counts ?? {};
  return `${added} new, ${changed} changed, ${gone} gone`;
}
