import { setImmediate as turn } from 'node:timers/promises';
import { matchRows, type Decisions, type Matchable, type MatchRow, type Tracked } from './match-rows.ts';

/** Milliseconds of matching after which requests come first. */
const LONGEST = 2;

/** The matches of many events, reckoned in turns with whatever else the server has to do. */
export async function matchInTurns(
  events: readonly Matchable[],
  tracked: readonly Tracked[],
  decisions: Decisions,
): Promise<MatchRow[]> {
  const rows: MatchRow[] = [];
  let begun = performance.now();
  for (const event of events) {
    rows.push(...matchRows(event, tracked, decisions));
    if (performance.now() - begun < LONGEST) continue;
    await turn();
    begun = performance.now();
  }
  return rows;
}
