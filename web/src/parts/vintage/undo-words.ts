import type { UndoBlocked } from '../../../../server/domain/import/vintage.ts';
import { movesOf } from '../../../../server/domain/import/reading-words.ts';
import type { Verdict } from '../../../../server/domain/reading/reading.ts';
import { VERDICTS } from '../../words.ts';
import type { ReadingTold } from './types.ts';

type Obstacle = UndoBlocked['events'][number];

/** Events that stand in the way for the same reason. */
export interface ObstacleGroup {
  why: string;
  events: Obstacle['event'][];
}

/** What stands in the way, by why; the rarest reason first, because a single edit is easily lost below many of another. */
export function byWhy(obstacles: readonly Obstacle[]): ObstacleGroup[] {
  const groups = new Map<string, ObstacleGroup>();
  for (const { event, because } of obstacles) {
    const why = because.join(', ');
    const group = groups.get(why) ?? { why, events: [] };
    group.events.push(event);
    groups.set(why, group);
  }
  return [...groups.values()].sort((one, other) => one.events.length - other.events.length);
}

/** A number or a verdict that goes back with its import: "Attacks: Up to Too early, 4.0 to 3.0". */
export function goesBack(reading: ReadingTold): { title: string; words: string } {
  const { title, before, after } = reading;
  const word = (verdict: string) => VERDICTS[verdict as Verdict]?.word ?? verdict;
  const verdict = before.verdict === after.verdict ? [] : [`${word(after.verdict)} to ${word(before.verdict)}`];
  const moves = movesOf(reading).map(({ what, was, now }) => `${what ? `${what.toLowerCase()} ` : ''}${now} to ${was}`);
  return { title, words: [...verdict, ...moves].join(', ') };
}
