import { describe, expect, it } from 'vitest';
import { CHARTS, FORMS, aChart, aMark } from '../../testing/charts.ts';
import { frameOf, scaleOf } from '../../domain/reading/chart/drawing/frame.ts';
import { sceneOf } from '../../domain/reading/chart/drawing/scene.ts';
import type { ChartSpec } from '../../domain/reading/chart/chart.ts';
import { paintChart } from './paint-chart.ts';
import { paintFigure, type FigureParts } from './paint-figure.ts';

const PARTS: FigureParts = {
  title: 'Attacks run at twice the rate before the article.',
  numbers: [{ label: 'Change', value: '2.0× (90 % interval 1.6 to 2.5)' }],
  verdict: { verdict: 'as-predicted', word: 'As predicted', also: 'interim' },
  source: 'Source: Desk log. Data as of 1 Mar 2024.',
  licence: 'Free',
  sample: 'Practice data, made up. Not for citation.',
};

const LOOK = { small: true, narrow: false, selected: null };
const sceneFor = (chart: ChartSpec) =>
  sceneOf(chart, frameOf(chart, { left: 0, right: 300, top: 20, bottom: 150 }, scaleOf(chart, LOOK).max), LOOK);
/** The elements of a drawing on one line each, however its template was laid out. */
const flat = (svg: string) => svg.replace(/\s+/g, ' ').replaceAll(' >', '>').replaceAll('> ', '>');
const drawn = (svg: string) =>
  [...flat(svg).matchAll(/data-mark="(\d+)" data-role="([\w-]+)"/g)].map((found) => `${found[1]} ${found[2]}`);
const said = (svg: string) => [...flat(svg).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((found) => found[1] ?? '');

describe('a chart on paper', () => {
  it.each(CHARTS)('paints the marks and words of the scene that the screen paints: %s', (_, chart) => {
    const scene = sceneFor(chart);
    const svg = paintChart(chart).markup;
    const wanted = scene.flatMap((shape) =>
      shape.kind !== 'text' && shape.mark !== undefined ? [`${shape.mark} ${shape.stroke ?? shape.fill}`] : [],
    );
    expect(drawn(svg)).toEqual(wanted);
    const words = scene.flatMap((shape) => (shape.kind === 'text' ? [shape.words] : []));
    const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(said(svg).map(plain)).toEqual(expect.arrayContaining(words));
  });

  it.each(CHARTS)('holds nothing that is no number, whatever it is given: %s', (_, chart) => {
    for (const svg of [paintChart(chart).markup, paintFigure(chart, PARTS).markup]) {
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
      expect(svg).not.toMatch(/<script|<img|onerror='/);
    }
  });

  it('gives every mark with a value a shape, and one that is not covered none', () => {
    expect(drawn(paintChart(FORMS.columns).markup)).toEqual(['0 before', '2 after', '3 after']);
  });

  it('draws an event as a dot', () => {
    expect(drawn(paintChart(FORMS.dots).markup)).toHaveLength(4 + 8 + 3);
  });

  it('fills provisional months with lines and leaves too little data hollow', () => {
    const fills = (chart: ChartSpec) =>
      [...paintChart(chart).markup.matchAll(/fill="([^"]+)"[^>]*data-mark="\d/g)].map((found) => found[1]);
    expect(fills(FORMS.columns)).toEqual(['var(--before)', 'var(--after)', 'url(#hatch-as-predicted)']);
    expect(fills({ ...FORMS.columns, tone: 'too-little-data' })[1]).toBe('var(--paper)');
  });

  it('never draws a bar past the top of its scale', () => {
    const svg = paintChart(aChart({ marks: [aMark('2023-02', 1e9, 'after')], band: null })).markup;
    for (const [, y = '0'] of svg.matchAll(/<rect[^>]* y="([^"]+)"/g)) expect(Number(y)).toBeGreaterThanOrEqual(0);
  });
});

describe('a figure', () => {
  const svg = paintFigure(FORMS.columns, PARTS).markup;

  it('says finding, numbers, verdict, source, licence, and that its data are made up', () => {
    const words = said(svg).join(' ');
    for (const wanted of [
      PARTS.title,
      'As predicted',
      '2.0× (90 % interval 1.6 to 2.5)',
      PARTS.source,
      'Licence: Free',
    ])
      expect(words).toContain(wanted);
    expect(words).toContain('Practice data, made up. Not for citation.');
  });

  it('can be read out: it has the role of a picture, a title and a description', () => {
    expect(flat(svg)).toContain('role="img" aria-labelledby="title desc"');
    expect(flat(svg)).toContain(`<desc id="desc">${FORMS.columns.text}</desc>`);
  });

  it('needs nothing from elsewhere: no style sheet, no font, no address', () => {
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/<style|@import|href|https?:/);
    expect(svg).not.toContain('var(');
  });

  it('has a dark form with the same words', () => {
    const dark = paintFigure(FORMS.columns, { ...PARTS, theme: 'dark' }).markup;
    expect(said(dark)).toEqual(said(svg));
    expect(dark).not.toBe(svg);
  });
});
