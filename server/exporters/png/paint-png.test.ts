import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { CHARTS, aChart } from '../../testing/charts.ts';
import { paintFigure } from '../svg/paint-figure.ts';
import { painterIn, paintPng } from './paint-png.ts';

const PARTS = {
  title: 'Attacks run at twice the rate before the article. حملہ آور',
  numbers: [{ label: 'Change', value: '2.0× (90 % interval 1.6 to 2.5)' }],
  verdict: { verdict: 'as-predicted', word: 'As predicted', also: 'interim' },
  source: 'Source: Desk log. Data as of 1 Mar 2024.',
  licence: 'Free',
  sample: 'Practice data, made up. Not for citation.',
} as const;
const figure = (chart: (typeof CHARTS)[number][1]) =>
  paintFigure(chart, { ...PARTS, numbers: [...PARTS.numbers] }).markup;

describe('a drawing as a picture', () => {
  it.each(CHARTS)('is a PNG of twice the size of the drawing: %s', async (_, chart) => {
    const svg = figure(chart);
    const { bytes, width, height } = await paintPng(svg);
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(width).toBe(880 * 2);
    expect(Math.abs(height - Number(/ height="([\d.]+)"/.exec(svg)?.[1]) * 2)).toBeLessThan(1);
  });

  it('is the same to the byte for the same drawing, and another one for other words', async () => {
    const svg = figure(aChart());
    const { bytes } = await paintPng(svg);
    expect((await paintPng(svg)).bytes).toEqual(bytes);
    expect((await paintPng(svg.replaceAll('twice', 'thrice'))).bytes).not.toEqual(bytes);
  });

  it('is painted beside the process: whatever else is asked meanwhile is not kept waiting', async () => {
    const svg = figure(aChart());
    await paintPng(svg);
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    await Promise.all(Array.from({ length: 5 }, () => paintPng(svg, 3)));
    delays.disable();
    expect(delays.percentile(90) / 1e6).toBeLessThan(30);
  });

  it('that takes too long is given up, one that is none says so, and the next is painted', async () => {
    const svg = figure(aChart());
    await expect(paintPng(svg, 8, painterIn({ seconds: 0.001 }))).rejects.toThrow('longer');
    const painter = painterIn({});
    await expect(paintPng('<svg', 2, painter)).rejects.toThrow();
    expect((await paintPng(svg, 2, painter)).width).toBe(880 * 2);
  });

  it('is refused when too many wait already', async () => {
    const svg = figure(aChart());
    const painter = painterIn({ waiting: 1 });
    const asked = await Promise.allSettled([1, 2, 3].map(() => paintPng(svg, 2, painter)));
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(asked[2]).toMatchObject({ reason: { code: 'busy' } });
  });

  it('has a new painter where the memory of the one before has grown too far', async () => {
    const svg = figure(aChart());
    const painter = painterIn({ bytes: 1 });
    const [first, second] = [await paintPng(svg, 2, painter), await paintPng(svg, 2, painter)];
    expect(second.bytes).toEqual(first.bytes);
  });
});
