import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { bob } from '../../testing/people.ts';
import { testLog } from '../../testing/request.ts';
import { importFile } from '../imports/import-file.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { confirmCoverage } from './confirm-coverage.ts';
import { dataStatus } from './data-status.ts';
import { removeCoverage } from './remove-coverage.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const loaded = loadCatalogue(path.join(ROOT, 'indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const log = await testLog(loaded.catalogue);
const { ctx } = log;
const FORECAST = loaded.catalogue.forecasts[0]?.id ?? '';
const SAMPLE = readFileSync(path.join(ROOT, 'server/importers/acled/sample.csv'), 'utf8')
  .replaceAll('2024', '2023')
  .replaceAll('-24,', '-23,');

const open = async function* () {
  yield new TextEncoder().encode(SAMPLE);
};
const run = (covers?: string) =>
  importFile({ ctx, input: { feed: 'acled', file: 'acled.csv', open, covers, acceptValid: true } });
const feed = async () => (await dataStatus({ ctx })).feeds.find(({ id }) => id === 'acled');
const months = async () => {
  const reading = await readForecast({ ctx, input: { forecast: FORECAST, feed: 'acled' } });
  const series = reading.developments.flatMap(({ indicators }) => indicators.flatMap((each) => each.series));
  return series.filter(({ state }) => state !== 'missing').map(({ month }) => month);
};

describe('what a file shows that it covers', () => {
  beforeEach(async () => {
    for (const { id } of [...((await feed())?.coverage ?? []), ...((await feed())?.proposals ?? [])])
      await removeCoverage({ ctx, input: { id } });
    await run();
  });

  it('counts for nothing where nobody said so, until a person confirms it', async () => {
    const [proposal, ...more] = (await feed())?.proposals ?? [];
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({ from: '2023-09', proposedBy: 'alice' });
    expect((await feed())?.coverage).toEqual([]);
    expect(await months()).toEqual([]);
    const { id = '', from = '', to = '', countries = [] } = proposal ?? {};
    await confirmCoverage({ ctx, input: { id, said: { from, to, countries } } });
    expect((await feed())?.proposals).toEqual([]);
    expect((await feed())?.coverage).toMatchObject([{ id, from, to, countries }]);
    expect(await months()).toContain('2023-09');
    // Confirmed once: there is nothing left to confirm.
    await expect(confirmCoverage({ ctx, input: { id, said: { from, to, countries } } })).rejects.toMatchObject({
      code: 'coverage-not-found',
    });
  });

  it('is confirmed with other months and places, or refused', async () => {
    const [proposal] = (await feed())?.proposals ?? [];
    const said = { from: '2023-10', to: '2023-10', countries: ['khyber-pakhtunkhwa'] };
    await confirmCoverage({ ctx, input: { id: proposal?.id ?? '', said } });
    expect((await feed())?.coverage).toMatchObject([said]);
    await removeCoverage({ ctx, input: { id: proposal?.id ?? '' } });
    await run();
    const [again] = (await feed())?.proposals ?? [];
    await removeCoverage({ ctx, input: { id: again?.id ?? '' } });
    expect(await feed()).toMatchObject({ coverage: [], proposals: [] });
  });

  it('is proposed once, by the newest file, and not where the feed covers it already', async () => {
    await run();
    expect((await feed())?.proposals).toHaveLength(1);
    await run('shown');
    expect(await feed()).toMatchObject({ coverage: [{ from: '2023-09' }], proposals: [] });
    await run();
    expect((await feed())?.proposals).toEqual([]);
  });

  it('is confirmed by an editor, with months that have passed and places that are known', async () => {
    const [proposal] = (await feed())?.proposals ?? [];
    const { id = '', countries = [] } = proposal ?? {};
    const said = { from: '2023-09', to: '2023-10', countries };
    await expect(confirmCoverage({ ctx: log.as(bob), input: { id, said } })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    for (const wrong of [{ to: '2023-08' }, { to: '2030-01' }, { countries: ['atlantis'] }])
      await expect(confirmCoverage({ ctx, input: { id, said: { ...said, ...wrong } } })).rejects.toMatchObject({
        code: 'not-valid',
      });
    await expect(confirmCoverage({ ctx, input: { id: 'none', said } })).rejects.toMatchObject({
      code: 'coverage-not-found',
    });
  });
});
