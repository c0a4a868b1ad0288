import type { ReportEvent } from '../../domain/report/report.ts';
import { html, type Markup } from '../html/markup.ts';
import { BORDERS, PROVINCES, type Degrees, type ProvinceOutline } from './outlines.ts';
import { FONTS, LIGHT } from './palette.ts';
import { r } from './paint-shapes.ts';

export const [MAP_WIDTH, MAP_HEIGHT] = [860, 500];
const EDGE = 40;
/** Degrees from north to south at least: of a single place the provinces around it are to be seen. */
const LEAST = 2.5;
/** A line needs no point nearer than this to the one before it, in pixels. */
const FINE = 0.8;

export interface EventMap {
  drawing: Markup;
  /** The same in words, the places with most events first. */
  places: { place: string; events: number }[];
  alt: string;
}

interface Sheet {
  x: (lon: number) => number;
  y: (lat: number) => number;
  west: number;
  east: number;
  south: number;
  north: number;
}

/** Where events lie, over the provinces, as a drawing and as a list; null where none of them has a place on a map. */
export function mapOf(events: readonly ReportEvent[]): EventMap | null {
  const placed = events.flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : [{ lat, lon }]));
  if (placed.length === 0) return null;
  const sheet = sheetOf(placed);
  const spots = new Map<string, { lat: number; lon: number; events: number }>();
  for (const { lat, lon } of placed) {
    const key = `${lat.toFixed(2)} ${lon.toFixed(2)}`;
    spots.set(key, { lat, lon, events: (spots.get(key)?.events ?? 0) + 1 });
  }
  const largestFirst = [...spots.values()].sort((a, b) => b.events - a.events);
  return {
    drawing: html`<svg
      xmlns="http://www.w3.org/2000/svg"
      class="map"
      width="${MAP_WIDTH}"
      height="${MAP_HEIGHT}"
      viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}"
      font-family="${FONTS.sans}"
      font-size="13"
    >
      <defs>
        <clipPath id="map-frame"><rect width="${MAP_WIDTH}" height="${MAP_HEIGHT}" /></clipPath>
      </defs>
      <g clip-path="url(#map-frame)">${ground(sheet)} ${grid(sheet)} ${names(sheet)}</g>
      ${largestFirst.map(({ lat, lon, events: count }) => html`<circle cx="${r(sheet.x(lon))}" cy="${r(sheet.y(lat))}" r="${r(2.6 + 1.7 * Math.sqrt(count))}" fill="${LIGHT.quiet}" fill-opacity=".5" stroke="${LIGHT.paper}" stroke-width=".8" />`)}
      <rect x=".5" y=".5" width="${MAP_WIDTH - 1}" height="${MAP_HEIGHT - 1}" fill="none" stroke="${LIGHT.outside}" />
    </svg>`,
    places: placesOf(events),
    alt: `Map of ${placed.length} ${placed.length === 1 ? 'event' : 'events'} at ${spots.size} ${spots.size === 1 ? 'spot' : 'spots'}; below it stands how many at each place.`,
  };
}

/** How many events at each place, most first. */
export function placesOf(events: readonly ReportEvent[]): EventMap['places'] {
  const counts = new Map<string, number>();
  for (const { place } of events) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts]
    .map(([place, count]) => ({ place, events: count }))
    .sort((a, b) => b.events - a.events || (a.place < b.place ? -1 : 1));
}

/** The piece of the world that is shown: the events with some room around them, in the shape of the frame. */
function sheetOf(placed: readonly { lat: number; lon: number }[]): Sheet {
  const [lats, lons] = [placed.map(({ lat }) => lat), placed.map(({ lon }) => lon)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [midLat, midLon] = [(south + north) / 2, (west + east) / 2];
  // A degree of longitude is shorter than one of latitude, by the cosine of where it lies.
  const narrow = Math.max(0.05, Math.cos((midLat * Math.PI) / 180));
  const unit = Math.min(
    (MAP_WIDTH - 2 * EDGE) / Math.max((east - west) * narrow, LEAST),
    (MAP_HEIGHT - 2 * EDGE) / Math.max(north - south, LEAST),
  );
  const [half, tall] = [MAP_WIDTH / 2 / narrow / unit, MAP_HEIGHT / 2 / unit];
  return {
    x: (lon) => MAP_WIDTH / 2 + (lon - midLon) * narrow * unit,
    y: (lat) => MAP_HEIGHT / 2 - (lat - midLat) * unit,
    ...{ west: midLon - half, east: midLon + half, south: midLat - tall, north: midLat + tall },
  };
}

function ground(sheet: Sheet): Markup {
  const land = PROVINCES.flatMap(({ rings }) => rings.filter((ring) => meets(ring, sheet)));
  const lines = BORDERS.filter(({ line }) => meets(line, sheet));
  const drawn = (country: boolean) =>
    lines.filter((each) => each.country === country).map(({ line }) => pathOf(line, sheet));
  return html`<path d="${land.map((ring) => `${pathOf(ring, sheet)}Z`).join('')}" fill="#F3F4F5" />
    <path d="${drawn(false).join('')}" fill="none" stroke="#D3D8DB" stroke-width=".9" />
    <path d="${drawn(true).join('')}" fill="none" stroke="#98A3AA" stroke-width="1.3" />`;
}

const meets = (line: readonly Degrees[], { west, east, south, north }: Sheet) => {
  const [lons, lats] = [line.map(([lon]) => lon), line.map(([, lat]) => lat)];
  return Math.max(...lons) > west && Math.min(...lons) < east && Math.max(...lats) > south && Math.min(...lats) < north;
};

function pathOf(line: readonly Degrees[], { x, y }: Sheet): string {
  const kept: [number, number][] = [];
  for (const [i, [lon, lat]] of line.entries()) {
    const [px, py] = kept.at(-1) ?? [Infinity, Infinity];
    const [nx, ny] = [x(lon), y(lat)];
    if (i === line.length - 1 || Math.hypot(nx - px, ny - py) >= FINE) kept.push([nx, ny]);
  }
  return kept.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${r(px)} ${r(py)}`).join('');
}

/** Names of provinces that have room for them, below the events. */
function names(sheet: Sheet): Markup[] {
  return PROVINCES.flatMap((province) => {
    const name = nameOf(province.id);
    const wide = name.length * 6.6;
    const { left, right, x, y } = spread(province, sheet);
    const room = x > wide / 2 + 4 && x < MAP_WIDTH - wide / 2 - 4 && y > 20 && y < MAP_HEIGHT - 24;
    if (!room || right - left < wide * 1.15) return [];
    return [html`<text x="${r(x)}" y="${r(y)}" text-anchor="middle" fill="${LIGHT.axis}">${name}</text>`];
  });
}

function spread({ rings }: ProvinceOutline, sheet: Sheet) {
  const ring = rings.reduce((a, b) => (b.length > a.length ? b : a), []);
  const [xs, ys] = [ring.map(([lon]) => sheet.x(lon)), ring.map(([, lat]) => sheet.y(lat))];
  const mean = (all: number[]) => all.reduce((a, b) => a + b, 0) / Math.max(1, all.length);
  return { left: Math.min(...xs), right: Math.max(...xs), x: mean(xs), y: mean(ys) };
}

const nameOf = (id: string) =>
  id
    .split('-')
    .map((word) => (word === 'e' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(id.includes('-e-') || id === 'gilgit-baltistan' ? '-' : ' ');

/** Degrees at the edges, so that a place can be found again on another map. */
function grid(sheet: Sheet): Markup {
  const step = [5, 2, 1, 0.5].find((each) => (sheet.east - sheet.west) / each >= 4) ?? 0.5;
  const lines = (from: number, to: number) => {
    const first = Math.ceil(from / step);
    return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step);
  };
  const said = (degrees: number, [above, below]: readonly [string, string]) =>
    `${Math.abs(degrees)}° ${degrees < 0 ? below : above}`;
  return html`${lines(sheet.west, sheet.east).map((lon) => html`<path d="M${r(sheet.x(lon))} ${MAP_HEIGHT - 6}v6" stroke="${LIGHT.axis}" /><text x="${r(sheet.x(lon) + 4)}" y="${MAP_HEIGHT - 5}" font-size="11" fill="${LIGHT.axis}">${said(lon, ['E', 'W'])}</text>`)}${lines(sheet.south, sheet.north).map((lat) => html`<path d="M0 ${r(sheet.y(lat))}h6" stroke="${LIGHT.axis}" /><text x="9" y="${r(sheet.y(lat) + 3.5)}" font-size="11" fill="${LIGHT.axis}">${said(lat, ['N', 'S'])}</text>`)}`;
}
