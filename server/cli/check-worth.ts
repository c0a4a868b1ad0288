import type { Catalogue } from '../domain/indicator/loaded.ts';
import { foreseen } from '../domain/reading/pages/rivals.ts';
import { numberInWords } from '../domain/reading/sentences/words.ts';

/** What one sign is worth against one rival explanation: how much likelier the prediction makes it, seen or not seen. */
export interface Worth {
  forecast: string;
  indicator: string;
  rival: string;
  seen: number;
  unseen: number;
}

/** The likelihood ratios of every sign against every rival, as the files declare them (method 4.12, `seen_if`). */
export function worthOf({ forecasts }: Pick<Catalogue, 'forecasts'>): Worth[] {
  return forecasts.flatMap((forecast) =>
    forecast.indicators.flatMap(({ id, development, definition }) => {
      const of = forecast.definition.developments.find((each) => each.id === development);
      return ((of && foreseen(of, definition)) ?? []).flatMap(({ id: rival, worth }) =>
        worth ? [{ forecast: forecast.id, indicator: id, rival, seen: worth.seen, unseen: worth.unseen }] : [],
      );
    }),
  );
}

/** The same as lines: one for each sign and rival, the names in columns; nothing where no file declares any. */
export function worthInLines(worths: readonly Worth[]): string[] {
  if (worths.length === 0) return [];
  const wide = (pick: (worth: Worth) => string) => Math.max(...worths.map((worth) => pick(worth).length));
  const [first, second] = [wide((worth) => worth.indicator), wide((worth) => worth.rival)];
  return [
    'Likelihood ratios, prediction to rival (above 1 speaks for the prediction, 1 tells nothing):',
    ...worths.map(
      ({ indicator, rival, seen, unseen }) =>
        `  ${indicator.padEnd(first)}  ${rival.padEnd(second)}  seen ${numberInWords(seen)}, not seen ${numberInWords(unseen)}`,
    ),
    '',
  ];
}
