import { nearest, type Lexicon } from '../domain/event/vocabulary.ts';
import type { Indicator } from '../domain/indicator/definition.ts';
import type { Development, Forecast } from '../domain/indicator/forecast.ts';
import { factsOfExample } from '../domain/indicator/match.ts';
import { evaluate } from '../domain/indicator/rule.ts';
import { filterFaults, unknownWord, wordFaults } from './check-words.ts';
import type { Fault } from './fault.ts';
import { faultIn, type Yaml } from './read-yaml.ts';

/** Feeds that are known without a line under `feeds`. */
export const KNOWN_FEEDS = ['desk', 'ucdp-ged', 'ucdp-candidate', 'acled', 'gtd'] as const;

/** What is wrong with a forecast that a schema cannot see: unknown words, and ids that stand twice. */
export function forecastFaults(forecast: Forecast, words: Lexicon, yaml: Yaml): Fault[] {
  const { developments } = forecast;
  const claims = developments.flatMap((development, d) =>
    development.claims.map(({ id }, c) => ({ id, path: ['developments', d, 'claims', c, 'id'] })),
  );
  return [
    ...forecast.left_out.flatMap((event, n) => [
      ...(event.event ? unknownWord(event.event, ['events'], ['left_out', n, 'event'], words, yaml) : []),
      ...(event.in ? unknownWord(event.in, ['places'], ['left_out', n, 'in'], words, yaml) : []),
    ]),
    ...(forecast.countries ?? []).flatMap((country, n) =>
      unknownWord(country, ['places'], ['countries', n], words, yaml),
    ),
    ...forecast.review.flatMap(({ when }, n) => filterFaults(when, ['review', n, 'when'], words, yaml)),
    ...forecast.quiet_periods.flatMap(({ from, to }, n) =>
      to < from
        ? [
            faultIn(
              yaml,
              ['quiet_periods', n, 'to'],
              'This quiet period ends before it begins',
              'Correct "from" or "to".',
            ),
          ]
        : [],
    ),
    ...twice(
      developments.map(({ id }, d) => ({ id, path: ['developments', d, 'id'] })),
      'development',
      yaml,
    ),
    ...twice(
      developments.map(({ number }, d) => ({ id: String(number), path: ['developments', d, 'number'] })),
      'development',
      yaml,
    ),
    ...twice(claims, 'claim', yaml),
    ...developments.flatMap(({ explanations = [] }, d) =>
      twice(
        explanations.map(({ id }, e) => ({ id, path: ['developments', d, 'explanations', e, 'id'] })),
        'explanation',
        yaml,
      ),
    ),
  ];
}

function twice(list: { id: string; path: PropertyKey[] }[], noun: string, yaml: Yaml): Fault[] {
  return list
    .filter(({ id }, n) => list.findIndex((other) => other.id === id) < n)
    .map(({ id, path }) =>
      faultIn(yaml, path, `There are two of the ${noun} "${id}"`, 'Give one of the two another id.'),
    );
}

/** The development that holds a claim. */
export function developmentOf(forecast: Forecast, claim: string | undefined): Development | undefined {
  return forecast.developments.find((development) => development.claims.some(({ id }) => id === claim));
}

/** What is wrong with an indicator once its fields are right: words, claims, feeds, windows, and what its own examples say. */
export function indicatorFaults(indicator: Indicator, forecast: Forecast, words: Lexicon, yaml: Yaml): Fault[] {
  const unknown = wordFaults(indicator, words, yaml);
  return [
    ...unknown,
    ...claimFaults(indicator, forecast, yaml),
    ...likelihoodFaults(indicator, developmentOf(forecast, indicator.claim[0]), yaml),
    ...feedFaults(indicator, yaml),
    ...windowFaults(indicator, forecast, yaml),
    // With unknown words the examples would fail for a reason that is already named.
    ...(unknown.length ? [] : exampleFaults(indicator, words, yaml)),
  ];
}

function claimFaults(indicator: Indicator, forecast: Forecast, yaml: Yaml): Fault[] {
  const known = forecast.developments.flatMap(({ claims }) => claims.map(({ id }) => id));
  return indicator.claim.flatMap((claim, n) => {
    if (known.includes(claim)) return [];
    const like = nearest(claim, known);
    return [
      faultIn(
        yaml,
        ['claim', n],
        `The forecast has no claim "${claim}"`,
        like ? `Did you mean "${like}"?` : `Claims: ${known.join(', ')}.`,
      ),
    ];
  });
}

function likelihoodFaults({ seen_if, expects }: Indicator, development: Development | undefined, yaml: Yaml): Fault[] {
  if (!development) return [];
  const explanations = development.explanations?.map(({ id }) => id) ?? [];
  const given = Object.entries(seen_if ?? {});
  const faults = given
    .filter(([id]) => !explanations.includes(id))
    .map(([id]) =>
      faultIn(
        yaml,
        ['seen_if', id],
        `"${id}" is not an explanation of "${development.id}"`,
        explanations.length
          ? `Explanations: ${explanations.join(', ')}.`
          : 'That development has none: remove seen_if.',
      ),
    );
  const missing = explanations.filter((id) => !given.some(([key]) => key === id));
  if (development.roll_up !== 'none' && expects !== 'watch-only' && missing.length) {
    faults.push(
      faultIn(
        yaml,
        ['seen_if'],
        `"seen_if" does not say how likely this is under: ${missing.join(', ')}`,
        'Give every explanation one of the seven words.',
      ),
    );
  }
  if (!faults.length && given.length > 1 && given.every(([, likelihood]) => likelihood === given[0]?.[1])) {
    const fault = faultIn(
      yaml,
      ['seen_if'],
      'This is as likely under every explanation, so it tells them not apart',
      'Rate it again, or look for another sign.',
    );
    faults.push({ ...fault, warning: true });
  }
  return faults;
}

function feedFaults(indicator: Indicator, yaml: Yaml): Fault[] {
  const known = [...KNOWN_FEEDS, ...Object.keys(indicator.feeds)];
  return indicator.carried_by.flatMap((feed, n) => {
    if (known.includes(feed)) return [];
    const like = nearest(feed, known);
    return [
      faultIn(
        yaml,
        ['carried_by', n],
        `"${feed}" is not a feed known here`,
        like ? `Did you mean "${like}"?` : `Say under "feeds" how it codes this.`,
      ),
    ];
  });
}

function windowFaults(indicator: Indicator, forecast: Forecast, yaml: Yaml): Fault[] {
  if (indicator.baseline !== 'long' || forecast.windows.long_baseline) return [];
  return [
    faultIn(
      yaml,
      ['baseline'],
      'The forecast has no long baseline',
      'Write "usual", or add windows.long_baseline to forecast.yaml.',
    ),
  ];
}

function exampleFaults(indicator: Indicator, words: Lexicon, yaml: Yaml): Fault[] {
  return indicator.examples.flatMap((example, n) => {
    const { matched, because, missing } = evaluate(indicator.counts, factsOfExample(example.fields), words);
    if (matched === example.counts) return [];
    const message = matched
      ? `Example ${n + 1} should not count, but it does: ${because.join(', ') || 'every line holds'}`
      : `Example ${n + 1} should count, but it does not: ${missing.join(', ')}`;
    return [
      faultIn(
        yaml,
        ['examples', n, 'counts'],
        message,
        'Correct the filter or the example: one of them says what was not meant.',
      ),
    ];
  });
}
