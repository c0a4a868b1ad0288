import { z } from 'zod';
import type { EventDraft, StoredEvent } from '../event/event.ts';
import { COUNTED_STATUSES, type Status } from '../event/event-values.ts';
import type { Facts } from '../event/facts.ts';
import type { Lexicon } from '../event/vocabulary.ts';
import type { LoadedForecast } from '../indicator/loaded.ts';
import { matches } from '../indicator/rule.ts';
import { Problem } from '../problem.ts';
import { openReasons } from './open-reasons.ts';

/** Why an event is looked at again. `waiting` stands for an event that came in review from elsewhere. */
export const REASON_CODES = ['sensitive', 'verdict', 'one-source', 'by-hand', 'waiting', 'duplicate'] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** A reason, worded to follow "because". One that somebody kept the event in spite of is accepted and asks no more. */
export const ReviewReason = z.object({
  code: z.enum(REASON_CODES),
  words: z.string(),
  accepted: z.boolean().optional(),
});
export type ReviewReason = z.output<typeof ReviewReason>;

/** Which reasons keep an event out of the numbers until somebody decides, and whether that must be somebody else. */
export const ReviewPolicy = z.strictObject({
  hold: z.strictObject({ sensitive: z.boolean(), verdict: z.boolean(), oneSource: z.boolean() }),
  fourEyes: z.boolean().describe('Who logged or last changed an event may not keep it'),
});
export type ReviewPolicy = z.output<typeof ReviewPolicy>;

/** The policy until an editor chooses another one; why, see docs/decisions/012-review-policy.md. */
export const FIRST_POLICY: ReviewPolicy = {
  hold: { sensitive: true, verdict: true, oneSource: false },
  fourEyes: false,
};

/** Logged here by a person: samples and rows of files enter the queue only by their status. */
export function isByHand({ feed, sample, externalId }: Pick<StoredEvent, 'feed' | 'sample' | 'externalId'>): boolean {
  return feed === 'desk' && sample === null && externalId === null;
}

/** A verdict that an event turns, with the words of both badges. */
export interface Turn {
  title: string;
  from: string;
  to: string;
}

/** All that speaks for a second look at an event, from what it says itself and from the verdicts it turns. */
export function reasonsFor(
  draft: Pick<EventDraft, 'sources'>,
  facts: Facts,
  words: Lexicon,
  { forecasts, turns }: { forecasts: readonly LoadedForecast[]; turns: readonly Turn[] },
): ReviewReason[] {
  const claims = forecasts
    .flatMap(({ definition }) => definition.review)
    .filter(({ when }) => matches(when, facts, words))
    .map(({ because }) => because);
  const { length } = draft.sources;
  const sourced: ReviewReason[] =
    length > 1 ? [] : [{ code: 'one-source', words: length ? 'only one source reports it' : 'no source is given' }];
  return [
    ...[...new Set(claims)].map((because): ReviewReason => ({ code: 'sensitive', words: because })),
    ...turns.map(({ title, from, to }): ReviewReason => ({
      code: 'verdict',
      words: `it changes ${title} from ${from} to ${to}`,
    })),
    ...sourced,
  ];
}

/** Whether the policy keeps an event with this reason out of the numbers. */
export function holds({ hold }: ReviewPolicy, code: ReasonCode): boolean {
  const switched: Partial<Record<ReasonCode, boolean>> = {
    sensitive: hold.sensitive,
    verdict: hold.verdict,
    'one-source': hold.oneSource,
  };
  return switched[code] ?? true;
}

/** The reasons with those marked that were accepted before: the same code in the same words. */
export function knownReasons(found: readonly ReviewReason[], before: readonly ReviewReason[]): ReviewReason[] {
  const accepted = before.filter((reason) => reason.accepted);
  const same = (a: ReviewReason, b: ReviewReason) => a.code === b.code && a.words === b.words;
  const gone = accepted.filter((reason) => !found.some((each) => same(each, reason)));
  return [
    ...found.map(({ code, words }) =>
      accepted.some((each) => same(each, { code, words })) ? { code, words, accepted: true } : { code, words },
    ),
    // Kept, so that a claim that is taken out and put back does not ask twice.
    ...gone,
  ];
}

/** The status an event gets: one that would count waits in review while the policy holds a reason nobody accepted. */
export function statusAfter(wanted: Status, reasons: readonly ReviewReason[], policy: ReviewPolicy): Status {
  const held = openReasons(reasons).some(({ code }) => holds(policy, code));
  return held && COUNTED_STATUSES.includes(wanted) ? 'in-review' : wanted;
}

/**
 * Lets somebody keep an event under four eyes.
 * @throws Problem `four-eyes` for who logged or last changed it
 */
export function allowKeep(actor: { id: string }, { fourEyes }: ReviewPolicy, authors: readonly string[]): void {
  if (!fourEyes || !authors.includes(actor.id)) return;
  throw new Problem('four-eyes', `${authors.join(' and ')} logged or last changed it; somebody else must keep it`);
}
