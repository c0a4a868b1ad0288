import type { SectionId } from './plan-values.ts';
import type { OwnText, ReportPlan } from './plan.ts';
import type { ReportEvent, ReportParagraph } from './report.ts';

/** The number of each cited event, from 1, in the order in which a reader meets them; what is not known has none. */
export function numbersOf(plan: ReportPlan, known: readonly ReportEvent[]): ReadonlyMap<string, number> {
  const ids = new Set(known.map(({ id }) => id));
  const places = [null, ...plan.sections];
  const met = places.flatMap((place) => plan.texts.filter((text) => placeOf(text, plan) === place));
  const cited = [...new Set(met.flatMap(({ cites }) => cites))].filter((id) => ids.has(id));
  return new Map(cited.map((id, i) => [id, i + 1]));
}

/** The editor's paragraphs at a place; null is before all sections. */
export function paragraphsAfter(
  place: SectionId | null,
  plan: ReportPlan,
  cites: (ids: readonly string[]) => number[],
): ReportParagraph[] {
  return plan.texts
    .filter((text) => text.kind === 'paragraph' && placeOf(text, plan) === place)
    .map(({ id, text, cites: ids }) => ({ id, text, cites: cites(ids) }));
}

/** Judgements stand with the key judgements; what stood below a section that is left out goes to the beginning. */
function placeOf({ kind, after }: OwnText, { sections }: ReportPlan): SectionId | null {
  const wanted = kind === 'judgement' ? 'judgements' : after;
  return wanted !== null && sections.includes(wanted) ? wanted : null;
}
