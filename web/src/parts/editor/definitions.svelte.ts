import type { Indicator } from '../../../../server/domain/indicator/definition.ts';
import { ask } from '../../api.ts';
import { forecasts, overview } from '../../where.svelte.ts';
import type { Definition } from './count-locally.ts';

interface Rules {
  forecast: string;
  indicators: { id: string; definition: Indicator }[];
}

/** The rules of every indicator of every forecast; the form works before they are there. Call while a component is set up. */
export function definitions(): { readonly list: Definition[] } {
  const known = forecasts();
  const ids = $derived(known.data?.forecasts.map((forecast) => forecast.id) ?? []);
  // The mark beside a name is of the forecast that the overview shows.
  const marks = overview(() => ids[0] ?? null);
  let rules = $state.raw<Rules[]>([]);
  $effect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const one = (id: string) =>
      ask<Rules>('GET', `/api/forecasts/${id}/definitions`, { signal }).then(
        ({ body }) => body,
        // Without them the panel waits for the server's own count.
        () => null,
      );
    void Promise.all(ids.map(one)).then((all) => {
      if (!signal.aborted) rules = all.filter((each) => each !== null);
    });
    return () => stop.abort();
  });
  const verdicts = $derived(
    new Map(
      (marks.data?.developments ?? [])
        .flatMap((development) => development.indicators)
        .map((indicator) => [`${marks.data?.forecast}/${indicator.id}`, indicator.verdict]),
    ),
  );
  const list = $derived(
    rules.flatMap(({ forecast, indicators }) =>
      indicators.map(({ id, definition }): Definition => {
        const verdict = verdicts.get(`${forecast}/${id}`);
        return { forecast, id, indicator: definition, ...(verdict ? { verdict } : {}) };
      }),
    ),
  );
  return {
    get list() {
      return list;
    },
  };
}
