import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { Evidence } from '../../domain/report/evidence.ts';
import { recompute } from '../../domain/report/recompute.ts';
import { partHashes } from '../../exporters/report-hash.ts';
import { random } from '../../samples/practice/random.ts';
import { bringText } from '../../testing/bring.ts';
import { dataAtWork, isDone } from '../../testing/data-at-work.ts';
import { deskAtWork } from '../../testing/desk-at-work.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { tableIn } from '../../testing/monthly-table.ts';
import { testLog } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { loadSample } from '../data/load-sample.ts';
import { attachSeries } from '../series/attach-series.ts';
import { makeReport } from './make-report.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const REAL = loaded.catalogue;
const FILE = path.resolve(import.meta.dirname, '../../../../shared/data/import/ucdp-ged-22.1-pakistan-hdx.csv');
const there = existsSync(FILE);
if (!there) console.warn(`skipped: ${FILE} is not there`);

const [practice, busy, kept, series, ucdp] = await Promise.all([
  testLog(REAL),
  testLog(
    catalogue([
      forecast([
        indicator('carried', { carried_by: ['desk', 'csv'], measure: { kind: 'mean', of: 'deaths' } }),
        ...fourIndicators(),
      ]),
    ]),
  ),
  testLog(
    catalogue([
      forecast([
        indicator('carried', { carried_by: ['desk', 'csv'], measure: { kind: 'mean', of: 'deaths' } }),
        ...fourIndicators(),
      ]),
    ]),
  ),
  testLog(),
  testLog(REAL),
]);

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What the report says and what its evidence gives again, both as a file carries them. */
async function both(ctx: Ctx, plan: Record<string, unknown>) {
  const made = await makeReport({ ctx, input: plan, evidence: true });
  const evidence = Evidence.parse(plain(made.evidence));
  expect(partHashes({ ...made, evidence }).evidence, 'the same after a journey as JSON').toBe(
    partHashes(made).evidence,
  );
  return { said: plain(made.reading), again: plain(recompute(evidence).reading), evidence, made };
}

describe('the reading of a report, reckoned again from what it carries', () => {
  it('is the same on the practice data: now, on a day gone by, over a period', { timeout: 120_000 }, async () => {
    await loadSample({ ctx: practice.ctx, input: { choice: 'practice' } });
    const forecast = REAL.forecasts[0]?.id ?? '';
    const plans = [
      {},
      { asOf: '2024-03-31' },
      { period: { from: '2023-06', to: '2024-02' } },
      { feed: 'desk', until: '2024-01-31' },
    ];
    for (const plan of plans) {
      const { said, again, evidence } = await both(practice.ctx, { forecast, ...plan });
      expect(evidence.events?.length).toBeGreaterThan(100);
      expect(again).toEqual(said);
    }
  });

  it('is the same whatever the desk does, as long as it does', { timeout: 120_000 }, async () => {
    const desk = deskAtWork(busy, 'evidence');
    const data = dataAtWork(busy, desk.ids);
    while (desk.ids.length < 12) await desk.log();
    for (let round = 1; round <= 40; round++) {
      await isDone(data(random(`evidence ${round}`)));
      await isDone(desk.step());
      if (round % 4 > 0) continue;
      for (const feed of ['desk', 'csv']) {
        const known = (await busy.ctx.store.feeds.states()).some(({ id }) => id === feed);
        if (!known) continue;
        const { said, again } = await both(busy.ctx, { forecast: 'test', feed });
        expect(again, `${feed}, round ${round}`).toEqual(said);
      }
    }
  });
  it('is the same where the rows of a feed may not leave, and then nothing names an event', async () => {
    const desk = deskAtWork(kept, 'kept');
    const data = dataAtWork(kept, desk.ids);
    while (desk.ids.length < 8) await desk.log();
    for (let round = 1; round <= 24; round++) await isDone(data(random(`kept ${round}`)));
    const { ctx } = kept;
    const terms = { id: 'csv', title: 'Kept', licence: 'Ours', citation: 'Kept (2024)', redistribution: 'not-allowed' };
    expect(await ctx.store.change((tx) => tx.feeds.setTerms(terms))).toBe(true);
    const { said, again, evidence } = await both(ctx, { forecast: 'test', feed: 'csv' });
    expect(evidence).toMatchObject({ events: null, held: 'terms' });
    expect(evidence.sums['csv']?.['attacks']?.counted).toBeGreaterThan(0);
    expect(again).toEqual(said);
    const rows = await ctx.store.events.whole({ feed: 'csv', sort: '-day', limit: 500 } as never);
    expect(rows.events.length).toBeGreaterThan(0);
    for (const { id } of rows.events) expect(JSON.stringify(evidence)).not.toContain(id);
    const other = await both(ctx, { forecast: 'test', feed: 'desk' });
    expect(other.again).toEqual(other.said);
    for (const { id } of rows.events) expect(JSON.stringify(other.evidence)).not.toContain(id);
  });

  it('is the same on a series of monthly totals', async () => {
    await attachSeries({ ctx: series.ctx, input: tableIn() });
    const { said, again, evidence } = await both(series.ctx, { forecast: 'test', feed: 'series-tracker' });
    expect(evidence.sums['series-tracker']?.['attacks']?.published?.length).toBeGreaterThan(20);
    expect(again).toEqual(said);
  });

  it.skipIf(!there)('is the same on a release of UCDP', { timeout: 120_000 }, async () => {
    await bringText(ucdp.ctx, readFileSync(FILE, 'utf8'), { feed: 'ucdp-ged', covers: 'proposed', release: '22.1' });
    const { said, again, evidence } = await both(ucdp.ctx, { forecast: REAL.forecasts[0]?.id, feed: 'ucdp-ged' });
    expect(evidence.events?.length).toBeGreaterThan(500);
    expect(again).toEqual(said);
  });
});

describe('the fingerprint of a report', () => {
  const plan = { forecast: 'test', feed: 'desk' };
  it('is the same with evidence and without, and another once it is signed', async () => {
    const { ctx } = busy;
    const [bare, whole] = [
      await makeReport({ ctx, input: plan }),
      await makeReport({ ctx, input: plan, evidence: true }),
    ];
    expect(bare.hash).toBe(whole.hash);
    expect(bare.evidence).toBeNull();
    const signed = { id: crypto.randomUUID(), number: 1, by: 'Alice', at: '2024-06-15T12:00:00.000Z', corrects: null };
    const frozen = await makeReport({ ctx, input: plan, signed });
    expect(frozen.evidence).not.toBeNull();
    expect(frozen.hash).not.toBe(bare.hash);
    expect((await makeReport({ ctx, input: plan, signed })).hash).toBe(frozen.hash);
  });
});
