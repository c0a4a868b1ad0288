import type { ChartSpec, Mark } from '../chart.ts';
import type { Paint } from './shapes.ts';

/** The paint of a mark by its role; provisional and later marks share the verdict's. */
export function paintOf(mark: Mark): Paint {
  return mark.role === 'provisional' ? 'after' : mark.role;
}

/** Drawn as an outline: provisional, not covered, not the whole, or after the article with too little data. */
function isHollow(spec: ChartSpec, mark: Mark): boolean {
  return mark.hollow || mark.role === 'missing' || (spec.tone === 'too-little-data' && mark.role === 'after');
}

/** What a mark is filled with. */
export const fillOf = (spec: ChartSpec, mark: Mark): Paint =>
  mark.role === 'provisional' && spec.form !== 'line' ? 'hatch' : isHollow(spec, mark) ? 'paper' : paintOf(mark);
