import { strToU8 } from 'fflate';
import type { Torture } from './torture-file.ts';

const OBJECT = { id: 'e1', date: '2024-01-05', kind: 'bomb', by: 'rebels', summary: 'A bomb', killed_total: 3 };
const json = (value: unknown) => () => strToU8(JSON.stringify(value));
const feature = (properties: unknown, coordinates: unknown = [70, 30]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

/** Hostile files in JSON. */
export const jsonTorture: readonly Torture[] = [
  {
    name: 'an error of a service',
    file: 'a.json',
    bytes: json({ status: 403, error: 'Your token has expired' }),
    says: /It says: Your token has expired/,
  },
  {
    name: 'an answer with its rows inside',
    file: 'a.json',
    bytes: json({ count: 1, data: [OBJECT] }),
    says: /rows inside "data"/,
  },
  {
    name: 'half a GeoJSON',
    file: 'a.geojson',
    bytes: () => json(collection(feature(OBJECT), feature(OBJECT)))().slice(0, -40),
    says: /ends in the middle of row 2/,
  },
  { name: 'features without features', file: 'a.geojson', bytes: json(collection()), says: /holds no rows/ },
  {
    name: 'a point in the sky',
    file: 'a.geojson',
    bytes: json(collection(feature(OBJECT, [70, 91]))),
    says: /from -90 to 90/,
    line: 1,
  },
  {
    name: 'a member that is no feature',
    file: 'a.geojson',
    bytes: json(collection(feature(OBJECT), { type: 'Point' })),
    says: /is no GeoJSON feature/,
  },
  {
    name: 'a line that is no object',
    file: 'a.jsonl',
    bytes: () => strToU8(`${JSON.stringify(OBJECT)}\nhello\n`),
    says: /Line 2 is no object/,
    line: 2,
  },
  {
    name: 'a line with a comma too many',
    file: 'a.jsonl',
    bytes: () => strToU8(`${JSON.stringify(OBJECT)}\n{"id":"e2",}\n`),
    says: /not written as JSON demands/,
    line: 2,
  },
  {
    name: 'a number too long',
    file: 'a.jsonl',
    bytes: () =>
      strToU8(
        `${JSON.stringify(OBJECT)}\n{"id":12345678901234567890,"date":"2024-01-05","kind":"bomb","summary":"x"}\n`,
      ),
    says: /too long to be read exactly/,
    line: 2,
  },
  {
    name: 'brackets without end',
    file: 'a.json',
    bytes: () => strToU8(`{"a":${'['.repeat(100_000)}`),
    says: /nests brackets deeper/,
  },
  {
    name: 'names that objects have',
    file: 'a.jsonl',
    bytes: () => strToU8(`{"__proto__":"x","constructor":"y",${JSON.stringify(OBJECT).slice(1)}\n`),
    says: null,
    events: 1,
  },
  {
    name: 'an id larger than any number',
    file: 'a.jsonl',
    bytes: () => strToU8(JSON.stringify({ ...OBJECT, id: 0 }).replace('"id":0', '"id":1e400')),
    says: /too long to be read exactly/,
    line: 1,
  },
  {
    name: 'an object of a megabyte',
    file: 'a.jsonl',
    bytes: () =>
      strToU8(
        [OBJECT, { ...OBJECT, id: 'e2', more: Array(20_000).fill('fifty letters') }]
          .map((each) => JSON.stringify(each))
          .join('\n'),
      ),
    says: /begins a row of \d+ characters/,
    line: 2,
  },
];
