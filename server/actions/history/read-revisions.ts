import { changesBetween } from '../../domain/desk/changes.ts';
import type { History, HistoryLine, RevisionState, TollHistory } from '../../domain/desk/history.ts';
import { tollHistory } from '../../domain/desk/toll-history.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { KeptRevision } from '../../store/events/event-reads.ts';
import type { Ctx } from '../ctx.ts';
import { readEvent } from '../events/read-event.ts';

/** Every state of an event, newest first, each with what it changed in words. */
export async function readRevisions({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<History> {
  const kept = await statesOf(ctx, input);
  const made = await withBatches(ctx, kept);
  const { words } = ctx.definitions.catalogue();
  const revisions = made.map((line, n): HistoryLine => {
    const [before, after] = [kept[n - 1], kept[n]];
    return { ...line, changes: before && after ? changesBetween(before, after, words) : [] };
  });
  return { revisions: revisions.reverse() };
}

/**
 * One version of an event, whole.
 * @throws Problem `event-not-found`, `version-not-found`
 */
export async function readRevision({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; version: string };
}): Promise<RevisionState> {
  const kept = await statesOf(ctx, input);
  const state = kept.find((each) => String(each.version) === input.version);
  if (!state) throw new Problem('version-not-found', `It has versions 1 to ${kept.length}`);
  const [line] = await withBatches(ctx, [state]);
  if (!line) throw new Problem('version-not-found');
  return { ...line, draft: state.draft };
}

/** How the tolls of an event were revised, by side. */
export async function readTolls({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<TollHistory> {
  return { tolls: tollHistory(await statesOf(ctx, input)) };
}

async function statesOf(ctx: Ctx, input: { id: string }): Promise<KeptRevision[]> {
  allow(ctx.actor, 'event:read');
  const event = await readEvent({ ctx, input });
  const kept = await ctx.store.events.revisions(event.id);
  if (kept.length === 0) throw new Problem('event-not-found');
  return kept;
}

async function withBatches(ctx: Ctx, kept: readonly KeptRevision[]): Promise<Omit<HistoryLine, 'changes'>[]> {
  const ids = kept.flatMap(({ batch }) => (batch ? [batch] : []));
  const batches = new Map((await ctx.store.batches.list([...new Set(ids)])).map((batch) => [batch.id, batch]));
  return kept.map(({ version, at, by, action, reason, status, batch: id }) => {
    const found = id ? batches.get(id) : undefined;
    const batch = found
      ? { id: found.id, action: found.action, events: found.events, undone: found.undoneAt !== null }
      : null;
    return { version, at, by, action, reason, status, batch };
  });
}
