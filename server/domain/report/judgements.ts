import { strengthOf } from '../reading/read-development.ts';
import type { DevelopmentReading } from '../reading/reading.ts';
import type { ReportPlan } from './plan.ts';
import type { ReportJudgement } from './report.ts';

/** So many of a development, the strongest first. */
const MOST = 4;

/**
 * Key judgements: the editor's own first, then what the reckoning judges. Confidence is a sentence of its own, and never
 * in one with likelihood (ICD 203).
 */
export function judgementsOf(
  developments: readonly DevelopmentReading[],
  plan: ReportPlan,
  cites: (ids: readonly string[]) => number[],
): ReportJudgement[] {
  const own = plan.texts.flatMap(({ id, kind, text, confidence, cites: ids }): ReportJudgement[] => {
    if (kind !== 'judgement') return [];
    const held = confidence && `We hold this with ${confidence.level} confidence: ${ended(confidence.because)}`;
    return [{ finding: text, change: '', likelihood: null, confidence: held, cites: cites(ids), own: id }];
  });
  return [...own, ...developments.filter(({ rollUp }) => rollUp).flatMap(reckoned)];
}

function reckoned(development: DevelopmentReading): ReportJudgement[] {
  return development.indicators
    .filter((indicator) => indicator.verdict === 'as-predicted' || indicator.verdict === 'against')
    .sort((a, b) => strengthOf(b) - strengthOf(a) || b.counts.after - a.counts.after)
    .slice(0, MOST)
    .map(({ sentences: { finding, change, likelihood, confidence } }) => ({
      ...{ finding, change, likelihood, confidence },
      ...{ cites: [], own: null },
    }));
}

const ended = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);
