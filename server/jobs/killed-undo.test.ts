import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readVintage } from '../actions/imports/read-vintage.ts';
import { undoImport } from '../actions/imports/undo-import.ts';
import { addDays } from '../domain/event/calendar.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { connect } from '../store/connect.ts';
import { bringText } from '../testing/bring.ts';
import { testLog } from '../testing/request.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const log = await testLog(loaded.catalogue);
const { ctx } = log;
const { sql, end } = connect({ ...log.connection }, 3);
afterAll(() => end());

const HEADER = 'id,date,kind,by,country,district,killed_total,summary';
/** A row a day, so that none is like another. */
const rows = (from: number, to: number, killed: number) =>
  Array.from({ length: to - from }, (_, n) => {
    const id = from + n;
    return `r${id},${addDays('1990-01-01', id)},bomb,ttp,Pakistan,Kohat,${killed},Event ${id}`;
  });
const table = (...parts: string[][]) => [HEADER, ...parts.flat(), ''].join('\n');
const settings = { covers: { from: '1990-01', to: '2005-12', countries: ['pakistan'] }, duplicates: 'skip' as const };
/** Brought, changed and dropped by the revised file: more together than are taken back while somebody waits. */
const [BROUGHT, CHANGED, DROPPED] = [1_000, 1_000, 500];

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

const revised = () =>
  bringText(ctx, table(rows(0, CHANGED, 9), rows(CHANGED, 1_500, 2), rows(2_000, 2_000 + BROUGHT, 2)), {
    ...settings,
    dropGone: true,
  });

/** What the log holds, told so that half an undo would show: bodies, states, what counts, what is covered. */
async function held(): Promise<unknown> {
  const [found] = await sql`
    select (select md5(string_agg(external_id || status || killed, ' ' order by external_id)) from events
        where status <> 'retracted') as events,
      (select count(*)::int from matches) as matches,
      (select count(*)::int from matches m join events e on e.id = m.event_id and e.status = 'retracted') as stray,
      (select count(*)::int from coverage where removed_at is null) as coverage`;
  return found;
}
const taken = async () => (await sql`select 1 from revisions where action = 'undo-import'`).length;
const undone = async (id: string) => (await readVintage({ ctx, input: { id } })).vintage.undoneAt !== null;

describe('a server that is killed while it takes an import back', { timeout: 300_000 }, () => {
  let before: unknown = null;
  beforeAll(async () => {
    await bringText(ctx, table(rows(0, 2_000, 2)), settings);
    before = await held();
  }, 120_000);

  it('answers at once that it will be done, and says how far it is', async () => {
    const { vintage } = await revised();
    const told = await undoImport({ ctx, input: { id: vintage } });
    expect(told).toMatchObject({ undoing: true, brought: BROUGHT, changed: CHANGED, dropped: DROPPED });
    expect(await undoImport({ ctx, input: { id: vintage } })).toEqual(told);
    expect((await undoImport({ ctx, input: { id: vintage, dryRun: true } })).undoing).toBe(true);
    const waits = (await readVintage({ ctx, input: { id: vintage } })).vintage;
    expect([waits.undoneAt, waits.undo?.state]).toEqual([null, 'undoing']);
    await begin();
    const seen = new Set<number>();
    await expect
      .poll(
        async () => {
          const { undo, undoneAt } = (await readVintage({ ctx, input: { id: vintage } })).vintage;
          if (undo?.progress) seen.add(undo.progress.events);
          return undoneAt !== null;
        },
        { timeout: 120_000, interval: 30 },
      )
      .toBe(true);
    expect(seen.size).toBeGreaterThan(0);
    expect(await held()).toEqual(before);
  });

  it.each([20, 400, 1_000])(
    '%i ms into it has undone nothing or everything, and it is done in the end',
    async (moment) => {
      const { vintage } = await revised();
      const [imported, states] = [await held(), await taken()];
      await undoImport({ ctx, input: { id: vintage } });
      await begin();
      await expect
        .poll(
          async () =>
            (await sql`select 1 from undos where vintage = ${vintage} and (held_until is not null or state = 'done')`)
              .length,
          {
            timeout: 60_000,
            interval: 10,
          },
        )
        .toBe(1);
      await sleep(moment);
      await kill();
      const whole = await undone(vintage);
      expect(await held()).toEqual(whole ? before : imported);
      expect((await taken()) - states).toBe(whole ? BROUGHT + CHANGED + DROPPED : 0);
      await sql`update undos set held_until = null`;
      await begin();
      await expect.poll(() => undone(vintage), { timeout: 120_000, interval: 100 }).toBe(true);
      expect(await held()).toEqual(before);
      expect((await taken()) - states).toBe(BROUGHT + CHANGED + DROPPED);
    },
  );
});
