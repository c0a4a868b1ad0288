import type { ChartSpec } from '../chart.ts';
import { timesSaid } from '../../sentences/words.ts';
import { articleIndex } from './axis.ts';
import { hasNumbers, placesOf, type Frame, type Look } from './frame.ts';
import { rises } from './marks.ts';
import { rule, say, widthOf, type Shape, type TextShape } from './shapes.ts';

/** The average before as a dashed line, the level as a solid one, and all of it in words at the right edge, 16 apart. */
export function edgeShapes(spec: ChartSpec, { left, right, top, y }: Frame, look: Look): Shape[] {
  if (spec.form === 'dots' || spec.form === 'timeline' || spec.form === 'pairs') return [];
  const shapes: Shape[] = [];
  if (spec.before)
    shapes.push(rule([left, y(spec.before.value)], [right, y(spec.before.value)], 'axis', { dash: [4, 3] }));
  if (spec.level) {
    shapes.push(rule([left, y(spec.level.value)], [right, y(spec.level.value)], 'ink'));
    shapes.push(say(spec.level.label, left + 4, y(spec.level.value) - 5, { size: 12, halo: true }));
  }
  const pace = spec.pace?.points.at(-1);
  const labels = [
    ...(spec.after ? [{ words: spec.after.label, at: y(spec.after.value), bold: true }] : []),
    ...(spec.before ? [{ words: spec.before.label, at: y(spec.before.value), bold: false }] : []),
    ...(spec.pace && pace ? [{ words: spec.pace.label, at: y(pace.value), bold: false }] : []),
    ...(spec.band && !look.small && !look.narrow ? [{ words: spec.band.label, at: y(spec.band.hi), bold: false }] : []),
  ];
  let last = -Infinity;
  for (const label of labels.sort((a, b) => a.at - b.at)) {
    last = Math.max(label.at, last + 16, top);
    shapes.push(say(label.words, right + 8, last + 4, { paint: label.bold ? 'ink' : 'soft', bold: label.bold }));
  }
  return shapes;
}

/** Words over the two sides where averages would say too much: how many in how many months, what would be usual. */
export function sideShapes(spec: ChartSpec, frame: Frame, look: Look): Shape[] {
  const { left, right, top, bottom, line } = frame;
  const middle = (from: number, to: number) => (from + to) / 2;
  const at = (words: string, x: number, y: number, bold = false): TextShape => {
    // Near an edge the words move inwards, rather than being cut.
    const half = widthOf(words) / 2;
    return say(words, Math.min(Math.max(x, half + 2), Math.max(half + 2, right - half)), y, {
      align: 'center',
      halo: true,
      bold,
      paint: bold ? 'ink' : 'soft',
    });
  };
  const lines: Shape[] = [];
  if (spec.form === 'dots') {
    const y = top + (bottom - top) * 0.26;
    const after = middle(line, right);
    if (spec.before) lines.push(at(spec.before.label, middle(left, line), y));
    if (spec.after) lines.push(at(spec.after.label, after, y, true));
    if (spec.usual) lines.push(at(spec.usual.label, after, y + 17));
    if (spec.standing) lines.push(at(spec.standing, after, y + (spec.usual ? 34 : 17)));
  } else if (spec.form === 'timeline') {
    const y = middle(top, bottom) - 22;
    const before = spec.marks.filter((mark) => mark.role === 'before');
    const times = before.reduce((sum, mark) => sum + (mark.value ?? 0), 0);
    if (before.length) lines.push(at(times ? `${timesSaid(times)} before` : 'not seen before', middle(left, line), y));
    if (spec.standing) lines.push(at(spec.standing, middle(line, right), y, true));
  } else if (spec.form === 'pairs') {
    const above = look.small ? { y: top - 6, size: 11.5 } : { y: top - 22, size: 13 };
    if (spec.around)
      lines.push(say(spec.around.words, left + 4, above.y, { paint: 'ink', bold: true, size: above.size }));
    lines.push(...tones(spec, frame, look));
    if (spec.around && !look.small && !look.narrow)
      lines.push(say('average', frame.x(placesOf(spec).length - 1), bottom + 17, { align: 'center', size: 12 }));
    if (spec.standing) lines.push(say(spec.standing, right - 4, above.y, { align: 'right', size: above.size }));
  } else if (spec.standing && !look.small) {
    lines.push(at(spec.standing, middle(line, right), top + 14));
  }
  return lines;
}

/** What the two tones of pairs mean: on a line of its own, and on a card behind the words as far as there is room. */
function tones(spec: ChartSpec, { left, right, top }: Frame, look: Look): Shape[] {
  if (spec.marks.length === 0) return [];
  const size = look.small ? 11.5 : 12;
  const y = top - 6;
  const [space, dot] = [14, 12];
  const said = (words: string) => dot + widthOf(words, size) + space;
  const whole = TONES.reduce((sum, [, words]) => sum + said(words), 0);
  const taken = look.small && spec.around ? widthOf(spec.around.words, size) * 1.1 + space : 0;
  const kept = look.small && spec.standing ? widthOf(spec.standing, size) : 0;
  let x = left + 4 + taken;
  if (x + whole - space > right - kept) return [];
  return TONES.flatMap(([role, words]): Shape[] => {
    const at = x;
    x += said(words);
    const fill = role === 'after' && spec.tone === 'too-little-data' ? 'paper' : role;
    return [
      { kind: 'circle', x: at + 4, y: y - 4, r: 4, fill, stroke: role, width: 1.5 },
      say(words, at + dot, y, { size }),
    ];
  });
}

const TONES = [
  ['before', 'days before'],
  ['after', 'days after'],
] as const;

/** The publication line with its label; a chart of days around triggers lies behind it and has none. */
export function articleShapes(spec: ChartSpec, { line, right, top, bottom }: Frame, look: Look): Shape[] {
  if (spec.form === 'pairs') return [];
  const room = right - line > 70;
  const words = look.narrow && !look.small ? (spec.article.label.split(',')[0] ?? '') : spec.article.label;
  return [
    rule([line, top - (look.small ? 17 : 26)], [line, bottom], 'rule', { width: look.small ? 1.25 : 1.5 }),
    say(words, room ? line + 6 : line - 6, top - (look.small ? 7 : 16), {
      paint: look.small ? 'soft' : 'ink',
      bold: !look.small,
      size: look.small ? 12 : 13,
      align: room ? 'left' : 'right',
    }),
  ];
}

/** Denominators under the axis: the first, the one at the article, the newest. */
export function numberShapes(spec: ChartSpec, { x, bottom }: Frame, look: Look): Shape[] {
  if (!hasNumbers(spec, look)) return [];
  return [...new Set([0, articleIndex(spec), spec.marks.length - 1])].flatMap((index) => {
    const n = spec.marks[index]?.n;
    if (n === null || n === undefined) return [];
    return [say(`${index === 0 ? 'n ' : ''}${n}`, x(index), bottom + 34, { align: 'center', size: 11.5 })];
  });
}

/** What single marks are called, as far as there is room; the table and the tooltip say them all. */
export function nameShapes(spec: ChartSpec, { x, y, left, right, top }: Frame, look: Look): Shape[] {
  if (look.small || look.narrow || spec.form === 'timeline') return [];
  const taken: [x0: number, x1: number, y: number][] = [];
  return spec.marks.flatMap((mark, i) => {
    if (!mark.named || mark.value === null || (spec.form === 'steps' && !rises(spec, i))) return [];
    const words = mark.named.length > 36 ? `${mark.named.slice(0, 34).trimEnd()}…` : mark.named;
    const wide = widthOf(words, 12);
    const start = Math.max(left, Math.min(x(i) + 8, right - wide));
    const height = Math.max(top + 10, spec.form === 'steps' ? y(mark.value) + 16 : y(mark.hi ?? mark.value) - 6);
    const clash = taken.some(([x0, x1, at]) => start < x1 && start + wide > x0 && Math.abs(at - height) < 14);
    if (clash) return [];
    taken.push([start, start + wide, height]);
    return [say(words, start, height, { size: 12, halo: true })];
  });
}
