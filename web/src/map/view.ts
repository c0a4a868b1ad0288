/** A point on the sheet, or on the screen in pixels. */
export interface XY {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** How the sheet lies under the window: a point p of it is seen at (p.x * k + x, p.y * k + y). */
export interface View {
  k: number;
  x: number;
  y: number;
}

/** Smallest and largest scale, pixels a unit of the sheet (a sixtieth of a degree). */
const LEAST = 0.2;
const MOST = 30;

export function seen(view: View, { x, y }: XY): XY {
  return { x: x * view.k + view.x, y: y * view.k + view.y };
}

/** The point of the sheet that is seen here. */
export function sheetPoint(view: View, { x, y }: XY): XY {
  return { x: (x - view.x) / view.k, y: (y - view.y) / view.k };
}

/** The view that shows all the points with this much room around, not closer than `closest`. */
export function fitted(points: readonly XY[], size: Size, room: number, closest = 6): View {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const across = Math.max(1, size.width - 2 * room) / Math.max(1e-6, right - left);
  const down = Math.max(1, size.height - 2 * room) / Math.max(1e-6, bottom - top);
  const k = Math.max(LEAST, Math.min(closest, across, down));
  return centred({ x: (left + right) / 2, y: (top + bottom) / 2 }, k, size);
}

/** The view of this scale with the point in its middle. */
export function centred({ x, y }: XY, k: number, { width, height }: Size): View {
  return { k, x: width / 2 - x * k, y: height / 2 - y * k };
}

/** Closer by this factor; the point of the screen `at` stays where it is. */
export function zoomed(view: View, factor: number, at: XY): View {
  const k = Math.max(LEAST, Math.min(MOST, view.k * factor));
  const by = k / view.k;
  return { k, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

/** Moved by pixels, but never so far that nothing of the sheet's frame is left in the window. */
export function panned(view: View, by: XY, size: Size, frame: Size): View {
  const keep = 80;
  const within = (at: number, length: number, window: number) =>
    Math.max(keep - length * view.k, Math.min(window - keep, at));
  return {
    k: view.k,
    x: within(view.x + by.x, frame.width, size.width),
    y: within(view.y + by.y, frame.height, size.height),
  };
}

export function inWindow({ x, y }: XY, { width, height }: Size, margin = 0): boolean {
  return x >= margin && y >= margin && x <= width - margin && y <= height - margin;
}

/** Of many points those that lie among the others: a few far away shall not make all the rest small. */
export function core<P extends XY>(points: readonly P[]): P[] {
  if (points.length < 12) return [...points];
  const cut = Math.floor(points.length * 0.06);
  const limits = (values: number[]) => {
    const sorted = values.sort((a, b) => a - b);
    return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0] as const;
  };
  const [left, right] = limits(points.map(({ x }) => x));
  const [top, bottom] = limits(points.map(({ y }) => y));
  return points.filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom);
}
