import { readForecast } from '../../domain/reading/read-forecast.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { IndicatorTallies } from '../../domain/reading/measure/tally.ts';
import type { LoadedIndicator } from '../../domain/indicator/loaded.ts';
import { aFeed, aForecast, anIndicator, words } from '../reckoning.ts';
import { MEASURES, type MeasureCase } from './measures.ts';
import { SHAPES } from './shapes.ts';
import { SITUATIONS, type Situation } from './situations.ts';

/** A reading with the name of the case that made it. */
export interface Case {
  name: string;
  reading: ForecastReading;
}

/** Every measure, expectation and shape as it stands at the horizon; and every measure and circumstance with some shapes. */
export function* indicatorCases(): Generator<Case> {
  const [plain, ...others] = SITUATIONS;
  for (const measure of MEASURES) {
    for (const [expects, fields] of Object.entries(measure.expects)) {
      const indicator = { expects, ...fields };
      if (plain) for (const shape of Object.keys(SHAPES)) yield caseOf(measure, indicator, shape, plain);
      const some = SOME[expects] ?? [];
      for (const situation of others) for (const shape of some) yield caseOf(measure, indicator, shape, situation);
    }
  }
}

/** Shapes that are read in every circumstance, by what is expected; the others only as they stand at the horizon. */
const ALL = ['nothing', 'rare', 'flat', 'doubled', 'halved', 'leaning up'];
const SOME: Record<string, readonly string[]> = {
  rise: ALL,
  happens: ALL,
  above: ALL,
  'stay-low': ['doubled'],
  'does-not-happen': ['nothing'],
};

function caseOf(measure: MeasureCase, fields: Record<string, unknown>, shape: string, situation: Situation): Case {
  const indicator = anIndicator('one', { ...measure.definition, ...fields, ...situation.indicator });
  const [before, after] = SHAPES[shape] ?? [[], []];
  const own = measure.tallies(before, after);
  const less = measure.tallies(after.slice(0, before.length), before);
  return {
    name: `${measure.name}, ${String(fields['expects'])}, ${shape}, ${situation.name}`,
    reading: read([[indicator, situation.tallies?.(own) ?? own]], situation, less),
  };
}

/** Reads a small forecast made of these signs, in these circumstances. */
export function read(
  signs: readonly (readonly [LoadedIndicator, IndicatorTallies])[],
  situation: Situation = { name: 'plain' },
  less?: IndicatorTallies,
): ForecastReading {
  const feeds = situation.input?.feeds ?? [aFeed('2018-01', '2026-01')];
  const others = situation.others ?? [];
  const [one] = signs;
  return readForecast({
    forecast: aForecast(
      signs.map(([indicator]) => indicator),
      situation.forecast,
    ),
    words,
    feed: 'desk',
    tallies: new Map([
      ['desk', new Map(signs.map(([indicator, tallies]) => [indicator.id, tallies]))],
      ...others.flatMap(([feed, of]) =>
        one ? [[feed.id, new Map([[one[0].id, of(one[1], less ?? one[1])]])] as const] : [],
      ),
    ]),
    shared: [],
    asOf: '2026-11-23',
    sample: [],
    changedAfterRegistration: [],
    dataVersion: '1',
    events: { total: 0, counted: 0, inReview: 0, withSource: 0, withTwoSources: 0 },
    ...situation.input,
    feeds: [...feeds, ...others.map(([feed]) => feed)],
  });
}

const SHARED = [
  { a: 'a', b: 'b', events: 40 },
  { a: 'b', b: 'c', events: 7 },
];

/** Developments of several signs: every verdict, and a sign that does not survive the allowance for many. */
export function* developmentCases(): Generator<Case> {
  const sharp = (far: string) => ({ seen_if: { predicted: 'almost certain', rival: far, contained: far } });
  const of = (signs: Record<string, string>, fields: Record<string, unknown> = {}) =>
    Object.entries(signs).map(([id, shape]) => {
      const [before, after] = SHAPES[shape] ?? [[], []];
      return [anIndicator(id, { noun: `attacks of kind ${id}`, ...fields }), tallyOf(before, after)] as const;
    });
  const [count] = MEASURES;
  const tallyOf = (before: readonly number[], after: readonly number[]) => count!.tallies(before, after);
  const strong = sharp('almost no chance');
  const several: Record<string, ReturnType<typeof of>> = {
    'all rise': of({ a: 'doubled', b: 'doubled', c: 'ten thousand' }),
    'all fall': of({ a: 'halved', b: 'halved', c: 'none after' }, strong),
    'half and half': of({ a: 'ten thousand', b: 'halved', c: 'doubled', d: 'none after' }, strong),
    'nothing moves': of({ a: 'flat', b: 'flat', c: 'wild' }),
    'one of three has data': of({ a: 'doubled', b: 'nothing', c: 'nothing' }),
    'two of three have data': of({ a: 'doubled', b: 'doubled', c: 'nothing' }),
    'none has data': of({ a: 'nothing', b: 'nothing', c: 'nothing' }),
    'four lack data': of({ a: 'doubled', b: 'nothing', c: 'nothing', d: 'nothing', e: 'nothing' }),
    'one tells nothing apart': [
      ...of({ a: 'doubled', b: 'doubled' }),
      ...of({ c: 'doubled' }, { seen_if: { predicted: 'likely', rival: 'likely', contained: 'likely' } }),
    ],
    'two of four shaky': of({ a: 'doubled', b: 'late in the baseline', c: 'late in the baseline', d: 'halved' }),
    'all shaky': of({ a: 'late in the baseline', b: 'late in the baseline' }),
    'one barely rises among many that do not': [
      ...of({ weak: 'barely more' }, { by_at_least: '5%' }),
      ...Array.from({ length: 25 }, (_, i) => of({ [`flat-${i}`]: 'flat' })).flat(),
    ],
  };
  for (const [name, signs] of Object.entries(several)) {
    yield { name: `development, ${name}`, reading: read(signs) };
    yield {
      name: `development, ${name}, in the second year`,
      reading: read(signs, { name: '', input: { asOf: '2024-10-31' } }),
    };
    yield {
      name: `development, ${name}, events shared`,
      reading: read(signs, { name: '', input: { shared: SHARED } }),
    };
    const one = { developments: [rolledOf({ contained: 0 })] };
    yield { name: `development, ${name}, one rival`, reading: read(signs, { name: '', forecast: one }) };
    const none = {
      developments: [{ ...rolledOf({}), roll_up: 'none', explanations: undefined, authors_prior: undefined }],
    };
    yield { name: `development, ${name}, no roll-up`, reading: read(signs, { name: '', forecast: none }) };
  }
}

/** The development of the small forecast, with one rival or with two. */
function rolledOf({ contained = 0.2 }: { contained?: number }) {
  return {
    id: 'first',
    number: 1,
    title: 'The rebels attack more',
    short: 'Attacks',
    says: 'they will attack more',
    claims: [{ id: 'more', says: 'attack more', means: 'More attacks.' }],
    explanations: [
      { id: 'predicted', title: 'More', prior: 0.5 },
      { id: 'rival', title: 'The same', prior: 0.5 - contained },
      ...(contained ? [{ id: 'contained', title: 'Less', prior: contained }] : []),
    ],
    authors_prior: 0.675,
  };
}
