import type { ChartSpec } from '../../../server/domain/reading/chart/chart.ts';
import type { Paint } from '../../../server/domain/reading/chart/drawing/shapes.ts';

/** The theme's colours as a chart needs them, by what they stand for. */
export type Ink = Record<Exclude<Paint, 'hatch'>, string> & { hatch: CanvasPattern | string };

const TONES: Record<ChartSpec['tone'], string> = {
  'as-predicted': '--v-as',
  against: '--v-ag',
  'no-clear-change': '--v-no',
  'too-little-data': '--v-tl',
};

/** Reads the tokens of the theme that is on, so a chart carries roles and never colours. */
export function inkOf(element: Element, tone: ChartSpec['tone'], small: boolean): Ink {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const after = token(TONES[tone]);
  const paper = token('--paper');
  return {
    before: token('--c-base'),
    outside: token('--c-base-2'),
    missing: token('--c-base-2'),
    after,
    provisional: after,
    hatch: hatch(after, paper, small ? 4 : 6, small ? 1.15 : 1.6),
    grid: token('--c-grid'),
    axis: token('--c-axis'),
    band: token('--c-band'),
    'band-before': token('--c-band-base'),
    watch: token('--c-watch'),
    rule: token('--c-pub'),
    ink: token('--ink'),
    soft: token('--ink-3'),
    paper,
  };
}

/** Slanted lines for provisional marks. Drawn at twice the size so that they stay sharp. */
function hatch(colour: string, paper: string, size: number, width: number): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = size * 2;
  const brush = tile.getContext('2d');
  if (!brush) return colour;
  brush.scale(2, 2);
  brush.fillStyle = paper;
  brush.fillRect(0, 0, size, size);
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.beginPath();
  for (const offset of [-size, 0, size]) {
    brush.moveTo(offset - 1, size + 1);
    brush.lineTo(offset + size + 1, -1);
  }
  brush.stroke();
  const pattern = brush.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(0.5));
  return pattern ?? colour;
}
