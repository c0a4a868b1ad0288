import type { ChartConfiguration, ChartDataset, Plugin, ScriptableLineSegmentContext } from 'chart.js';
import type { ChartSpec, Mark } from '../../../server/domain/reading/chart.ts';
import { bandWords, scaleTop, valueWords, yearLabel } from './axis.ts';
import type { Ink } from './ink.ts';

export interface Look {
  /** A card's chart: fewer ticks, no brackets, short labels. */
  small: boolean;
  /** Narrow screen: the band keeps its shade and loses its words. */
  narrow: boolean;
  selected: number | null;
}

type Kind = 'bar' | 'line';

/** A chart without a painter, turned into what Chart.js takes. Pure: colours and look are handed in. */
export function toChartjs(spec: ChartSpec, ink: Ink, look: Look, grammar: Plugin): ChartConfiguration<Kind> {
  const ticks = look.small ? 2 : 4;
  const values = spec.marks.flatMap((mark) => [mark.value ?? 0, mark.hi ?? 0]);
  const refs = [spec.before?.value, spec.after?.value, spec.level?.value, spec.band?.hi].filter(
    (value) => value !== undefined,
  );
  const top = scaleTop([...values, ...refs], ticks, !isLine(spec) || spec.form === 'steps');
  const dots = spec.form === 'dots';
  return {
    type: isLine(spec) ? 'line' : 'bar',
    data: {
      labels: spec.marks.map((mark) => mark.label),
      datasets: [isLine(spec) ? line(spec, ink) : columns(spec, ink, look)],
    },
    options: {
      responsive: true,
      events: ['mousemove', 'mouseout', 'click', 'touchstart'],
      interaction: { mode: 'index', intersect: false },
      layout: {
        padding: { top: look.small ? 19 : 34, right: rightRoom(spec, look), bottom: hasNumbers(spec, look) ? 16 : 0 },
      },
      plugins: { tooltip: tooltip(spec, ink) },
      scales: {
        x: {
          offset: true,
          grid: { display: false },
          border: { color: ink.line },
          ticks: {
            color: ink.axis,
            maxRotation: 0,
            autoSkip: false,
            font: { size: look.small ? 11.5 : 13 },
            callback: (_, index) => yearLabel(spec.marks, index),
          },
        },
        y: {
          display: !dots,
          beginAtZero: true,
          max: dots ? Math.max(8, top.max) : top.max,
          border: { display: false },
          grid: { color: ink.grid, drawTicks: false },
          ticks: {
            color: ink.axis,
            padding: 6,
            stepSize: top.step,
            font: { size: look.small ? 11.5 : 13 },
            callback: (value) => valueWords(spec, Number(value)),
          },
        },
      },
    },
    plugins: [grammar],
  };
}

export const isLine = (spec: ChartSpec): boolean => spec.form === 'line' || spec.form === 'steps';
export const hasNumbers = (spec: ChartSpec, look: Look): boolean =>
  isLine(spec) && !look.small && spec.marks.some((mark) => mark.n !== null);

/** Colour of a mark by its role; too little data is drawn in full but hollow. */
export function colourOf(mark: Mark, ink: Ink): string {
  if (mark.role === 'before') return ink.before;
  return mark.role === 'outside' || mark.role === 'missing' ? ink.outside : ink.after;
}

function columns(spec: ChartSpec, ink: Ink, look: Look): ChartDataset<'bar'> {
  const hollow = spec.tone === 'too-little-data';
  const edge = look.small ? 1 : 1.25;
  const outlined = (mark: Mark) =>
    mark.role === 'provisional' || mark.role === 'missing' || (hollow && mark.role === 'after');
  const fill = (mark: Mark) =>
    mark.role === 'provisional' ? ink.hatch : outlined(mark) ? 'transparent' : colourOf(mark, ink);
  const dots = spec.form === 'dots';
  return {
    data: spec.marks.map((mark) => mark.value),
    // Dots are painted by the grammar; the bars under them stay for the pointer to hit.
    backgroundColor: spec.marks.map((mark) => (dots ? 'transparent' : fill(mark))),
    borderColor: spec.marks.map((mark) => colourOf(mark, ink)),
    borderWidth: spec.marks.map((mark) =>
      !dots && outlined(mark) ? { top: edge, left: edge, right: edge, bottom: 0 } : 0,
    ) as unknown as number[],
    borderSkipped: false,
    barPercentage: 1,
    categoryPercentage: look.small ? 0.82 : 0.78,
  };
}

function line(spec: ChartSpec, ink: Ink): ChartDataset<'line'> {
  const end = (context: ScriptableLineSegmentContext) => spec.marks[context.p1DataIndex];
  const steps = spec.form === 'steps';
  const rises = spec.marks.map((mark, i) => (mark.value ?? 0) > (spec.marks[i - 1]?.value ?? 0));
  return {
    data: spec.marks.map((mark) => mark.value),
    showLine: true,
    stepped: steps ? 'before' : false,
    borderWidth: 2,
    borderColor: ink.after,
    segment: { borderColor: (context) => (end(context) ? colourOf(end(context) as Mark, ink) : ink.after) },
    pointRadius: spec.marks.map((_, i) => (steps && !rises[i] ? 0 : 3.4)),
    pointHitRadius: 12,
    // Points at the top of the scale are drawn whole.
    clip: 6,
    pointBorderWidth: 1.5,
    pointBorderColor: spec.marks.map((mark) => colourOf(mark, ink)),
    pointBackgroundColor: spec.marks.map((mark) =>
      mark.hollow || mark.role === 'provisional' ? ink.paper : colourOf(mark, ink),
    ),
  };
}

/** Room for the words at the right edge. */
function rightRoom(spec: ChartSpec, look: Look): number {
  if (spec.form === 'dots') return 8;
  const labels = [spec.before?.label, spec.after?.label, look.small || look.narrow ? undefined : spec.band?.label];
  const longest = Math.max(0, ...labels.map((label) => label?.length ?? 0));
  return longest === 0 ? 8 : Math.min(look.narrow ? 92 : 130, 14 + longest * 6.4);
}

function tooltip(spec: ChartSpec, ink: Ink) {
  const markAt = (index: number | undefined) => spec.marks[index ?? -1];
  return {
    displayColors: false,
    backgroundColor: ink.ink,
    titleColor: ink.paper,
    bodyColor: ink.paper,
    callbacks: {
      title: (items: { dataIndex: number }[]) => markAt(items[0]?.dataIndex)?.label ?? '',
      label: (item: { dataIndex: number }) => {
        const mark = markAt(item.dataIndex);
        if (!mark) return '';
        const lines = [`${valueWords(spec, mark.value)} ${spec.percent ? '' : spec.unit}`.trim()];
        if (mark.lo !== null && mark.hi !== null)
          lines.push(`90 % interval ${valueWords(spec, mark.lo)} to ${valueWords(spec, mark.hi)}, n ${mark.n ?? 0}`);
        if (spec.band) lines.push(`Expected ${bandWords(spec)}`);
        if (mark.unusual) lines.push('Unusual for the months before the article');
        if (mark.role === 'provisional') lines.push('Provisional, left out of the verdict');
        return lines;
      },
    },
  };
}
