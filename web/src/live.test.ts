import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveNews } from '../../server/domain/live.ts';
import { live } from './live.svelte.ts';
import { againAfter, NOTHING, othersIn, waitingWords } from './live-words.ts';
import { pageName } from './page-name.ts';
import { refreshAll } from './query.svelte.ts';

const news = (change: Partial<LiveNews> = {}): LiveNews => ({
  ...{ version: 2, events: 3, added: 2, other: 0, definitions: 0, by: {} },
  ...change,
});
const own = { events: 1, added: 1, other: 0, definitions: 0 };

describe('what others did', () => {
  it('is the news without what this page did itself', () => {
    expect(othersIn(news({ by: { me: own } }), 'me')).toEqual({ events: 2, added: 1, other: 0, definitions: 0 });
    expect(othersIn(news({ by: { you: own } }), 'me').events).toBe(3);
  });

  it.each([
    [{ events: 1, added: 1 }, '1 new event.'],
    [{ events: 1200, added: 1200 }, '1,200 new events.'],
    [{ events: 3, added: 2 }, '2 new events, 1 changed.'],
    [{ events: 1 }, '1 event changed.'],
    [{ definitions: 1, other: 1 }, 'The definitions changed.'],
    [{ other: 1 }, 'Coverage or a decision by hand changed.'],
    [{ missed: true }, 'The data may have changed.'],
    [{}, ''],
  ])('is said of %j in a sentence', (change, words) => {
    expect(waitingWords({ ...NOTHING, ...change })).toBe(words);
  });
});

describe('a stream that was lost', () => {
  it('is asked for again, later each time, and later still where it was refused', () => {
    const after = (failures: number, refused: boolean) => againAfter(failures, { refused, chance: 0 });
    expect([0, 1, 9].map((n) => after(n, false))).toEqual([1_000, 2_000, 30_000]);
    expect([0, 1, 9].map((n) => after(n, true))).toEqual([5_000, 10_000, 300_000]);
    expect(againAfter(0, { refused: false, chance: 1 })).toBe(1_500);
  });
});

describe('what waits for the reader', () => {
  beforeEach(async () => {
    vi.stubGlobal('document', { hidden: true });
    await refreshAll();
    live.forget();
  });

  it('adds up, and is gone once everything is read again', async () => {
    live.hear({ kind: 'news', data: news() });
    live.hear({ kind: 'news', data: news({ version: 3 }) });
    expect(live.words).toBe('4 new events, 2 changed.');
    await refreshAll();
    expect(live.words).toBe('');
  });

  it('is nothing for what this page did, and for what moves no number', () => {
    live.hear({ kind: 'news', data: news({ events: 1, added: 1, by: { [pageName]: own } }) });
    live.hear({ kind: 'news', data: news({ version: 3, events: 0, added: 0 }) });
    expect(live.words).toBe('');
  });

  it('stays put away until more comes', () => {
    live.hear({ kind: 'news', data: news() });
    live.putAway();
    live.hear({ kind: 'beat' });
    expect(live.put).toBe(true);
    live.hear({ kind: 'news', data: news() });
    expect(live.put).toBe(false);
  });

  it('is that something may have changed, when the log stands elsewhere after a pause', () => {
    live.hear({ kind: 'state', data: { version: 5 } });
    expect(live.words).toBe('');
    live.hear({ kind: 'state', data: { version: 5 } });
    expect(live.words).toBe('');
    live.hear({ kind: 'state', data: { version: 6 } });
    expect(live.words).toBe('The data may have changed.');
  });

  it('is nothing when everything was read anew because the connection came back', () => {
    live.hear({ kind: 'state', data: { version: 5 } });
    live.forget();
    live.hear({ kind: 'state', data: { version: 9 } });
    expect(live.words).toBe('');
  });
});
