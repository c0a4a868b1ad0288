import { gazetteer } from '../domain/event/gazetteer.ts';
import { names } from '../domain/event/names.ts';
import { canonical, meaning } from '../domain/indicator/definition.ts';
import type { Catalogue, LoadedForecast, LoadedIndicator } from '../domain/indicator/loaded.ts';
import { fingerprint, sha256 } from '../actions/hash.ts';
import { aForecast, anIndicator, vocabulary, words } from './reckoning.ts';

/** An indicator whose version is the true hash of its meaning. */
export function indicator(id: string, change: Record<string, unknown> = {}): LoadedIndicator {
  const loaded = anIndicator(id, change);
  return { ...loaded, version: sha256(meaning(loaded.definition)) };
}

/** Four indicators that between them need counts, sums, a denominator, keys and a variant. */
export function fourIndicators(): LoadedIndicator[] {
  return [
    indicator('attacks', { variants: [{ name: 'bombs only', counts: { event: 'bomb', in: 'freeland' } }] }),
    indicator('bold-share', {
      counts: { event: 'attack', tag: 'bold' },
      among: { event: 'attack' },
      measure: { kind: 'share' },
      by_at_least: '5 points',
    }),
    indicator('deaths', { measure: { kind: 'sum', of: 'deaths', per: 'month' } }),
    indicator('districts', { measure: { kind: 'distinct', of: 'district', per: 'month' } }),
  ];
}

/** A forecast that leaves out the bomb of 30 January 2023, as the real one does. */
export function forecast(indicators = fourIndicators(), change: Record<string, unknown> = {}): LoadedForecast {
  const left_out = [{ on: '2023-01-30', event: 'bomb', in: 'freeland', why: 'It prompted the article' }];
  const made = aForecast(indicators, { left_out, ...change });
  const hash = sha256([canonical(made.definition), ...indicators.map(({ version }) => version)].join('\n'));
  return { ...made, hash };
}

/** A whole catalogue over the small world of the tests. */
export function catalogue(forecasts: LoadedForecast[] = [forecast()]): Catalogue {
  const vocabularyHash = 'v'.repeat(64);
  const hash = fingerprint([vocabularyHash, ...forecasts.map((each) => each.hash)]);
  return {
    vocabulary,
    words,
    names: names(words),
    gazetteer: gazetteer([]),
    forecasts,
    vocabularyHash,
    hash,
  };
}
