import { z } from 'zod';
import type { ReviewForecast } from '../../domain/desk/queue.ts';
import { holds } from '../../domain/desk/review.ts';
import { openReasons } from '../../domain/desk/open-reasons.ts';
import { allow } from '../../domain/permission.ts';
import type { Ctx } from '../ctx.ts';
import { readEvent } from '../events/read-event.ts';
import { typedSoFar } from '../events/preview-event.ts';
import { parse } from '../parse.ts';
import { policyIn } from './review-policy.ts';
import { turnedVerdicts } from './turned-verdicts.ts';
import { weighed } from './write-reviewed.ts';

const Input = z.object({ event: z.uuid().nullable(), draft: z.unknown() });
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What would become of a draft published as it stands: at once in the numbers, or in review, and why. Nothing is written. */
export async function foreseeReview({ ctx, input }: { ctx: Ctx; input: unknown }): Promise<ReviewForecast> {
  allow(ctx.actor, 'event:preview');
  const { event: id, draft: given } = parse(Input, input);
  const draft = typedSoFar(ctx, given);
  const before = id === null ? null : await readEvent({ ctx, input: { id } });
  const policy = await policyIn(ctx.store);
  const origin = before ?? { id: NOBODY, feed: 'desk', externalId: null, sample: null };
  const review = before ? await ctx.store.reviews.read(before.id) : null;
  const turns = await turnedVerdicts(ctx, draft, before);
  const { status, reasons } = weighed(
    ctx,
    { write: { ...origin, draft, status: 'published' }, before, turns },
    { policy, review },
  );
  const asking = openReasons(reasons).map((reason) => ({ ...reason, holds: holds(policy, reason.code) }));
  return { status, reasons: asking };
}
