import { z } from 'zod';
import { DRAFT_BYTES, DraftIn, MOST_DRAFTS, type DraftKept } from '../../domain/desk/draft.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';

/**
 * Keeps a form begun and not sent, for the person who types it. A draft is no part of the log: no audit line, no
 * revision, and no number moves, though it comes every few seconds.
 * @throws Problem `draft-changed` when another page kept something newer, `too-many-drafts`, `draft-not-found` when
 * the id is somebody else's
 */
export async function keepDraft({
  ctx,
  input: { id, ...given },
}: {
  ctx: Ctx;
  input: { id: string } & Record<string, unknown>;
}): Promise<DraftKept> {
  allow(ctx.actor, 'draft:keep');
  if (!z.uuid().safeParse(id).success) throw new Problem('draft-not-found');
  const draft = parse(DraftIn, given);
  if (Buffer.byteLength(JSON.stringify(draft.body)) > DRAFT_BYTES)
    throw new Problem('too-large', `A draft may have ${DRAFT_BYTES} bytes`);
  const owner = ctx.actor.id;
  return ctx.store.change(async (tx) => {
    const there = await tx.drafts.hold(id);
    if (there && there.owner !== owner) throw new Problem('draft-not-found');
    if (there && there.version !== draft.version) {
      const again = there.version === draft.version + 1 && (await tx.drafts.isSame(id, draft));
      if (!again) throw new Problem('draft-changed');
      return tx.drafts.write({ ...draft, id, owner, at: ctx.now() });
    }
    // A draft that was forgotten elsewhere begins anew: what is typed here must not be lost.
    if (!there && (await tx.drafts.count(owner)) >= MOST_DRAFTS) throw new Problem('too-many-drafts');
    return tx.drafts.write({ ...draft, id, owner, at: ctx.now() });
  });
}
