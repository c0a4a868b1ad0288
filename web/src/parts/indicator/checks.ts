import type { IndicatorReading, Verdict } from '../../../../server/domain/reading/reading.ts';
import { counted } from '../../words.ts';

/** Checks that could be made, and in how many of them the verdict stays. */
export function tried(reading: IndicatorReading): { of: number; holds: number } {
  const made = reading.checks.filter((check) => check.outcome === 'holds' || check.outcome === 'flips');
  return { of: made.length, holds: made.filter((check) => check.outcome === 'holds').length };
}

/** "2 of 5 checks differ", or nothing where all agree or where there is no verdict that could change. */
export function differing(reading: IndicatorReading): string {
  return differ(tried(reading), reading.verdict);
}

/** The same from the numbers alone. */
export function differ({ of, holds }: { of: number; holds: number }, verdict: Verdict): string {
  if (holds === of || verdict === 'too-little-data' || verdict === 'watched') return '';
  return `${of - holds} of ${counted(of, 'check')} ${of - holds === 1 ? 'differs' : 'differ'}`;
}

/** The answer to "Does the verdict hold?". */
export function holdingWords(reading: IndicatorReading): string {
  const { of, holds } = tried(reading);
  if (of === 0) return 'No check can be made with these data.';
  if (of === 1) return holds ? 'Yes: the one check reads the same.' : 'No: the one check would read otherwise.';
  const how = 'Every check repeats the comparison with one choice changed.';
  if (holds === 0) return `No: all ${of} checks would read otherwise. ${how}`;
  return holds === of ? `Yes, in all ${of} checks. ${how}` : `In ${holds} of ${of} checks. ${how}`;
}
