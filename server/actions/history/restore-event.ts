import { z } from 'zod';
import { checkWords } from '../../domain/event/check-words.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import { COUNTED_STATUSES } from '../../domain/event/event-values.ts';
import type { Turn } from '../../domain/desk/review.ts';
import { allowOwn, Restoration } from '../../domain/desk/undo.ts';
import { allow } from '../../domain/permission.ts';
import { Problem, type Issue } from '../../domain/problem.ts';
import type { KeptRevision } from '../../store/events/event-reads.ts';
import type { Tx } from '../../store/open.ts';
import { change } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { eventOf, holdVersion, nextState } from '../events/held-event.ts';
import { notValid, parse } from '../parse.ts';
import { turnedVerdicts } from '../review/turned-verdicts.ts';
import { writeReviewed } from '../review/write-reviewed.ts';
import { undoObstacle } from './undo-obstacle.ts';

const RestoreInput = z.object({ id: z.uuid(), current: z.int().min(1), ...Restoration.shape });

/**
 * Makes an earlier state of an event its newest version; nothing is rewritten. Brings a retracted event back too.
 * Editors restore any version at any time. Analysts take back their own latest change for 30 days. What the policy holds
 * back, and nobody accepted, waits in review like any other change.
 * @throws Problem `event-not-found`, `changed-meanwhile`, `version-not-found`, `event-merged`, `not-valid`
 */
export async function restoreEvent({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<StoredEvent> {
  allow(ctx.actor, 'event:take-back');
  const { id, current, version, reason } = parse(RestoreInput, input);
  const turns = await turnedBy(ctx, { id, current, version });
  return change({
    ctx,
    action: 'event:restore',
    asked: { id, current, version, reason },
    work: async (tx, tracked) => {
      const event = await holdVersion(tx, { id, version: current });
      const states = await tx.events.revisions(id);
      const [wanted, latest] = [version, current].map((n) => states.find((state) => state.version === n));
      if (!wanted || !latest) {
        throw new Problem('version-not-found', `There is no version ${version}; the newest is ${current}`);
      }
      const own = version === current - 1 && latest.by === ctx.actor.id;
      allowOwn(ctx.actor, 'event:restore', { own, at: latest.at, now: ctx.now() });
      const issues = version === current ? [already(version)] : wordsLost(ctx, wanted);
      if (issues.length > 0) throw notValid(issues);
      await refuseMerged(ctx, tx, { id, latest, back: version === current - 1 });
      const back = nextState(ctx, event, { draft: wanted.draft, status: wanted.status, action: 'restore', reason });
      // One that waited before waits again for the reasons it had, not because somebody put it there.
      const before: StoredEvent = wanted.status === 'in-review' ? { ...event, status: 'in-review' } : event;
      const gone = back.status === 'retracted';
      if (gone) await tx.events.write([back], tracked);
      const write = gone ? back : await writeReviewed(ctx, tx, tracked, { write: back, before, turns });
      await tx.batches.dropMerge(id);
      const detail = { version: write.version, restored: version, status: write.status, reason };
      return { result: eventOf(write), subject: id, detail };
    },
  });
}

/** Reckoned before the transaction. Where the change is refused in it, this is not used. */
async function turnedBy(
  ctx: Ctx,
  { id, current, version }: { id: string; current: number; version: number },
): Promise<Turn[]> {
  const event = await ctx.store.events.read(id);
  if (event?.version !== current) return [];
  const wanted = (await ctx.store.events.revisions(id)).find((state) => state.version === version);
  return wanted && COUNTED_STATUSES.includes(wanted.status) ? turnedVerdicts(ctx, wanted.draft, event) : [];
}

function already(version: number): Issue {
  const value = String(version);
  return { field: 'version', value, message: 'is the state it has now', fix: 'Name an earlier version.' };
}

function wordsLost(ctx: Ctx, { draft }: KeptRevision): Issue[] {
  return checkWords(draft, ctx.definitions.catalogue().words);
}

/** While a merge can be undone as a whole, half of it is not: the other event would keep what it was given. */
async function refuseMerged(
  ctx: Ctx,
  tx: Tx,
  { id, latest, back }: { id: string; latest: KeptRevision; back: boolean },
): Promise<void> {
  const away = await tx.batches.mergeOf(id);
  const batchId = away?.batch ?? (back && latest.action === 'merge' ? latest.batch : null);
  const batch = batchId ? await tx.batches.read(batchId) : null;
  if (batch?.action !== 'merge' || undoObstacle(batch, await tx.batches.states(batch.id), ctx.now())) return;
  const detail = away
    ? `It was merged into “${away.summary}”; split the merge instead`
    : 'Its latest change is a merge with another event; split the merge instead';
  throw new Problem('event-merged', detail, { more: { batch: batch.id, ...(away ? { kept: away.kept } : {}) } });
}
