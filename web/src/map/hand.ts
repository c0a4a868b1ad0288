import { panned, zoomed, type Size, type View, type XY } from './view.ts';

/** How far an arrow key moves the map, px. */
const STEP = 60;
const STEPS: Record<string, XY> = {
  ArrowLeft: { x: STEP, y: 0 },
  ArrowRight: { x: -STEP, y: 0 },
  ArrowUp: { x: 0, y: STEP },
  ArrowDown: { x: 0, y: -STEP },
};
export const CLOSER = 1.6;

/** The view after a key, or null when the key is none of the map's. */
export function afterKey(view: View, key: string, size: Size, frame: Size): View | null {
  const middle = { x: size.width / 2, y: size.height / 2 };
  if (key === '+' || key === '=') return zoomed(view, CLOSER, middle);
  if (key === '-' || key === '_') return zoomed(view, 1 / CLOSER, middle);
  const step = STEPS[key];
  return step ? panned(view, step, size, frame) : null;
}

/** Fingers or a mouse on the map: one drags it, two pinch it. Positions are pixels of the window. */
export class Hand {
  readonly #fingers = new Map<number, XY>();
  #way = 0;

  down(id: number, at: XY): void {
    if (this.#fingers.size === 0) this.#way = 0;
    this.#fingers.set(id, at);
  }

  up(id: number): void {
    this.#fingers.delete(id);
  }

  /** Whether the map was dragged since it was touched: then what follows is no press on a mark. */
  get dragged(): boolean {
    return this.#way > 4;
  }

  /** The view after a finger moved; null while none is down. */
  moved(view: View, id: number, to: XY, size: Size, frame: Size): View | null {
    const from = this.#fingers.get(id);
    if (!from) return null;
    const other = [...this.#fingers].find(([each]) => each !== id)?.[1];
    this.#fingers.set(id, to);
    this.#way += Math.hypot(to.x - from.x, to.y - from.y);
    if (!other) return panned(view, { x: to.x - from.x, y: to.y - from.y }, size, frame);
    const apart = (one: XY) => Math.max(20, Math.hypot(one.x - other.x, one.y - other.y));
    return zoomed(view, apart(to) / apart(from), { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
  }
}
