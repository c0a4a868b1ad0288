import type { Geometry } from 'geojson';
import { geoPath, geoTransform } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Size, XY } from './view.ts';
import file from '../../../server/domain/event/pk-af.topo.json';

/** One degree of longitude on the sheet, in its own units: the sheet is about 1,000 wide. */
const UNIT = 60;
const [WEST, NORTH] = [60.4, 38.6];
const upright = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

/** A point on the sheet (Mercator), before any zoom. */
export function onSheet(lon: number, lat: number): XY {
  return { x: (lon - WEST) * UNIT, y: (upright(NORTH) - upright(lat)) * UNIT };
}

/** Units of the sheet that a kilometre takes at this latitude. */
export function sheetUnitsPerKm(lat: number): number {
  return UNIT / (111.32 * Math.cos((lat * Math.PI) / 180));
}

/** What the sheet holds. */
export const FRAME: Size = { width: onSheet(77.1, 0).x, height: onSheet(0, 23.5).y };

export interface Province {
  /** The vocabulary's word. */
  id: string;
  country: string;
  /** Path data on the sheet. */
  d: string;
  /** Where its name stands. */
  middle: XY;
  width: number;
  rings: readonly (readonly XY[])[];
}

// The type of so long a file would take the compiler longer than the whole rest.
const topology = file as unknown as Topology<{ provinces: GeometryCollection<{ country: string }> }>;
const sheet = geoTransform({
  point(lon, lat) {
    const { x, y } = onSheet(lon, lat);
    this.stream.point(x, y);
  },
});
const path = geoPath(sheet).digits(1);
const { provinces } = topology.objects;

/** Provinces of Pakistan and Afghanistan. */
export const PROVINCES: readonly Province[] = feature(topology, provinces).features.map((shape) => {
  const [x, y] = path.centroid(shape);
  const [[left], [right]] = path.bounds(shape);
  return {
    id: String(shape.id),
    country: shape.properties.country,
    d: path(shape) ?? '',
    middle: { x, y },
    width: right - left,
    rings: ringsOf(shape.geometry),
  };
});

/** Whether a point of the sheet lies in the province. */
export function liesIn({ rings }: Province, { x, y }: XY): boolean {
  return rings.some((ring) => {
    let inside = false;
    for (const [n, one] of ring.entries()) {
      const before = ring.at(n - 1) ?? one;
      if (one.y > y !== before.y > y && x < ((before.x - one.x) * (y - one.y)) / (before.y - one.y) + one.x)
        inside = !inside;
    }
    return inside;
  });
}

function ringsOf(geometry: Geometry): XY[][] {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return polygons.map(([outer = []]) => outer.map(([lon = 0, lat = 0]) => onSheet(lon, lat)));
}

const countryOf = (shape: unknown) => (shape as { properties?: { country?: string } }).properties?.country;
const lines = (wanted: (one: string | undefined, other: string | undefined, edge: boolean) => boolean) =>
  path(mesh(topology, provinces, (one, other) => wanted(countryOf(one), countryOf(other), one === other))) ?? '';

/** Lines between provinces of one country, between the two countries, and around them. */
export const LINES = {
  provinces: lines((one, other, edge) => !edge && one === other),
  border: lines((one, other, edge) => !edge && one !== other),
  edge: lines((_one, _other, edge) => edge),
};
