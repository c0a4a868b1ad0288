import { describe, expect, it } from 'vitest';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import { bringText } from '../../testing/bring.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { bob } from '../../testing/people.ts';
import { testLog, type TestLog } from '../../testing/request.ts';
import { editEvent } from '../events/edit-event.ts';
import { draftOf } from '../events/held-event.ts';
import { listEvents } from '../events/list-events.ts';
import { readEvent } from '../events/read-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { readDatasetSays } from './read-dataset-says.ts';
import { readVintage } from './read-vintage.ts';
import { takeDataset } from './take-dataset.ts';
import { keepOurs } from './keep-ours.ts';
import { undoImport } from './undo-import.ts';

const HEADER = 'id,date,kind,by,country,district,killed_total,summary';
const row = (id: string, date: string, killed = 3, place = 'north') =>
  `${id},${date},bomb,rebels,freeland,${place},${killed},A bomb of ${id}`;
const file = (...rows: string[]) => [HEADER, ...rows].join('\n');
const covers = { from: '2021-09', to: '2024-05', countries: ['freeland'] };
// Two attacks a month before the article and six after, so that verdicts can be reached and turned.
const MONTHS = Array.from(
  { length: 33 },
  (_, n) => `${2021 + Math.floor((n + 8) / 12)}-${String(((n + 8) % 12) + 1).padStart(2, '0')}`,
);
const rowsOf = (after: number) =>
  MONTHS.flatMap((month) =>
    Array.from({ length: month < '2023-02' ? 2 : after }, (_, n) => row(`${month}-${n}`, `${month}-0${n + 1}`)),
  );

async function fresh() {
  const log = await testLog(
    catalogue([forecast([indicator('attacks-in-csv', { carried_by: ['desk', 'csv'] }), ...fourIndicators()])]),
  );
  const { ctx } = log;
  const idOf = async (external: string) =>
    (await listEvents({ ctx, input: { q: external, feed: 'csv' } })).events[0]?.id ?? '';
  return { ...log, idOf };
}

/** All that is printed of a forecast, without the number of the data's version. */
async function printed(ctx: TestLog['ctx']) {
  const { dataVersion: _, ...reading }: ForecastReading = await readForecast({
    ctx,
    input: { forecast: 'test', feed: 'csv' },
  });
  return JSON.stringify(reading);
}

async function edit(ctx: TestLog['ctx'], id: string, change: object) {
  const event = await readEvent({ ctx, input: { id } });
  return editEvent({
    ctx,
    input: { id, version: event.version, reason: 'Read the report', draft: { ...draftOf(event), ...change } },
  });
}
const toll = (best: number) => ({ total: { low: best, best, high: best } });
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as { code: string; more: Record<string, unknown> },
  );

describe('a revised vintage', async () => {
  const { ctx, as, idOf } = await fresh();
  const first = rowsOf(6);
  // Tolls changed, ids dropped and split, a day moved.
  const [tolled, edited, moved, dropped, split, agreed] = [
    '2023-05-0',
    '2023-05-1',
    '2023-06-0',
    '2023-07-0',
    '2023-08-0',
    '2023-09-0',
  ];
  const second = [
    ...first
      .filter((line) => ![tolled, edited, moved, dropped, split, agreed].some((id) => line.startsWith(`${id},`)))
      .filter((line) => !/^2024-0[1-5]-[2-5]/.test(line)),
    row(tolled, '2023-05-01', 9),
    row(edited, '2023-05-02', 9),
    row(moved, '2023-06-20'),
    row(`${split}a`, '2023-08-01', 2),
    row(`${split}b`, '2023-08-02', 1),
    row(agreed, '2023-09-01', 7),
  ];
  let before = '';
  let vintage = '';
  const versions = new Map<string, number>();

  it('leaves alone what the file says as before, whatever a person made of it', async () => {
    await bringText(ctx, file(...first), { covers, release: '22.1' });
    await edit(ctx, await idOf(edited), { deaths: toll(12) });
    await edit(ctx, await idOf(agreed), { deaths: toll(7) });
    await retractEvent({ ctx, input: { id: await idOf('2023-10-0'), version: 1, reason: 'Not true' } });
    const again = await bringText(ctx, file(...first), { covers, release: '22.1' });
    expect(again.check.counts).toMatchObject({ new: 0, changed: 0, same: first.length, gone: 0 });
    await undoImport({ ctx, input: { id: again.vintage } });
    before = await printed(ctx);
  });

  it('follows the dataset where nobody changed anything, and keeps a person’s words where somebody did', async () => {
    const brought = await bringText(ctx, file(...second), { covers, release: '23.1', dropGone: true });
    vintage = brought.vintage;
    expect(brought.check.counts).toMatchObject({ new: 2, changed: 3, gone: 22, refused: 0 });
    const [one, two] = await Promise.all(
      [tolled, edited].map(async (id) => readEvent({ ctx, input: { id: await idOf(id) } })),
    );
    expect([one?.deaths.total?.best, two?.deaths.total?.best]).toEqual([9, 12]);
    expect((await readEvent({ ctx, input: { id: await idOf(dropped) } })).status).toBe('retracted');
    expect((await readEvent({ ctx, input: { id: await idOf('2023-10-0') } })).status).toBe('retracted');
    expect(await printed(ctx)).not.toBe(before);
  });

  it('shows what differs, with who changed it and why; where both agree nothing is left over', async () => {
    const { says } = await readDatasetSays({ ctx, input: { id: await idOf(edited) } });
    expect(says).toMatchObject({ vintage, kept: null, retracted: false });
    expect(says?.differences).toEqual([
      {
        field: 'killed, in all',
        was: '12',
        now: '9',
        because: { by: 'alice', at: expect.any(String), version: 2, reason: 'Read the report' },
      },
    ]);
    expect((await readDatasetSays({ ctx, input: { id: await idOf(agreed) } })).says).toBeNull();
    expect((await readDatasetSays({ ctx, input: { id: await idOf(tolled) } })).says).toBeNull();
  });

  it('tells page by page what it revised, dropped, brought and left to people', async () => {
    const changed = await readVintage({ ctx, input: { id: vintage } });
    expect(changed).toMatchObject({ part: 'changed', parts: { changed: 2, gone: 22, new: 2, noted: 1 }, next: null });
    expect(changed.rows.flatMap(({ fields }) => fields).map(({ field, was, now }) => [field, was, now])).toEqual(
      expect.arrayContaining([
        ['killed, in all', '3', '9'],
        ['date', '1 Jun 2023', '20 Jun 2023'],
      ]),
    );
    const gone = await readVintage({ ctx, input: { id: vintage, part: 'gone' } });
    expect(gone.rows.map(({ fields }) => fields[0])).toContainEqual({
      field: 'status',
      was: 'published',
      now: 'retracted',
      kept: false,
    });
    const noted = await readVintage({ ctx, input: { id: vintage, part: 'noted' } });
    expect(noted.rows[0]?.fields).toEqual([{ field: 'killed, in all', was: '12', now: '9', kept: true }]);
    expect(changed.vintage.readings?.some(({ because }) => because === 'revised')).toBe(true);
  });

  it('says beforehand what an undo would do, and does nothing', async () => {
    const plan = await undoImport({ ctx, input: { id: vintage, dryRun: true } });
    expect(plan).toMatchObject({ dryRun: true, brought: 2, changed: 2, dropped: 22, blocked: null });
    expect(plan.words).toBe(
      '2 events that it brought are retracted, 2 events that it changed go back to what they said before, 22 events that it retracted come back and what the dataset said of 2 events is forgotten.',
    );
    expect((await readVintage({ ctx, input: { id: vintage } })).vintage.undoneAt).toBeNull();
  });

  it('refuses an analyst', async () => {
    expect(await refusal(undoImport({ ctx: as(bob), input: { id: vintage } }))).toMatchObject({ code: 'not-allowed' });
  });

  it('is undone as one, and everything printed is what it was', async () => {
    for (const id of [tolled, edited, dropped]) {
      versions.set(id, (await readEvent({ ctx, input: { id: await idOf(id) } })).version);
    }
    await undoImport({ ctx, input: { id: vintage, reason: 'The wrong file' } });
    expect(await printed(ctx)).toBe(before);
    const [one, two] = await Promise.all(
      [tolled, edited].map(async (id) => readEvent({ ctx, input: { id: await idOf(id) } })),
    );
    expect([one?.deaths.total?.best, one?.version]).toEqual([3, (versions.get(tolled) ?? 0) + 1]);
    expect([two?.deaths.total?.best, two?.version]).toEqual([12, versions.get(edited)]);
    expect((await readDatasetSays({ ctx, input: { id: await idOf(edited) } })).says).toBeNull();
    expect(await refusal(undoImport({ ctx, input: { id: vintage } }))).toMatchObject({ code: 'vintage-undone' });
  });

  it('comes back, the same, when its file is imported again', async () => {
    const again = await bringText(ctx, file(...second), { covers, release: '23.1', dropGone: true });
    expect(again.check.counts).toMatchObject({ new: 0, gone: 22 });
    expect((await readEvent({ ctx, input: { id: await idOf(`${split}a`) } })).status).toBe('published');
    expect((await readEvent({ ctx, input: { id: await idOf(edited) } })).deaths.total?.best).toBe(12);
    await undoImport({ ctx, input: { id: again.vintage } });
    expect(await printed(ctx)).toBe(before);
  });
});

describe('what stands in the way of an undo', async () => {
  const { ctx, idOf } = await fresh();

  it('is told event by event, and nothing is undone', async () => {
    const { vintage } = await bringText(ctx, file(row('e1', '2024-01-05'), row('e2', '2024-02-05')));
    await edit(ctx, await idOf('e1'), { summary: 'Looked into' });
    const problem = await refusal(undoImport({ ctx, input: { id: vintage } }));
    expect(problem).toMatchObject({ code: 'undo-blocked', more: { total: 1, later: [] } });
    expect(problem?.more['events']).toMatchObject([
      {
        event: { summary: 'Looked into' },
        because: [expect.stringMatching(/^edited since by alice on \d+ Jun 2024$/)],
      },
    ]);
    expect((await readEvent({ ctx, input: { id: await idOf('e2') } })).status).toBe('published');
  });

  it('is also a later import that holds the same rows', async () => {
    const log = await fresh();
    const first = await bringText(log.ctx, file(row('e1', '2024-01-05')));
    const later = await bringText(log.ctx, file(row('e1', '2024-01-05'), row('e2', '2024-02-05')));
    const problem = await refusal(undoImport({ ctx: log.ctx, input: { id: first.vintage } }));
    expect(problem).toMatchObject({ code: 'undo-blocked', more: { later: [{ id: later.vintage }] } });
    await undoImport({ ctx: log.ctx, input: { id: later.vintage } });
    await undoImport({ ctx: log.ctx, input: { id: first.vintage } });
    expect((await log.ctx.store.feeds.list()).map(({ id }) => id)).not.toContain('csv');
  });
});

describe('an answer to what the dataset says', async () => {
  const { ctx, idOf } = await fresh();

  it('takes its word where it was revised, and keeps it over the next release', async () => {
    await bringText(ctx, file(row('e1', '2024-01-05', 3)));
    const id = await idOf('e1');
    const { version } = await edit(ctx, id, { deaths: toll(5), tags: ['bold'] });
    await bringText(ctx, file(row('e1', '2024-01-05', 4)), { release: '2' });
    const taken = await takeDataset({ ctx, input: { id, version } });
    expect(taken.version).toBe(version + 1);
    expect(await readEvent({ ctx, input: { id } })).toMatchObject({ deaths: toll(4), tags: ['bold'] });
    expect((await readDatasetSays({ ctx, input: { id } })).says).toBeNull();
    await bringText(ctx, file(row('e1', '2024-01-05', 6)), { release: '3' });
    expect(await readEvent({ ctx, input: { id } })).toMatchObject({ deaths: toll(6), tags: ['bold'] });
  });

  it('keeps ours without a new version, until the dataset revises the field again', async () => {
    await bringText(ctx, file(row('k1', '2024-01-07', 3)));
    const id = await idOf('k1');
    const { version } = await edit(ctx, id, { deaths: toll(5) });
    await bringText(ctx, file(row('k1', '2024-01-07', 4)));
    expect(await keepOurs({ ctx, input: { id, version } })).toMatchObject({ version });
    expect((await readDatasetSays({ ctx, input: { id } })).says).toMatchObject({ kept: { by: 'alice' } });
    expect(await refusal(keepOurs({ ctx, input: { id, version } }))).toMatchObject({ code: 'dataset-says-nothing' });
    const { vintage } = await bringText(ctx, file(row('k1', '2024-01-07', 8)));
    expect((await readDatasetSays({ ctx, input: { id } })).says).toMatchObject({
      kept: null,
      differences: [{ now: '8' }],
    });
    await undoImport({ ctx, input: { id: vintage } });
    expect((await readDatasetSays({ ctx, input: { id } })).says).toMatchObject({
      kept: { by: 'alice' },
      differences: [{ now: '4' }],
    });
  });
});
