import { z } from 'zod';
import { EventDraft } from '../domain/event/event.ts';
import { narrowed, type Sample } from './sample.ts';
// As text, not as a module: a JSON module would have to be listed in the server's tsconfig, and is checked here anyway.
import text from './notable.json?raw';

const Records = z.record(z.string(), EventDraft);

/** Real events picked by hand. Those whose source was not found again wait in review and do not count. */
export const notable: Sample = {
  title: 'Notable events',
  about:
    'Real events from August 2021 to November 2025, picked by hand. It is no census: no month is declared as covered, so nothing can be counted as rising or falling. Events whose source still has to be checked wait in review.',
  load(look, today) {
    const events = Object.entries(Records.parse(JSON.parse(text)))
      .filter(([, { when, firstLogged }]) => (firstLogged ?? when.to ?? when.from) <= today)
      .map(([externalId, event]) => ({ ...event, externalId, place: narrowed(event.place, look) }));
    return { events, coverage: [] };
  },
};
