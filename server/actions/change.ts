import { Problem } from '../domain/problem.ts';
import type { Permission } from '../domain/role.ts';
import type { Tracked } from '../store/events/match-rows.ts';
import type { Tx } from '../store/open.ts';
import type { Ctx } from './ctx.ts';
import { fingerprint } from './hash.ts';
import { counting } from './news.ts';
import { storeDefinitions } from './definitions/store-definitions.ts';

/** What a change gives back, and what the audit trail notes of it. */
export interface Done<T> {
  result: T;
  subject: string;
  detail: Record<string, unknown>;
}

export interface Change<T> {
  ctx: Ctx;
  action: Permission;
  /** What was asked, to tell a repeated request from another one under the same key. */
  asked: unknown;
  work: (tx: Tx, tracked: readonly Tracked[]) => Promise<Done<T>>;
  /** It changes nothing that a reading is made of: those that are kept stay good, and no page is told. */
  quiet?: boolean;
  deadline?: number;
}

class DefinitionsMoved extends Error {}

/**
 * A change with all that belongs to it in one transaction: the idempotency key, the hold on definitions, the work,
 * the audit line, the data version, the news for every open page. Under a key used before, it gives the first answer and changes nothing.
 */
export async function change<T>(asked: Change<T>): Promise<T> {
  return followed(asked.ctx, () => asked.ctx.store.change((tx) => once(tx, asked), asked.deadline));
}

/** The same work done and taken back, to tell what it would do: no key, no audit line, nothing stays. */
export async function rehearsed<T>({ ctx, work, deadline }: Pick<Change<T>, 'ctx' | 'deadline'> & Work<T>): Promise<T> {
  return followed(ctx, () => ctx.store.rehearse((tx) => heldWork(tx, ctx, work), deadline));
}

interface Work<T> {
  work: (tx: Tx, tracked: readonly Tracked[]) => Promise<T>;
}

/** Where somebody else's change of definitions came first, it is followed and the work begun anew. */
async function followed<T>(ctx: Ctx, begin: () => Promise<T>): Promise<T> {
  for (let left = 3; left > 0; left--) {
    try {
      return await begin();
    } catch (error) {
      if (!(error instanceof DefinitionsMoved)) throw error;
      await storeDefinitions({ ctx });
    }
  }
  throw new Problem('busy');
}

async function once<T>(given: Tx, { ctx, action, asked, work, quiet = false }: Change<T>): Promise<T> {
  const { tx, moved } = counting(given);
  const [actor, key, print] = [ctx.actor.id, ctx.key, fingerprint({ action, asked })];
  if (key) {
    if (!(await tx.keys.take(actor, key))) throw new Problem('key-in-flight');
    const before = await tx.keys.answer(actor, key);
    if (before && before.fingerprint !== print) throw new Problem('key-reused');
    if (before) return before.body as T;
  }
  const done = await heldWork(tx, ctx, work);
  const at = ctx.now();
  if (key) await tx.keys.keep({ actor, key, at, fingerprint: print, status: 200, body: done.result });
  if (!quiet) await tx.data.raise({ ...moved(action), page: ctx.page ?? null });
  // Last: whoever writes a line holds the head of the chain until the commit, and all others wait.
  await tx.audit.note({ at, actor, action, subject: done.subject, detail: done.detail });
  return done.result;
}

/** The work with definitions held still: no swap can come between an event and its matches. */
async function heldWork<T>(tx: Tx, ctx: Ctx, work: Work<T>['work']): Promise<T> {
  if ((await tx.tracked.holdEpoch()) !== ctx.definitions.epoch()) throw new DefinitionsMoved();
  return work(tx, ctx.definitions.tracked());
}
