import type { XY } from './view.ts';

/** Marks closer than this on the screen are drawn together, px. */
const NEAR = 15;
/** So many are spread around their point; more become one ring with their number. */
export const MOST_SPREAD = 5;

/** A mark to be laid out: where its point is seen. */
export interface Laid extends XY {
  id: string;
}

/** Marks that would hide each other, with the point they stand around. */
export interface Heap<M extends Laid> extends XY {
  /** The first of them names it. */
  id: string;
  marks: M[];
}

/**
 * Gathers marks that lie close, each to the nearest heap that is there already; who comes first begins one.
 * The same marks at the same scale always give the same heaps.
 */
export function heaped<M extends Laid>(marks: readonly M[]): Heap<M>[] {
  const cells = new Map<string, Heap<M>[]>();
  const heaps: Heap<M>[] = [];
  for (const mark of marks) {
    const [column, row] = [Math.floor(mark.x / NEAR), Math.floor(mark.y / NEAR)];
    let nearest: Heap<M> | null = null;
    let distance = NEAR;
    for (let i = column - 1; i <= column + 1; i++)
      for (let j = row - 1; j <= row + 1; j++)
        for (const heap of cells.get(`${i} ${j}`) ?? []) {
          const away = Math.hypot(heap.x - mark.x, heap.y - mark.y);
          if (away < distance) [nearest, distance] = [heap, away];
        }
    if (nearest) nearest.marks.push(mark);
    else {
      const heap = { id: mark.id, x: mark.x, y: mark.y, marks: [mark] };
      heaps.push(heap);
      const cell = cells.get(`${column} ${row}`);
      if (cell) cell.push(heap);
      else cells.set(`${column} ${row}`, [heap]);
    }
  }
  return merged(heaps);
}

/** Rings take in what they would cover, the largest first. */
function merged<M extends Laid>(heaps: Heap<M>[]): Heap<M>[] {
  const left = new Set([...heaps].sort((a, b) => b.marks.length - a.marks.length));
  const kept: Heap<M>[] = [];
  for (const heap of left) {
    left.delete(heap);
    kept.push(heap);
    if (!isRing(heap)) continue;
    for (const other of left) {
      const room = ringRadius(heap.marks.length) + (isRing(other) ? ringRadius(other.marks.length) : 5);
      if (Math.hypot(heap.x - other.x, heap.y - other.y) >= room) continue;
      heap.marks.push(...other.marks);
      left.delete(other);
    }
  }
  return kept;
}

/** Whether a heap is shown as one ring with a number. */
export function isRing({ marks }: Heap<Laid>): boolean {
  return marks.length > MOST_SPREAD;
}

/** Where the marks of a small heap are drawn: evenly around its point, by their ids, so that none hides another. */
export function spread<M extends Laid>({ x, y, marks }: Heap<M>): M[] {
  const [only, second] = marks;
  if (only && !second) return [only];
  const radius = 4 + marks.length * 1.6;
  const order = [...marks].sort((a, b) => (a.id < b.id ? -1 : 1));
  return order.map((mark, n) => {
    const angle = (2 * Math.PI * n) / order.length - Math.PI / 2;
    return { ...mark, x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });
}

/** Radius of a mark, px: its area grows with the number killed. */
export function radiusOf(killed: number | null): number {
  return Math.min(15, Math.sqrt(14 + 7 * Math.max(0, killed ?? 0)));
}

/** Radius of a ring with a number, px. */
export function ringRadius(count: number): number {
  return Math.min(22, 9 + 2 * Math.log2(count / MOST_SPREAD + 1));
}

/** The nearest in the direction of an arrow key; those that lie straight ahead before those at the side. */
export function nextInDirection<P extends XY>(from: XY, others: readonly P[], key: string): P | null {
  const [dx, dy] = DIRECTIONS[key] ?? [0, 0];
  let best: P | null = null;
  let least = Infinity;
  for (const other of others) {
    const [x, y] = [other.x - from.x, other.y - from.y];
    const ahead = x * dx + y * dy;
    if (ahead < 0.5) continue;
    const cost = ahead + 2.5 * Math.abs(x * dy - y * dx);
    if (cost < least) [best, least] = [other, cost];
  }
  return best;
}

export const DIRECTIONS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
