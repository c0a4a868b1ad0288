import { readFileSync } from 'node:fs';
import path from 'node:path';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { kilometresBetween, type Point } from '../domain/event/distance.ts';

type Ring = [number, number][];

const FILE = path.resolve(import.meta.dirname, '../domain/event/pk-af.topo.json');

/** The outer rings of every province on the map, by the vocabulary's word; each point is longitude, then latitude. */
export function outlines(): Map<string, Ring[]> {
  const topology = JSON.parse(readFileSync(FILE, 'utf8')) as Topology<{ provinces: GeometryCollection }>;
  return new Map(
    feature(topology, topology.objects.provinces).features.map(({ id, geometry }) => {
      const polygons =
        geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : geometry.type === 'MultiPolygon'
            ? geometry.coordinates
            : [];
      return [String(id), polygons.map(([outer]) => (outer ?? []) as Ring)];
    }),
  );
}

/** How far a point lies outside the rings, in kilometres; 0 inside. */
export function kilometresOutside(rings: readonly Ring[], point: Point): number {
  if (rings.some((ring) => holds(ring, point))) return 0;
  return Math.min(...rings.flatMap((ring) => ring.map(([lon, lat]) => kilometresBetween(point, { lat, lon }))));
}

function holds(ring: Ring, { lat, lon }: Point): boolean {
  let inside = false;
  for (const [i, [x, y]] of ring.entries()) {
    const [beforeX, beforeY] = ring.at(i - 1) ?? [x, y];
    if (y > lat !== beforeY > lat && lon < ((beforeX - x) * (lat - y)) / (beforeY - y) + x) inside = !inside;
  }
  return inside;
}
