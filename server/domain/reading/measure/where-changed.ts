import type { Month } from '../../event/calendar.ts';
import type { Measure } from '../../indicator/definition.ts';
import type { LoadedIndicator } from '../../indicator/loaded.ts';
import { NO_TALLIES } from '../judge-all.ts';
import type { Setting } from './measured.ts';
import { marksOf, monthly, rateOver, sideOf, stepsOf, type PlaceMark, type PlaceSide } from '../chart/place-marks.ts';
import {
  byEvents,
  levelOf,
  placesOf,
  PLACES_SHOWN,
  shortTitle,
  sumOf,
  type PlaceLevel,
  type PlaceTally,
} from './place-tally.ts';
import type { Quantity } from '../reading.ts';
import { mainRoles, series } from './series.ts';
import { timeline } from './timeline.ts';
import { countInWords, PERIOD_UNITS, plural, spokenNumber } from '../sentences/words.ts';

/** A place with its bars and its averages. */
export interface PlaceChange {
  place: string;
  title: string;
  before: PlaceSide | null;
  after: PlaceSide | null;
  marks: PlaceMark[];
}

/** Where an indicator changed: the places with most events, all on one scale. */
export interface WhereChanged {
  level: PlaceLevel | null;
  unit: Quantity['unit'];
  places: PlaceChange[];
  /** First month of the watch: the upright line stands at its left edge. */
  article: Month;
  /** The highest bar of all places. */
  top: number;
  /** What is shown, or why nothing is. */
  words: string;
  /** Events that name no such place, and other things to know; null where there is nothing to note. */
  note: string | null;
}

/** Where an indicator changed, and what its numbers were read on: their lists are opened with it. */
export interface PlacesPage extends WhereChanged {
  feed: string;
}

const IN_ONE_PLACE: Partial<Record<Measure['kind'], string>> = {
  share: 'A share is not shown by place: in a single district it would rest on too few events to be told from chance.',
  mean: 'An average is not shown by place: in a single district one event would carry it.',
  ratio: 'A ratio is not shown by place: in a single district it would rest on too few events to be told from chance.',
  first: 'It is not shown by place: the question is whether it happens and when, not how often in each place.',
  response: 'It is not shown by place: what follows other events within days is counted, wherever it happens.',
};

/** Why an indicator's measure is not shown by place; null where it is. */
export function notByPlace(measure: Measure): string | null {
  return IN_ONE_PLACE[measure.kind] ?? null;
}

/**
 * The places with most events, before and after the article, by the windows, coverage and provisional months of the
 * main series (method 4.1, 4.10). Districts are shown when at least half of the events name one, provinces otherwise;
 * an event that names two is in both, as it is in the list of either.
 */
export function whereChanged(
  setting: Setting,
  indicator: LoadedIndicator,
  tallies: readonly PlaceTally[],
): WhereChanged {
  const { measure } = indicator.definition;
  const months = timeline(setting.forecast, indicator, setting.feed, setting.asOf, setting.words);
  const buckets = series(months, NO_TALLIES, mainRoles(measure), setting.asOf);
  const per = 'per' in measure ? measure.per : 'month';
  const article = setting.forecast.definition.windows.watch.from;
  const blank = { level: null, unit: PERIOD_UNITS[per], places: [], article, top: 0, note: null };
  const why = notByPlace(measure);
  if (why) return { ...blank, words: why };
  const steps = stepsOf(buckets);
  const judged = new Set(steps.filter((step) => step.judged).map((step) => step.month));
  const own = tallies.filter((tally) => judged.has(tally.month));
  const total = sumOf(own, 'events');
  if (total === 0) return { ...blank, words: 'There are no events in the months that are judged, so none by place.' };
  const level = levelOf(setting.words, own, total);
  if (!level) return { ...blank, words: 'Too few of the events name a district or a province to show them by place.' };

  const inside = (tally: PlaceTally) => placesOf(setting.words, tally.words, level);
  const found = byEvents(setting.words, own, inside);
  const chosen = found.slice(0, PLACES_SHOWN);
  const tallied = chosen.map((place) => ({ place, tallies: tallies.filter((tally) => inside(tally).includes(place)) }));
  const rate = rateOver(
    tallied.flatMap((one) => [0, 1].map((window) => monthly(one.tallies, steps, window))),
    per,
  );
  const places = tallied.map(({ place, tallies: here }) => ({
    place,
    title: shortTitle(setting.words, place),
    before: sideOf(here, steps, 0, rate.months),
    after: sideOf(here, steps, 1, rate.months),
    marks: marksOf(here, steps, article, rate.months),
  }));
  return {
    level,
    unit: rate.unit,
    places,
    article,
    top: Math.max(...places.flatMap(({ marks }) => marks.map(({ value }) => value ?? 0))),
    words: shownInWords(measure, rate.unit, level, { shown: chosen.length, of: found.length }),
    note: noteOf(own, inside, level, total),
  };
}

function shownInWords(
  measure: Measure,
  unit: string,
  level: PlaceLevel,
  { shown, of }: { shown: number; of: number },
): string {
  const what =
    measure.kind === 'sum'
      ? `Average sum ${unit}`
      : measure.kind === 'distinct'
        ? `Average number of events behind the count, ${unit}`
        : `Average number of events ${unit}`;
  const where =
    shown === 1
      ? `the one ${level} with events`
      : `the ${spokenNumber(shown).toLowerCase()} ${level}s with ${of > shown ? 'most ' : ''}events`;
  return `${what}, before and after the article, in ${where}.${shown === 1 ? '' : ' One scale for all.'}`;
}

function noteOf(
  tallies: readonly PlaceTally[],
  inside: (tally: PlaceTally) => string[],
  level: PlaceLevel,
  total: number,
): string | null {
  const [none, several] = [
    sumOf(
      tallies.filter((tally) => inside(tally).length === 0),
      'events',
    ),
    sumOf(
      tallies.filter((tally) => inside(tally).length > 1),
      'events',
    ),
  ];
  const said = [
    ...(none
      ? [
          `${countInWords(none)} of ${plural(total, 'event')} ${none === 1 ? 'names' : 'name'} no ${level} and ${none === 1 ? 'is' : 'are'} in none of these.`,
        ]
      : []),
    ...(several
      ? [
          `${plural(several, 'event names', 'events name')} more than one ${level} and ${several === 1 ? 'is' : 'are'} in each of them.`,
        ]
      : []),
  ];
  return said.join(' ') || null;
}
