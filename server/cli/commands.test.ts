import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { testDatabase } from '../testing/database.ts';
import { check } from './check.ts';
import { data } from './data.ts';
import { tell } from './failure.ts';
import { importCommand } from './import.ts';
import { read } from './read.ts';
import { report } from './report.ts';

const { options } = await testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = options.path ? `?host=${encodeURIComponent(path.dirname(options.path))}` : '';
const databaseUrl = `postgres://${options.user}${options.password ? `:${options.password}` : ''}@${options.host ?? 'localhost'}:${options.port ?? 5432}/${options.database}${at}`;
const config = {
  ...readConfig({ DATABASE_URL: databaseUrl }),
  indicators: path.resolve(import.meta.dirname, '../../indicators'),
};

/** Runs a command as the shell would; gives its exit code and what it printed. */
async function run(command: (c: typeof config, args: string[]) => Promise<number>, ...args: string[]) {
  const printed: string[] = [];
  const take = (line: unknown) => void printed.push(String(line));
  vi.spyOn(console, 'log').mockImplementation(take);
  vi.spyOn(console, 'error').mockImplementation(take);
  const code = await command(config, args).catch(tell);
  vi.restoreAllMocks();
  return { code, text: printed.join('\n') };
}
afterEach(() => vi.restoreAllMocks());

const HEADER = 'id,date,kind,by,country,summary';
const file = (name: string, ...rows: string[]) => {
  const full = path.join(folder, name);
  writeFileSync(full, [HEADER, ...rows].join('\n'));
  return full;
};

describe('signposts import', () => {
  it('imports a file, and the second time nothing new', async () => {
    const good = file(
      'good.csv',
      'a,2024-01-01,suicide-bombing,ttp,pakistan,One',
      'b,2024-01-02,suicide-bombing,ttp,pakistan,Two',
    );
    const first = await run(importCommand, '--feed', 'csv', good, '--json', '--covers', '2024-01..2024-01');
    expect(first.code).toBe(0);
    expect(JSON.parse(first.text)).toMatchObject({ check: { counts: { new: 2 }, coverage: { from: '2024-01' } } });
    const second = await run(importCommand, '--feed', 'csv', good);
    expect(second.text).toContain('Imported 0 new, 0 changed, 2 the same');
  });

  it('says what becomes of events that the file no longer has', async () => {
    const less = file('less.csv', 'a,2024-01-01,suicide-bombing,ttp,pakistan,One');
    const { code, text } = await run(importCommand, '--feed', 'csv', less, '--covers', '2024-01..2024-01');
    expect([code, text]).toEqual([
      0,
      expect.stringContaining('1 that this file no longer has is kept; --drop-gone retracts it'),
    ]);
  });

  it('ends a dry run with 1 when the import would be refused, and says what --accept-valid would bring', async () => {
    const row = (id: string, day: string) => `${id},2024-01-${day},suicide-bombing,ttp,pakistan,Three`;
    const mixed = file('mixed.csv', row('m', '03'), row('n', '40'));
    const dry = ['--feed', 'csv', mixed, '--dry-run'];
    const told = 'Nothing would be written, because 1 row was refused; with --accept-valid 1 event would be brought in';
    expect(await run(importCommand, ...dry)).toMatchObject({ code: 1, text: expect.stringContaining(told) });
    expect(await run(importCommand, ...dry, '--accept-valid')).toMatchObject({
      code: 0,
      text: expect.stringContaining('The import would bring 1 new'),
    });
    const { text } = await run(importCommand, '--feed', 'csv', mixed);
    expect(text).toContain('1 of 2 rows was refused, so nothing was written.');
    expect(text).toContain('with --accept-valid');
  });

  it('ends with 1 and names the rows when some are refused', async () => {
    const bad = file('bad.csv', 'c,2024-01-40,suicide-bombing,ttp,pakistan,Three');
    expect(await run(importCommand, '--feed', 'csv', bad)).toMatchObject({
      code: 1,
      text: expect.stringContaining('line 2, date (2024-01-40)'),
    });
  });

  it('says in plain words that a file is not there, or is a folder', async () => {
    const gone = path.join(folder, 'none.csv');
    expect((await run(importCommand, '--feed', 'csv', gone)).text).toBe(`There is no ${gone}. Check the path.`);
    expect((await run(importCommand, '--feed', 'csv', folder)).text).toContain(`${folder} is a folder.`);
  });

  it('ends with 2 when it is used wrongly, and with 1 when there is no such file', async () => {
    expect((await run(importCommand, '--feed', 'csv')).code).toBe(2);
    expect((await run(importCommand, '--fed', 'csv', 'x')).code).toBe(2);
    expect((await run(importCommand, '--feed', 'csv', path.join(folder, 'none.csv'))).code).toBe(1);
  });
});

describe('signposts read, report, data, check', () => {
  it('prints every reading, for people and for programs', async () => {
    const json = await run(read, '--forecast', 'pakistan-ttp-2023', '--json');
    const reading = JSON.parse(json.text) as { developments: { indicators: unknown[] }[] };
    expect(reading.developments.flatMap((development) => development.indicators).length).toBe(30);
    expect((await run(read, '--forecast', 'pakistan-ttp-2023')).text).toContain('Too little data');
    expect(await run(read, '--forecast', 'none')).toEqual({
      code: 1,
      text: 'There is no forecast "none".\nUse one of: pakistan-ttp-2023.',
    });
  });

  it('writes the report to a file', async () => {
    const out = path.join(folder, 'report.json');
    expect((await run(report, '--forecast', 'pakistan-ttp-2023', '--format', 'json', '--out', out)).code).toBe(0);
    expect((await run(report, '--forecast', 'pakistan-ttp-2023', '--format', 'odt')).code).toBe(1);
    const nowhere = path.join(folder, 'none', 'x');
    expect(await run(report, '--forecast', 'pakistan-ttp-2023', '--format', 'json', '--out', nowhere)).toEqual({
      code: 1,
      text: `There is no ${nowhere}. Check the path.`,
    });
    expect(
      (await run(report, '--forecast', 'pakistan-ttp-2023', '--format', 'json', '--out', out, '--charts', 'svg')).text,
    ).toContain('is a file, not a folder');
  });

  it('writes several formats and charts into a folder, as a plan and its options say', async () => {
    const plan = path.join(folder, 'plan.json');
    await writeFile(plan, JSON.stringify({ forecast: 'pakistan-ttp-2023', marking: 'TLP:RED' }));
    const out = path.join(folder, 'reports');
    const some = [
      '--plan',
      plan,
      '--marking',
      'TLP:GREEN',
      '--period',
      '2024-10',
      '--sections',
      'bottom-line,indicators',
    ];
    const done = await run(report, ...some, '--format', 'csv,json,xlsx', '--charts', 'svg', '--out', out);
    expect(done).toMatchObject({ code: 0 });
    const names = await readdir(out);
    expect(names.filter((name) => name.endsWith('.svg'))).toHaveLength(30);
    const [json = ''] = names.filter((name) => name.endsWith('.json'));
    const { report: told } = JSON.parse(await readFile(path.join(out, json), 'utf8')) as {
      report: { marking: string; sections: { id: string }[]; filters: { label: string; value: string }[] };
    };
    expect(told.marking).toBe('TLP:GREEN');
    expect(told.sections.map(({ id }) => id)).toEqual(['bottom-line', 'indicators']);
    expect(told.filters[0]).toEqual({ label: 'Period', value: 'Oct 2024' });
    expect((await run(report, ...some, '--format', 'csv,json')).text).toContain('Several files need --out DIR.');
    expect((await run(report, ...some, '--format', 'csv', '--sections', 'poem')).text).toContain('--sections');
    expect((await run(report, '--plan', out, '--format', 'csv')).text).toContain('is a folder');
  });

  it('says what is in the log, and changes it', async () => {
    expect((await run(data)).text).toContain('2 events: 0 of your own, 0 of sample data, 2 imported');
    expect(
      (await run(data, 'cover', '--from', '2024-01', '--to', '2024-02', '--country', 'pakistan', '--json')).code,
    ).toBe(0);
    const wrong = await run(data, 'cover', '--from', '2024-02', '--to', '2024-01', '--country', 'atlantis');
    expect(wrong.code).toBe(1);
    expect(wrong.text).toContain('--to (2024-01): lies before --from');
    expect(wrong.text).toContain('Use a place of indicators/vocabulary.yaml, such as pakistan.');
    expect((await run(data, 'load', 'everything')).code).toBe(1);
    expect((await run(data, 'eat')).code).toBe(2);
  });

  it('finds the definitions right', async () => {
    const { code, text } = await run(check);
    expect({ code, text }).toMatchObject({ code: 0, text: expect.stringMatching(/all right$/) });
    expect(text).toMatch(/districts-hit +more-of-the-same +seen 1\.3, not seen 0\.38\n/);
    expect((await run(check, folder)).code).toBe(1);
  });
});
