import { ask } from '../../api.ts';
import { forecasts, reading, type IndicatorAnswer } from '../../where.svelte.ts';
import type { Definition } from './count-locally.ts';

const read = new Map<string, Promise<Definition | null>>();

/** The rules of every indicator of the first forecast, read once and a few at a time; the form works before they are there. */
export function definitions(): { readonly list: Definition[] } {
  const known = forecasts();
  const forecast = $derived(known.data?.forecasts[0]?.id ?? null);
  const overview = reading(() => forecast);
  let list = $state.raw<Definition[]>([]);
  $effect(() => {
    const wanted =
      overview.data?.developments.flatMap((development) => development.indicators.map((indicator) => indicator.id)) ??
      [];
    let gone = false;
    void (async () => {
      for (let start = 0; start < wanted.length && !gone; start += 6) {
        const some = await Promise.all(wanted.slice(start, start + 6).map((id) => definition(forecast ?? '', id)));
        if (!gone) list = [...list, ...some.filter((one) => one !== null)];
      }
    })();
    return () => {
      gone = true;
      list = [];
    };
  });
  return {
    get list() {
      return list;
    },
  };
}

function definition(forecast: string, id: string): Promise<Definition | null> {
  const path = `/api/forecasts/${forecast}/indicators/${id}`;
  let answer = read.get(path);
  if (!answer) {
    answer = ask<IndicatorAnswer>('GET', path).then(
      ({ body }) => ({ forecast, id, indicator: body.definition, verdict: body.reading.verdict }),
      () => {
        read.delete(path);
        return null;
      },
    );
    read.set(path, answer);
  }
  return answer;
}
