import type { Shape, TextShape } from '../../../server/domain/reading/chart/drawing/shapes.ts';
import type { Ink } from './ink.ts';

/** Paints the shapes of a chart on a canvas, in order. */
export function paintShapes(brush: CanvasRenderingContext2D, shapes: readonly Shape[], ink: Ink): void {
  for (const shape of shapes) {
    if (shape.kind === 'text') {
      write(brush, shape, ink);
      continue;
    }
    brush.beginPath();
    if (shape.kind === 'rect') brush.rect(shape.x, shape.y, shape.w, shape.h);
    else if (shape.kind === 'circle') brush.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
    else {
      shape.points.forEach(([x, y], i) => (i ? brush.lineTo(x, y) : brush.moveTo(x, y)));
      if (shape.closed) brush.closePath();
    }
    if (shape.fill) {
      brush.fillStyle = ink[shape.fill];
      brush.fill();
    }
    if (shape.stroke) {
      brush.strokeStyle = ink[shape.stroke];
      brush.lineWidth = shape.width ?? 1;
      brush.lineJoin = 'miter';
      brush.setLineDash([...(shape.dash ?? [])]);
      brush.stroke();
      brush.setLineDash([]);
    }
  }
}

function write(brush: CanvasRenderingContext2D, shape: TextShape, ink: Ink): void {
  const { words, x, y, paint, align = 'left', bold = false, size = 13, halo = false } = shape;
  brush.font = `${bold ? 600 : 400} ${size}px "Source Sans 3", system-ui, sans-serif`;
  brush.textAlign = align;
  brush.textBaseline = 'alphabetic';
  if (halo) {
    brush.lineJoin = 'round';
    brush.lineWidth = 4;
    brush.strokeStyle = ink.paper;
    brush.strokeText(words, x, y);
  }
  brush.fillStyle = ink[paint];
  brush.fillText(words, x, y);
}
