import type { Chart, Plugin } from 'chart.js';
import type { ChartSpec } from '../../../server/domain/reading/chart.ts';
import { articleIndex, inMonths, marksBetween, valueWords } from './axis.ts';
import type { Ink } from './ink.ts';
import { bracket, dash, rule, say } from './strokes.ts';
import { colourOf, hasNumbers, isLine, type Look } from './to-chartjs.ts';

/** Everything the grammar adds to plain marks. One plugin of our own instead of three from npm. */
export function grammar(spec: ChartSpec, ink: Ink, look: () => Look): Plugin {
  return {
    id: 'signposts',
    beforeDatasetsDraw: (chart) => paintBehind(frameOf(chart, spec), spec, ink),
    afterDatasetsDraw: (chart) => {
      const frame = frameOf(chart, spec);
      paintMissing(frame, spec, ink);
      if (isLine(spec)) paintNumbers(frame, spec, ink, look());
      if (spec.form === 'dots') paintDots(frame, spec, ink);
      else paintAverages(frame, spec, ink, look());
      paintArticle(frame, spec, ink, look());
      if (!look().small) paintNotes(frame, spec, ink, look());
      paintSelection(frame, spec, ink, look());
    },
  };
}

interface Frame {
  brush: CanvasRenderingContext2D;
  area: { left: number; right: number; top: number; bottom: number };
  x: (index: number) => number;
  y: (value: number) => number;
  /** Width of one mark on the time axis. */
  step: number;
  /** Where the publication line stands. */
  line: number;
}

function frameOf(chart: Chart, spec: ChartSpec): Frame {
  const { x, y } = chart.scales;
  const area = chart.chartArea;
  const step = (area.right - area.left) / Math.max(1, spec.marks.length);
  return {
    brush: chart.ctx,
    area,
    x: (index) => x?.getPixelForValue(index) ?? 0,
    y: (value) => y?.getPixelForValue(value) ?? 0,
    step,
    line: area.left + articleIndex(spec) * step,
  };
}

function paintBehind({ brush, area, line, x, y }: Frame, spec: ChartSpec, ink: Ink): void {
  const height = area.bottom - area.top;
  brush.fillStyle = ink.watch;
  brush.fillRect(line, area.top, area.right - line, height);
  if (spec.band && spec.form !== 'dots') {
    const [top, bottom] = [Math.max(area.top, y(spec.band.hi)), y(Math.max(0, spec.band.lo))];
    brush.fillStyle = ink.bandBefore;
    brush.fillRect(area.left, top, line - area.left, bottom - top);
    brush.fillStyle = ink.band;
    brush.fillRect(line, top, area.right - line, bottom - top);
  }
  if (!isLine(spec)) return;
  spec.marks.forEach((mark, i) => {
    if (mark.value === null || mark.lo === null || mark.hi === null) return;
    brush.globalAlpha = 0.6;
    rule(brush, colourOf(mark, ink), 1, x(i), y(mark.lo), x(i), y(mark.hi));
    brush.globalAlpha = 1;
  });
}

/** A month nobody covered is a gap with a dotted baseline, never a zero. */
function paintMissing({ brush, area, x, step }: Frame, spec: ChartSpec, ink: Ink): void {
  spec.marks.forEach((mark, i) => {
    if (mark.role === 'missing')
      dash(brush, ink.soft, [1.5, 3], x(i) - step / 2, area.bottom - 3, x(i) + step / 2, area.bottom - 3);
  });
}

function paintNumbers({ brush, area, x }: Frame, spec: ChartSpec, ink: Ink, look: Look): void {
  if (!hasNumbers(spec, look)) return;
  const [first, last] = [articleIndex(spec), spec.marks.length - 1];
  for (const index of new Set([0, first, last])) {
    const n = spec.marks[index]?.n;
    if (n !== null && n !== undefined)
      say(brush, `${index === 0 ? 'n ' : ''}${n}`, x(index), area.bottom + 34, {
        colour: ink.soft,
        align: 'center',
        size: 11.5,
      });
  }
}

/** Few events: one dot is one event, and words stand for the averages. */
function paintDots({ brush, area, x, line, step }: Frame, spec: ChartSpec, ink: Ink): void {
  const radius = Math.max(2.5, Math.min(5, step * 0.62));
  spec.marks.forEach((mark, i) => {
    for (let n = 0; n < (mark.value ?? 0); n++) {
      brush.beginPath();
      brush.arc(x(i), area.bottom - radius - 3 - n * (radius * 2 + 2.5), radius, 0, 2 * Math.PI);
      const filled =
        mark.role === 'before' || mark.role === 'outside' || (mark.role === 'after' && spec.tone !== 'too-little-data');
      brush.fillStyle = filled ? colourOf(mark, ink) : ink.paper;
      brush.fill();
      brush.strokeStyle = colourOf(mark, ink);
      brush.lineWidth = 1.6;
      brush.stroke();
    }
  });
  const height = area.top + (area.bottom - area.top) * 0.3;
  const centre = (from: number, to: number) => (from + to) / 2;
  const before = spec.before?.label ?? inMonths(spec, 'before');
  const after = spec.after?.label ?? inMonths(spec, 'after');
  if (before)
    say(brush, before, centre(area.left, line), height, { colour: ink.soft, align: 'center', halo: ink.paper });
  if (after)
    say(brush, after, centre(line, area.right), height, {
      colour: ink.ink,
      align: 'center',
      bold: true,
      halo: ink.paper,
    });
  if (spec.band)
    say(brush, spec.band.label, centre(line, area.right), height + 17, {
      colour: ink.soft,
      align: 'center',
      halo: ink.paper,
    });
}

/** The average before as a dashed line, both averages as words at the right edge, at least 15 px apart. */
function paintAverages({ brush, area, y }: Frame, spec: ChartSpec, ink: Ink, look: Look): void {
  if (spec.before) dash(brush, ink.axis, [4, 3], area.left, y(spec.before.value), area.right, y(spec.before.value));
  if (spec.level) {
    rule(brush, ink.ink, 1.25, area.left, y(spec.level.value), area.right, y(spec.level.value));
    say(brush, spec.level.label, area.left + 4, y(spec.level.value) - 5, {
      colour: ink.soft,
      size: 12,
      halo: ink.paper,
    });
  }
  const labels: { words: string; at: number; bold: boolean }[] = [];
  if (spec.after) labels.push({ words: spec.after.label, at: y(spec.after.value), bold: true });
  if (spec.before) labels.push({ words: spec.before.label, at: y(spec.before.value), bold: false });
  if (spec.band && !look.small && !look.narrow)
    labels.push({ words: spec.band.label, at: y(spec.band.hi), bold: false });
  let last = -Infinity;
  for (const label of labels.sort((a, b) => a.at - b.at)) {
    last = Math.max(label.at, last + 16, area.top);
    say(brush, label.words, area.right + 8, last + 4, { colour: label.bold ? ink.ink : ink.soft, bold: label.bold });
  }
}

function paintArticle({ brush, area, line }: Frame, spec: ChartSpec, ink: Ink, look: Look): void {
  rule(brush, ink.rule, look.small ? 1.25 : 1.5, line, area.top - (look.small ? 17 : 26), line, area.bottom);
  const room = area.right - line > 70;
  const words = look.narrow && !look.small ? spec.article.label.split(',')[0] : spec.article.label;
  say(brush, words ?? '', room ? line + 6 : line - 6, area.top - (look.small ? 7 : 16), {
    colour: look.small ? ink.soft : ink.ink,
    bold: !look.small,
    size: look.small ? 12 : 13,
    align: room ? 'left' : 'right',
  });
}

/** Truces above the plot, events left out, and the most likely month of the change. */
function paintNotes({ brush, area, x, step }: Frame, spec: ChartSpec, ink: Ink, look: Look): void {
  for (const quiet of spec.quiet) {
    const span = marksBetween(spec, quiet.from.slice(0, 7), quiet.to.slice(0, 7));
    if (span)
      bracket(
        brush,
        ink.soft,
        x(span[0]) - step / 2,
        x(span[1]) + step / 2,
        area.top + 14,
        look.narrow ? '' : quiet.label,
      );
  }
  for (const left of spec.leftOut) {
    const span = marksBetween(spec, left.on.slice(0, 7), left.on.slice(0, 7));
    if (!span) continue;
    brush.strokeStyle = ink.soft;
    brush.lineWidth = 1.5;
    brush.beginPath();
    brush.arc(x(span[0]), area.top + 34, 4, 0, 2 * Math.PI);
    brush.stroke();
    if (!look.narrow)
      say(brush, 'left out', x(span[0]) - 8, area.top + 38, {
        colour: ink.soft,
        align: 'right',
        size: 12,
        halo: ink.paper,
      });
  }
  const changed = spec.changed ? marksBetween(spec, spec.changed.month, spec.changed.month) : null;
  if (spec.changed && changed) {
    const at = x(changed[0]) - step / 2;
    brush.fillStyle = ink.ink;
    brush.beginPath();
    brush.moveTo(at, area.bottom + 1);
    brush.lineTo(at - 4.5, area.bottom + 8);
    brush.lineTo(at + 4.5, area.bottom + 8);
    brush.fill();
  }
}

function paintSelection({ brush, area, x, y, step }: Frame, spec: ChartSpec, ink: Ink, look: Look): void {
  const mark = look.selected === null ? undefined : spec.marks[look.selected];
  if (!mark || look.selected === null) return;
  const top = spec.form === 'dots' ? area.top + 50 : Math.min(y(mark.value ?? 0), area.bottom - 6);
  brush.strokeStyle = ink.ink;
  brush.lineWidth = 2;
  const width = Math.max(8, step + 2);
  brush.strokeRect(x(look.selected) - width / 2, top - 3, width, area.bottom - top + 3);
  const words = look.narrow ? valueWords(spec, mark.value) : `${mark.label}: ${valueWords(spec, mark.value)}`;
  const middle = Math.min(Math.max(x(look.selected), area.left + 40), area.right - 40);
  say(brush, words, middle, top - 9, { colour: ink.ink, align: 'center', bold: true, halo: ink.paper });
}
