import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load.ts';
import { monthOf } from '../domain/event/calendar.ts';
import { EventDraft } from '../domain/event/event.ts';
import { COUNTED_STATUSES } from '../domain/event/event-values.ts';
import { factsOf } from '../domain/event/facts.ts';
import { covers, type Lexicon } from '../domain/event/vocabulary.ts';
import type { Forecast } from '../domain/indicator/forecast.ts';
import type { Catalogue, LoadedForecast } from '../domain/indicator/loaded.ts';
import { matchEvent, type Match } from '../domain/indicator/match.ts';
import { readForecast } from '../domain/reading/read-forecast.ts';
import type { ForecastReading, IndicatorReading } from '../domain/reading/reading.ts';
import type { DayTally, IndicatorTallies, KeyTally, SharedEvents } from '../domain/reading/measure/tally.ts';
import { samples } from './index.ts';
import type { SampleEvent } from './sample.ts';

const AS_OF = '2026-04-01';

let catalogue: Catalogue;
let loaded: ReturnType<typeof samples.practice.load>;
let reading: ForecastReading;
let indicators: IndicatorReading[];

beforeAll(() => {
  const found = loadCatalogue(join(import.meta.dirname, '../../indicators'));
  if ('problems' in found) throw new Error(found.problems.map(({ file, message }) => `${file} ${message}`).join('\n'));
  ({ catalogue } = found);
  loaded = samples.practice.load(catalogue, AS_OF);
  reading = readingOf(forecastIn(catalogue), catalogue.words, loaded);
  indicators = reading.developments.flatMap((development) => development.indicators);
});

describe('the practice data', () => {
  it('is the same to the byte each time', () => {
    const again = samples.practice.load(catalogue, AS_OF);
    expect(hashOf(again)).toBe(hashOf(loaded));
    expect(hashOf(loaded)).toMatchInlineSnapshot(`"64892d97e58886acc3e3f923d4e9cd9324f4313d049881893c8ab13a916da3b0"`);
  });

  it('looks made up: places, papers and summaries say so', () => {
    for (const event of loaded.events) {
      expect(event.summary).toMatch(/^Practice: .+ Made up\.$/);
      expect(event.place?.name).toMatch(/^Practice /);
      for (const source of event.sources ?? []) expect(source.url).toMatch(/^https:\/\/example\.(org|com)\//);
    }
  });

  it('holds every kind of event', () => {
    const kinds = [...catalogue.words.events.values()].filter((word) => word.parent).map((word) => word.id);
    const seen = new Set(loaded.events.map((event) => event.kind));
    expect(kinds.filter((kind) => !seen.has(kind))).toEqual([]);
  });

  it('is large enough and has its share of loose ends', () => {
    const part = (of: (event: SampleEvent) => boolean) => loaded.events.filter(of).length / loaded.events.length;
    expect(loaded.events.length).toBeGreaterThan(4000);
    expect(loaded.events.length).toBeLessThan(7000);
    expect(part((event) => event.sources?.length === 1)).toBeGreaterThan(0.3);
    expect(part((event) => event.status === 'in-review')).toBeGreaterThan(0.005);
    expect(part((event) => event.status === 'disputed')).toBeGreaterThan(0.003);
    expect(part((event) => (event.by ?? []).some((by) => by.actor === 'unidentified'))).toBeGreaterThan(0.07);
  });

  it('shows every verdict, every qualifier a single feed can show, and every kind of chart', () => {
    const verdicts = new Set(indicators.map((indicator) => indicator.verdict));
    expect([...verdicts].sort()).toEqual(['against', 'as-predicted', 'no-clear-change', 'too-little-data', 'watched']);
    const qualifiers = new Set(indicators.map((indicator) => indicator.qualifier));
    for (const qualifier of [
      'leaning-as-predicted',
      'leaning-against',
      'steady',
      'unclear',
      'needs-more',
      'not-tested',
    ] as const) {
      expect([...qualifiers], qualifier).toContain(qualifier);
    }
    const kinds = new Set(indicators.map((indicator) => indicator.kind));
    expect([...kinds].sort()).toEqual(['count', 'distinct', 'first', 'mean', 'ratio', 'response', 'share']);
    const forms = new Set(indicators.map((indicator) => indicator.chart.form));
    expect([...forms].sort()).toEqual(['columns', 'dots', 'line', 'pairs', 'steps', 'timeline']);
    expect(indicators.some((indicator) => indicator.series.some((month) => month.state === 'missing'))).toBe(true);
  });

  it('says something about the single largest attack', () => {
    const lethality = indicators.find((indicator) => indicator.id === 'deaths-per-attack');
    expect(lethality?.checks.find((check) => check.id === 'without-largest')?.outcome).toBe('flips');
    expect(lethality?.counts.leftOut).toBe(1);
  });

  it('reads as the table of streams means it to', () => {
    const table = [
      ...reading.developments.map(({ number, verdict, rollUp }) => `${number} ${rollUp ? verdict : 'no roll-up'}`),
      ...indicators.map(({ id, verdict, qualifier, change }) => [id, verdict, qualifier, change?.words].join(' | ')),
    ];
    expect(table).toMatchInlineSnapshot(`
      [
        "1 as-predicted",
        "2 mixed",
        "3 as-predicted",
        "4 no roll-up",
        "allied-groups | as-predicted |  | 7.6×",
        "better-weapons | as-predicted |  | up 6.7 points",
        "chinese-targets | no-clear-change | leaning-as-predicted | 2.4×",
        "deaths-per-attack | no-clear-change | leaning-as-predicted | 1.4×",
        "districts-hit | as-predicted |  | 2.6×",
        "guarded-sites-entered | no-clear-change | leaning-as-predicted | up 3.1 points",
        "insider-help | too-little-data | needs-more | 1.7×",
        "territory-held | as-predicted |  | 3.1×",
        "demonstrations-against-forces | as-predicted |  | up 21 points",
        "funeral-prayers-refused | against |  | 0.20×",
        "help-for-militants | as-predicted |  | 3.2×",
        "large-operations | no-clear-change | leaning-against | 2.8×",
        "operations-walked-back | against |  | ",
        "residents-against-militants | against |  | 4.0×",
        "afghan-anger | against |  | 0.21×",
        "border-clashes | as-predicted |  | 2.3×",
        "deep-strikes | as-predicted |  | ",
        "open-taliban-backing | no-clear-change | leaning-as-predicted | 2.3×",
        "strikes-in-afghanistan | as-predicted |  | 4.3×",
        "trouble-after-strikes | as-predicted |  | 2.6×",
        "us-assistance | as-predicted |  | ",
        "armed-groups-active | no-clear-change | unclear | 1.0×",
        "balance-of-losses | no-clear-change | leaning-as-predicted | 1.2 to 1",
        "bloodshed-after-operations | no-clear-change | steady | 1.1×",
        "haqqani-rift | too-little-data | not-tested | ",
        "kabul-acts-against-ttp | as-predicted |  | 0.40×",
        "policing-and-talks | watched |  | 1.1×",
        "relocations | watched |  | 2.0×",
        "senior-ttp-at-talks | as-predicted |  | ",
        "southern-objections | as-predicted |  | 84 %",
      ]
    `);
  });
});

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function forecastIn({ forecasts }: Catalogue): LoadedForecast {
  const found = forecasts.find(({ id }) => id === 'pakistan-ttp-2023');
  if (!found) throw new Error('the forecast is gone');
  return found;
}

/** Matches, adds up and reads a sample, without a database. */
function readingOf(forecast: LoadedForecast, words: Lexicon, sample: typeof loaded): ForecastReading {
  const counted = sample.events.filter((event) => COUNTED_STATUSES.includes(event.status ?? 'published'));
  const seen = counted.map((event) => ({ event, facts: factsOf(EventDraft.parse(withoutId(event))) }));
  const tallies = new Map<string, IndicatorTallies>();
  const watched = new Map<string, Set<string>>();
  for (const { id, definition } of forecast.indicators) {
    const hits = seen.flatMap(({ event, facts }) =>
      matchEvent(definition, facts, words).map((match) => ({ event, match })),
    );
    const kept = hits.filter(({ event }) => !isLeftOut(event, forecast.definition, words));
    const left = hits.filter(
      ({ event, match }) => match.role === 'counts' && isLeftOut(event, forecast.definition, words),
    );
    const counts = kept.filter(({ match }) => match.role === 'counts');
    watched.set(
      id,
      new Set(counts.filter(({ event }) => event.when.from >= '2023-02-01').map(({ event }) => event.externalId)),
    );
    tallies.set(id, {
      days: [...kept.reduce(addToDays, new Map<string, DayTally>()).values()],
      keys: [...kept.reduce(addToKeys, new Map<string, KeyTally>()).values()],
      leftOut: left.map(({ event }) => ({ event: event.externalId, day: event.when.from, summary: event.summary })),
      byHand: [],
      wellSourced: counts.filter(({ event }) => (event.sources ?? []).length > 1).length,
      counted: counts.length,
    });
  }
  const total = sample.events.length;
  return readForecast({
    forecast,
    words,
    feed: 'desk',
    feeds: [
      {
        id: 'desk',
        title: 'The desk log',
        coverage: sample.coverage.map((span) => ({ ...span, indicators: span.indicators ?? null })),
        holdBack: 2,
        currentTo: null,
        licence: '',
        citation: '',
        redistribution: 'free',
        accessed: null,
        events: counted.length,
      },
    ],
    tallies: new Map([['desk', tallies]]),
    shared: sharedBetween(watched),
    asOf: AS_OF,
    sample: ['practice'],
    changedAfterRegistration: [],
    dataVersion: '1',
    events: { total, counted: counted.length, inReview: total - counted.length, withSource: total, withTwoSources: 0 },
  });
}

function withoutId({ externalId: _, ...event }: SampleEvent): Omit<SampleEvent, 'externalId'> {
  return event;
}

function isLeftOut(event: SampleEvent, forecast: Forecast, words: Lexicon): boolean {
  return forecast.left_out.some(
    (left) =>
      left.on === event.when.from &&
      (!left.event || covers(words, 'events', left.event, event.kind)) &&
      (!left.in || (event.place?.words ?? []).some((word) => covers(words, 'places', left.in ?? '', word))),
  );
}

function addToDays(days: Map<string, DayTally>, { event, match }: { event: SampleEvent; match: Match }) {
  const key = `${match.role} ${event.when.from}`;
  const so = days.get(key) ?? emptyDay(match.role, event.when.from);
  const { value } = match;
  const larger = value !== null && value > (so.largest?.value ?? -1);
  return days.set(key, {
    ...so,
    events: so.events + 1,
    said: so.said + (value === null ? 0 : 1),
    sum: so.sum + (value ?? 0),
    sumTo: so.sumTo + (value === null ? 0 : (match.valueTo ?? 0)),
    unidentified: so.unidentified + (match.unidentified ? 1 : 0),
    largest: larger ? { event: event.externalId, value, valueTo: match.valueTo ?? 0 } : so.largest,
  });
}

function emptyDay(role: DayTally['role'], day: string): DayTally {
  return { role, day, events: 0, said: 0, sum: 0, sumTo: 0, unidentified: 0, largest: null };
}

function addToKeys(keys: Map<string, KeyTally>, { event, match }: { event: SampleEvent; match: Match }) {
  const month = monthOf(event.when.from);
  for (const key of match.keys) {
    const id = `${match.role} ${month} ${key}`;
    keys.set(id, { role: match.role, month, key, events: (keys.get(id)?.events ?? 0) + 1 });
  }
  return keys;
}

function sharedBetween(watched: ReadonlyMap<string, ReadonlySet<string>>): SharedEvents[] {
  const all = [...watched];
  return all.flatMap(([a, mine], n) =>
    all.slice(n + 1).map(([b, theirs]) => ({ a, b, events: [...mine].filter((id) => theirs.has(id)).length })),
  );
}
