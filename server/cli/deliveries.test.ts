import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeSchedule } from '../actions/deliveries/make-schedule.ts';
import { readConfig } from '../config.ts';
import type { DeliveryPage } from '../domain/delivery/delivery.ts';
import { testDatabase } from '../testing/database.ts';
import { deliveries } from './deliveries.ts';
import { tell } from './failure.ts';
import { withLog } from './open.ts';
import { sendingFrom } from './sending.ts';

const { options } = await testDatabase();
const outbox = mkdtempSync(path.join(os.tmpdir(), 'outbox-'));
afterAll(() => rmSync(outbox, { recursive: true, force: true }));

const at = options.path ? `?host=${encodeURIComponent(path.dirname(options.path))}` : '';
const databaseUrl = `postgres://${options.user}${options.password ? `:${options.password}` : ''}@${options.host ?? 'localhost'}:${options.port ?? 5432}/${options.database}${at}`;
const config = {
  ...readConfig({ DATABASE_URL: databaseUrl, SIGNPOSTS_OUTBOX_DIR: outbox }),
  indicators: path.resolve(import.meta.dirname, '../../indicators'),
};

/** Runs the command as the shell would; gives its exit code and what it printed. */
async function run(...args: string[]) {
  const printed: string[] = [];
  const take = (line: unknown) => void printed.push(String(line));
  vi.spyOn(console, 'log').mockImplementation(take);
  vi.spyOn(console, 'error').mockImplementation(take);
  const code = await deliveries(config, args).catch(tell);
  vi.restoreAllMocks();
  return { code, text: printed.join('\n') };
}
afterEach(() => vi.restoreAllMocks());

const make = (title: string, folder: string) =>
  withLog(config, async (ctx) => {
    const plan = { forecast: ctx.definitions.catalogue().forecasts[0]?.id };
    const input = { title, plan, formats: ['json'], target: { kind: 'folder', folder } };
    await makeSchedule({ ctx, sending: sendingFrom(config), input });
    return 0;
  });

describe('signposts deliveries', { timeout: 60_000 }, () => {
  it('says that there is nothing', async () => {
    expect(await run()).toEqual({ code: 0, text: 'There is no schedule.' });
    expect(await run('run')).toEqual({ code: 0, text: 'Nothing is due.' });
  });

  describe('with schedules', () => {
    beforeAll(async () => {
      await make('To the share', 'monthly');
      await make('To nowhere', 'blocked');
      writeFileSync(path.join(outbox, 'blocked'), 'a file');
    });

    it('sends a test by the name of its schedule, marked as one, and lists it', async () => {
      const tested = await run('test', 'To the share');
      expect(tested).toMatchObject({ code: 0 });
      expect(tested.text).toMatch(/^To the share: sent[.] In the folder monthly: /);
      expect(readdirSync(path.join(outbox, 'monthly')).every((name) => name.startsWith('test-'))).toBe(true);
      const { code, text } = await run('list');
      expect(code).toBe(0);
      expect(text).toMatch(/To the share\n {2}JSON to the folder monthly/);
      expect(text).toMatch(/To the share \(test\): Sent at the first try[.]/);
    });

    it('sends one at once by its id, as a report', async () => {
      const { schedules } = JSON.parse((await run('list', '--json')).text) as DeliveryPage;
      const id = schedules.find(({ title }) => title === 'To the share')?.id ?? '';
      const sent = await run('run', id, '--json');
      expect(sent.code).toBe(0);
      expect(JSON.parse(sent.text)).toMatchObject([{ title: 'To the share', state: 'sent' }]);
      expect(readdirSync(path.join(outbox, 'monthly')).some((name) => !name.startsWith('test-'))).toBe(true);
    });

    it('ends with 1 where something was not sent, and says why and that it is tried again', async () => {
      const { code, text } = await run('test', 'To nowhere');
      expect(code).toBe(1);
      expect(text).toMatch(/^To nowhere: not sent yet[.] Folder blocked: A file stands where a folder belongs/);
      rmSync(path.join(outbox, 'blocked'));
      mkdirSync(path.join(outbox, 'blocked'));
    });

    it.each([
      [['run', 'Nobody made it'], 'There is no schedule "Nobody made it"'],
      [['test'], 'Name the schedule to be tested.'],
      [['send'], 'There is no "deliveries send".'],
      [['test', 'a', 'b'], 'One schedule at a time.'],
    ])('refuses %j', async (args, words) => {
      const { code, text } = await run(...args);
      expect(code).toBeGreaterThan(0);
      expect(text).toContain(words);
    });
  });
});
