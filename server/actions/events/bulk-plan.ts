import type { z } from 'zod';
import { applyChange, BulkIn, changeIssues, type BulkDone, type Changed } from '../../domain/desk/bulk.ts';
import { MOST_AT_ONCE } from '../../domain/desk/bulk-values.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import { allow } from '../../domain/permission.ts';
import { EventQuery } from '../../domain/event-query.ts';
import { Problem } from '../../domain/problem.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import type { Review } from '../../store/desk/reviews.ts';
import type { Tx } from '../../store/open.ts';
import type { Ctx } from '../ctx.ts';
import { notValid, parse } from '../parse.ts';
import { policyIn } from '../review/review-policy.ts';
import { reviewOfMany } from './bulk-review.ts';
import { draftOrIssues } from './draft.ts';
import { asFilters } from './event-query.ts';
import { draftOf, nextState } from './held-event.ts';

export type BulkAsked = z.output<typeof BulkIn>;
type Counts = Omit<BulkDone, 'batch'>;

/** What is to be written, and what is said of it. */
export interface Plan {
  writes: EventWrite[];
  /** What is then known of their reviews, where that changes. */
  reviews: Review[];
  counts: Counts;
}

/**
 * What was asked, checked as far as it can be without the events.
 * @throws Problem `not-allowed` or `not-valid`
 */
export function parseBulk(ctx: Ctx, input: unknown): BulkAsked {
  allow(ctx.actor, 'event:bulk');
  const asked = parse(BulkIn, input);
  if (asked.change.what === 'retract') allow(ctx.actor, 'event:retract');
  const issues = changeIssues(asked.change, ctx.definitions.catalogue().words);
  if (issues.length > 0) throw notValid(issues);
  return asked;
}

/**
 * The change made to every event chosen, each held; nothing is written yet.
 * @throws Problem `too-many-events`, or `event-not-found` for an id that is none
 */
export async function planBulk(ctx: Ctx, tx: Tx, { asked, batch }: { asked: BulkAsked; batch: string }): Promise<Plan> {
  const ids = asked.ids ?? (await chosenBy(ctx, tx, asked.query ?? ''));
  const events = await tx.bulk.hold(ids);
  if (events.length < new Set(ids).size) throw new Problem('event-not-found', 'One of the events chosen is not there');
  const policy = await policyIn(tx);
  const known = await tx.reviews.of(ids);
  const writes: EventWrite[] = [];
  const reviews: Review[] = [];
  const refusals = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const made = changed(ctx, event, asked);
    if (made === 'same') continue;
    const refuse = (why: string) => refusals.set(why, [...(refusals.get(why) ?? []), event]);
    if ('refused' in made) refuse(made.refused);
    else {
      const action = made.status === 'retracted' ? 'retract' : 'bulk-edit';
      const write = { ...nextState(ctx, event, { ...made, action, reason: asked.reason || null }), batch };
      const said = await reviewOfMany(ctx, tx, { write, before: event, policy, kept: known.get(event.id) ?? null });
      if ('refused' in said) refuse(said.refused);
      else {
        writes.push(write);
        if (said.review) reviews.push(said.review);
      }
    }
  }
  const refused = [...refusals.values()].reduce((sum, list) => sum + list.length, 0);
  const why = [...refusals].map(([reason, list]) => ({
    why: reason,
    events: list.length,
    examples: list.slice(0, 5).map(({ id, summary }) => ({ id, summary })),
  }));
  const counts = {
    chosen: events.length,
    changed: writes.length,
    same: events.length - writes.length - refused,
    refused,
    why,
  };
  return { writes, reviews, counts };
}

async function chosenBy(ctx: Ctx, tx: Tx, text: string): Promise<string[]> {
  const { after: _, limit: __, ...query } = parse(EventQuery, Object.fromEntries(new URLSearchParams(text)));
  if (query['as-of'])
    throw notValid([
      {
        field: 'as-of',
        value: query['as-of'],
        message: 'chooses events as they stood on an earlier day; only events as they are now can be changed',
        fix: 'Drop "as-of", look at the list again, then choose.',
      },
    ]);
  const filters = asFilters(ctx, query, ctx.definitions.catalogue().words);
  const ids = await tx.bulk.chosen(filters, MOST_AT_ONCE + 1);
  if (ids.length > MOST_AT_ONCE)
    throw new Problem('too-many-events', `More than ${MOST_AT_ONCE} events match these filters`);
  return ids;
}

function changed(ctx: Ctx, event: StoredEvent, { change }: BulkAsked): Changed {
  const made = applyChange(draftOf(event), event.status, change);
  if (made === 'same' || 'refused' in made || made.status === 'retracted') return made;
  const checked = draftOrIssues(made.draft, ctx.definitions.catalogue().words, ctx.today());
  if ('issues' in checked) {
    const [issue] = checked.issues;
    return { refused: `It could not be saved as it stands: ${issue?.field ?? ''} ${issue?.message ?? ''}.` };
  }
  return { draft: checked.draft, status: made.status };
}
