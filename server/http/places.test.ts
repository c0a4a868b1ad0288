import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load.ts';
import { EventMarks, type MapMark } from '../domain/desk/event-map.ts';
import { PlaceList } from '../domain/desk/places.ts';
import { placeOf } from '../domain/desk/place-row.ts';
import { gazetteer, type GazetteerPlace } from '../domain/event/gazetteer.ts';
import { EventPage } from '../domain/wire.ts';
import { catalogue } from '../testing/forecasts.ts';
import { aBomb, testLog, testServer } from '../testing/request.ts';

const NORTH: GazetteerPlace = {
  name: 'North district',
  also: ['North'],
  kind: 'district',
  word: 'north',
  admin2: 'North',
  lat: 34,
  lon: 71,
  goodTo: 40,
};
const COUNTRY: GazetteerPlace = { ...NORTH, name: 'Freeland', kind: 'country', word: 'freeland', goodTo: 400 };

const log = await testLog({ ...catalogue(), gazetteer: gazetteer([NORTH, COUNTRY]) });
const ask = testServer(log);
const logged = async (change: Parameters<typeof aBomb>[0]) => {
  const answer = await ask('POST', '/api/events', { body: aBomb(change) });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
};
const mapOf = async (query: string) => EventMarks.parse(await (await ask('GET', `/api/events/map${query}`)).json());
const listOf = async (query: string) => EventPage.parse(await (await ask('GET', `/api/events${query}`)).json());

const ids = {
  spot: await logged({ place: { words: ['north'], name: 'The bridge', lat: 33.5, lon: 70.5, precision: 'exact' } }),
  district: await logged({ when: { from: '2024-04-01' }, summary: 'x'.repeat(900) }),
  country: await logged({ when: { from: '2024-04-02' }, kind: 'attack', place: { words: ['freeland'] } }),
  nowhere: await logged({ when: { from: '2024-04-03' }, place: {} }),
};

describe('the map of a list', () => {
  it('puts events on their own point, or on the point of their district', async () => {
    const { marks } = await mapOf('');
    const mark = (id: string) => marks.find((each) => each.id === id);
    expect(mark(ids.spot)).toEqual<MapMark>({
      id: ids.spot,
      lat: 33.5,
      lon: 70.5,
      group: 'attack',
      killed: 3,
      precision: 'exact',
      from: '2024-03-10',
      place: 'The bridge, North',
      summary: 'A bomb in the north',
    });
    expect(mark(ids.district)).toMatchObject({ lat: 34, lon: 71, precision: 'district', place: 'North' });
    expect(mark(ids.district)?.summary).toHaveLength(140);
  });

  it('counts what has no place, and what is known by its country only', async () => {
    const { marks, unplaced, total, truncated } = await mapOf('');
    expect({ marks: marks.length, unplaced, total, truncated }).toEqual({
      marks: 2,
      unplaced: 2,
      total: 4,
      truncated: false,
    });
  });

  it.each(['', '?kind=attack', '?place=north', '?from=2024-04-01', '?q=bridge', '?status=published', '?kind=bomb'])(
    'holds the events of the list under %s',
    async (query) => {
      const [map, list] = [await mapOf(query), await listOf(query)];
      expect(map.total).toBe(list.total);
      expect(map.marks.length + map.unplaced).toBe(list.total);
      const listed = list.events.map(({ id }) => id);
      expect(map.marks.every(({ id }) => listed.includes(id))).toBe(true);
    },
  );

  it('does not mind how the list is sorted', async () => {
    expect((await mapOf('?sort=killed&limit=1')).marks).toHaveLength(2);
  });

  it('refuses a filter it does not know', async () => {
    expect((await ask('GET', '/api/events/map?colour=red')).status).toBe(422);
    expect((await ask('GET', '/api/events/map?place=North%20West')).status).toBe(422);
  });
});

describe('the list of places', () => {
  it('gives every place, and says when it is the same as before', async () => {
    const first = await ask('GET', '/api/places');
    const { places } = PlaceList.parse(await first.json());
    expect(places.map(placeOf)).toEqual([NORTH, COUNTRY]);
    const tag = first.headers.get('etag') ?? '';
    const again = await ask('GET', '/api/places', { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('changes its tag with the list', async () => {
    const tag = async () => (await ask('GET', '/api/places')).headers.get('etag');
    const before = await tag();
    const { catalogue: serving } = log.ctx.definitions;
    const moved = gazetteer([{ ...NORTH, lat: 35 }]);
    log.ctx.definitions.catalogue = () => ({ ...serving(), gazetteer: moved });
    expect(await tag()).not.toBe(before);
    log.ctx.definitions.catalogue = serving;
  });

  it('is packed, and as we ship it stays below 60 kB', async () => {
    const shipped = loadCatalogue(join(import.meta.dirname, '../../indicators'));
    if ('problems' in shipped) throw new Error('run npx signposts check');
    const { catalogue: serving } = log.ctx.definitions;
    log.ctx.definitions.catalogue = () => ({ ...serving(), gazetteer: shipped.catalogue.gazetteer });
    const answer = await ask('GET', '/api/places', { headers: { 'accept-encoding': 'gzip' } });
    log.ctx.definitions.catalogue = serving;
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const packed = Buffer.from(await answer.arrayBuffer());
    expect(gzipSync(gunzipSync(packed)).length).toBeLessThan(60_000);
  });
});
