import type { EventDraft } from '../../domain/event/event.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { districtOf } from '../../domain/event/names.ts';
import type { Lexicon } from '../../domain/event/vocabulary.ts';
import type { LoadedForecast } from '../../domain/indicator/loaded.ts';
import { isWellSourced } from '../../domain/reading/measure/well-sourced.ts';
import { MOST_EVENTS, type EvidenceEvent } from '../../domain/report/evidence.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { touchedThen } from '../readings/touched-then.ts';

type Decided = Map<string, EvidenceEvent['decided']>;

/**
 * Every event of a feed that serves an indicator of the forecast, by id, as it stood at a moment (null: now); null where
 * they are more than may travel. `from` must be one steady view of the log.
 */
export async function eventsServing(
  ctx: Ctx,
  from: Reads,
  { forecast, feed, at }: { forecast: LoadedForecast; feed: string; at: string | null },
): Promise<EvidenceEvent[] | null> {
  const ids = new Set(ctx.definitions.idsOf(forecast.id).values());
  const { words } = ctx.definitions.catalogue();
  const now = await decidedNow(from, { forecast: forecast.id, feed });
  const found: EvidenceEvent[] = [];
  for await (const piece of await from.serving.events({ tracked: [...ids], feed, at })) {
    for (const { id, draft } of piece) found.push(carried(id, draft, words, now));
    if (found.length > MOST_EVENTS) return null;
  }
  if (at !== null) {
    const then = await decidedThen(from, at, forecast.id);
    const tracked = ctx.definitions.tracked().filter(({ id }) => ids.has(id));
    for await (const { state, matches } of touchedThen(from, { at, feed }, tracked)) {
      if (matches.length > 0) found.push(carried(state.id, state.draft, words, then));
      if (found.length > MOST_EVENTS) return null;
    }
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function carried(id: string, draft: EventDraft, words: Lexicon, decided: Decided): EvidenceEvent {
  const facts = factsOf(draft);
  return {
    id,
    summary: draft.summary,
    to: draft.when.to ?? draft.when.from,
    facts: { ...facts, district: districtOf(words, draft.place) },
    wellSourced: isWellSourced(facts.grades),
    sources: draft.sources.map(({ publisher, url, published, reliability, credibility }) => ({
      publisher,
      url: url ?? null,
      published: published ?? null,
      grade: `${reliability}${credibility}`,
    })),
    decided: decided.get(id) ?? [],
  };
}

async function decidedNow(from: Reads, query: { forecast: string; feed: string }): Promise<Decided> {
  const found: Decided = new Map();
  for (const { event, ...decision } of await from.serving.decisions(query))
    found.set(event, [...(found.get(event) ?? []), decision]);
  return found;
}

/** Decisions on the events touched since a moment, as they stood then. */
async function decidedThen(from: Reads, at: string, forecast: string): Promise<Decided> {
  const found: Decided = new Map();
  for (const { event, name, ...decision } of await from.then.decisions(at)) {
    const [of, indicator = ''] = name.split('/');
    if (of === forecast) found.set(event, [...(found.get(event) ?? []), { indicator, ...decision }]);
  }
  return found;
}
