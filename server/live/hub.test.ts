import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UNMOVED, type LiveNews, type News } from '../domain/live.ts';
import { openHub, type Hub, type HubOptions } from './hub.ts';

const words = new TextDecoder();
const ONE: News = { ...UNMOVED, events: 1, added: 1, page: null };
const LIMITS = { most: 100, mostEach: 100, version: async () => 7 };
let hubs: Hub[] = [];

function open(change: Partial<HubOptions> = {}): Hub {
  const hub = openHub({ ...LIMITS, ...change });
  hubs.push(hub);
  return hub;
}

/** A client that takes everything, or nothing from its `patience`th piece on. */
function client(hub: Hub, who = 'Ann', patience = Number.POSITIVE_INFINITY) {
  const got: { event: string; data: unknown }[] = [];
  let taken = 0;
  const one = { got, ended: false, stop: () => {} };
  const write = (piece: Uint8Array) => {
    if (++taken > patience) return false;
    const [, event = '', data = '{}'] = /^event: (\w+)\ndata: (.*)\n\n$/.exec(words.decode(piece)) ?? [];
    if (event) got.push({ event, data: JSON.parse(data) as unknown });
    return true;
  };
  one.stop = hub.subscribe(who, { write, end: () => (one.ended = true) });
  return one;
}
const newsOf = (one: ReturnType<typeof client>) =>
  one.got.filter(({ event }) => event === 'news').map(({ data }) => data as LiveNews);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  for (const hub of hubs) hub.close();
  hubs = [];
  vi.useRealTimers();
});

describe('what is published', () => {
  it('reaches every open stream at once, with the data version', async () => {
    const hub = open();
    const [ann, ben] = [client(hub), client(hub, 'Ben')];
    hub.publish(ONE);
    await vi.advanceTimersByTimeAsync(1);
    for (const one of [ann, ben])
      expect(newsOf(one)).toEqual([{ version: 7, events: 1, added: 1, other: 0, definitions: 0, by: {} }]);
  });

  it('comes together after the first, and all of it within a second', async () => {
    const hub = open();
    const ann = client(hub);
    hub.publish(ONE);
    await vi.advanceTimersByTimeAsync(1);
    for (let n = 0; n < 30; n++) {
      hub.publish(ONE);
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(newsOf(ann).map(({ events }) => events)).toEqual([1]);
    await vi.advanceTimersByTimeAsync(390);
    expect(newsOf(ann).map(({ events }) => events)).toEqual([1, 30]);
  });

  it('says which page did what of it, so that a page can leave its own out', async () => {
    const hub = open();
    const ann = client(hub);
    hub.publish({ ...ONE, page: 'page-of-ann' });
    hub.publish({ ...ONE, added: 0, page: 'page-of-ann' });
    hub.publish({ ...UNMOVED, definitions: 1, page: null });
    await vi.advanceTimersByTimeAsync(1);
    expect(newsOf(ann)).toEqual([
      {
        ...{ version: 7, events: 2, added: 1, other: 0, definitions: 1 },
        by: { 'page-of-ann': { events: 2, added: 1, other: 0, definitions: 0 } },
      },
    ]);
  });

  it('names no more than fifty pages, and still counts what the others did', async () => {
    const hub = open();
    const ann = client(hub);
    for (let n = 0; n < 80; n++) hub.publish({ ...ONE, page: `page-${n}-of-many` });
    await vi.advanceTimersByTimeAsync(1);
    expect(newsOf(ann)[0]?.events).toBe(80);
    expect(Object.keys(newsOf(ann)[0]?.by ?? {})).toHaveLength(50);
  });

  it('waits and is told whole when the database is away for a moment', async () => {
    let away = true;
    const hub = open({ version: async () => (away ? Promise.reject(new Error('away')) : 8) });
    const ann = client(hub);
    hub.publish({ ...ONE, page: 'page-of-ann' });
    await vi.advanceTimersByTimeAsync(100);
    expect(newsOf(ann)).toEqual([]);
    away = false;
    hub.publish(ONE);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(newsOf(ann)).toMatchObject([{ version: 8, events: 2, by: { 'page-of-ann': { events: 1 } } }]);
  });
});

describe('a stream', () => {
  it('begins with where the log stands, and hears it again when something may have been missed', async () => {
    const hub = open();
    hub.again();
    await vi.advanceTimersByTimeAsync(1);
    const ann = client(hub);
    expect(ann.got).toEqual([{ event: 'state', data: { version: 7 } }]);
    hub.again();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ann.got).toHaveLength(2);
  });

  it('hears a heartbeat every 15 seconds while nothing happens', async () => {
    const ann = client(open());
    await vi.advanceTimersByTimeAsync(46_000);
    expect(ann.got.map(({ event }) => event)).toEqual(['beat', 'beat', 'beat']);
  });

  it('ends by itself after a while, not all at the same moment', async () => {
    const hub = open({ life: 60_000, beat: 1_000 });
    const many = Array.from({ length: 40 }, () => client(hub));
    await vi.advanceTimersByTimeAsync(44_000);
    expect(hub.size).toBe(40);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(hub.size).toBeGreaterThan(0);
    expect(hub.size).toBeLessThan(40);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(many.every(({ ended }) => ended)).toBe(true);
  });

  it('is dropped when its client does not take what it is sent; nobody else waits', async () => {
    const hub = open();
    const [slow, quick] = [client(hub, 'Ann', 2), client(hub)];
    for (let n = 0; n < 4; n++) {
      hub.publish(ONE);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect([slow.ended, newsOf(slow).length, newsOf(quick).length, hub.size]).toEqual([true, 1, 4, 1]);
  });

  it('is not written to after it was stopped', async () => {
    const hub = open();
    const ann = client(hub);
    ann.stop();
    ann.stop();
    hub.publish(ONE);
    await vi.advanceTimersByTimeAsync(1);
    expect([ann.got, ann.ended, hub.size]).toEqual([[], false, 0]);
  });
});

describe('limits', () => {
  it('hold for one person at one address, and let in again whoever made room', () => {
    const hub = open({ mostEach: 2 });
    const first = client(hub);
    client(hub);
    expect(() => client(hub)).toThrow('Too many pages listen');
    client(hub, 'Ben');
    first.stop();
    client(hub);
    expect(hub.size).toBe(3);
  });

  it('hold for all together', () => {
    const hub = open({ most: 2 });
    client(hub);
    client(hub, 'Ben');
    expect(() => client(hub, 'Carol')).toThrow('Too many pages listen');
  });
});

describe('a hub that closes', () => {
  it('ends every stream at once and takes no other', () => {
    const hub = open();
    const ann = client(hub);
    hub.close();
    expect([ann.ended, hub.size]).toEqual([true, 0]);
    expect(() => client(hub)).toThrow('stopping');
  });
});
