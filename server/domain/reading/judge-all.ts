import { benjaminiHochberg } from '../stats/multiple.ts';
import { measure } from './measure/measure.ts';
import type { Measured, Setting } from './measure/measured.ts';
import { FALSE_DISCOVERY_RATE } from './rules.ts';
import type { IndicatorTallies } from './measure/tally.ts';
import type { Judgement } from './verdict.ts';

/** The tallies of an indicator that nothing counts toward. */
export const NO_TALLIES: IndicatorTallies = {
  days: [],
  keys: [],
  leftOut: [],
  byHand: [],
  wellSourced: 0,
  counted: 0,
};

/** Every indicator measured by itself, or those named alone: before the allowance for many indicators. */
export function measureEach(
  setting: Setting,
  tallies: ReadonlyMap<string, IndicatorTallies> | undefined,
  only?: ReadonlySet<string>,
): Map<string, Measured> {
  const wanted = setting.forecast.indicators.filter(({ id }) => only?.has(id) ?? true);
  return new Map(
    wanted.map((indicator) => [indicator.id, measure(setting, indicator, tallies?.get(indicator.id) ?? NO_TALLIES)]),
  );
}

/** Every indicator measured, with the verdict that stands after the allowance for many indicators. */
export function measureAll(
  setting: Setting,
  tallies: ReadonlyMap<string, IndicatorTallies> | undefined,
): Map<string, Measured> {
  const measured = measureEach(setting, tallies);
  for (const [id, judgement] of judgeAll(measured)) Object.assign(measured.get(id) ?? {}, { judgement });
  return measured;
}

/** Their judgements, those taken back that do not survive the allowance for many indicators. */
export function judgeAll(measured: ReadonlyMap<string, Measured>): Map<string, Judgement> {
  const tested = [...measured].filter(([, found]) => found.pDirection !== null);
  const adjusted = benjaminiHochberg(tested.map(([, found]) => 1 - (found.pDirection ?? 0.5)));
  const judgements = new Map([...measured].map(([id, found]) => [id, found.judgement]));
  tested.forEach(([id, found], i) => {
    if (found.judgement.verdict === 'as-predicted' && (adjusted[i] ?? 0) > FALSE_DISCOVERY_RATE)
      judgements.set(id, { verdict: 'no-clear-change', qualifier: 'before-adjustment', needs: null });
  });
  return judgements;
}
