import type { Catalogue, LoadedForecast, LoadedIndicator } from '../../domain/indicator/loaded.ts';
import { Indicator } from '../../domain/indicator/definition.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { TrackedRow } from '../../store/readings/tracked.ts';
import { fingerprint } from '../hash.ts';

/** Raised when the matching code itself would give other matches from the same definitions. */
const MATCHER = 1;

/** An indicator that should be tracked, by what its matches are made with. */
export interface Wanted {
  forecast: string;
  indicator: string;
  version: string;
  madeWith: string;
}

/** What the catalogue wants tracked. Prose, margins and priors do not touch matches, so they are not part of it. */
export function wantedBy(catalogue: Catalogue): Wanted[] {
  return catalogue.forecasts.flatMap((forecast) =>
    forecast.indicators.map(({ id, version, definition }) => {
      const { counts, among, after, only_if, measure, variants } = definition;
      const left_out = forecast.definition.left_out;
      const made = {
        MATCHER,
        counts,
        among,
        after,
        only_if,
        measure,
        variants,
        left_out,
        vocabulary: catalogue.vocabularyHash,
      };
      return { forecast: forecast.id, indicator: id, version, madeWith: fingerprint(made) };
    }),
  );
}

/** The definitions as they serve: the catalogue, with indicators whose new version is still being matched as they were. */
export interface Serving {
  catalogue: Catalogue;
  /** Forecast and indicator ("f/i") to the number its matches carry. */
  ids: ReadonlyMap<string, number>;
  /** Everything a changed event must be matched with. */
  tracked: Tracked[];
  /** Those of them that are still being built. */
  building: Tracked[];
  /** Numbers of what the catalogue wants: all that stays once it is built. */
  target: number[];
}

/** Works out what serves, from the catalogue and what the store tracks. `bodyOf` gives the text of an old version. */
export async function servingOf(
  catalogue: Catalogue,
  rows: readonly TrackedRow[],
  bodyOf: (row: TrackedRow) => Promise<unknown>,
): Promise<Serving> {
  const ids = new Map<string, number>();
  const tracked: Tracked[] = [];
  const building: Tracked[] = [];
  const target: number[] = [];
  const wanted = new Map(wantedBy(catalogue).map((each) => [`${each.forecast}/${each.indicator}`, each.madeWith]));

  async function served(forecast: LoadedForecast, indicator: LoadedIndicator): Promise<LoadedIndicator[]> {
    const name = `${forecast.id}/${indicator.id}`;
    const own = rows.filter((row) => row.forecast === forecast.id && row.indicator === indicator.id);
    const row = own.find((each) => each.madeWith === wanted.get(name));
    const add = (id: number, definition: Indicator) => {
      const entry = { id, name, forecast: forecast.definition, indicator: definition, words: catalogue.words };
      tracked.push(entry);
      return entry;
    };
    if (row) {
      const entry = add(row.id, indicator.definition);
      target.push(row.id);
      if (row.state === 'building') building.push(entry);
    }
    if (row?.state === 'current') {
      ids.set(name, row.id);
      return [indicator];
    }
    const old = own.find((each) => each.state === 'current');
    const body = old ? Indicator.safeParse(await bodyOf(old)) : null;
    if (!old || !body?.success) return [];
    ids.set(name, old.id);
    add(old.id, body.data);
    return [{ ...indicator, definition: body.data, version: old.version }];
  }

  const forecasts: LoadedForecast[] = [];
  for (const forecast of catalogue.forecasts) {
    const indicators: LoadedIndicator[] = [];
    for (const indicator of forecast.indicators) indicators.push(...(await served(forecast, indicator)));
    forecasts.push({ ...forecast, indicators });
  }
  return { catalogue: { ...catalogue, forecasts }, ids, tracked, building, target };
}
