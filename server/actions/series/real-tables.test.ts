import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import type { SeriesIn } from '../../domain/import/series.ts';
import { tableIn } from '../../testing/monthly-table.ts';
import { testLog } from '../../testing/request.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { attachSeries } from './attach-series.ts';
import { lookAtSeries } from './look-at-series.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/series');
const there = existsSync(FOLDER);
if (!there) console.warn('The real monthly tables are not there, so they are not tried.');
const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');

const fileOf = (name: string) => ({ name, content: readFileSync(path.join(FOLDER, name)).toString('base64') });
const UCDP = {
  publisher: 'Uppsala Conflict Data Program',
  licence: 'CC BY 4.0',
  citation: 'Sundberg & Melander (2013), Introducing the UCDP Georeferenced Event Dataset',
  by: { publisher: null, title: null, url: null, published: null },
};

describe.skipIf(!there)('monthly tables made from UCDP', () => {
  it('of Pakistan and Afghanistan: deaths a month are read as a sum', { timeout: 60_000 }, async () => {
    const { ctx: small } = await testLog();
    const ctx = { ...small, today: () => '2025-06-15' };
    const file = fileOf('pak-afg-monthly-fatalities-ged251-2010-2024.csv');
    const { columns } = await lookAtSeries({ ctx, input: { file } });
    expect(columns.map(({ holds }) => holds)).toEqual(['months', 'numbers', 'numbers']);
    const column = { column: 'pakistan_best', forecast: 'test', indicator: 'deaths', role: 'counts' as const };
    const asked: SeriesIn = { ...tableIn('', { ...UCDP, feed: 'series-ged251', columns: [column] }), file };
    const { check } = await attachSeries({ ctx, input: asked });
    expect(check.counts).toEqual({ new: 180, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0 });
    const reading = await readForecast({ ctx, input: { forecast: 'test', feed: 'series-ged251' } });
    const deaths = reading.developments.flatMap(({ indicators }) => indicators).find(({ id }) => id === 'deaths');
    expect(deaths?.verdict).not.toBe('too-little-data');
    expect(deaths?.coverage.baseline).toEqual({ covered: 17, months: 17 });
    const lines = readFileSync(path.join(FOLDER, file.name), 'utf8').trim().split(/\r?\n/).slice(1);
    const before = lines.filter((line) => line >= '2021-09' && line < '2023-02');
    const sum = before.reduce((total, line) => total + Number(line.split(',')[1]), 0);
    expect(deaths?.counts.before).toBe(sum);
  });

  it('of the TTP against the government: both sides of a ratio, one of events', { timeout: 60_000 }, async () => {
    const { ctx } = await testLog(loaded.catalogue);
    const file = fileOf('pakistan-monthly-ged221-1989-2021.csv');
    const to = (column: string, indicator: string, role: 'counts' | 'among') => ({
      ...{ column, forecast: 'pakistan-ttp-2023', indicator, role },
    });
    const columns = [
      to('ttp_gov_gov_deaths', 'balance-of-losses', 'counts'),
      to('ttp_gov_ttp_deaths', 'balance-of-losses', 'among'),
      to('ttp_gov_events', 'deaths-per-attack', 'among'),
      to('ttp_gov_fat_best', 'deaths-per-attack', 'counts'),
    ];
    const asked: SeriesIn = { ...tableIn('', { ...UCDP, feed: 'series-ged221', columns }), file };
    const { check } = await attachSeries({ ctx, input: asked });
    expect(check.counts).toMatchObject({ new: 4 * 396, refused: 0 });
    const reading = await readForecast({ ctx, input: { forecast: 'pakistan-ttp-2023', feed: 'series-ged221' } });
    const read = reading.developments.flatMap(({ indicators }) => indicators);
    // The table ends in 2021: four months of the baseline, and no verdict out of them.
    expect(read.find(({ id }) => id === 'deaths-per-attack')).toMatchObject({
      verdict: 'too-little-data',
      qualifier: 'no-coverage',
      coverage: { baseline: { covered: 4, months: 17 } },
    });
    expect(
      read
        .filter(({ qualifier }) => qualifier !== 'not-carried')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['balance-of-losses', 'deaths-per-attack']);
  });
});
