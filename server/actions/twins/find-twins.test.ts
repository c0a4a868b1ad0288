import { describe, expect, it } from 'vitest';
import type { EventInput } from '../../domain/event/event.ts';
import { charlie } from '../../testing/people.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { inFeed } from '../../testing/other-feed.ts';
import { logEvent } from '../events/log-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import { addSource } from './add-source.ts';
import { findTwins } from './find-twins.ts';
import { linkEvents } from './link-events.ts';

const log = await testLog();
const { ctx } = log;
const ask = testServer(log);
let year = 2000;
/** A year of the test's own, so that no test sees another one's events. */
const ownYear = () => String(year++);
const ids = async (event: unknown, own?: string) =>
  (await findTwins({ ctx, input: { event, own } })).twins.map((twin) => twin.event.id);
const at = (km: number) => ({ lat: 33 + (km / 6371) * (180 / Math.PI), lon: 70, precision: 'exact' as const });
/** Without a source, whose link would be in common. */
const bare = (change: Partial<EventInput>) => aBomb({ sources: [], ...change });

describe('an event being typed', () => {
  it('finds the one that is here: day, district and kind are enough', async () => {
    const year = ownYear();
    const stored = await logEvent({ ctx, input: aBomb({ when: { from: `${year}-10-14` }, sources: [] }) });
    const event = { when: { from: `${year}-10-15` }, kind: 'bomb', place: { words: ['north'] }, summary: '' };
    const { twins } = await findTwins({ ctx: log.as(charlie), input: { event } });
    expect(twins).toMatchObject([
      {
        event: { id: stored.id, version: 1, summary: 'A bomb in the north', loggedBy: 'alice', feed: 'desk' },
        because: ['1 day apart', 'same district', 'same kind'],
        sameFeed: true,
      },
    ]);
  });

  it.each([
    ['10-12', 0],
    ['10-13', 1],
    ['10-15', 1],
    ['10-16', 0],
  ])('on %s finds what happened on 14 October: %i', async (day, found) => {
    const year = ownYear();
    await logEvent({ ctx, input: bare({ when: { from: `${year}-10-14` } }) });
    expect(await ids(bare({ when: { from: `${year}-${day}` } }))).toHaveLength(found);
  });

  it.each([
    [24.9, 1],
    [25.1, 0],
  ])('%s km away finds %i', async (km, found) => {
    const when = { from: `${ownYear()}-10-14` };
    await logEvent({ ctx, input: bare({ when, place: at(0) }) });
    expect(await ids(bare({ when, place: at(km) }))).toHaveLength(found);
    expect(await ids(bare({ when, place: at(-km) }))).toHaveLength(found);
  });

  it('finds nothing in another district, nor of another kind, nor while no place is known', async () => {
    const when = { from: `${ownYear()}-10-14` };
    await logEvent({ ctx, input: bare({ when }) });
    expect(await ids(bare({ when, place: { words: ['freeland'], admin2: 'South' } }))).toEqual([]);
    expect(await ids(bare({ when, place: {} }))).toEqual([]);
    expect(await ids(bare({ when, kind: 'none-such' }))).toEqual([]);
    expect(await ids(bare({ when, kind: 'attack' }))).toHaveLength(1);
  });

  it('finds the district by the name a dataset gives it, and a town by its own', async () => {
    const when = { from: `${ownYear()}-10-14` };
    await logEvent({ ctx, input: bare({ when, place: { admin2: 'NORTH District' } }) });
    expect(await ids(bare({ when, place: { words: ['north'] } }))).toHaveLength(1);
    await logEvent({ ctx, input: bare({ when, place: { name: 'Besham', words: ['freeland'] } }) });
    expect(await ids(bare({ when, place: { name: 'besham', words: ['freeland'] } }))).toHaveLength(1);
  });

  it('finds what is known to the month only, and the other way round', async () => {
    const year = ownYear();
    await logEvent({ ctx, input: bare({ when: { from: `${year}-10-20`, precision: 'month' } }) });
    expect(await ids(bare({ when: { from: `${year}-10-02` } }))).toHaveLength(1);
    expect(await ids(bare({ when: { from: `${year}-11-05` } }))).toHaveLength(0);
    await logEvent({ ctx, input: bare({ when: { from: `${year}-05-30` } }) });
    expect(await ids(bare({ when: { from: `${year}-05-01`, precision: 'month' } }))).toHaveLength(1);
  });

  it('finds the same link anywhere, with and without "www." and tracking, from the link alone', async () => {
    const url = 'https://www.paper.example/besham?id=7&utm_source=feed';
    const stored = await logEvent({ ctx, input: aBomb({ sources: [{ publisher: 'The Paper', url }] }) });
    const event = { sources: [{ url: 'http://paper.example/besham?id=7#top' }, { url: 'htt' }, {}] };
    const { twins } = await findTwins({ ctx, input: { event } });
    expect(twins).toMatchObject([{ event: { id: stored.id }, because: ['same link'] }]);
  });

  it('finds an address too long for an index, in letters that take several bytes', async () => {
    const letters = Array.from({ length: 1900 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 9000))).join('');
    const sources = [{ publisher: 'The Paper', url: `https://long.example/${letters}` }];
    const stored = await logEvent({ ctx, input: aBomb({ sources }) });
    expect(await ids({ sources })).toEqual([stored.id]);
  });

  it('shows at most five, the most alike first', async () => {
    const when = { from: `${ownYear()}-10-14` };
    const toll = { deaths: { total: { low: 7, best: 7, high: 7 } } };
    for (let n = 0; n < 6; n++) await logEvent({ ctx, input: bare({ when, deaths: {} }) });
    const best = await logEvent({ ctx, input: bare({ when, ...toll }) });
    const found = await ids(bare({ when, ...toll }));
    expect(found).toHaveLength(5);
    expect(found[0]).toBe(best.id);
  });

  it('passes over itself, what was retracted, and what was said to be different', async () => {
    const when = { from: `${ownYear()}-10-14` };
    const [own, gone, other] = [
      await logEvent({ ctx, input: bare({ when }) }),
      await logEvent({ ctx, input: bare({ when }) }),
      await logEvent({ ctx, input: bare({ when }) }),
    ];
    await retractEvent({ ctx, input: { id: gone.id, version: 1, reason: 'Wrong' } });
    expect(await ids(bare({ when }), own.id)).toEqual([other.id]);
    await linkEvents({ ctx, input: { a: other.id, b: own.id, kind: 'different' } });
    expect(await findTwins({ ctx, input: { event: bare({ when }), own: own.id } })).toEqual({
      twins: [],
      different: [other.id],
    });
  });

  it.each([
    [{}],
    [{ when: 7, kind: [], place: 'here', sources: 'none', deaths: null }],
    [{ kind: 'bomb', when: { from: '2024-02-31' }, place: { lat: 91, lon: 0 } }],
    [{ kind: 'bomb', when: { from: '2024-02-01' }, place: { name: 'nul\u0000', words: ['north'] } }],
    [{ kind: 'bomb', when: { from: '1900-01-01' }, place: { lat: 90, lon: 180, precision: 'exact' } }],
    [{ sources: [{ url: `https://x.example/${'\u00e9'.repeat(1500)}` }] }],
  ])('never fails on what is half typed (%#)', async (event) => {
    const { status } = await ask('POST', '/api/events/like', { body: { event } });
    // Characters that no column takes are refused at the door.
    expect(status).toBe(JSON.stringify(event).includes('u0000') ? 400 : 200);
  });
});

describe('adding a source to the one that is here', () => {
  const mine = { publisher: 'The Wire', url: 'https://wire.example/9' };

  it('adds it once, as a version of its own', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    const again = { publisher: 'The Paper', url: 'http://www.paper.example/1?utm_source=x' };
    const changed = await addSource({ ctx, input: { id: event.id, version: 1, sources: [mine, again] } });
    expect(changed.sources.map(({ publisher }) => publisher)).toEqual(['The Paper', 'The Wire']);
    expect(changed.version).toBe(2);
    const revisions = await ctx.store.events.revisions(event.id);
    expect(revisions.at(-1)).toMatchObject({ action: 'add-source', version: 2 });
    expect(await addSource({ ctx, input: { id: event.id, version: 2, sources: [mine] } })).toMatchObject({
      version: 2,
    });
  });

  it('happens once under one key, and needs the version that was read', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    const address = `/api/events/${event.id}/sources`;
    const send = (headers: Record<string, string>) => ask('POST', address, { body: { sources: [mine] }, headers });
    expect((await send({})).status).toBe(428);
    const once = { 'if-match': '"1"', 'idempotency-key': 'add-1' };
    expect((await send(once)).headers.get('etag')).toBe('"2"');
    expect((await send(once)).status).toBe(200);
    expect((await send({ 'if-match': '"1"' })).status).toBe(412);
    expect((await ctx.store.events.read(event.id))?.version).toBe(2);
  });

  it('is refused to a reader, for a row of a dataset, and for what was retracted', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    const input = { id: event.id, version: 1, sources: [mine] };
    await expect(addSource({ ctx: log.as(charlie), input })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(addSource({ ctx, input: { ...input, sources: [] } })).rejects.toMatchObject({ code: 'not-valid' });
    const full = Array.from({ length: 40 }, (_, n) => ({ publisher: `Paper ${n}` }));
    await expect(addSource({ ctx, input: { ...input, sources: full } })).rejects.toMatchObject({ code: 'not-valid' });
    const row = await inFeed(ctx, 'other', aBomb());
    await expect(addSource({ ctx, input: { ...input, id: row } })).rejects.toMatchObject({
      code: 'dataset-event',
      fix: expect.stringContaining('link the two'),
    });
    await retractEvent({ ctx, input: { id: event.id, version: 1, reason: 'Wrong' } });
    await expect(addSource({ ctx, input: { ...input, version: 2 } })).rejects.toMatchObject({
      code: 'event-retracted',
    });
  });
});
