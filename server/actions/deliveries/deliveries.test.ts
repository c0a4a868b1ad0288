import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliveryDesk, toFolder, toMail } from '../../testing/delivery-desk.ts';
import { bob } from '../../testing/people.ts';
import { acknowledgeFailure, sendAgain, sendNow } from './ask-delivery.ts';
import { beginDue } from './begin-due.ts';
import { changeSchedule, removeSchedule } from './change-schedule.ts';
import { readDelivery } from './list-deliveries.ts';
import { makeSchedule } from './make-schedule.ts';
import { sha256Of } from './sha256-of.ts';

const { ctx, ctxOf, sending, forecast, outbox, receiver, sql, at, wait, toHook, make, run, page } =
  await deliveryDesk();

describe('a schedule', () => {
  it('runs on the third of the month at six, and puts the report of the month before into its folder', async () => {
    const { schedule } = await make(toFolder, { zone: 'Asia/Karachi', formats: ['json', 'html'] });
    expect(schedule.nextAt).toBe('2024-07-03T01:00:00.000Z');
    at('2024-07-03T00:59:00Z');
    expect(await beginDue({ ctx })).toBe(0);
    at('2024-07-03T01:00:30Z');
    expect(await beginDue({ ctx })).toBe(1);
    expect(await run()).toMatchObject({ state: 'sent' });
    expect(await run()).toBeNull();
    const [line] = (await page()).deliveries;
    expect(line).toMatchObject({ kind: 'report', state: 'sent', missed: 0, words: 'Sent at the first try.' });
    for (const file of line?.files ?? []) {
      const bytes = await readFile(path.join(outbox, 'monthly', file.name));
      expect([bytes.length, sha256Of(bytes)]).toEqual([file.bytes, file.sha256]);
    }
    expect(line?.files).toHaveLength(2);
    expect((await readdir(path.join(outbox, 'monthly'))).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await page()).schedules[0]?.nextAt).toBe('2024-08-03T01:00:00.000Z');
  });

  it('catches up once for all runs that were missed, and says how many', async () => {
    await make(toFolder);
    at('2024-10-10T00:00:00Z');
    expect(await beginDue({ ctx })).toBe(1);
    expect(await beginDue({ ctx })).toBe(0);
    const [line] = (await page()).deliveries;
    expect(line).toMatchObject({ dueAt: '2024-10-03T06:00:00.000Z', missed: 3 });
    expect((await page()).schedules[0]?.nextAt).toBe('2024-11-03T06:00:00.000Z');
  });

  it('is begun once by two servers on one database, and sent once', async () => {
    await make(toHook());
    at('2024-07-03T06:01:00Z');
    const begun = await Promise.all([ctxOf(), ctxOf(), ctxOf()].map((each) => beginDue({ ctx: each })));
    expect(begun.reduce((sum, n) => sum + n)).toBe(1);
    const ran = await Promise.all([ctxOf(), ctxOf(), ctxOf()].map((each) => run(null, each)));
    expect(ran.filter(Boolean)).toHaveLength(1);
    expect(receiver.calls).toHaveLength(1);
  });

  it('is made, changed, paused and taken away by editors alone', async () => {
    const { schedule } = await make(toFolder);
    const input = { title: 'Quarterly', plan: { forecast }, formats: ['json'], target: toFolder, active: false };
    await expect(makeSchedule({ ctx: ctxOf(bob), sending, input })).rejects.toMatchObject({ code: 'not-allowed' });
    const { schedule: paused } = await changeSchedule({ ctx, id: schedule.id, input, sending });
    expect(paused).toMatchObject({ title: 'Quarterly', nextAt: null });
    at('2025-01-01T00:00:00Z');
    expect(await beginDue({ ctx })).toBe(0);
    await removeSchedule({ ctx, id: schedule.id });
    await expect(removeSchedule({ ctx, id: schedule.id })).rejects.toMatchObject({ code: 'schedule-not-found' });
  });

  it.each([
    ['a folder that leads out', { target: { kind: 'folder', folder: '../etc' } }],
    ['an address with a second header', { target: toMail('a@b.example\r\nBcc: c@d.example') }],
    ['times that run each minute', { cron: '* * * * *' }],
    ['times with seconds', { cron: '0 0 6 3 * *' }],
    ['a day that never comes', { cron: '0 6 31 2 *' }],
    ['a zone that is none', { zone: 'Mars/Olympus' }],
    ['a format that is none', { formats: ['papyrus'] }],
    ['a password in an address', { target: { kind: 'webhook', url: 'https://a:b@example.org/' } }],
  ])('refuses %s', async (_, change) => {
    await expect(make(toFolder, change)).rejects.toMatchObject({ code: 'not-valid' });
  });

  it('refuses a way that the settings do not open', async () => {
    const shut = { ...sending, outbox: null };
    const input = { title: 'Monthly', plan: { forecast }, formats: ['json'], target: toFolder };
    await expect(makeSchedule({ ctx, sending: shut, input })).rejects.toMatchObject({ code: 'delivery-way-off' });
  });
});

describe('a folder', () => {
  it('that leads out of the outbox by a link is refused', async () => {
    const away = await mkdtemp(path.join(tmpdir(), 'away-'));
    await symlink(away, path.join(outbox, 'away'));
    const { schedule } = await make({ kind: 'folder', folder: 'away' });
    await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    expect(await run()).toMatchObject({ state: 'failed', outcome: 'refused' });
    expect(await readdir(away)).toEqual([]);
    await rm(away, { recursive: true });
  });

  it('that cannot be written is tried again, and says what to do without a path of the machine', async () => {
    await mkdir(path.join(outbox, 'full'), { recursive: true });
    await writeFile(path.join(outbox, 'full', 'inner'), 'a file');
    const { schedule } = await make({ kind: 'folder', folder: 'full/inner' });
    await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    const tried = await run();
    expect(tried).toMatchObject({ state: 'waiting', outcome: 'again' });
    expect(tried?.answer).toBe('Folder full/inner: A file stands where a folder belongs. Move it; it is tried again.');
  });

  it('holds the files of two schedules of one name apart, whatever they were called', async () => {
    await make(toFolder);
    await make(toFolder);
    at('2024-07-03T06:01:00Z');
    expect(await beginDue({ ctx })).toBe(2);
    const names: string[] = [];
    for (let n = 0; n < 2; n++) {
      const tried = await run();
      expect(tried).toMatchObject({ state: 'sent' });
      names.push(...(await readDelivery({ ctx, id: tried?.id ?? '' })).files.map(({ name }) => name));
    }
    expect(new Set(names).size).toBe(2);
    for (const name of names) {
      expect(name).toMatch(/^monthly-2024-06-[0-9a-f]{6}\.json$/);
      expect((await readFile(path.join(outbox, 'monthly', name))).length).toBeGreaterThan(1_000);
    }
  });
});

describe('a failure', () => {
  it('comes after the last pause, stays until somebody acknowledges it, and can be begun anew', async () => {
    receiver.mood = (_, response) => response.writeHead(503).end();
    const { schedule } = await make(toHook());
    const { id } = await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    let tried = 0;
    for (const minutes of [0, 1, 5, 30, 120, 720, 100_000]) {
      wait(minutes * 60_000 + 1_000);
      if (await run()) tried += 1;
    }
    expect(tried).toBe(6);
    expect((await readDelivery({ ctx, id })).state).toBe('failed');
    expect((await page()).failed).toBe(1);
    await acknowledgeFailure({ ctx, id });
    expect((await page()).failed).toBe(0);
    await expect(acknowledgeFailure({ ctx, id })).rejects.toMatchObject({ code: 'delivery-not-failed' });
    receiver.mood = (_, response) => response.writeHead(200).end();
    await sendAgain({ ctx, id });
    expect(await run()).toMatchObject({ state: 'sent' });
  });
});

describe('a server that dies in the middle', () => {
  it('before it sends, leaves everything to the next, which sends once', async () => {
    const { schedule } = await make(toHook());
    const { id } = await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    await ctx.store.change((tx) => tx.deliveries.take({ at: ctx.now(), only: id }));
    expect(await run()).toBeNull();
    await sql`update delivery_log set held_until = null`;
    expect(await run()).toMatchObject({ state: 'sent' });
    expect(receiver.calls).toHaveLength(1);
  });

  it('while it sends, is followed by one that sends once more, says so, and never a third time', async () => {
    const { schedule } = await make(toHook());
    const { id } = await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    const dies = async () => {
      await ctx.store.change((tx) => tx.deliveries.take({ at: ctx.now(), only: id }));
      await ctx.store.change((tx) => tx.deliveries.begin({ id, files: [] }));
      await sql`update delivery_log set held_until = null`;
    };
    await dies();
    receiver.mood = (_, response) => response.writeHead(500).end();
    expect(await run()).toMatchObject({ state: 'waiting' });
    const told = await readDelivery({ ctx, id });
    expect(told.attempts.map(({ outcome }) => outcome)).toEqual(['broken-off', 'again']);
    expect(told.words).toMatch(/may have got it twice/);
    wait(3_600_000);
    await dies();
    expect(await run()).toMatchObject({ state: 'failed', outcome: 'broken-off' });
    expect(receiver.calls).toHaveLength(1);
  });
});
