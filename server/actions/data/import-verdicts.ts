import type { ImportSummary } from '../../domain/wire.ts';
import type { Verdict } from '../../domain/reading/reading.ts';
import type { Reads, Tx } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { reckon } from '../readings/reckon.ts';

type Verdicts = Map<string, { forecast: string; indicator: string; title: string; verdict: Verdict }>;

/** Every indicator's verdict on a feed, in the log or inside a transaction; none for a feed not known yet. */
export async function verdictsOn(ctx: Ctx, from: Reads | Tx, feed: string): Promise<Verdicts> {
  const verdicts: Verdicts = new Map();
  const known = await from.feeds.list();
  if (!known.some((each) => each.id === feed)) return verdicts;
  for (const forecast of ctx.definitions.catalogue().forecasts) {
    const reading = await reckon(ctx, from, { forecast, feed, asOf: ctx.today(), at: null, dataVersion: '' });
    for (const { id, title, verdict } of reading.developments.flatMap((each) => each.indicators)) {
      verdicts.set(`${forecast.id}/${id}`, { forecast: forecast.id, indicator: id, title, verdict });
    }
  }
  return verdicts;
}

/** Verdicts that differ. An indicator not read before had too little data. */
export function verdictChanges(before: Verdicts, after: Verdicts): ImportSummary['verdicts'] {
  return [...after].flatMap(([key, { verdict: to, ...where }]) => {
    const from = before.get(key)?.verdict ?? (to === 'watched' ? to : 'too-little-data');
    return from === to ? [] : [{ ...where, from, to }];
  });
}
