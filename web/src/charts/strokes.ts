/** The few strokes a chart is made of. */

interface Writing {
  colour: string;
  align?: CanvasTextAlign;
  bold?: boolean;
  size?: number;
  /** Paper colour drawn around the letters, so they can be read over marks. */
  halo?: string;
}

export function say(brush: CanvasRenderingContext2D, words: string, x: number, y: number, writing: Writing): void {
  const { colour, align = 'left', bold = false, size = 13, halo } = writing;
  brush.font = `${bold ? 600 : 400} ${size}px "Source Sans 3", system-ui, sans-serif`;
  brush.textAlign = align;
  brush.textBaseline = 'alphabetic';
  if (halo) {
    brush.lineJoin = 'round';
    brush.lineWidth = 4;
    brush.strokeStyle = halo;
    brush.strokeText(words, x, y);
  }
  brush.fillStyle = colour;
  brush.fillText(words, x, y);
}

export function rule(
  brush: CanvasRenderingContext2D,
  colour: string,
  width: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.beginPath();
  brush.moveTo(x1, y1);
  brush.lineTo(x2, y2);
  brush.stroke();
}

export function dash(
  brush: CanvasRenderingContext2D,
  colour: string,
  pattern: number[],
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  brush.save();
  brush.setLineDash(pattern);
  rule(brush, colour, 1.25, x1, y1, x2, y2);
  brush.restore();
}

/** A bracket over a stretch of time, with a word on top where there is room for it. */
export function bracket(
  brush: CanvasRenderingContext2D,
  colour: string,
  left: number,
  right: number,
  y: number,
  word: string,
): void {
  brush.strokeStyle = colour;
  brush.lineWidth = 1.25;
  brush.beginPath();
  brush.moveTo(left, y + 5);
  brush.lineTo(left, y);
  brush.lineTo(right, y);
  brush.lineTo(right, y + 5);
  brush.stroke();
  if (word) say(brush, word, (left + right) / 2, y - 6, { colour, align: 'center', size: 12 });
}
