import { describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { loadCatalogue } from '../../catalogue/load.ts';
import path from 'node:path';
import { listEvents } from '../../actions/events/list-events.ts';
import { logEvent } from '../../actions/events/log-event.ts';
import { declareCoverage } from '../../actions/data/declare-coverage.ts';
import { loadSample } from '../../actions/data/load-sample.ts';
import { setPolicy } from '../../actions/review/review-policy.ts';
import { readForecast } from '../../actions/readings/read-forecast.ts';
import { behind } from '../../domain/reading/pages/behind.ts';
import type { ChartSpec, Mark } from '../../domain/reading/chart/chart.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';

const log = await testLog(
  catalogue([
    forecast([
      ...fourIndicators(),
      indicator('first-bomb', { measure: { kind: 'first', times: 1 }, expects: 'happens', needs: { events: 0 } }),
    ]),
  ]),
);
const { ctx } = log;
const ask = testServer(log);
const API = '/api/forecasts/test/indicators/attacks/chart';
const PAGE = '/f/test/i/attacks';

// What turns a verdict would wait for review and be in no chart.
await setPolicy({ ctx, input: { hold: { sensitive: false, verdict: false, oneSource: false }, fourEyes: false } });
await declareCoverage({ ctx, input: { feed: 'desk', from: '2021-09', to: '2024-05', countries: ['freeland'] } });
for (const day of ['2022-05-04', '2023-06-04', '2023-07-04', '2023-07-05'])
  await logEvent({ ctx, input: aBomb({ when: { from: day }, summary: `=1+1 on ${day}` }) });

const fileOf = async (address: string) => (await (await ask('GET', address)).json()) as { chart: ChartSpec };
const rowsOf = (text: string) => parse(text, { columns: true, bom: true }) as Record<string, string>[];

describe('the numbers of a chart', () => {
  it('are those of the chart, row for row', async () => {
    const { chart } = await fileOf(`${API}.json`);
    const answer = await ask('GET', `${API}.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = rowsOf(await answer.text());
    expect(rows).toHaveLength(chart.marks.length);
    const wanted = (mark: Mark) => ({
      from: mark.from,
      to: mark.to,
      role: mark.role,
      value: mark.value === null ? '' : String(mark.value),
      events: String(mark.events),
      feed: 'desk',
      as_of: '2024-06-15',
    });
    rows.forEach((row, i) => expect(row).toMatchObject(wanted(chart.marks[i] as Mark)));
    expect(rows.reduce((sum, row) => sum + Number(row['events']), 0)).toBe(4);
  });

  it('are by quarter when that is asked for', async () => {
    const { chart } = await fileOf(`${API}.json?grain=quarter`);
    expect(chart.grain).toBe('quarter');
    const rows = rowsOf(await (await ask('GET', `${API}.csv?grain=quarter`)).text());
    expect(rows.map((row) => row['from'])).toEqual(chart.marks.map((mark) => mark.from));
  });

  it('hold no cell that a spreadsheet would take for a formula', async () => {
    const text = await (await ask('GET', '/api/forecasts/test/indicators/first-bomb/chart.csv')).text();
    expect(text).toContain("'=1+1 on 2023-06-04");
    for (const row of rowsOf(text)) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@]/);
  });
});

describe('the drawing of a chart', () => {
  it('says finding, source, licence and the date of the data, and is a picture that can be read out', async () => {
    const answer = await ask('GET', `${API}.svg`);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-disposition')).toContain('signposts-test-attacks-desk-2024-06-15.svg');
    const svg = await answer.text();
    for (const words of ['Data as of 15 Jun 2024', 'Licence:', 'role="img"', '<title', '<desc'])
      expect(svg).toContain(words);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('is dark where that is asked for', async () => {
    const [light, dark] = [await ask('GET', `${API}.svg`), await ask('GET', `${API}.svg?theme=dark`)];
    expect(await dark.text()).not.toBe(await light.text());
  });
});

describe('the address of a page with a suffix', () => {
  it.each(['csv', 'json', 'svg'])('gives the same file as the API: %s', async (format) => {
    const [page, api] = [await ask('GET', `${PAGE}.${format}`), await ask('GET', `${API}.${format}`)];
    expect(page.status).toBe(200);
    expect(await page.text()).toBe(await api.text());
  });

  it('takes what else stands in the address of a page', async () => {
    const answer = await ask('GET', `${PAGE}.csv?m=2023-07&table=1&grain=quarter`);
    expect(rowsOf(await answer.text())[0]).toMatchObject({ from: '2021-09', to: '2021-10' });
  });

  it('leaves the page itself to the page', async () => {
    const answer = await ask('GET', PAGE, { headers: { accept: 'text/html' } });
    expect(answer.headers.get('content-type') ?? '').not.toContain('svg');
  });
});

describe('a chart that is asked for again', () => {
  it('is not sent twice while nothing changed, and is once something did', async () => {
    const tag = (await ask('GET', `${API}.svg`)).headers.get('etag') ?? '';
    const again = () => ask('GET', `${API}.svg`, { headers: { 'if-none-match': tag } });
    expect((await again()).status).toBe(304);
    expect((await ask('GET', `${API}.csv`, { headers: { 'if-none-match': tag } })).status).toBe(200);
    await logEvent({ ctx, input: aBomb({ when: { from: '2023-08-05' }, summary: 'One more' }) });
    expect((await again()).status).toBe(200);
  });
});

describe('a chart that there is not', () => {
  it.each([
    ['/api/forecasts/test/indicators/none/chart.svg', 404, 'indicator-not-found'],
    ['/api/forecasts/none/indicators/attacks/chart.csv', 404, 'forecast-not-found'],
    [`${API}.json?feed=none`, 404, 'feed-not-found'],
    [`${API}.json?grain=week`, 422, 'not-valid'],
    [`${API}.csv?as-of=yesterday`, 422, 'not-valid'],
    ['/f/test/i/none.csv', 404, 'indicator-not-found'],
  ])('is refused in our words: %s', async (address, status, code) => {
    const answer = await ask('GET', address);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });
});

describe('every chart of the practice data', async () => {
  const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
  if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
  const real = await testLog(loaded.catalogue);

  it('opens exactly its events at every mark, by month, by quarter and around triggers', async () => {
    await loadSample({ ctx: real.ctx, input: { choice: 'practice' } });
    const reading = await readForecast({ ctx: real.ctx, input: { forecast: 'pakistan-ttp-2023' } });
    const forms = new Set<string>();
    for (const { id, chart, otherChart } of reading.developments.flatMap((each) => each.indicators)) {
      const on = { forecast: reading.forecast, indicator: id, feed: reading.feed, asOf: null };
      const marks = [...(otherChart?.marks ?? []), ...(chart.form === 'pairs' ? chart.marks : [])];
      forms.add(chart.form);
      for (const { from, to, days, events } of marks) {
        const { total } = await listEvents({ ctx: real.ctx, input: { ...behind(on, { from, to, days }), limit: '1' } });
        expect(total, `${id} ${from}`).toBe(events);
      }
    }
    expect([...forms].sort()).toEqual(['columns', 'dots', 'line', 'pairs', 'steps', 'timeline']);
  }, 120_000);
});
