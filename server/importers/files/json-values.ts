import { numberText } from './cell-values.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = Record<string, Json>;

/** The coordinates of a point stand in these columns, where the feature does not say them itself. */
const LATITUDE = ['lat', 'latitude', 'y'];
const LONGITUDE = ['lon', 'lng', 'long', 'longitude', 'x'];

/** What an object says: its cells by name, or what is wrong with one of them. */
export interface Said {
  cells: Map<string, string>;
  faults: { column: string; value: string; reason: string; fix: string }[];
}

/** The cells of a plain object. */
export function cellsOfObject(object: JsonObject): Said {
  const said: Said = { cells: new Map(), faults: [] };
  for (const [column, value] of Object.entries(object)) {
    said.cells.set(column, textOf(value));
    if (
      typeof value !== 'number' ||
      (Number.isFinite(value) && !Number.isInteger(value)) ||
      Number.isSafeInteger(value)
    )
      continue;
    const reason = 'is a number too long to be read exactly';
    said.faults.push({ column, value: textOf(value), reason, fix: 'Write it in quotation marks.' });
  }
  return said;
}

/** The cells of a GeoJSON feature: its properties, its id, and the coordinates of its point. */
export function cellsOfFeature(feature: JsonObject): Said {
  const { properties, geometry, id } = feature;
  if (feature['type'] !== 'Feature' || !isObject(properties ?? {})) {
    const reason = 'is no GeoJSON feature';
    const fix = 'Each member of "features" has the type "Feature" and "properties".';
    return { cells: new Map(), faults: [{ column: '', value: textOf(feature['type'] ?? null), reason, fix }] };
  }
  const said = cellsOfObject(isObject(properties) ? properties : {});
  const names = new Set([...said.cells.keys()].map((name) => name.trim().toLowerCase()));
  if (id !== undefined && !names.has('id')) said.cells.set('id', textOf(id));
  const point = isObject(geometry) && geometry['type'] === 'Point' ? geometry['coordinates'] : null;
  const [lon = null, lat = null] = Array.isArray(point) ? point : [];
  if (!LATITUDE.some((name) => names.has(name))) said.cells.set('lat', textOf(lat));
  if (!LONGITUDE.some((name) => names.has(name))) said.cells.set('lon', textOf(lon));
  return said;
}

/** Whether a feature has a shape that no two cells can say. */
export function hasOtherShape({ geometry }: JsonObject): boolean {
  return isObject(geometry) && geometry['type'] !== 'Point';
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(String(value));
  if (typeof value === 'boolean') return String(value);
  const plain = Array.isArray(value) && value.every((each) => typeof each !== 'object');
  return plain ? value.map(textOf).join('; ') : JSON.stringify(value);
}
