import { LIKELIHOOD_SCALE } from '../indicator/likelihood.ts';
import type { ForecastReading } from '../reading/reading.ts';
import { changeWithInterval } from '../reading/sentences/sentences.ts';
import { developmentOf, rowOf } from './developments.ts';
import { findingOf, filtersOf, issueOf, leadOf, reproduceWith, sectionTitle } from './front.ts';
import { judgementsOf } from './judgements.ts';
import type { ReportMaterial } from './material.ts';
import { METHOD } from './method-note.ts';
import { changedIn, unknownIn, watchIn } from './outlook.ts';
import { numbersOf, paragraphsAfter } from './own-texts.ts';
import type { ReportPlan } from './plan.ts';
import type { Report } from './report.ts';
import { SAMPLE_NOTICES } from './sample-notice.ts';

/** The trend report of a reading as the plan wants it, of which no more is given than may leave (`domain/licence.ts`). */
export function toReport(reading: ForecastReading, plan: ReportPlan, material: ReportMaterial): Report {
  const developments = reading.developments.filter(({ id }) => plan.developments?.includes(id) ?? true);
  const indicators = developments.flatMap((development) => development.indicators);
  const numbers = numbersOf(plan, material.cited);
  const cites = (ids: readonly string[]) => ids.flatMap((id) => numbers.get(id) ?? []);
  return {
    title: `Trend report: ${reading.title}`,
    issue: issueOf(reading, plan, material.signed),
    marking: plan.marking,
    signed: material.signed,
    forecast: { ...reading.source, id: reading.forecast, title: reading.title },
    finding: findingOf(reading, plan, developments),
    standing: reading.sentences.standing,
    lead: leadOf(developments),
    filters: filtersOf(reading, plan),
    sample: reading.sample.map((name) => SAMPLE_NOTICES[name]).join(' ') || null,
    opening: paragraphsAfter(null, plan, cites),
    sections: plan.sections.map((id) => ({
      id,
      title: sectionTitle(id, reading, {
        developments: developments.filter(({ rollUp }) => rollUp).length,
        indicators: indicators.length,
      }),
      own: paragraphsAfter(id, plan, cites),
    })),
    developments: developments.filter((development) => development.rollUp).map(developmentOf),
    judgements: judgementsOf(developments, plan, cites),
    changed: changedIn(reading, developments, material.earlier),
    unknown: unknownIn(reading, indicators),
    watch: watchIn(reading, indicators),
    sure: { sources: reading.sentences.sources, checks: reading.sentences.checks, gaps: reading.sentences.gaps },
    rows: developments.flatMap((development) =>
      development.indicators.map((indicator) => rowOf(development, indicator)),
    ),
    checks: indicators.flatMap((indicator) =>
      indicator.checks.map((check) => ({
        indicator: indicator.title,
        title: check.title,
        change: check.change ? changeWithInterval(check.change) : '',
        outcome: check.words,
      })),
    ),
    method: METHOD,
    likelihoods: LIKELIHOOD_SCALE.map(({ word, from, to }) => ({ word, from, to })),
    cited: [...numbers.keys()].flatMap((id) => material.cited.find((event) => event.id === id) ?? []),
    events: material.events,
    credit: {
      feed: reading.feedTitle,
      ...reading.credit,
      line: material.leaving.credit,
      withheld: material.leaving.withheld,
    },
    versions: indicators.map(({ id, version, changedAfterRegistration }) => ({
      indicator: id,
      version,
      changedAfterRegistration,
    })),
    definitionsHash: reading.definitions.hash,
    dataVersion: reading.dataVersion,
    reproduce: reproduceWith(reading, plan, material.signed),
  };
}
