import type { Indicator } from '../../indicator/definition.ts';
import type { LoadedIndicator } from '../../indicator/loaded.ts';
import { compare } from '../compare.ts';
import { marginOf } from './comparison.ts';
import { coverageOf, short, uncovered } from './enough.ts';
import type { Measured, Setting } from './measured.ts';
import { measureFirst } from './measure-first.ts';
import { measureResponse } from './measure-response.ts';
import { carriedOn, onlyPublished } from './published.ts';
import { USUAL_MARGIN, USUAL_POINTS_MARGIN } from '../rules.ts';
import { mainRoles, series, type Reckoned } from './series.ts';
import type { IndicatorTallies } from './tally.ts';
import { timeline } from './timeline.ts';
import { judge, withheld } from '../verdict.ts';

/** Measures one indicator on one feed. `roles` picks a variant; the verdict's data needs stay those of the indicator. */
export function measure(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: IndicatorTallies,
  roles?: Reckoned,
): Measured {
  const { definition } = indicator;
  const reckoned = roles ?? mainRoles(definition.measure);
  const looked = timeline(setting.forecast, indicator, setting.feed, setting.asOf, setting.words);
  const months = onlyPublished(looked, tallies, definition.measure);
  const buckets = series(months, tallies, reckoned, setting.asOf);
  const blank: Measured = {
    judgement: withheld('not-carried'),
    months,
    buckets,
    coverage: coverageOf(months),
    comparison: null,
    occurrence: null,
    reaction: null,
    pMoved: null,
    pDirection: null,
  };
  if (!carriedOn(definition, setting.feed.id, tallies)) return blank;
  if (reckoned.measure.kind === 'first') return measureFirst(setting, definition, tallies, blank);
  if (reckoned.measure.kind === 'response') return measureResponse(setting, definition, tallies, blank);
  return measureRate(setting, definition, reckoned, blank);
}

function measureRate(setting: Setting, definition: Indicator, reckoned: Reckoned, blank: Measured): Measured {
  const { buckets, coverage } = blank;
  const comparison = compare(asReckoned(definition, reckoned), buckets);
  if (definition.expects === 'watch-only') return { ...blank, comparison, judgement: judge('watch-only', comparison) };
  const kept =
    uncovered(setting.forecast, definition, coverage) ?? short(definition, reckoned.measure, comparison, buckets);
  if (kept) return { ...blank, comparison, judgement: kept };
  const { pMoved, pDirection } = comparison;
  return { ...blank, comparison, judgement: judge(definition.expects, comparison), pMoved, pDirection };
}

/** The indicator as a variant reckons it. One that turns a rate into a share takes a margin of points, as shares do. */
export function asReckoned(definition: Indicator, { measure: kind }: Reckoned): Indicator {
  const points = marginOf(definition).scale === 'points';
  const margin =
    (kind.kind === 'share') === points
      ? {}
      : { by_at_least: kind.kind === 'share' ? USUAL_POINTS_MARGIN : USUAL_MARGIN };
  return { ...definition, measure: kind, ...margin };
}
