import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { bringText } from '../../testing/bring.ts';
import { testLog } from '../../testing/request.ts';
import { editEvent } from '../events/edit-event.ts';
import { draftOf } from '../events/held-event.ts';
import { listEvents } from '../events/list-events.ts';
import { readEvent } from '../events/read-event.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { readDatasetSays } from './read-dataset-says.ts';
import { readVintage } from './read-vintage.ts';
import { undoImport } from './undo-import.ts';

const FILE = path.resolve(import.meta.dirname, '../../../../shared/data/import/ucdp-ged-22.1-pakistan-hdx.csv');
const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const there = existsSync(FILE);
if (!there) console.warn(`skipped: ${FILE} is not there`);

type Row = Record<string, string>;

describe.skipIf(!there)('a real release, revised', async () => {
  const { ctx } = await testLog(loaded.catalogue);
  const forecast = loaded.catalogue.forecasts[0]?.id ?? '';
  const printed = async () => {
    const { dataVersion: _, ...reading } = await readForecast({ ctx, input: { forecast, feed: 'ucdp-ged' } });
    return JSON.stringify(reading);
  };
  // The last two years: enough for verdicts to be reckoned, and quick.
  const all: Row[] = there ? parse(readFileSync(FILE), { columns: true, bom: true }) : [];
  const rows = all.filter((row) => Number(row['year']) >= 2020);
  const text = (lines: Row[]) => stringify(lines, { header: true });

  it('is imported over edits, keeps them, and is undone to the letter', { timeout: 120_000 }, async () => {
    const settings = { feed: 'ucdp-ged', covers: 'proposed' as const };
    await bringText(ctx, text(rows), { ...settings, release: '22.1' });
    const one = async ({ id = '' }: Row) =>
      (await listEvents({ ctx, input: { q: `UCDP ${id}`, feed: 'ucdp-ged' } })).events[0]?.id ?? '';
    const [revised = {}, agreed = {}, dropped = {}, split = {}] = rows.slice(-200, -196);
    for (const line of [revised, agreed]) {
      const event = await readEvent({ ctx, input: { id: await one(line) } });
      const deaths = { ...event.deaths, total: { low: 77, best: 77, high: 77 } };
      await editEvent({ ctx, input: { id: event.id, version: event.version, draft: { ...draftOf(event), deaths } } });
    }
    const before = await printed();
    const tolls = (n: string) => ({ best: n, high: n, low: n, deaths_unknown: n });
    const next = rows.flatMap((row) => {
      if (row === dropped) return [];
      if (row === revised) return [{ ...row, ...tolls('55') }];
      if (row === agreed) return [{ ...row, ...tolls('77') }];
      return row === split ? ['99999901', '99999902'].map((id) => ({ ...row, id })) : [row];
    });
    const { vintage, check } = await bringText(ctx, text(next), { ...settings, release: '23.1', dropGone: true });
    expect(check.counts).toMatchObject({ gone: 2, refused: 0 });
    expect(check.counts.new + check.counts.duplicates).toBeGreaterThanOrEqual(2);
    expect((await readEvent({ ctx, input: { id: await one(revised) } })).deaths.total?.best).toBe(77);
    const { says } = await readDatasetSays({ ctx, input: { id: await one(revised) } });
    expect(says).toMatchObject({ title: 'UCDP GED 23.1' });
    expect(says?.differences).toContainEqual(
      expect.objectContaining({ field: 'killed, in all', was: '77', now: '55' }),
    );
    // The importer's summary stands as well, and nobody is said to have changed it.
    expect(says?.differences).toContainEqual(expect.objectContaining({ field: 'summary', because: null }));
    expect((await readVintage({ ctx, input: { id: vintage } })).parts).toMatchObject({ gone: 2 });
    expect(await printed()).not.toBe(before);
    await undoImport({ ctx, input: { id: vintage } });
    expect(await printed()).toBe(before);
  });
});
