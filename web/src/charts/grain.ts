import type { ChartSpec } from '../../../server/domain/reading/chart/chart.ts';

/** Bars narrower than this cannot be told apart or touched (ux/chart-grammar.md: 4 to 5 px). */
const LEAST_BAR = 4;
/** What the value axis and the words at the right edge take of the width. */
const AROUND = 130;
const BAR_PART = 0.78;

/** Whether the columns or dots of a chart are too narrow at this width, so that quarters are shown instead. */
export function tooNarrow({ form, grain, marks }: Pick<ChartSpec, 'form' | 'grain' | 'marks'>, width: number): boolean {
  if ((form !== 'columns' && form !== 'dots') || grain !== 'month' || marks.length === 0) return false;
  return ((width - AROUND) / marks.length) * BAR_PART < LEAST_BAR;
}
