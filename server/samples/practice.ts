import type { Day } from '../domain/event/calendar.ts';
import { COVERED } from './practice/days.ts';
import { makeUp } from './practice/make.ts';
import { FORCE } from './practice/streams-of-force.ts';
import { POLITICS } from './practice/streams-of-politics.ts';
import { narrowed, type Sample } from './sample.ts';

/** The seed of the practice data. Another seed is another history; nothing else changes. */
const SEED = 'signposts-practice-1';

/** Made-up events, full enough that every verdict and every kind of chart shows. The same on every machine. */
export const practice: Sample = {
  title: 'Practice data',
  about:
    'Made-up events from 2018 to January 2026, to learn the product with. Places, papers and tolls are invented; nothing here says anything about Pakistan, Afghanistan or the article.',
  load(look, today) {
    const events = makeUp([...FORCE, ...POLITICS], SEED)
      .filter((event) => event.when.from <= today)
      .map(({ firstLogged, ...event }) => ({
        ...event,
        place: narrowed(event.place ?? {}, look),
        sources: (event.sources ?? []).map((source) => ({ ...source, published: earlier(source.published, today) })),
        firstLogged: earlier(firstLogged, today),
      }));
    return { events, coverage: coverage(today) };
  },
};

function earlier(day: Day | undefined, today: Day): Day {
  return day !== undefined && day < today ? day : today;
}

/** The practice log looked everywhere in every month, but for Afghanistan in the gap. */
function coverage(today: Day): ReturnType<Sample['load']>['coverage'] {
  const month = today.slice(0, 7);
  return Object.entries(COVERED).flatMap(([country, spans]) =>
    spans
      .filter(({ from }) => from <= month)
      .map(({ from, to }) => ({
        feed: 'desk',
        from,
        to: to < month ? to : month,
        countries: [country],
        indicators: null,
        note: 'Practice data',
      })),
  );
}
