import file from '../../domain/event/pk-af.topo.json?raw';

/** A point in degrees: longitude, then latitude. */
export type Degrees = readonly [lon: number, lat: number];

interface Topology {
  transform: { scale: number[]; translate: number[] };
  arcs: number[][][];
  objects: {
    provinces: { geometries: { type: string; id: string; arcs: unknown[]; properties: { country: string } }[] };
  };
}

const { transform, arcs, objects } = JSON.parse(file) as Topology;

/** Lines as they were surveyed: each arc is held once, as steps on a grid (TopoJSON). */
const LINES: Degrees[][] = arcs.map((steps) => {
  let [x, y] = [0, 0];
  return steps.map(([dx = 0, dy = 0]) => {
    [x, y] = [x + dx, y + dy];
    return [at(x, 0), at(y, 1)];
  });
});

function at(steps: number, axis: 0 | 1): number {
  return steps * (transform.scale[axis] ?? 1) + (transform.translate[axis] ?? 0);
}

export interface ProvinceOutline {
  /** The vocabulary's word. */
  id: string;
  country: string;
  rings: Degrees[][];
}

/** Provinces of Pakistan and Afghanistan. Source: Natural Earth, public domain. */
export const PROVINCES: ProvinceOutline[] = objects.provinces.geometries.map(
  ({ type, id, arcs: parts, properties }) => {
    const polygons = (type === 'Polygon' ? [parts] : parts) as number[][][];
    return { id, country: properties.country, rings: polygons.flat().map(ringOf) };
  },
);

/** Every line between two provinces once, and whether two countries meet there; the outer edge with the countries. */
export const BORDERS: { line: Degrees[]; country: boolean }[] = LINES.map((line, i) => {
  const beside = objects.provinces.geometries.filter(({ arcs: parts }) =>
    (parts.flat(2) as number[]).some((arc) => arc === i || ~arc === i),
  );
  const [one, other] = beside.map(({ properties }) => properties.country);
  return { line, country: one !== other };
});

/** A ring runs along its arcs, one after the other; a number below zero names one that it runs along backwards. */
function ringOf(indices: number[]): Degrees[] {
  return indices.flatMap((index) => (index < 0 ? [...(LINES[~index] ?? [])].reverse() : (LINES[index] ?? [])));
}
