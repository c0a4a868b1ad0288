import { addMonths, dayInWords, monthInWords, monthOf, type Day, type Month } from '../../event/calendar.ts';
import { isSeries } from '../../indicator/series-feed.ts';
import type { ForecastReading, IndicatorReading, Said } from '../reading.ts';
import type { FeedState } from '../measure/tally.ts';
import { firstOpenMonth } from '../measure/timeline.ts';
import { listed, percentInWords, plural } from './words.ts';

/**
 * Official or interim, through which month, what is provisional, and when it is judged next: said on every page. After
 * the watch nothing is interim; before the article there is nothing to read yet.
 */
export function standingInWords({
  standing,
  next,
  through,
  feed,
  asOf,
  horizon,
  published,
}: {
  standing: ForecastReading['standing'];
  next: Month | null;
  through: Month | null;
  feed: Pick<FeedState, 'title' | 'holdBack' | 'currentTo'>;
  asOf: Day;
  horizon: Month;
  published: Day;
}): string {
  if (asOf < published) return `${notPublishedInWords(asOf, published)} What is shown is the time before.`;
  const early = next === null && (through === null || through < horizon);
  const name = standing === 'interim' ? 'Interim' : early ? 'Final' : 'Official';
  const reading = `${name} reading.${afterwards(next, asOf, horizon)}`;
  if (through === null) return `On ${dayInWords(asOf)} no month of the watch is covered and judged. ${reading}`;
  const open = firstOpenMonth(feed, asOf);
  const held = Array.from({ length: feed.holdBack }, (_, n) => addMonths(open, n)).filter((month) => month <= horizon);
  const provisional = held.length
    ? `; ${listed(held.map(monthInWords))} ${held.length === 1 ? 'is' : 'are'} provisional`
    : '';
  const ends = early ? `, where the coverage of ${feed.title} ends` : '';
  return `Judged through ${monthInWords(through)}${ends || provisional}. ${reading}`;
}

/** What comes next; between the end of the watch and its judgement there is no checkpoint to wait for but its own. */
function afterwards(next: Month | null, asOf: Day, horizon: Month): string {
  if (next === null) return ' The watch is over.';
  if (monthOf(asOf) > horizon) return ' The watch is over; its last months are still provisional.';
  return ` Next checkpoint ${monthInWords(next)}.`;
}

/** Of a day before the article: neither it nor the watch was there. */
function notPublishedInWords(asOf: Day, published: Day): string {
  return `On ${dayInWords(asOf)} the article was not published yet (${dayInWords(published)}), and the watch had not begun.`;
}

/** How many events there are and how well they are sourced; both numbers of events can be opened. */
export function sourcesInWords(
  { counted, withSource, withTwoSources, inReview }: ForecastReading['events'],
  over = false,
): Said[] {
  const review: Said[] = inReview
    ? [
        { words: ' ', opens: null },
        { words: plural(inReview, counted ? 'more event' : 'event'), opens: 'in-review' },
        { words: ` in review ${inReview === 1 ? 'does' : 'do'} not count.`, opens: null },
      ]
    : [];
  if (counted === 0) return [{ words: over ? 'No event counts.' : 'No event counts yet.', opens: null }, ...review];
  const graded = `, ${percentInWords(withSource / counted)} with a source, ${percentInWords(withTwoSources / counted)} with two or more.`;
  return [{ words: plural(counted, 'event'), opens: 'counted' }, { words: graded, opens: null }, ...review];
}

/** The same of a feed: one that publishes monthly totals has no events to count. */
export function sourcesOf({ feed, events }: Pick<ForecastReading, 'feed' | 'events'>, over = false): Said[] {
  if (!isSeries(feed)) return sourcesInWords(events, over);
  return [{ words: 'Only monthly totals are published here, so no event stands behind a number.', opens: null }];
}

/** The sentence without its links. */
export function whole(said: readonly Said[]): string {
  return said.map((each) => each.words).join('');
}

type Checked = Pick<IndicatorReading, 'id' | 'verdict' | 'checks'>;

/** Clear verdicts that a check would change. */
export function shaky<T extends Checked>(indicators: readonly T[]): T[] {
  return checked(indicators).filter((each) => each.checks.some((check) => check.outcome === 'flips'));
}

/** Clear verdicts on which at least one check could be made. */
function checked<T extends Checked>(indicators: readonly T[]): T[] {
  return indicators.filter(
    (each) =>
      ['as-predicted', 'against'].includes(each.verdict) &&
      each.checks.some((check) => check.outcome === 'holds' || check.outcome === 'flips'),
  );
}

/** How many verdicts hold in every check. */
export function checksInWords(indicators: readonly Checked[], over = false): string {
  const firm = indicators.filter((each) => ['as-predicted', 'against'].includes(each.verdict));
  if (!firm.length)
    return over ? 'No verdict stands that could be checked.' : 'No verdict stands yet that could be checked.';
  const made = checked(indicators);
  if (!made.length) return 'No check can be made on the verdicts that stand.';
  const doubtful = shaky(indicators);
  const many =
    made.length === 1 ? 'The one verdict that can be checked' : `All ${made.length} verdicts that can be checked`;
  if (!doubtful.length) return `${many} ${made.length === 1 ? 'holds' : 'hold'} in every check.`;
  if (made.length === 1) return `${many} does not hold in every check.`;
  if (doubtful.length === made.length)
    return `None of the ${made.length} verdicts that can be checked holds in every check.`;
  const hold = made.length - doubtful.length;
  return `${hold} of ${plural(made.length, 'verdict')} ${hold === 1 ? 'holds' : 'hold'} in every check; ${doubtful.length === 1 ? 'one does' : `${doubtful.length} do`} not.`;
}

type Covered = Pick<IndicatorReading, 'id' | 'title' | 'verdict' | 'qualifier' | 'coverage'>;

/** Indicators with too little data, or with a month of the watch that nobody covered. */
export function gappy<T extends Covered>(indicators: readonly T[]): T[] {
  return indicators.filter(
    (each) => each.verdict === 'too-little-data' || each.coverage.watch.covered < each.coverage.watch.months,
  );
}

/** What is missing: the feed's reach, covered months, or events. */
export function gapsInWords(indicators: readonly Covered[], feed: string): string {
  const uncarried = indicators.filter((each) => each.qualifier === 'not-carried').length;
  const some = (n: number) =>
    indicators.length === 1 ? 'the one indicator' : `${n} of the ${indicators.length} indicators`;
  if (uncarried) return `${feed} does not carry ${some(uncarried)}.`;
  if (indicators.length && indicators.every((each) => each.coverage.watch.months === 0))
    return 'No month of the watch is over and judged yet.';
  const thin = indicators.filter((each) => each.qualifier === 'no-coverage').length;
  if (thin) return `For ${some(thin)} too few months are covered, so a month without events cannot be read as zero.`;
  const needy = indicators.filter((each) => each.verdict === 'too-little-data').map((each) => each.title);
  const missing = indicators.filter((each) => each.coverage.watch.covered < each.coverage.watch.months).length;
  const gaps = missing ? `Some months are not covered for ${plural(missing, 'indicator')}. ` : '';
  if (!needy.length) return gaps.trim() || 'Every indicator has data enough.';
  return `${gaps}Too little data for ${plural(needy.length, 'indicator')}: ${listed(needy.length > 3 ? [...needy.slice(0, 3), plural(needy.length - 3, 'other')] : needy)}.`;
}
