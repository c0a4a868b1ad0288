import type { MarkRole } from '../chart.ts';
import type { SparkSpec } from '../spark.ts';
import { scaleTop } from './axis.ts';

/** The shapes of a small chart: same grammar as the large one, without axis and words. */
export interface SparkShapes {
  bars: { x: number; y: number; width: number; height: number; role: MarkRole }[];
  /** Line through the values, cut at the article and at gaps. */
  lines: { points: string; role: 'before' | 'after' }[];
  end: { x: number; y: number } | null;
  band: { x: number; y: number; width: number; height: number } | null;
  article: number;
}

/** The value at the top of a small chart; the highest of several puts them on one scale. */
export function sparkTop(spec: SparkSpec): number {
  const values = spec.marks.map(([value]) => value ?? 0);
  return Math.max(...values, spec.band?.hi ?? 0, scaleTop(values, 100).max * 0.98);
}

export function sparkShapes(spec: SparkSpec, width: number, height: number, highest = sparkTop(spec)): SparkShapes {
  const values = spec.marks.map(([value]) => value ?? 0);
  const line = spec.form === 'line' || spec.form === 'steps';
  const step = width / Math.max(1, spec.marks.length);
  const y = (value: number) => height - 1 - (Math.min(value, highest) / highest) * (height - 3);
  const article = round(spec.article * step);
  const band = spec.band
    ? {
        x: article,
        y: round(y(spec.band.hi)),
        width: round(width - article),
        height: round(y(Math.max(0, spec.band.lo)) - y(spec.band.hi)),
      }
    : null;
  const middle = (i: number) => round((i + 0.5) * step);
  const last = spec.marks.findLastIndex(([value]) => value !== null);
  const gap = Math.min(1, step * 0.2);
  return {
    bars: line
      ? []
      : spec.marks.flatMap(([value, role], i) =>
          value
            ? [
                {
                  x: round(i * step + gap / 2),
                  y: round(y(value)),
                  width: round(step - gap),
                  height: round(height - 1 - y(value)),
                  role,
                },
              ]
            : [],
        ),
    lines: line ? segments(spec, middle, y) : [],
    end: line && last >= 0 ? { x: middle(last), y: round(y(values[last] ?? 0)) } : null,
    band,
    article,
  };
}

/** The bars as one path a role: a page holds thirty small charts, and thousands of elements would hold it up. */
export function barPaths(bars: SparkShapes['bars']): [role: MarkRole, path: string][] {
  const paths = new Map<MarkRole, string>();
  for (const { role, x, y, width, height } of bars)
    paths.set(role, `${paths.get(role) ?? ''}M${x} ${y}h${width}v${height}h${-width}z`);
  return [...paths];
}

/** Every step goes to the side of its right end, so colour changes at the article; a missing value ends a line. */
function segments(spec: SparkSpec, x: (index: number) => number, y: (value: number) => number): SparkShapes['lines'] {
  const lines: SparkShapes['lines'] = [];
  let open: { points: string[]; role: 'before' | 'after' } | null = null;
  const close = () => {
    if (open && open.points.length > 1) lines.push({ points: open.points.join(' '), role: open.role });
    open = null;
  };
  let previous: { i: number; value: number } | null = null;
  spec.marks.forEach(([value, part], i) => {
    if (value === null) {
      close();
      previous = null;
      return;
    }
    const role = part === 'before' || part === 'outside' ? 'before' : 'after';
    if (open?.role !== role) {
      close();
      open = { points: previous ? [`${x(previous.i)},${round(y(previous.value))}`] : [], role };
    }
    if (spec.form === 'steps' && previous) open.points.push(`${x(i)},${round(y(previous.value))}`);
    open.points.push(`${x(i)},${round(y(value))}`);
    previous = { i, value };
  });
  close();
  return lines;
}

const round = (n: number) => Math.round(n * 10) / 10;
