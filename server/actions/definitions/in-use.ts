import { canonical } from '../../domain/indicator/definition.ts';
import type { Catalogue, LoadedForecast, LoadedIndicator } from '../../domain/indicator/loaded.ts';
import { allowOn, sees, type Actor } from '../../domain/permission.ts';
import type { Permission } from '../../domain/role.ts';
import { Problem } from '../../domain/problem.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import { sha256 } from '../hash.ts';
import type { Serving } from './tracking.ts';

/** Where the definitions come from: the files, checked; the last good ones when an edit broke them. */
export interface Source {
  current(): Catalogue;
  /** What is wrong with the files now, in lines for people. */
  problems(): string[];
  reload(): void;
}

/** The definitions in use by this process. Actions fill it; everybody reads it. */
export interface InUse {
  source: Source;
  /** What serves now. */
  catalogue(): Catalogue;
  tracked(): readonly Tracked[];
  building(): readonly Tracked[];
  /** Numbers of all that stays once the definitions are built. */
  target(): readonly number[];
  /** Numbers of a forecast's indicators in the store, by indicator. */
  idsOf(forecast: string): Map<string, number>;
  /** Which swap of definitions this is up to date with. */
  epoch(): number;
  /** Hash over everything that serves, prose included. */
  hash(): string;
  progress: { done: number; of: number } | null;
  adopt(serving: Serving, epoch: number): void;
  /** The rematch under way, so that there is only one. */
  rematching: Promise<void> | null;
}

/** Definitions that nothing serves yet: `sync-definitions` brings the first. */
export function openInUse(source: Source): InUse {
  let serving: Serving = { catalogue: source.current(), ids: new Map(), tracked: [], building: [], target: [] };
  let epoch = -1;
  let hash = '';
  return {
    source,
    catalogue: () => serving.catalogue,
    tracked: () => serving.tracked,
    building: () => serving.building,
    target: () => serving.target,
    idsOf: (forecast) => {
      const start = `${forecast}/`;
      const own = [...serving.ids].filter(([name]) => name.startsWith(start));
      return new Map(own.map(([name, id]) => [name.slice(start.length), id]));
    },
    epoch: () => epoch,
    hash: () => hash,
    progress: null,
    adopt(next, at) {
      serving = next;
      epoch = at;
      const { vocabularyHash, forecasts } = next.catalogue;
      hash = sha256(canonical([vocabularyHash, forecasts]));
    },
    rematching: null,
  };
}

/** Whether a forecast is being served. */
export function isServed(definitions: InUse, id: string): boolean {
  return definitions.catalogue().forecasts.some((forecast) => forecast.id === id);
}

/** Who asks, and of which definitions. */
interface Asking {
  actor: Actor;
  definitions: InUse;
}

/** The forecasts that are being served to whoever asks. */
export function forecastsSeen({ actor, definitions }: Asking): LoadedForecast[] {
  return definitions.catalogue().forecasts.filter(({ id }) => sees(actor, id));
}

/**
 * A forecast that is being served, for whoever may do this on it. One that they may not see is as one that is not there.
 * @throws Problem `forecast-not-found` or `not-allowed`
 */
export function forecastIn(asking: Asking, id: string, permission: Permission = 'reading:read'): LoadedForecast {
  const forecasts = forecastsSeen(asking);
  const found = forecasts.find((forecast) => forecast.id === id);
  if (found) {
    allowOn(asking.actor, permission, id);
    return found;
  }
  const known = forecasts.map((forecast) => forecast.id).join(', ');
  throw new Problem(
    'forecast-not-found',
    `There is no forecast "${id.slice(0, 60)}"`,
    known ? { fix: `Use one of: ${known}.` } : {},
  );
}

/**
 * An indicator that is being served, and the number its matches carry.
 * @throws Problem `forecast-not-found` or `indicator-not-found`
 */
export function indicatorIn(
  asking: Asking,
  forecastId: string,
  id: string,
  permission?: Permission,
): { forecast: LoadedForecast; indicator: LoadedIndicator; tracked: number } {
  const forecast = forecastIn(asking, forecastId, permission);
  const indicator = forecast.indicators.find((each) => each.id === id);
  const tracked = asking.definitions.idsOf(forecast.id).get(id);
  if (indicator && tracked !== undefined) return { forecast, indicator, tracked };
  throw new Problem('indicator-not-found', `There is no indicator "${id.slice(0, 60)}" in this forecast`);
}
