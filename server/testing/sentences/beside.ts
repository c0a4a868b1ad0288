import { countsInWords, findInWords, sourceInWords } from '../../domain/reading/pages/article.ts';
import { changedHeading, unchangedInWords } from '../../domain/reading/pages/changed-since.ts';
import { silence } from '../../domain/reading/pages/compared-feeds.ts';
import { definitionInWords } from '../../domain/reading/sentences/definition-words.ts';
import { overviewOf } from '../../domain/reading/pages/overview.ts';
import type { PlaceTally } from '../../domain/reading/measure/place-tally.ts';
import type { Verdict } from '../../domain/reading/reading.ts';
import { sourcesOf, whole } from '../../domain/reading/sentences/forecast-words.ts';
import { foreseen } from '../../domain/reading/pages/rivals.ts';
import { whereChanged } from '../../domain/reading/measure/where-changed.ts';
import { LIKELIHOOD_SCALE } from '../../domain/indicator/likelihood.ts';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../reckoning.ts';
import { words as country } from '../places.ts';
import { ofAgreement } from './agreement.ts';
import { read } from './cases.ts';
import { ofClaims } from './claims.ts';
import type { Said } from './collect.ts';
import { MEASURES } from './measures.ts';
import { SITUATIONS, type Situation } from './situations.ts';

/** Every text that pages say beside a reading: the article's line, places, rivals, definitions, what changed, feeds. */
export function* saidBeside(): Generator<Said> {
  yield* ofTheArticle();
  yield* ofPlaces();
  yield* ofRivals();
  yield* ofDefinitions();
  yield* ofTheMonth();
  yield* ofSilentFeeds();
  for (const [text, from] of ofAgreement()) yield* said('Feeds: how far two agree', text, from);
  for (const [text, from] of ofClaims()) yield* said('Claimed and vouched for', text, from);
}

const said = (section: string, text: string | null, from: string, form: Said['form'] = 'sentence'): Said[] =>
  text === null ? [] : [{ section, form, text, from }];

function* ofTheArticle(): Generator<Said> {
  const verdicts: Verdict[] = ['as-predicted', 'against', 'mixed', 'no-clear-change', 'too-little-data', 'watched'];
  const claims = (of: readonly (Verdict | null)[]) => of.map((verdict) => ({ verdict }));
  const some: Record<string, (Verdict | null)[]> = {
    'one claim, not watched': [null],
    'two claims, not watched': [null, null],
    'every verdict once': verdicts,
    'every verdict twice, two not watched': [...verdicts, ...verdicts, null, null],
    'one not watched': ['as-predicted', 'as-predicted', null],
  };
  for (const [name, of] of Object.entries(some)) yield* said('Article: counts', countsInWords(claims(of)), name);
  for (const verdict of verdicts) yield* said('Article: counts', countsInWords(claims([verdict])), `one ${verdict}`);
  const { source } = read([]);
  yield* said('Article: source', sourceInWords(source), 'an article');
  yield* said('Article: where to find it', findInWords(source), 'an article without a link');
}

function* ofPlaces(): Generator<Said> {
  const at = (places: string[], events: number): PlaceTally => ({
    words: places,
    month: '2023-05',
    events,
    sum: events,
  });
  const cases: Record<string, PlaceTally[]> = {
    'no event': [],
    'no event names a place': [at(['freeland'], 9)],
    'one district': [at(['north'], 40)],
    'two districts': [at(['north'], 40), at(['east'], 30)],
    'seven districts': ['north', 'east', 'd-a', 'd-b', 'd-c', 'd-d', 'd-e'].map((id) => at([id], 30)),
    'rare events': [at(['north'], 1), at(['east'], 1)],
    'one event without a district': [at(['north'], 40), at(['hills'], 1)],
    'some events without a district': [at(['north'], 40), at(['hills'], 7)],
    'one event in two districts': [at(['north'], 40), at(['north', 'east'], 1)],
    'some events in two districts, some in none': [at(['north'], 40), at(['north', 'east'], 3), at(['hills'], 2)],
    'one province': [at(['hills'], 40), at(['north'], 1)],
    'two provinces': [at(['hills'], 40), at(['plains'], 30)],
  };
  const feed = aFeed('2018-01', '2026-01');
  for (const { name: measure, definition, expects } of MEASURES) {
    const [[wanted, fields] = ['rise', {}]] = Object.entries(expects);
    const indicator = anIndicator('one', { ...definition, expects: wanted, ...fields });
    const setting = { forecast: aForecast([indicator]), words: country, feed, asOf: '2026-11-23' };
    for (const [name, tallies] of Object.entries(cases)) {
      const found = whereChanged(setting, indicator, tallies);
      yield* said('Where it changed', found.words, `${measure}, ${name}`);
      yield* said('Where it changed: note', found.note, `${measure}, ${name}`);
    }
  }
}

function* ofRivals(): Generator<Said> {
  const [development] = aForecast([]).definition.developments;
  if (!development) return;
  for (const { word: predicted } of LIKELIHOOD_SCALE) {
    for (const { word: rival } of LIKELIHOOD_SCALE) {
      const { definition } = anIndicator('one', { seen_if: { predicted, rival, contained: rival } });
      const [, other] = foreseen(development, definition) ?? [];
      yield* said('What a sign is worth', other?.worth?.words ?? null, `${predicted} against ${rival}`);
    }
  }
}

function* ofDefinitions(): Generator<Said> {
  const forecast = aForecast([], {
    left_out: [{ on: '2023-01-30', event: 'bomb', in: 'north', why: 'The bombing of the mosque.' }],
  }).definition;
  const [development] = forecast.developments;
  if (!development) return;
  const feeds = [
    { id: 'desk', title: 'Desk log', holdBack: 2 },
    { id: 'other', title: 'Other dataset', holdBack: 1 },
    { id: 'csv', title: 'Own table', holdBack: 0 },
  ];
  const changes: Record<string, Record<string, unknown>> = {
    plain: {},
    'against the long baseline': { baseline: 'long' },
    'carried by one feed': { carried_by: ['desk'] },
    'carried by a feed without data': { carried_by: ['away'] },
    'carried by three feeds': { carried_by: ['desk', 'other', 'csv'] },
    'with all that it can need': { needs: { events: 1, months: 1, triggers: 2 } },
    'with nothing that it needs': { needs: { events: 0 } },
    'with variants': {
      variants: [
        { name: 'with clashes', counts: { event: 'bomb' } },
        { name: 'the opposite', counts: { event: 'attack', not: { tag: ['bold'] } }, opposite: true },
      ],
    },
  };
  for (const { name: measure, definition, expects } of MEASURES) {
    for (const [wanted, fields] of Object.entries(expects)) {
      for (const [name, change] of Object.entries(changes)) {
        const indicator = anIndicator('one', { ...definition, expects: wanted, ...fields, ...change }).definition;
        for (const { title, text } of definitionInWords(indicator, {
          forecast,
          development,
          words,
          indicators: 30,
          feeds,
        }))
          yield* said(`Definition: ${title}`, text, `${measure}, ${wanted}, ${name}`);
      }
    }
  }
}

function* ofTheMonth(): Generator<Said> {
  for (const [name, through] of Object.entries({ 'no month judged': null, 'a month judged': '2024-08' })) {
    yield* said('What changed: heading', changedHeading(through, false, '2026-01'), name, 'words');
    yield* said('What changed: nothing', unchangedInWords(through), name);
  }
  yield* said('What changed: heading', changedHeading('2026-01', true, '2026-01'), 'the last month', 'words');
  yield* said('What changed: heading', changedHeading('2025-09', true, '2026-01'), 'coverage ended', 'words');
  yield* said('What changed: nothing', unchangedInWords(null, true), 'no month judged, the watch over');
  const signs = ['a', 'b'].map((id) => [anIndicator(id), talliesOf(tallied('2023-02', [5]))] as const);
  const lately = { since: '2026-10-24', months: { from: '2018-01', to: '2026-01' } };
  for (const events of [
    [],
    [['a', 1]],
    [
      ['a', 3],
      ['b', 2],
    ],
  ] as [string, number][][]) {
    const { sentences } = overviewOf(read(signs), { ...lately, indicators: new Map(events) });
    const form = sentences.entered?.endsWith(':') ? 'words' : 'sentence';
    yield* said('Lately entered', sentences.entered, `of ${events.length} indicators`, form);
  }
}

function* ofSilentFeeds(): Generator<Said> {
  for (const name of ['not carried', 'only one month covered', 'no month covered']) {
    const nothing: Situation = { name, input: { feeds: [aFeed('2018-01', '2026-01', { coverage: [] })] } };
    const situation = SITUATIONS.find((each) => each.name === name) ?? nothing;
    const indicator = anIndicator('one', situation.indicator ?? {});
    const [reading] = read([[indicator, talliesOf([])]], situation).developments.flatMap((each) => each.indicators);
    if (reading) yield* said('Feeds: why one says nothing', silence(reading, undefined), name);
  }
  const { events } = read([]);
  yield* said('Forecast: sources', whole(sourcesOf({ feed: 'series-one', events })), 'a feed of monthly totals');
}
