import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForecastReading } from '../../server/domain/reading/reading.ts';
import type { FileImported } from '../../server/actions/imports/import-file.ts';
import { ownFolder, ROOT, signposts } from './product.ts';

const FILE = path.resolve(ROOT, '../shared/data/import/ucdp-ged-22.1-pakistan-hdx.csv');
const there = existsSync(FILE);
if (!there)
  console.warn(
    `SKIPPED: the import of UCDP GED 22.1 (Pakistan), because ${path.basename(FILE)} is not beside this checkout`,
  );

describe.skipIf(!there)('bringing in UCDP GED 22.1 for Pakistan', () => {
  const own = ownFolder();
  const definitions = path.join(own.folder, 'indicators');
  const env = { SIGNPOSTS_DATA_DIR: path.join(own.folder, 'data'), SIGNPOSTS_INDICATORS: definitions };
  const bring = async (...more: string[]) =>
    JSON.parse(
      await signposts(['import', '--feed', 'ucdp-ged', '--covers', 'shown', FILE, '--json', ...more], env),
    ) as FileImported;

  beforeAll(() => {
    mkdirSync(definitions);
    cpSync(path.join(ROOT, 'indicators/vocabulary.yaml'), path.join(definitions, 'vocabulary.yaml'));
    cpSync(path.join(ROOT, 'server/testing/ttp-2020'), path.join(definitions, 'ttp-2020'), { recursive: true });
  });
  afterAll(own.remove);

  it('says first what it would do, and writes nothing', async () => {
    const summary = await bring('--dry-run');
    expect(summary).toMatchObject({ dryRun: true, vintage: null });
    expect(summary.check.counts).toMatchObject({ new: 6416, refused: 0, skipped: 1 });
    const turned = summary.check.readings.filter(({ before, after }) => before.verdict !== after.verdict);
    expect(turned.map(({ indicator }) => indicator).sort()).toEqual(['deaths-per-fight', 'ttp-fights']);
  });

  it('brings in 6,416 events and skips the HXL row by name', async () => {
    const { check } = await bring();
    const none = { changed: 0, same: 0, gone: 0, refused: 0, duplicates: 0 };
    expect(check.counts).toEqual({ ...none, new: 6416, skipped: 1 });
    expect(check.skipped).toEqual([{ rows: 1, reason: expect.stringContaining('HXL') as string }]);
    expect(check.coverage).toEqual({ from: '1989-01', to: '2021-12', countries: ['pakistan'] });
  });

  it('finds nothing new the second time', async () => {
    expect((await bring()).check.counts).toMatchObject({ new: 0, changed: 0, same: 6416, gone: 0 });
  });

  it('reaches real verdicts on a forecast whose windows lie inside the data', async () => {
    const reading = JSON.parse(await signposts(['read', '--forecast', 'ttp-2020', '--json'], env)) as ForecastReading;
    const [deaths, fights] = reading.developments[0]?.indicators ?? [];
    const byYear = ['2018', '2019', '2020', '2021'].map((year) =>
      (fights?.series ?? [])
        .filter((point) => point.month.startsWith(year))
        .reduce((sum, point) => sum + point.events, 0),
    );
    expect(byYear).toEqual([40, 51, 64, 112]);
    expect(fights).toMatchObject({ id: 'ttp-fights', verdict: 'as-predicted', counts: { before: 91, after: 176 } });
    expect(fights?.change?.value).toBeCloseTo(176 / 91, 10);
    expect(deaths).toMatchObject({ id: 'deaths-per-fight', verdict: 'against' });
    expect(reading).toMatchObject({ feed: 'ucdp-ged', standing: 'official', through: '2021-12' });
  });

  it('reads as if it were an earlier day when asked, and what was known on a day: nothing, before the import', async () => {
    const reading = JSON.parse(
      await signposts(['read', '--forecast', 'ttp-2020', '--until', '2020-12-31', '--json'], env),
    ) as ForecastReading;
    expect(reading).toMatchObject({ asOf: '2020-12-31', through: '2020-12', standing: 'official', monthOfWatch: 12 });
    expect(reading.developments[0]?.indicators.find((sign) => sign.id === 'ttp-fights')?.counts.after).toBe(64);
    const known = await signposts(['read', '--forecast', 'ttp-2020', '--as-of', '2020-12-31', '--json'], env);
    expect(JSON.parse(known)).toMatchObject({ asOf: '2020-12-31', feed: 'desk', events: { total: 0 } });
  });
});
