import { isWellSourced } from '../../reading/measure/well-sourced.ts';
import { declaredText } from '../../indicator/forecast.ts';
import { meaning } from '../../indicator/definition.ts';
import type { ForecastReading } from '../../reading/reading.ts';
import type { Evidence } from '../evidence.ts';
import type { ReportMaterial } from '../material.ts';
import { recompute } from '../recompute.ts';
import type { Report, ReportEvent } from '../report.ts';
import { toReport } from '../to-report.ts';
import type { CarriedReport } from './carried-report.ts';
import { different, differencesIn, type Difference } from './differences.ts';

/** A report of which every part was there. */
export type WholeReport = CarriedReport & { evidence: Evidence };

/** What was found, and what the file's readings and sentences are when they are reckoned again. */
export interface Verification {
  indicators: number;
  events: number;
  differences: Difference[];
  report: Report;
  reading: ForecastReading;
}

/** What checking needs and the domain has not: hashes, and what may leave of a feed (`domain/licence.ts`). */
export interface Means {
  /** SHA-256 of a text, in hex. */
  sha256: (text: string) => string;
  leaving: (reading: ForecastReading) => ReportMaterial['leaving'];
}

/**
 * Reckons a report again from its evidence alone: versions of the definitions, every event by the rules, the reading,
 * and every sentence and row of the report. `read` has the shape checked, `raw` is what the file says to the letter.
 */
export function verifyReport(read: WholeReport, raw: unknown, { sha256, leaving }: Means): Verification {
  const { evidence } = read;
  const said = raw as { report: unknown; reading: unknown };
  const { reading, earlier } = recompute(evidence);
  const { signed, cited, events } = read.report;
  const report = toReport(reading, evidence.plan, { leaving: leaving(reading), earlier, signed, cited, events });
  return {
    indicators: evidence.forecast.indicators.length,
    events: evidence.events?.length ?? 0,
    differences: [
      ...definitionsIn(evidence, sha256),
      ...eventsIn(evidence),
      ...differencesIn('reading', said.reading, asJson(reading)),
      ...differencesIn('report', said.report, asJson(report)),
      ...namedIn('report.cited', cited, evidence),
      ...namedIn('report.events.items', events?.items ?? [], evidence),
    ],
    report,
    reading,
  };
}

/** Versions are hashes of what the definitions mean. */
function definitionsIn({ forecast }: Evidence, sha256: Means['sha256']): Difference[] {
  const versions = forecast.indicators.flatMap(({ version, definition }, n) => {
    const again = sha256(meaning(definition));
    return again === version ? [] : [different(`evidence.forecast.indicators[${n}].version`, version, again)];
  });
  const again = sha256(declaredText(forecast.definition, forecast.indicators));
  const whole = again === forecast.hash ? [] : [different('evidence.forecast.hash', forecast.hash, again)];
  return [...versions, ...whole];
}

/** What an event says twice has to be the same both times. */
function eventsIn({ events }: Evidence): Difference[] {
  return (events ?? []).flatMap(({ sources, facts, wellSourced }, n) => {
    const grades = sources.map(({ grade }) => grade);
    const path = `evidence.events[${n}]`;
    return [
      ...differencesIn(`${path}.facts.grades`, facts.grades, grades),
      ...differencesIn(`${path}.wellSourced`, wellSourced, isWellSourced(grades)),
    ];
  });
}

/** Events that a report names, against the same events in the evidence; one that serves no indicator is not there. */
function namedIn(path: string, named: readonly ReportEvent[], { events }: Evidence): Difference[] {
  const known = new Map((events ?? []).map((event) => [event.id, event]));
  return named.flatMap(({ id, day, summary, sources }, n) => {
    const event = known.get(id);
    if (!event) return [];
    const again = { day: event.facts.when, summary: event.summary, sources: event.sources };
    return differencesIn(`${path}[${n}]`, { day, summary, sources }, again);
  });
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
