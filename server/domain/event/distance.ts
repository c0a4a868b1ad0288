/** A point on earth, in degrees. */
export interface Point {
  lat: number;
  lon: number;
}

const EARTH_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The way between two points in kilometres, along the surface (haversine; within 0.5 % of the ellipsoid). */
export function kilometresBetween(one: Point, other: Point): number {
  const [north, east] = [radians(other.lat - one.lat), radians(other.lon - one.lon)];
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}
