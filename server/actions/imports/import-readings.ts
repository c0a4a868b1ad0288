import type { Day } from '../../domain/event/calendar.ts';
import { lastDay } from '../../domain/event/calendar.ts';
import type { ReadingChange } from '../../domain/import/check.ts';
import type { IndicatorReading } from '../../domain/reading/reading.ts';
import type { Reads, Tx } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { reckon } from '../readings/reckon.ts';

interface Shown {
  forecast: string;
  indicator: string;
  title: string;
  verdict: string;
  /** The change where one is reckoned, else what is measured since the article. */
  number: string;
  /** What was measured, in words; empty where nobody did. */
  figures: Record<Side, string>;
}

type Side = NonNullable<ReadingChange['moves']>[number]['side'];
const SIDES: readonly Side[] = ['change', 'before', 'since'];

/** Every indicator's verdict and number on a feed, by forecast and indicator; empty for a feed not known yet. */
export type Readings = Map<string, Shown>;

/** Reads them, in the log or inside a transaction, as of a day. */
export async function readingsOn(ctx: Ctx, from: Reads | Tx, feed: string, asOf = ctx.today()): Promise<Readings> {
  const readings: Readings = new Map();
  if ((await from.feeds.reporting(feed)) === null) return readings;
  for (const forecast of ctx.definitions.catalogue().forecasts) {
    const { developments } = await reckon(ctx, from, { forecast, feed, asOf, at: null, dataVersion: '' });
    for (const reading of developments.flatMap((each) => each.indicators)) {
      const { id: indicator, title, verdict } = reading;
      readings.set(`${forecast.id}/${indicator}`, {
        forecast: forecast.id,
        indicator,
        title,
        verdict,
        ...figuresOf(reading),
      });
    }
  }
  return readings;
}

/** Verdicts that differ. An indicator not read before had too little data. */
export function verdictChanges(
  before: Readings,
  after: Readings,
): { forecast: string; indicator: string; title: string; from: string; to: string }[] {
  return [...after].flatMap(([key, now]) => {
    const { verdict: from } = before.get(key) ?? nothing(now);
    const { forecast, indicator, title, verdict: to } = now;
    return from === to ? [] : [{ forecast, indicator, title, from, to }];
  });
}

/** The last day that the feed is known to cover, or null where it covers nothing. */
export async function lastCovered(from: Reads | Tx, feed: string): Promise<Day | null> {
  const spans = (await from.feeds.coverage()).filter((row) => row.feed === feed);
  const last = spans
    .map((row) => row.to.slice(0, 7))
    .sort()
    .at(-1);
  return last === undefined ? null : lastDay(last);
}

/** Readings at four moments: as it was and as it will be, over all months and over those that were covered before. */
export interface BeforeAndAfter {
  before: Readings;
  after: Readings;
  /** Null where no month was covered before. */
  within: { before: Readings; after: Readings } | null;
  /** Whether months are covered now that were not. */
  grew: boolean;
}

/** Numbers of either side and verdicts that differ, verdicts first. An indicator not read before had too little data. */
export function readingChanges({ before, after, within, grew }: BeforeAndAfter): ReadingChange[] {
  const differs = (key: string, one: Readings, other: Readings) =>
    text(one.get(key), other.get(key)) !== text(other.get(key), other.get(key));
  const changes = [...after].flatMap(([key, now]): ReadingChange[] => {
    const was = before.get(key) ?? nothing(now);
    const moves = SIDES.map((side) => ({ side, was: was.figures[side], now: now.figures[side] })).filter(
      (move) => move.was !== move.now,
    );
    if (was.verdict === now.verdict && moves.length === 0) return [];
    const revised = within !== null && (!grew || differs(key, within.before, within.after));
    // What all months say and those known before do not came with the months that were not known.
    const more = grew && within !== null && differs(key, within.after, after);
    const { forecast, indicator, title } = now;
    return [
      {
        forecast,
        indicator,
        title,
        before: { verdict: was.verdict, number: was.number },
        after: { verdict: now.verdict, number: now.number },
        moves,
        because: revised ? (more ? 'both' : 'revised') : 'new-months',
      },
    ];
  });
  const turned = ({ before: was, after: now }: ReadingChange) => (was.verdict === now.verdict ? 1 : 0);
  return changes.sort((a, b) => turned(a) - turned(b));
}

function text(shown: Shown | undefined, like: Shown | undefined): string {
  const said = shown ?? (like ? nothing(like) : null);
  return said ? [said.verdict, ...SIDES.map((side) => said.figures[side])].join('|') : '';
}

function nothing(like: Shown): Shown {
  const verdict = like.verdict === 'watched' ? 'watched' : 'too-little-data';
  return { ...like, verdict, number: '', figures: { change: '', before: '', since: '' } };
}

function figuresOf({ change, before, after }: IndicatorReading): Pick<Shown, 'number' | 'figures'> {
  const figures = { change: change?.words ?? '', before: before?.words ?? '', since: after?.words ?? '' };
  return { number: figures.change || figures.since, figures };
}
