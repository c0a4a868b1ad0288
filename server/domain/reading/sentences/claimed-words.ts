import type { Claim } from '../../event/event-values.ts';
import type { Claimed, ClaimedSide } from '../measure/claimed.ts';
import { countInWords, plural, sentence } from './words.ts';

const NOTHING_CLAIMED =
  'No event counted here says that whoever did it claimed it, so there is nothing to compare. Most datasets record who is held to have done it, and not who claimed it.';

/** The sentences over the table: what is claimed, what of it others vouch for too, what rests on the claim alone. */
export function claimedInWords({ before, after, claims }: Claimed): string {
  const events = (before?.events ?? 0) + (after?.events ?? 0);
  if (events === 0) return 'No event counts here yet.';
  if (!claims) return NOTHING_CLAIMED;
  return [
    after &&
      (after.events ? sideInWords(after, 'counted since the article') : 'Since the article no event is counted.'),
    after?.events ? restInWords(after) : null,
    before && (before.events ? sideInWords(before, 'before the article') : 'Before the article no event is counted.'),
    notJudged({ before, after }),
  ]
    .filter((part) => part)
    .join(' ');
}

function sideInWords(side: ClaimedSide, when: string): string {
  const { alone, also } = partsOf(side);
  const all = alone + also;
  if (side.events === 1)
    return `The one event ${when} is ${all ? '' : 'not '}claimed by whoever did it${vouched(alone, also)}.`;
  const of = `Of ${plural(side.events, 'event')} ${when}`;
  if (all === 0) return `${of}, none is claimed by whoever did it.`;
  const claimed = all === 1 ? '1 is claimed by whoever did it' : `${countInWords(all)} are claimed by whoever did them`;
  return `${of}, ${all === side.events ? 'all are claimed by whoever did them' : claimed}${vouched(alone, also)}.`;
}

function vouched(alone: number, also: number): string {
  const one = alone + also === 1;
  if (alone + also === 0) return '';
  if (alone === 0) return one ? ', and others vouch for it too' : ', and others vouch for all of these too';
  if (also === 0) return one ? ', and nobody else vouches for it' : ', and nobody else vouches for any of these';
  return `: others vouch too for ${countInWords(also)} of these, and ${countInWords(alone)} ${alone === 1 ? 'rests' : 'rest'} on the claim alone`;
}

/** The events that nobody claims: who else says so, what is alleged, what names nobody. */
function restInWords(side: ClaimedSide): string | null {
  const { alone, also, others, alleged, unsaid } = partsOf(side);
  if (side.events === 1)
    return others ? 'Others say who did it.' : alleged ? 'It is only alleged.' : unsaid ? 'It names nobody.' : null;
  const parts = [
    others && `others say who did it in ${countInWords(others)} ${alone + also > 0 ? 'more' : 'of these'}`,
    alleged && `${countInWords(alleged)} ${alleged === 1 ? 'is' : 'are'} only alleged`,
    unsaid && `${countInWords(unsaid)} ${unsaid === 1 ? 'names' : 'name'} nobody`,
  ].filter((part) => typeof part === 'string');
  const last = parts.pop();
  return last ? `${sentence([...parts.map((part) => `${part}, `), parts.length ? 'and ' : '', last].join(''))}.` : null;
}

function notJudged({ before, after }: Pick<Claimed, 'before' | 'after'>): string | null {
  const unjudged = (side: ClaimedSide | null) => side !== null && side.events > 0 && !side.judged;
  if (unjudged(before) && unjudged(after)) return 'No month of either side is judged: these are all that were logged.';
  if (unjudged(after)) return 'No month since the article is judged: its events are all that were logged.';
  return unjudged(before) ? 'No month before the article is judged: its events are all that were logged.' : null;
}

function partsOf({ on }: ClaimedSide): Record<Claim, number> {
  const found = { alone: 0, also: 0, others: 0, alleged: 0, unsaid: 0 };
  for (const { claim, events } of on) found[claim] += events;
  return found;
}
