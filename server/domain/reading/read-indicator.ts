import { monthInWords, monthOf, type Month } from '../event/calendar.ts';
import type { Measure } from '../indicator/definition.ts';
import type { LoadedIndicator } from '../indicator/loaded.ts';
import { byHandInWords } from './measure/by-hand.ts';
import { checks as allChecks, type OtherFeed } from './checks.ts';
import { confidenceIn } from './sentences/confidence.ts';
import { expectation, unusualSteps, whenChanged } from './measure/expected.ts';
import { findingInWords } from './sentences/finding.ts';
import { levels } from './measure/levels.ts';
import type { Measured, Setting } from './measure/measured.ts';
import { presence } from './measure/presence.ts';
import type { Check, IndicatorReading, MonthPoint } from './reading.ts';
import {
  changeInWords,
  confidenceSentence,
  expectationInWords,
  likelihoodSentence,
  qualifierInWords,
} from './sentences/sentences.ts';
import type { Bucket } from './measure/series.ts';
import { changedInWords, chartInWords, expectedInWords, noticeable, trendInWords } from './sentences/side-sentences.ts';
import type { IndicatorTallies } from './measure/tally.ts';
import { isOver, watchProgress } from './measure/timeline.ts';
import { toCharts } from './chart/to-chart.ts';
import { listed, MONTHS_IN } from './sentences/words.ts';

/** Everything there is to say of one indicator that has been measured and judged. */
export function readIndicator(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: IndicatorTallies,
  found: Measured,
  { others, changedAfterRegistration }: { others: readonly OtherFeed[]; changedAfterRegistration: boolean },
): IndicatorReading {
  const { definition } = indicator;
  const published = monthOf(setting.forecast.definition.source.published);
  const checks = allChecks(setting, indicator, tallies, found, others);
  const { before, after } = levels(definition, found);
  const withheld = found.judgement.verdict === 'too-little-data' || found.judgement.verdict === 'watched';
  const confidence = withheld ? null : confidenceIn(found, checks, tallies);
  const expected = expectation(found);
  const unusual = unusualSteps(found.buckets);
  const changed = whenChanged(found);
  const over = isOver(setting.forecast.definition, setting.feed, setting.asOf);
  const finding = findingInWords(definition, found, before, after, over);
  const chartText = chartInWords(definition.title, found, expected, unusual, before?.words, after?.words);
  const progress = { ...watchProgress(setting.forecast.definition, setting.asOf), over };
  const qualifierWords = qualifierInWords(found.judgement.qualifier, found, definition, progress);
  const decided = tallies.byHand.filter((one) => one.day <= setting.asOf && one.role !== 'among');
  const leftOut = tallies.leftOut.map((event) => ({
    on: event.day,
    label: `Left out: ${event.summary.replace(/[.]$/, '')}`,
    event: event.event,
  }));
  const provisional = found.buckets.filter((bucket) => bucket.provisional && bucket.covered);
  return {
    id: indicator.id,
    title: definition.title,
    question: definition.question,
    development: indicator.development,
    claims: definition.claim,
    version: indicator.version,
    changedAfterRegistration,
    feed: setting.feed.id,
    kind: definition.measure.kind,
    per: 'per' in definition.measure ? definition.measure.per : 'month',
    expects: definition.expects,
    expectsWords: expectationInWords(definition),
    verdict: found.judgement.verdict,
    qualifier: found.judgement.qualifier,
    qualifierWords,
    pDirection: found.pDirection,
    pMoved: found.pMoved,
    change: changeOf(found),
    oriented: found.comparison?.oriented ?? found.reaction?.oriented ?? null,
    before,
    after,
    counts: countsOf(definition.measure, found, tallies),
    coverage: { ...found.coverage, nil: found.months.filter((month) => month.nil).length },
    byHand: decided.map(({ event, day, summary, role, reason, by }) => ({
      event,
      on: day,
      summary,
      counts: role === 'counts',
      reason,
      by,
    })),
    confidence: confidence?.confidence ?? null,
    sentences: {
      finding,
      change: changeInWords(definition, found),
      likelihood: likelihoodSentence(found, definition),
      confidence: confidence ? confidenceSentence(confidence.confidence, confidence.faults, confidence.merits) : null,
      noticeable: noticeable(found, ['fall', 'keep-up'].includes(definition.expects) ? 'fall' : 'rise'),
      expected: expected && expectedInWords(found, expected),
      changedWhen: changed && changedInWords(changed, published),
      trend: found.occurrence ? null : trendInWords(found),
      byHand: byHandInWords(decided),
      chart: chartText,
    },
    weakPoints: weakPoints(checks, confidence?.faults ?? [], definition.biases),
    checks,
    series: found.buckets.map((bucket) => toPoint(bucket, definition.measure.kind, unusual)),
    ...toCharts(
      setting,
      definition,
      { found, tallies },
      {
        title: definition.title,
        text: chartText,
        verdict: found.judgement.verdict,
        standing: withheld || found.judgement.qualifier === 'not-yet' ? qualifierWords : null,
        before,
        after,
        changed: changed?.month ?? null,
        leftOut,
        notes: [
          ...(provisional.length
            ? [
                `${listed(provisional.map((bucket) => monthInWords(bucket.from)))} ${provisional.length === 1 ? 'is' : 'are'} provisional: reports still arrive, so the verdict leaves ${provisional.length === 1 ? 'it' : 'them'} out.`,
              ]
            : []),
          ...leftOut.map((event) => `${event.label}.`),
        ],
      },
    ),
    presence: presence(setting, found, tallies, definition.measure),
  };
}

/** The change, if there is anything to compare. */
function changeOf(found: Measured): IndicatorReading['change'] {
  const change = found.comparison?.change ?? found.reaction?.change ?? null;
  return change && change.value === null && change.words === 'no figure' ? null : change;
}

function countsOf(measure: Measure, found: Measured, tallies: IndicatorTallies): IndicatorReading['counts'] {
  const judged = (window: 0 | 1) => found.buckets.filter((bucket) => bucket.window === window && bucket.judged);
  const sum = (buckets: readonly Bucket[]) => buckets.reduce((total, bucket) => total + bucket.events, 0);
  const seen = found.occurrence;
  const steps = measure.kind === 'distinct' && measure.per !== 'month' ? MONTHS_IN[measure.per] : null;
  return {
    before: seen ? seen.before.length : sum(judged(0)),
    after: seen ? seen.after.length : sum(judged(1)),
    // What is counted by longer steps takes whole ones only.
    monthsBefore: steps ? judged(0).length * steps : found.coverage.baseline.covered,
    monthsAfter: steps ? judged(1).length * steps : found.coverage.watch.covered,
    provisional: found.buckets.filter((bucket) => bucket.provisional).length,
    leftOut: tallies.leftOut.length,
  };
}

/** The two or three caveats that matter, first; the file's own biases only fill up. */
function weakPoints(checks: readonly Check[], faults: readonly string[], biases: readonly string[]): string[] {
  const flips = checks
    .filter((check) => check.outcome === 'flips')
    .map((check) => `${check.title}: ${check.words.charAt(0).toLowerCase()}${check.words.slice(1)}`);
  const notes = checks
    .filter((check) => check.outcome === 'note' && check.id === 'already-rising')
    .map((check) => check.words);
  const own = [
    ...flips,
    ...notes,
    ...faults
      .filter((fault) => !fault.includes('would change'))
      .map((fault) => `${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`),
  ];
  return [...own, ...biases].slice(0, 3);
}

function toPoint(bucket: Bucket, kind: IndicatorReading['kind'], unusual: ReadonlySet<Month>): MonthPoint {
  const state = !bucket.covered
    ? 'missing'
    : bucket.provisional
      ? 'provisional'
      : bucket.events === 0
        ? 'zero'
        : 'counted';
  const level = kind === 'share' || kind === 'mean';
  const value =
    kind === 'ratio' ? bucket.sum / (bucket.exposure - bucket.sum) : level ? bucket.sum / bucket.exposure : bucket.sum;
  return {
    month: bucket.from,
    to: bucket.to,
    window: bucket.window === 0 ? 'baseline' : bucket.window === 1 ? 'watch' : 'outside',
    state,
    quiet: bucket.quiet,
    value: bucket.covered && Number.isFinite(value) ? value : null,
    events: bucket.events,
    exposure: bucket.exposure,
    unusual: unusual.has(bucket.from),
  };
}
