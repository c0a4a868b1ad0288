import { withoutEvents, withoutPeople } from '../../domain/reading/pages/without-events.ts';
import { Problem } from '../../domain/problem.ts';
import type { OpenShare } from './open-share.ts';
import {
  answerName,
  frameOf,
  SHARED_READS,
  type AnswerTo,
  type Frame,
  type Of,
  type SharedRead,
} from './shared-reads.ts';
import type { Ctx } from '../ctx.ts';
import { leavingOf } from '../data/feed-terms.ts';
import { frozenFeed, rowsLeave } from './share-terms.ts';

/**
 * What the desk's pages are told, as far as the link goes: its forecast, feed and day, without the names of those at
 * the desk, and without events unless it was made with them and their feed lets them out. A frozen link gives what it kept, to the letter.
 * @throws Problem `share-frame` for what it was not made for
 */
export async function readShared<N extends SharedRead>(
  { share, ctx }: OpenShare,
  name: N,
  of: Of = {},
): Promise<AnswerTo<N>> {
  if (share.opens === 'chart' && of.indicator !== share.indicator) throw new Problem('share-frame');
  if (share.kind === 'live')
    return sharedAnswer(ctx, { name, of, frame: frameOf(share), withEvents: share.withEvents });
  const kept = await ctx.store.shares.frozen(share.id, answerName(name, await inFull({ share, ctx }, of)));
  if (kept === null) throw new Problem('share-frame', 'This frozen link keeps no such page');
  if (!share.withEvents) return kept as AnswerTo<N>;
  // Terms may have become stricter since, or were not asked when it was made.
  const { rows } = await leavingOf(ctx, await frozenFeed({ share, ctx }), 'share');
  return (rows ? kept : withoutEvents(kept)) as AnswerTo<N>;
}

/** One answer, made now, with all taken out that a link does not give. */
export async function sharedAnswer<N extends SharedRead>(
  ctx: Ctx,
  { name, of, frame, withEvents }: { name: N; of: Of; frame: Frame; withEvents: boolean },
): Promise<AnswerTo<N>> {
  const read = SHARED_READS[name] as (ctx: Ctx, frame: Frame, of: Of) => Promise<AnswerTo<N>>;
  const answer = withoutPeople(await read(ctx, frame, of));
  return withEvents && (await rowsLeave(ctx, { name, frame })) ? answer : withoutEvents(answer);
}

/** A version may be named by its first figures, or as the current one: as the frozen page of the indicator has it. */
async function inFull(open: OpenShare, of: Of): Promise<Of> {
  const { indicator, version } = of;
  if (version === undefined) return of;
  const { versions } = await readShared(open, 'indicator', { indicator });
  const asked = versions.find((one) => (version === 'current' ? one.current : one.version.startsWith(version)));
  return { indicator, version: asked?.version ?? version };
}
