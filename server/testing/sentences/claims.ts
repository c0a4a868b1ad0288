import { CLAIMS } from '../../domain/event/event-values.ts';
import { eventsOn, type ClaimedSide } from '../../domain/reading/measure/claimed.ts';
import { claimedInWords } from '../../domain/reading/sentences/claimed-words.ts';
import { sentencesIn } from './faults.ts';

/** Events on each word: claimed alone, claimed and vouched for, said by others, alleged, nobody named. */
type Events = readonly [alone: number, also: number, others: number, alleged: number, unsaid: number];

const SIDES: Record<string, Events> = {
  'no event': [0, 0, 0, 0, 0],
  'one of each': [1, 1, 1, 1, 1],
  'many of each': [3, 9, 20, 5, 4],
  'one, claimed alone': [1, 0, 0, 0, 0],
  'one, vouched for': [0, 1, 0, 0, 0],
  'one, not claimed': [0, 0, 1, 0, 0],
  'one, alleged': [0, 0, 0, 1, 0],
  'one claim among many, alone': [1, 0, 20, 0, 0],
  'one claim among many, vouched for': [0, 1, 20, 0, 1],
  'all claimed alone': [12, 0, 0, 0, 0],
  'all vouched for': [0, 12, 0, 0, 0],
  'none claimed': [0, 0, 20, 5, 0],
  'nobody named': [0, 0, 0, 0, 1_204],
};

function sideOf(events: Events, judged: boolean): ClaimedSide {
  const on = CLAIMS.map((claim, i) => ({ claim, events: events[i] ?? 0, sum: null }));
  const opens = { from: '2021-09', to: '2023-01' };
  return { opens, months: 17, judged, events: eventsOn({ on }, CLAIMS), sum: null, on };
}

/** Every sentence that stands over the table of claims. */
export function* ofClaims(): Generator<[text: string, from: string]> {
  for (const [one, before] of Object.entries({ 'no window': null, ...SIDES }))
    for (const [other, after] of Object.entries(SIDES))
      for (const judged of [true, false]) {
        const sides = { before: before && sideOf(before, true), after: sideOf(after, judged) };
        const claims = [sides.before, sides.after].some((side) => side && eventsOn(side, ['alone', 'also']) > 0);
        for (const text of sentencesIn(claimedInWords({ ...sides, claims })))
          yield [text, `${one} before, ${other} since${judged ? '' : ', not judged'}`];
      }
  const both = { before: sideOf([1, 1, 1, 1, 1], false), after: sideOf([1, 1, 1, 1, 1], false), claims: true };
  for (const text of sentencesIn(claimedInWords(both))) yield [text, 'neither side judged'];
  const one = { ...both, after: sideOf([1, 1, 1, 1, 1], true) };
  for (const text of sentencesIn(claimedInWords(one))) yield [text, 'the side before not judged'];
}
