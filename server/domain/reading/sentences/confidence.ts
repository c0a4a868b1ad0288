import type { Measured } from '../measure/measured.ts';
import type { Check, Confidence } from '../reading.ts';
import { CONFIDENCE_STEPS, MODERATE_UP_TO, WELL_SOURCED } from '../rules.ts';
import type { IndicatorTallies } from '../measure/tally.ts';
import { percentInWords, plural } from './words.ts';

/**
 * How far a verdict may be leaned on, from what is known of the data and not from the size of the effect:
 * checks, coverage, sources, agreement of feeds. Every fault takes a step; a check that flips takes two.
 */
export function confidenceIn(
  found: Measured,
  checks: readonly Check[],
  tallies: IndicatorTallies,
): { confidence: Confidence; faults: string[]; merits: string[] } {
  const flips = checks.filter((check) => check.outcome === 'flips');
  const agreeing = checks.filter((check) => check.id.startsWith('feed-') && check.outcome === 'holds');
  const compared = checks.some((check) => check.id.startsWith('feed-') && check.outcome !== 'cannot');
  const { baseline, watch } = found.coverage;
  const missing = baseline.months - baseline.covered + watch.months - watch.covered;
  const sourced = tallies.counted ? tallies.wellSourced / tallies.counted : 1;
  const { published } = tallies;
  const steps: [boolean, number, string][] = [
    [flips.length > 0, CONFIDENCE_STEPS.flip, `${plural(flips.length, 'check')} would change the verdict`],
    [missing > 0, CONFIDENCE_STEPS.missing, `${plural(missing, 'month')} ${missing === 1 ? 'is' : 'are'} not covered`],
    [
      sourced < WELL_SOURCED,
      CONFIDENCE_STEPS.sourcing,
      sourced > 0 ? `only ${percentInWords(sourced)} of the events are well sourced` : 'no event is well sourced',
    ],
    [
      published !== undefined,
      CONFIDENCE_STEPS.sourcing,
      'only monthly totals are published, so no event can be looked at',
    ],
    [
      agreeing.length === 0,
      CONFIDENCE_STEPS.alone,
      compared ? 'no second dataset agrees' : 'there is no second dataset to compare with',
    ],
  ];
  const faults = steps.filter(([is]) => is);
  const lost = faults.reduce((sum, [, weight]) => sum + weight, 0);
  const merits = [
    ...(agreeing.length ? [`${plural(agreeing.length + 1, 'dataset')} agree`] : []),
    ...(flips.length === 0 && checks.some((check) => check.outcome === 'holds')
      ? ['the verdict survives every check that can be made']
      : []),
  ];
  const confidence: Confidence = lost === 0 ? 'high' : lost <= MODERATE_UP_TO ? 'moderate' : 'low';
  return { confidence, faults: faults.map(([, , words]) => words), merits };
}
