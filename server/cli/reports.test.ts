import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { beginReport } from '../actions/reports/begin-report.ts';
import { signReport } from '../actions/reports/sign-report.ts';
import { readReport } from '../actions/reports/read-report.ts';
import { readConfig } from '../config.ts';
import { testDatabase } from '../testing/database.ts';
import { tell } from './failure.ts';
import { withLog } from './open.ts';
import { reports } from './reports.ts';

const { options } = await testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'signposts-reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = options.path ? `?host=${encodeURIComponent(path.dirname(options.path))}` : '';
const config = {
  ...readConfig({
    DATABASE_URL: `postgres://${options.user}${options.password ? `:${options.password}` : ''}@${options.host ?? 'localhost'}:${options.port ?? 5432}/${options.database}${at}`,
  }),
  indicators: path.resolve(import.meta.dirname, '../../indicators'),
};

async function run(...args: string[]) {
  const printed: string[] = [];
  const take = (line: unknown) => void printed.push(String(line));
  vi.spyOn(console, 'log').mockImplementation(take);
  vi.spyOn(console, 'error').mockImplementation(take);
  const code = await reports(config, args).catch(tell);
  vi.restoreAllMocks();
  return { code, text: printed.join('\n') };
}

// Each command opens the log anew, as from the shell.
describe('signposts reports', { timeout: 60_000 }, () => {
  it('lists what is kept, shows one, and writes a signed one the same each time', async () => {
    expect(await run('list')).toEqual({ code: 0, text: 'No report is kept.' });
    const input = { plan: { forecast: 'pakistan-ttp-2023', sections: ['bottom-line', 'indicators'] } };
    const { id } = await withLog(config, (ctx) => beginReport({ ctx, input }));
    expect(await run('show', id)).toMatchObject({ code: 0, text: expect.stringContaining('draft, version 1') });
    await withLog(config, async (ctx) => {
      const { checks } = await readReport({ ctx, input: { id } });
      const accept = checks.filter(({ weight }) => weight === 'warn').map((check) => check.id);
      await signReport({ ctx, input: { id, version: 1, accept }, address: () => null });
    });
    expect((await run('list', '--forecast', 'pakistan-ttp-2023')).text).toContain('no. 1, signed ');
    const { reports: kept } = JSON.parse((await run('list', '--json')).text) as { reports: { hash: string }[] };
    const files = [path.join(folder, 'one.json'), path.join(folder, 'two.json')];
    for (const out of files)
      expect(await run('file', id, '--format', 'json', '--out', out)).toEqual({
        code: 0,
        text: `${out}: ${kept[0]?.hash}`,
      });
    const [one, two] = await Promise.all(files.map((each) => readFile(each)));
    expect(one?.equals(two ?? Buffer.of())).toBe(true);
  });

  it('says what is missing, and what there is not', async () => {
    expect((await run('show')).code).toBe(2);
    expect((await run('eat')).code).toBe(2);
    expect((await run('file', 'x')).code).toBe(2);
    expect((await run('show', '00000000-0000-4000-8000-00000000ffff')).text).toContain('There is no such report');
    expect((await run('file', 'x', '--format', 'odt')).text).toContain('There is no report format "odt"');
    expect((await run('list', '--forecast', 'none')).text).toContain('There is no forecast "none"');
  });
});
