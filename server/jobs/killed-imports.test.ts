import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readImport } from '../actions/imports/read-import.ts';
import { setSettings } from '../actions/imports/set-settings.ts';
import { startCheck } from '../actions/imports/start-check.ts';
import { startCommit } from '../actions/imports/start-commit.ts';
import { uploadFile } from '../actions/imports/upload-file.ts';
import { addDays } from '../domain/event/calendar.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { connect } from '../store/connect.ts';
import { testLog } from '../testing/request.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const log = await testLog(loaded.catalogue);
const { ctx } = log;
const { sql, end } = connect({ ...log.connection }, 3);
afterAll(() => end());

const ROWS = 2_000;
const PLACES = ['Kurram', 'Kohat', 'Bannu', 'Quetta', 'Khyber'];
let files = 0;
/** A row a day, and each file has days of its own: none of its rows is like another, here or in another file. */
const table = (batch: string, first = 2_003 * files++) =>
  [
    'id,date,kind,by,country,district,killed_total,summary,publisher,url',
    ...Array.from({ length: ROWS }, (_, n) => {
      const day = addDays('1990-01-01', first + n);
      return `${batch}-${n},${day},bomb,ttp,Pakistan,${PLACES[n % 5]},${n % 9},Event ${batch} ${n},Paper,https://p.example/${batch}/${n}`;
    }),
    '',
  ].join('\n');

let child: ChildProcess | null = null;
async function begin(): Promise<void> {
  const script = path.resolve(import.meta.dirname, '../testing/import-child.mjs');
  child = spawn(process.execPath, [script, JSON.stringify(log.connection)], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
}
async function kill(): Promise<void> {
  const gone = child && once(child, 'exit');
  child?.kill('SIGKILL');
  await gone;
  child = null;
}
afterEach(kill);

async function sent(batch: string): Promise<string> {
  const bytes = new TextEncoder().encode(table(batch));
  const open = async function* () {
    yield bytes;
  };
  const { id, settings } = await uploadFile({ ctx, input: { file: `${batch}.csv`, open } });
  await setSettings({ ctx, input: { id, settings: { ...settings, duplicates: 'skip' } } });
  return id;
}
const stateOf = async (id: string) => (await readImport({ ctx, input: { id } })).state;
const until = (id: string, state: string) =>
  expect.poll(() => stateOf(id), { timeout: 120_000, interval: 100 }).toBe(state);
/** A process that died leaves its hold behind; the tests do not wait for it to run out each time. */
const forgetHold = () => sql`update imports set held_until = null`;
/** Everything or nothing, by what every table holds of an import. */
async function inLog(batch: string): Promise<number> {
  const [found] = await sql<
    { events: number; sources: number; revisions: number; vintages: number; coverage: number }[]
  >`
    select (select count(*)::int from events where external_id like ${`${batch}-%`}) as events,
      (select count(*)::int from sources s join events e on e.id = s.event_id where e.external_id like ${`${batch}-%`}) as sources,
      (select count(*)::int from revisions r join events e on e.id = r.event_id where e.external_id like ${`${batch}-%`}) as revisions,
      (select count(*)::int from vintages where file_name = ${`${batch}.csv`}) as vintages,
      (select count(*)::int from matches where event_id not in (select id from events)) as coverage`;
  const { events = 0, ...rest } = found ?? {};
  const whole = events > 0;
  expect(rest).toEqual({ sources: events, revisions: events, vintages: whole ? 1 : 0, coverage: 0 });
  expect([0, ROWS]).toContain(events);
  return events;
}

describe('a server that is killed', { timeout: 300_000 }, () => {
  it('while it checks leaves nothing behind, and another goes on by itself once the hold runs out', async () => {
    const id = await sent('checked');
    await startCheck({ ctx, input: { id } });
    await begin();
    await expect
      .poll(async () => (await readImport({ ctx, input: { id } })).progress?.rows ?? 0, {
        timeout: 60_000,
        interval: 20,
      })
      .toBeGreaterThan(100);
    await kill();
    expect(await inLog('checked')).toBe(0);
    expect(await stateOf(id)).toBe('checking');
    // Nobody helps here: the hold runs out, and the next process takes the work.
    await begin();
    await until(id, 'checked');
    expect((await readImport({ ctx, input: { id } })).check).toMatchObject({ groups: [], counts: { new: ROWS } });
    expect(await inLog('checked')).toBe(0);
  });

  it.each([50, 300, 800, 1_500, 2_500])(
    '%i ms into an import leaves nothing or everything, and it is done in the end',
    async (moment) => {
      const batch = `killed${moment}`;
      const id = await sent(batch);
      await startCheck({ ctx, input: { id } });
      await begin();
      await until(id, 'checked');
      await startCommit({ ctx, input: { id } });
      await expect
        .poll(
          async () =>
            (await sql`select from imports where id = ${id} and (held_until is not null or state = 'done')`).length,
          { timeout: 60_000, interval: 10 },
        )
        .toBe(1);
      await sleep(moment);
      await kill();
      const state = await stateOf(id);
      expect(await inLog(batch)).toBe(state === 'done' ? ROWS : 0);
      await forgetHold();
      await begin();
      await until(id, 'done');
      expect(await inLog(batch)).toBe(ROWS);
    },
  );
});
