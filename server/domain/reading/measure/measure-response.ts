import type { Indicator } from '../../indicator/definition.ts';
import { marginOf, ratioChances, sideOf } from './comparison.ts';
import { uncovered } from './enough.ts';
import type { Measured, Setting } from './measured.ts';
import { reaction } from './occurrence.ts';
import type { IndicatorTallies } from './tally.ts';
import { judge, withheld, type Judgement } from '../verdict.ts';
import { plural } from '../sentences/words.ts';

/** Measures what follows triggers (method 4.5). Without triggers there is nothing to test. */
export function measureResponse(
  setting: Setting,
  definition: Indicator,
  tallies: IndicatorTallies,
  blank: Measured,
): Measured {
  const moved = reaction(definition, blank.months, tallies.days, setting.asOf);
  const { found } = moved;
  const measured = { ...blank, reaction: moved };
  const kept = uncovered(setting.forecast, definition, blank.coverage) ?? shortOf(definition, moved);
  if (kept) return { ...measured, judgement: kept };
  const margin = marginOf(definition).size;
  const chances = ratioChances(definition.expects, found);
  const judgement = judge(definition.expects, {
    change: moved.change,
    oriented: moved.oriented,
    before: found.before,
    after: found.after,
    total: { before: found.before, after: found.after },
    exposure: { before: found.daysBefore, after: found.daysAfter },
    steps: { before: found.daysBefore, after: found.daysAfter },
    dispersion: 1,
    ...chances,
    beyond: sideOf(definition.expects, found.ratio ?? Infinity, margin),
    steady: found.lo >= 1 / margin && found.hi <= margin,
  });
  if (judgement.verdict === 'watched') return { ...measured, judgement };
  return { ...measured, judgement, pDirection: chances.pDirection, pMoved: chances.pMoved };
}

function shortOf(definition: Indicator, { found, triggers }: ReturnType<typeof reaction>): Judgement | null {
  if (triggers.length === 0) return withheld('not-tested', 'nothing has set the clock');
  if (found.daysAfter === 0 || found.daysBefore === 0) return withheld('not-tested', 'no days can be compared');
  const { triggers: wanted = 1, events } = definition.needs;
  if (triggers.length < wanted) return withheld('needs-more', plural(wanted - triggers.length, 'more trigger'));
  const missing = events - found.before - found.after;
  return missing > 0 ? withheld('needs-more', plural(missing, 'more event')) : null;
}
