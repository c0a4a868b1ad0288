import type { Indicator } from '../../indicator/definition.ts';
import type { Comparison } from './comparison.ts';
import type { Measured } from './measured.ts';
import type { Quantity } from '../reading.ts';
import { PERIOD_UNITS, quantity, rateQuantity } from '../sentences/words.ts';

/** A level before and after the article; a side that nobody measured is null, which is not none. */
export interface Levels {
  before: Quantity | null;
  after: Quantity | null;
}

/** Level before and after in the indicator's own unit. */
export function levels(indicator: Indicator, { occurrence, reaction, comparison, coverage }: Measured): Levels {
  if (occurrence) {
    const side = (days: readonly string[], covered: number) =>
      days.length || covered ? quantity(days.length, 'times') : null;
    return {
      before: side(occurrence.before, coverage.baseline.covered),
      after: side(occurrence.after, coverage.watch.covered),
    };
  }
  if (reaction) {
    const rate = (n: number, days: number) => (days ? quantity((n / days) * 30, 'a month') : null);
    const { before, after, daysBefore, daysAfter } = reaction.found;
    return { before: rate(before, daysBefore), after: rate(after, daysAfter) };
  }
  if (!comparison) return { before: null, after: null };
  const { before, after } = alike(indicator, comparison);
  return { before: indicator.baseline === 'none' ? null : before, after };
}

/** Both sides in one unit, so that they can be read against each other. */
function alike(indicator: Indicator, comparison: Comparison): Levels {
  const { before, after, exposure } = comparison;
  const said = { before: inUnit(indicator, before, exposure.before), after: inUnit(indicator, after, exposure.after) };
  if (!said.before || !said.after || said.before.unit === said.after.unit) return said;
  const yearly = (monthly: number | null) => (monthly === null ? null : quantity(monthly * 12, 'a year'));
  return { before: yearly(before), after: yearly(after) };
}

function inUnit({ measure }: Indicator, value: number | null, exposure: number): Quantity | null {
  // A ratio without anything on its other side has no number, and is not unknown either.
  if (measure.kind === 'ratio' && value === null && exposure > 0)
    return { value: null, unit: 'to 1', words: 'all on one side' };
  // A side without a judged month, or without anything to be a part of, was not measured: that is not none.
  if (value === null || exposure <= 0) return null;
  switch (measure.kind) {
    case 'share':
      return quantity(value, '%');
    case 'ratio':
      return quantity(value, 'to 1');
    case 'mean':
      return quantity(value, 'each');
    case 'distinct':
      return quantity(value, PERIOD_UNITS[measure.per]);
    default:
      return rateQuantity(value, 'per' in measure ? measure.per : 'month');
  }
}
