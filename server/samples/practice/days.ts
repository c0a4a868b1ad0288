import {
  addDays,
  addMonths,
  dayNumber,
  dayFromNumber,
  firstDay,
  lastDay,
  monthOf,
  monthsBetween,
  type Day,
  type Month,
} from '../../domain/event/calendar.ts';
import type { Random } from './random.ts';
import type { Stream } from './stream.ts';

export const FROM: Month = '2018-01';
export const TO: Month = '2026-01';
/** Months in which nobody looked at Afghanistan: they must show as missing, not as zero. */
export const GAP: { from: Month; to: Month } = { from: '2024-06', to: '2024-07' };
/** The article's month is the first of the watch. */
export const ARTICLE: Month = '2023-02';

const PERIODS = [
  { from: FROM, to: '2021-08' },
  { from: '2021-09', to: '2023-01' },
  { from: ARTICLE, to: TO },
] as const;

/** Made-up ceasefires on the days of the real ones, so that the forecast's quiet periods are quieter here too. */
const CEASEFIRES = [
  { from: '2021-11-09', to: '2021-12-09' },
  { from: '2022-05-10', to: '2022-11-28' },
];
const WHILE_CEASEFIRE = 0.55;
const SEASONS = 0.12;

/** The days on which the events of a stream fall, in order. `before` holds the days of streams that others follow. */
export function daysOf(stream: Stream, chance: Random, earlier: ReadonlyMap<string, readonly Day[]>): Day[] {
  if (stream.days) return [...stream.days];
  if (stream.follows) return followers(stream.follows, chance, earlier);
  const days = PERIODS.flatMap(({ from, to }, n) => {
    if (stream.count) {
      return Array.from({ length: stream.count[n] ?? 0 }, () => dayBetween(chance, firstDay(from), lastDay(to)));
    }
    const rate = stream.rate?.[n] ?? 0;
    return monthsBetween(from, to).flatMap((month) =>
      Array.from({ length: chance.poisson(rate * season(month) * mood(chance)) }, () =>
        dayBetween(chance, firstDay(month), lastDay(month)),
      ),
    );
  });
  return days.filter((day) => !stream.calm || !holds(day) || chance.chance(WHILE_CEASEFIRE)).sort();
}

function followers(
  follows: NonNullable<Stream['follows']>,
  chance: Random,
  earlier: ReadonlyMap<string, readonly Day[]>,
): Day[] {
  const triggers = earlier.get(follows.stream);
  if (!triggers) throw new RangeError(`stream ${follows.stream} must come before those that follow it`);
  return triggers
    .flatMap((day) =>
      Array.from({ length: chance.poisson(follows.each) }, () => addDays(day, chance.whole(1, follows.within))),
    )
    .filter((day) => monthOf(day) <= TO)
    .sort();
}

/** More in summer than in winter, by a little. */
function season(month: Month): number {
  return 1 + SEASONS * Math.sin((2 * Math.PI * (Number(month.slice(5)) - 4)) / 12);
}

/** Some months are livelier than others. */
function mood(chance: Random): number {
  return Math.exp(0.15 * chance.normal());
}

function holds(day: Day): boolean {
  return CEASEFIRES.some(({ from, to }) => day >= from && day <= to);
}

function dayBetween(chance: Random, from: Day, to: Day): Day {
  return dayFromNumber(chance.whole(dayNumber(from), dayNumber(to)));
}

/** The months covered by the practice log, without the gap. */
export const COVERED = {
  pakistan: [{ from: FROM, to: TO }],
  afghanistan: [
    { from: FROM, to: addMonths(GAP.from, -1) },
    { from: addMonths(GAP.to, 1), to: TO },
  ],
};
