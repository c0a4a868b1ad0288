import type { Measure, Period } from '../../../indicator/definition.ts';
import type { ChartForm } from '../chart.ts';

/** What one mark counts, and over what: "a month", "per cent, by quarter". */
export function unitOf(measure: Measure, form: ChartForm, grain: Period): string {
  if (form === 'steps') return 'running total';
  if (form === 'dots') return 'one dot is one event';
  if (form === 'timeline') return 'not seen since the article';
  if (form === 'pairs' && measure.kind === 'response') return `in the ${measure.within} before and after each trigger`;
  switch (measure.kind) {
    case 'share':
      return `per cent, by ${grain}`;
    case 'mean':
      return `each, by ${grain}`;
    case 'ratio':
      return `to 1, by ${grain}`;
    case 'distinct':
      return `different, a ${grain}`;
    default:
      return `a ${grain}`;
  }
}
