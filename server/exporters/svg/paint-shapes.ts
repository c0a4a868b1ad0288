import type { Paint, Shape, TextShape } from '../../domain/reading/chart/drawing/shapes.ts';
import { html, type Markup } from '../html/markup.ts';

/** What a role is painted with: a colour, a variable of the page's style sheet, or the address of a pattern. */
export type Colours = (paint: Paint) => string;

/** The shapes of a chart as SVG, in order. Colours stand in the elements, so a file needs no style sheet. */
export function paintShapes(shapes: readonly Shape[], colours: Colours): Markup[] {
  return shapes.map((shape) => (shape.kind === 'text' ? write(shape, colours) : draw(shape, colours)));
}

function draw(shape: Exclude<Shape, TextShape>, colours: Colours): Markup {
  const fill = shape.fill ? colours(shape.fill) : 'none';
  const stroke = shape.stroke ? colours(shape.stroke) : 'none';
  const width = shape.stroke ? String(shape.width ?? 1) : '0';
  const dash = shape.dash?.join(' ') ?? 'none';
  // Marks carry their index, so that what is drawn can be held against what was asked for.
  const mark = shape.mark === undefined ? '' : String(shape.mark);
  const role = shape.stroke ?? shape.fill ?? '';
  switch (shape.kind) {
    case 'rect':
      return html`<rect
        x="${r(shape.x)}"
        y="${r(shape.y)}"
        width="${r(Math.max(0, shape.w))}"
        height="${r(Math.max(0, shape.h))}"
        fill="${fill}"
        stroke="${stroke}"
        stroke-width="${width}"
        stroke-dasharray="${dash}"
        data-mark="${mark}"
        data-role="${role}"
      />`;
    case 'circle':
      return html`<circle
        cx="${r(shape.x)}"
        cy="${r(shape.y)}"
        r="${r(shape.r)}"
        fill="${fill}"
        stroke="${stroke}"
        stroke-width="${width}"
        data-mark="${mark}"
        data-role="${role}"
      />`;
    case 'path':
      return html`<path
        d="${path(shape.points, shape.closed ?? false)}"
        fill="${fill}"
        stroke="${stroke}"
        stroke-width="${width}"
        stroke-dasharray="${dash}"
      />`;
  }
}

function path(points: readonly (readonly [number, number])[], closed: boolean): string {
  return `${points.map(([x, y], i) => `${i ? 'L' : 'M'}${r(x)} ${r(y)}`).join('')}${closed ? 'Z' : ''}`;
}

const ANCHORS = { left: 'start', center: 'middle', right: 'end' };

function write(shape: TextShape, colours: Colours): Markup {
  const { words, x, y, paint, align = 'left', bold = false, size = 13, halo = false } = shape;
  const rim = halo ? colours('paper') : 'none';
  return html`<text
    x="${r(x)}"
    y="${r(y)}"
    fill="${colours(paint)}"
    font-size="${r(size)}"
    font-weight="${bold ? '600' : '400'}"
    text-anchor="${ANCHORS[align]}"
    stroke="${rim}"
    stroke-width="${halo ? '4' : '0'}"
    stroke-linejoin="round"
    paint-order="stroke"
    >${words}</text
  >`;
}

/** One decimal is a tenth of a pixel. What is no number has no place, and is put at zero rather than breaking the file. */
export function r(value: number): string {
  return Number.isFinite(value) ? String(+value.toFixed(1)) : '0';
}

/** The slanted lines of provisional marks. */
export function hatch(id: string, colours: Colours, size = 5): Markup {
  return html`<pattern
    id="${id}"
    width="${size}"
    height="${size}"
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
    ><rect width="${size}" height="${size}" fill="${colours('paper')}" /><line
      x1="0"
      x2="0"
      y1="0"
      y2="${size}"
      stroke="${colours('after')}"
      stroke-width="2.6"
  /></pattern>`;
}
