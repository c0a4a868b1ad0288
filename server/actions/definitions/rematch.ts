import { setTimeout as sleep } from 'node:timers/promises';
import { UNMOVED } from '../../domain/live.ts';
import { matchRows, type Tracked } from '../../store/events/match-rows.ts';
import type { Ctx } from '../ctx.ts';
import { storeDefinitions } from './store-definitions.ts';

const BATCH = 2_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Matches every event with the definitions that are new, while the old ones go on serving, and swaps them in one
 * transaction. Killed half-way, it is simply done again: matches of a version nobody serves harm nobody.
 */
export async function rematch({ ctx }: { ctx: Ctx }): Promise<void> {
  const { definitions } = ctx;
  definitions.rematching ??= run(ctx).finally(() => {
    definitions.rematching = null;
    definitions.progress = null;
  });
  return definitions.rematching;
}

/** Brings the definitions in use up to date with the files and the store; matches anew where that is due. */
export async function syncDefinitions({ ctx }: { ctx: Ctx }): Promise<void> {
  if (await storeDefinitions({ ctx })) await rematch({ ctx });
}

async function run(ctx: Ctx): Promise<void> {
  const { definitions, store } = ctx;
  const [building, target] = [definitions.building(), definitions.target()];
  const epoch = definitions.epoch();
  const startedAt = ctx.now();
  if (building.length > 0) {
    definitions.progress = { done: 0, of: await store.events.countCounted() };
    for (let after = FIRST, more = true; more;) {
      const events = await store.change(async (tx) => {
        const batch = await tx.events.after(after, BATCH);
        const decisions = await tx.overrides.decisions(batch.map((event) => event.id));
        await tx.matches.add(batch.flatMap((event) => matchRows(event, building, decisions)));
        return batch;
      }, 60_000);
      definitions.progress.done += events.length;
      after = events.at(-1)?.id ?? after;
      more = events.length === BATCH;
    }
  }
  while ((await swap(ctx, { building, target, epoch, startedAt })) === 'busy') await sleep(250);
  // Swapped, or overtaken by somebody else's change of definitions, which is then ours to follow.
  if ((await storeDefinitions({ ctx })) && definitions.epoch() !== epoch) await run(ctx);
}

interface Built {
  building: readonly Tracked[];
  target: readonly number[];
  epoch: number;
  startedAt: string;
}

/** Puts the new versions in the place of the old, with all that was logged while they were built. */
async function swap(
  ctx: Ctx,
  { building, target, epoch, startedAt }: Built,
): Promise<'swapped' | 'busy' | 'overtaken'> {
  return ctx.store.change(async (tx) => {
    if (!(await tx.tracked.holdWriters())) return 'busy';
    if ((await tx.tracked.list()).epoch !== epoch) return 'overtaken';
    const late = await tx.events.changedSince(startedAt);
    await tx.matches.forget(
      building.map((entry) => entry.id),
      late.map((event) => event.id),
    );
    const decisions = await tx.overrides.decisions(late.map((event) => event.id));
    await tx.matches.add(late.flatMap((event) => matchRows(event, building, decisions)));
    await tx.tracked.swap(target, ctx.now());
    await tx.data.raise({ ...UNMOVED, definitions: 1, page: ctx.page ?? null });
    return 'swapped';
  }, 60_000);
}
