import { dayInWords } from '../event/calendar.ts';
import type { DevelopmentReading, IndicatorReading } from '../reading/reading.ts';
import { changeWithInterval } from '../reading/sentences/sentences.ts';
import { BADGES } from '../reading/verdict.ts';
import { plural, wholeInWords } from '../reading/sentences/words.ts';
import type { ReportDevelopment, ReportRow } from './report.ts';

/** One development as the report tells it. */
export function developmentOf(development: DevelopmentReading): ReportDevelopment {
  const [priors = [], posteriors = []] = (['prior', 'posterior'] as const).map((which) =>
    wholeInWords(development.explanations.map((each) => each[which])),
  );
  const lead = development.indicators.find((indicator) => indicator.id === development.lead);
  return {
    id: development.id,
    number: development.number,
    title: development.title,
    says: development.says,
    badge: BADGES[development.verdict ?? 'watched'],
    verdict: development.verdict,
    tally: development.sentences.tally,
    summary: development.sentences.summary,
    posterior: development.sentences.posterior,
    confidence: development.sentences.posterior ? development.sentences.confidence : null,
    explanations: development.explanations.map((explanation, i) => ({
      title: explanation.title,
      prior: priors[i] ?? '',
      posterior: posteriors[i] ?? '',
    })),
    chart: lead?.chart ?? null,
  };
}

/** One line of the table of all indicators. */
export function rowOf(development: DevelopmentReading, indicator: IndicatorReading): ReportRow {
  return {
    id: indicator.id,
    title: indicator.title,
    development: `${development.number} ${development.short}`,
    expects: indicator.expectsWords,
    before: indicator.before?.words ?? '',
    after: indicator.after?.words ?? '',
    change: indicator.change ? changeWithInterval(indicator.change) : '',
    oriented: indicator.oriented,
    verdict: indicator.verdict,
    badge: BADGES[indicator.verdict],
    qualifier: indicator.qualifierWords ?? '',
    confidence: indicator.confidence ?? '',
    byHand: byHandOf(indicator),
    eventsBefore: indicator.counts.before,
    eventsAfter: indicator.counts.after,
    version: indicator.version,
    changedAfterRegistration: indicator.changedAfterRegistration,
    chart: indicator.chart,
  };
}

function byHandOf({ sentences, byHand, coverage }: IndicatorReading): string {
  const reasons = byHand.map(({ on, reason, by }) => `${dayInWords(on)}, ${by}: “${reason}”.`);
  const looked = coverage.nil ? `${plural(coverage.nil, 'month')} covered because somebody looked and found none.` : '';
  return [sentences.byHand ?? '', ...reasons, looked].filter(Boolean).join(' ');
}
