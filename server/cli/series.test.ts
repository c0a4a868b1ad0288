import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { testDatabase } from '../testing/database.ts';
import { tell } from './failure.ts';
import { seriesCommand } from './series.ts';

const { options } = await testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-series-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = options.path ? `?host=${encodeURIComponent(path.dirname(options.path))}` : '';
const databaseUrl = `postgres://${options.user}${options.password ? `:${options.password}` : ''}@${options.host ?? 'localhost'}:${options.port ?? 5432}/${options.database}${at}`;
const config = {
  ...readConfig({ DATABASE_URL: databaseUrl }),
  indicators: path.resolve(import.meta.dirname, '../../indicators'),
};

async function run(...args: string[]) {
  const printed: string[] = [];
  const take = (line: unknown) => void printed.push(String(line));
  vi.spyOn(console, 'log').mockImplementation(take);
  vi.spyOn(console, 'error').mockImplementation(take);
  const code = await seriesCommand(config, args).catch(tell);
  vi.restoreAllMocks();
  return { code, text: printed.join('\n') };
}
afterEach(() => vi.restoreAllMocks());

const file = (name: string, text: string) => {
  const full = path.join(folder, name);
  writeFileSync(full, text);
  return full;
};
const SETTINGS = {
  ...{ feed: 'series-tracker', title: 'Invented tracker', publisher: 'The Invented Institute', licence: 'CC BY 4.0' },
  ...{ citation: 'The Invented Institute (2024)', redistribution: 'attributed', holdBack: 0, release: null },
  month: 'month',
  columns: [
    { column: 'killed', forecast: 'pakistan-ttp-2023', indicator: 'deaths-per-attack', role: 'counts' },
    { column: 'attacks', forecast: 'pakistan-ttp-2023', indicator: 'deaths-per-attack', role: 'among' },
  ],
  source: { title: 'Monthly tracker', url: null, published: null },
  by: { publisher: null, title: null, url: null, published: null },
};
const first = file('first.csv', 'Month,Attacks,Killed\n2023-01,4,9\n2023-02,5,7\n');
const settings = file('settings.json', JSON.stringify(SETTINGS));

describe('signposts series', { timeout: 60_000 }, () => {
  it('shows the columns of a table, checks it without writing, and attaches it', async () => {
    expect(await run()).toEqual({ code: 0, text: 'There is no series yet.' });
    expect((await run(first)).text).toContain('  killed: numbers, such as 9, 7');
    const dry = await run(first, '--settings', settings, '--dry-run');
    expect([dry.code, dry.text]).toEqual([0, expect.stringContaining('Nothing was written.\n  2 rows: 4 numbers new')]);
    expect((await run()).text).toBe('There is no series yet.');
    expect(await run(first, '--settings', settings)).toMatchObject({
      code: 0,
      text: expect.stringContaining('Attached to series-tracker\n  2 rows: 4 numbers new') as string,
    });
    expect((await run()).text).toContain('series-tracker: Invented tracker, 1 table; killed to pakistan-ttp-2023/');
  });

  it('reads a newer edition as the one before, and refuses rows with the reason', async () => {
    const newer = file('newer.csv', 'Month,Attacks,Killed\n2023-01,4,10\n2023-02,5,7\n2023-03,6,many\n');
    const refused = await run(newer, '--feed', 'series-tracker');
    expect([refused.code, refused.text]).toEqual([
      1,
      expect.stringMatching(/1 of 3 rows was refused.*line 4, killed/s),
    ]);
    const done = await run(newer, '--feed', 'series-tracker', '--release', '2', '--accept-valid', '--json');
    expect(JSON.parse(done.text)).toMatchObject({ check: { counts: { changed: 1, refused: 1 } } });
  });

  it('says what is wrong with how it was used', async () => {
    expect(await run(first, '--feed', 'series-none')).toMatchObject({
      code: 1,
      text: expect.stringContaining('There is no series series-none') as string,
    });
    const text = file('text.json', 'month');
    expect((await run(first, '--settings', text)).code).toBe(2);
    expect((await run(first, '--settings', settings, '--feed', 'series-tracker')).code).toBe(2);
    expect((await run(path.join(folder, 'none.csv'))).text).toContain('There is no ');
  });
});
