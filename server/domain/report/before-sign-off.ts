import { dayInWords, monthInWords } from '../event/calendar.ts';
import type { ForecastReading } from '../reading/reading.ts';
import { plural } from '../reading/sentences/words.ts';
import type { ReportCheck } from './desk-report.ts';
import type { ReportPlan } from './plan.ts';
import { checksOfTexts, type CitedState } from './text-checks.ts';
import type { Report } from './report.ts';

/** What is looked at before a report goes out. */
export interface BeforeSignOff {
  plan: ReportPlan;
  report: Report;
  reading: ForecastReading;
  /** Every event that a text cites, by its id, as the log holds it. */
  cited: ReadonlyMap<string, CitedState>;
  /** Events still in review that would count toward the indicators of this report. */
  inReview: number;
}

const ORDER = ['stop', 'warn', 'good'] as const;

/**
 * All that is to be seen before somebody answers for a report, what stops it first. Texts are looked at sentence by
 * sentence and by their words alone, so a check can miss what a reader would see, and can ask where all is well: that
 * is why only plain breaches stop, and the rest can be accepted. Sources: ICD 203 (2022), D.6; `ux/copy.md`.
 */
export function checksBeforeSignOff(before: BeforeSignOff): ReportCheck[] {
  const { plan, report } = before;
  const texts = checksOfTexts(before);
  const checks = [...texts, ...checksOfReading(before)];
  const hit = (kind: string) => checks.some(({ id, weight }) => weight !== 'good' && id.startsWith(`${kind}:`));
  const written = plan.texts.length > 0;
  const good: (ReportCheck | null)[] = [
    report.credit.withheld === null ? fine('traced', 'Every number of the reckoning traces to events') : null,
    hit('both') ? null : fine('both', 'Likelihood and confidence stand in separate sentences'),
    hit('month') || hit('period') ? null : fine('provisional', 'Provisional months are left out of every verdict'),
    !written || hit('claim') ? null : fine('claims', 'Every claim in your own words cites an event or states a number'),
    !written || hit('range') ? null : fine('ranges', 'Likelihood words agree with their numbers'),
  ];
  return [...checks, ...good.filter((check) => check !== null)].sort(
    (a, b) => ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight),
  );
}

/** What still keeps a report from being signed: whatever stops it, and warnings that nobody accepted. */
export function unaccepted(checks: readonly ReportCheck[], accepted: readonly string[]): ReportCheck[] {
  return checks.filter(({ id, weight }) => weight === 'stop' || (weight === 'warn' && !accepted.includes(id)));
}

function checksOfReading({ plan, report, reading, inReview }: BeforeSignOff): ReportCheck[] {
  const chosen = reading.developments
    .filter(({ id }) => plan.developments?.includes(id) ?? true)
    .flatMap((development) => development.indicators);
  const page = (indicator: string) => `/f/${reading.forecast}/i/${indicator}`;
  const warnings: ReportCheck[] = [];
  if (report.sample) warnings.push(warning('sample', report.sample, { link: '/data' }));
  const held = plan.period && (reading.through === null || plan.period.to > reading.through);
  if (held)
    warnings.push(
      warning('period:provisional', `${monthInWords(plan.period?.to ?? '')} is not judged yet: reports still arrive`, {
        fix: reading.through
          ? `End the period with ${monthInWords(reading.through)}, or say in the text that it is provisional.`
          : 'Wait until a month can be judged.',
      }),
    );
  if (inReview > 0) {
    const words = `${plural(inReview, 'event')} that would count here ${inReview === 1 ? 'is' : 'are'} still in review`;
    warnings.push(warning('in-review', words, { fix: 'Decide about them first.', link: '/review' }));
  }
  for (const { id, title, byHand } of chosen) {
    if (byHand.length === 0) continue;
    const [first] = byHand;
    const words = `${title}: ${plural(byHand.length, 'event')} decided by hand against the rule`;
    const last = first ? `, one of them on ${dayInWords(first.on)} by ${first.by}` : '';
    warnings.push(warning(`by-hand:${id}`, words + last, { link: page(id) }));
  }
  for (const { id, title, changedAfterRegistration } of chosen) {
    if (!changedAfterRegistration) continue;
    const words = `${title}: its definition changed after the forecast was registered`;
    warnings.push(warning(`definition:${id}`, words, { link: page(id) }));
  }
  return warnings;
}

const fine = (id: string, words: string): ReportCheck => ({
  ...{ id, weight: 'good', words },
  ...{ text: null, fix: null, link: null },
});

const warning = (id: string, words: string, more: { fix?: string; link?: string } = {}): ReportCheck => ({
  ...{ id, weight: 'warn', words },
  ...{ text: null, fix: more.fix ?? null, link: more.link ?? null },
});
