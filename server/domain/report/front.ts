import { dayInWords, monthInWords, monthsInWords, type Day } from '../event/calendar.ts';
import { changedHeading } from '../reading/pages/changed-since.ts';
import type { DevelopmentReading, ForecastReading } from '../reading/reading.ts';
import { bottomLine } from '../reading/sentences/bottom-line.ts';
import { plural, spokenNumber } from '../reading/sentences/words.ts';
import { SECTION_TITLES, type SectionId } from './plan-values.ts';
import type { ReportPlan } from './plan.ts';
import type { Report, Signed } from './report.ts';

/** The bottom line: of the whole forecast, or of the developments that were chosen. */
export function findingOf(
  reading: ForecastReading,
  plan: ReportPlan,
  developments: readonly DevelopmentReading[],
): string {
  if (plan.developments === null) return reading.sentences.finding;
  return bottomLine(developments, reading.nextCheckpoint === null);
}

/** Below the bottom line: each development in its own first sentence. */
export function leadOf(developments: readonly DevelopmentReading[]): string {
  return developments
    .filter(({ rollUp }) => rollUp)
    .map(({ sentences }) => sentences.finding)
    .join(' ');
}

/** "Oct 2024, no. 21": what a reader asks for it by. */
export function issueOf(reading: ForecastReading, plan: ReportPlan, signed: Signed | null): string {
  const over = overInWords(plan, reading.asOf);
  return signed ? `${over}, no. ${signed.number}` : over;
}

/** What it reports on: its months, or the day it is read as of. */
export const overInWords = ({ period }: Pick<ReportPlan, 'period'>, day: Day): string =>
  period ? monthsOf(period) : dayInWords(day);

/** What the report was made from and on which terms. */
export function filtersOf(reading: ForecastReading, { period }: ReportPlan): Report['filters'] {
  const { baseline, watch } = reading.windows;
  return [
    ...(period ? [{ label: 'Period', value: monthsOf(period) }] : []),
    { label: 'Feed', value: reading.feedTitle },
    { label: 'Read as of', value: dayInWords(reading.asOf) },
    { label: 'Judged through', value: reading.through ? monthInWords(reading.through) : 'no month' },
    { label: 'Baseline', value: monthsInWords(baseline) },
    { label: 'Watch', value: monthsInWords(watch) },
    {
      label: 'Standing',
      value:
        reading.nextCheckpoint === null
          ? 'Final, the watch is over'
          : reading.standing === 'official'
            ? 'Official, at a checkpoint'
            : 'Interim, between checkpoints',
    },
    { label: 'Events counted', value: plural(reading.events.counted, 'event') },
  ];
}

/** The heading over a section. */
export function sectionTitle(
  id: SectionId,
  reading: ForecastReading,
  { developments, indicators }: { developments: number; indicators: number },
): string {
  if (id === 'changed')
    return changedHeading(reading.through, reading.nextCheckpoint === null, reading.windows.horizon);
  if (id === 'developments')
    return developments === 1 ? 'The development' : `The ${spokenNumber(developments).toLowerCase()} developments`;
  if (id === 'indicators') return indicators === 1 ? 'The indicator' : `All ${plural(indicators, 'indicator')}`;
  return SECTION_TITLES[id];
}

/**
 * The command that gives the same report again: a signed one from what was frozen, a draft anew, without the editor's
 * texts, which come from a plan file.
 */
export function reproduceWith(
  reading: ForecastReading,
  { asOf, period, until, sections, developments, marking }: ReportPlan,
  signed: Signed | null,
): string {
  if (signed) return `signposts reports file ${signed.id} --format pdf`;
  const named = [
    ['forecast', reading.forecast],
    ['feed', reading.feed],
    // Read as if today were another day, the entries are those of now.
    ['as-of', asOf ?? (period || until ? null : reading.asOf)],
    ['period', period && (period.from === period.to ? period.from : `${period.from}..${period.to}`)],
    ['until', until],
    ['sections', sections.join(',')],
    ['developments', developments?.join(',')],
    ['marking', marking],
  ].flatMap(([name, value]) => (value ? [`--${name} ${value}`] : []));
  return `signposts report ${named.join(' ')}`;
}

const monthsOf = ({ from, to }: { from: string; to: string }) =>
  from === to ? monthInWords(from) : monthsInWords({ from, to });
