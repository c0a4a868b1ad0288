import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { bringText } from '../../testing/bring.ts';
import { bob } from '../../testing/people.ts';
import { testLog } from '../../testing/request.ts';
import { fourIndicators, forecast, catalogue, indicator } from '../../testing/forecasts.ts';
import { importFile, type FileInput } from './import-file.ts';
import { editEvent } from '../events/edit-event.ts';
import { draftOf } from '../events/held-event.ts';
import { listEvents } from '../events/list-events.ts';
import { readEvent } from '../events/read-event.ts';

const pakistan = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in pakistan)) throw new Error('indicators/ has mistakes');
const carried = { carried_by: ['desk', 'csv'] };
const indicators = [indicator('attacks-in-csv', carried), ...fourIndicators()];
const HEADER = 'id,date,kind,by,country,district,killed_total,summary';

const row = (id: string, date: string, more = 'bomb,rebels,freeland,north,3,A bomb') => `${id},${date},${more}`;
const bytes = (rows: string[]) =>
  async function* () {
    yield new TextEncoder().encode([HEADER, ...rows].join('\n'));
  };
const input = (rows: string[], more: Partial<FileInput> = {}): FileInput => ({
  feed: 'csv',
  file: 'rows.csv',
  open: bytes(rows),
  covers: 'none',
  ...more,
});
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const fresh = async () => {
  const log = await testLog(catalogue([forecast(indicators)]));
  const total = async () => (await listEvents({ ctx: log.ctx, input: {} })).total;
  const idOf = async (external: string) =>
    (await listEvents({ ctx: log.ctx, input: { q: external } })).events[0]?.id ?? '';
  return { ...log, total, idOf };
};
const suites = {
  happy: await fresh(),
  proposed: { ctx: (await testLog(pakistan.catalogue)).ctx },
  sparse: { ctx: (await testLog(pakistan.catalogue)).ctx },
  split: { ctx: (await testLog(pakistan.catalogue)).ctx },
  refused: await fresh(),
  verdicts: await fresh(),
  earlier: await fresh(),
};

const [header = '', clash = ''] = readFileSync(
  path.resolve(import.meta.dirname, '../../importers/ucdp-ged/sample.csv'),
  'utf8',
).split('\n');
const event = (id: number, from: string, to = from, precision = '1') =>
  clash
    .replace('900001,', `${id},`)
    .replace('1,1,2021-03-04 00:00:00.000,2021-03-04 00:00:00.000', `1,${precision},${from},${to}`);

describe('importing a file', () => {
  const { ctx, total, idOf } = suites.happy;
  const first = [row('e1', '2024-01-05'), row('e2', '2024-02-05'), row('e3', '2024-03-05')];

  it('says what a dry run would bring, and writes nothing', async () => {
    const summary = await importFile({ ctx, input: input(first, { dryRun: true }) });
    expect(summary).toMatchObject({ dryRun: true, vintage: null, check: { rows: 3, counts: { new: 3, changed: 0 } } });
    expect(await total()).toBe(0);
  });

  it('brings every event once, with a vintage', async () => {
    const summary = await importFile({ ctx, input: input(first, { release: 'v1' }) });
    expect(summary.check).toMatchObject({
      counts: { new: 3, same: 0, refused: 0 },
      first: '2024-01-05',
      last: '2024-03-05',
      coverage: null,
    });
    expect(await total()).toBe(3);
    const again = await importFile({ ctx, input: input(first) });
    expect(again.check.counts).toMatchObject({ new: 0, changed: 0, same: 3, gone: 0 });
    expect(await total()).toBe(3);
    expect((await ctx.store.lists.vintages(10)).map((each) => each.counts.new)).toEqual([0, 3]);
  });

  it('counts a changed row as a new version of the same event', async () => {
    const changed = [row('e1', '2024-01-05', 'bomb,rebels,freeland,north,9,A bomb'), ...first.slice(1)];
    const summary = await importFile({ ctx, input: input(changed) });
    expect(summary.check.counts).toMatchObject({ new: 0, changed: 1, same: 2 });
    const event = await readEvent({ ctx, input: { id: await idOf('e1') } });
    expect(event).toMatchObject({ version: 2, externalId: 'e1', feed: 'csv', deaths: { total: { best: 9 } } });
  });

  it('leaves what an analyst changed alone while the file says the same as before', async () => {
    const event = await readEvent({ ctx, input: { id: await idOf('e2') } });
    await editEvent({
      ctx,
      input: { id: event.id, version: event.version, draft: { ...draftOf(event), summary: 'Looked into' } },
    });
    const summary = await importFile({
      ctx,
      input: input([row('e1', '2024-01-05', 'bomb,rebels,freeland,north,9,A bomb'), ...first.slice(1)]),
    });
    expect(summary.check.counts).toMatchObject({ changed: 0, same: 3 });
    expect((await readEvent({ ctx, input: event })).summary).toBe('Looked into');
  });

  it('counts events that are gone, and retracts them only when asked to', async () => {
    const without = [row('e1', '2024-01-05', 'bomb,rebels,freeland,north,9,A bomb'), row('e3', '2024-03-05')];
    expect((await importFile({ ctx, input: input(without) })).check.counts.gone).toBe(1);
    const id = await idOf('e2');
    expect((await readEvent({ ctx, input: { id } })).status).toBe('published');
    await importFile({ ctx, input: input(without, { dropGone: true }) });
    expect((await readEvent({ ctx, input: { id } })).status).toBe('retracted');
  });
});

describe('what an import proposes to cover', () => {
  const { ctx } = suites.proposed;
  const proposed = async (...rows: string[]) => {
    const open = async function* () {
      yield new TextEncoder().encode([header, ...rows, ''].join('\n'));
    };
    const summary = await importFile({
      ctx,
      input: input([], { feed: 'ucdp-ged', open, covers: undefined, dryRun: true }),
    });
    return summary.check.coverage && [summary.check.coverage.from, summary.check.coverage.to];
  };

  it('is whole years where there are events from January to December', async () => {
    expect(await proposed(event(1, '2021-01-25'), event(2, '2022-12-31'))).toEqual(['2021-01', '2022-12']);
  });

  it('is no wider than the months that hold an event', async () => {
    expect(await proposed(event(1, '2021-03-25'), event(2, '2022-10-31'))).toEqual(['2021-03', '2022-10']);
  });

  it('is not widened by an event that may lie in another month', async () => {
    const wide = [event(3, '2021-09-21', '2021-10-21', '4'), event(4, '2021-01-01', '2021-12-31', '5')];
    expect(await proposed(event(1, '2021-10-02'), event(2, '2021-10-31'), ...wide)).toEqual(['2021-10', '2021-10']);
    expect(await proposed(...wide)).toBeNull();
  });
});

describe('a file that leaves much of its span empty', () => {
  const { ctx } = suites.sparse;
  const fights = (id: number, ...days: string[]) =>
    bringText(ctx, [header, ...days.map((day, n) => event(id + n, day)), ''].join('\n'), {
      feed: 'ucdp-ged',
      covers: 'proposed',
    });
  const covered = async () => (await ctx.store.feeds.coverage()).filter(({ feed }) => feed === 'ucdp-ged');
  const proposed = async () => (await ctx.store.feeds.proposals()).filter(({ feed }) => feed === 'ucdp-ged');

  it('is not taken to cover it before a person says so, and its empty months stay missing', async () => {
    const { check } = await fights(1, '2022-01-05', '2022-02-05', '2022-07-05', '2022-12-05');
    expect(check).toMatchObject({
      coverage: null,
      shown: {
        ask: true,
        span: { from: '2022-01', to: '2022-12' },
        places: [{ place: 'pakistan', months: 12, empty: 8, longest: { from: '2022-03', to: '2022-06' } }],
      },
    });
    expect([(await covered()).length, (await proposed()).length]).toEqual([0, 1]);
    expect(check.readings.flatMap(({ moves }) => moves ?? [])).toEqual([]);
  });

  it('covers it where nearly every month holds a row, or where a person says so', async () => {
    const months = Array.from({ length: 12 }, (_, n) => `2021-${String(n + 1).padStart(2, '0')}-05`);
    const { check } = await fights(100, ...months);
    expect(check).toMatchObject({ coverage: { from: '2021-01', to: '2021-12' }, shown: { ask: false } });
    expect(await covered()).toHaveLength(1);
  });
});

describe('an event that a newer file tells as two', () => {
  it('is named with the rows that may tell it, and counted beside them until it is retracted', async () => {
    const { ctx } = suites.split;
    const killed = (line: string, n: number) => line.replace(',2,3,0,0,5,6,4,', `,${n},0,0,0,${n},${n},${n},`);
    const take = (...rows: string[]) => bringText(ctx, [header, ...rows, ''].join('\n'), { feed: 'ucdp-ged' });
    const kept = event(2, '2022-03-20');
    const days = { first: event(3, '2022-03-01'), last: event(4, '2022-03-31') };
    await take(days.first, killed(event(1, '2022-03-05'), 16), kept, days.last);
    const rows = [
      days.first,
      killed(event(901, '2022-03-05'), 8),
      killed(event(902, '2022-03-05'), 8),
      kept,
      days.last,
    ];
    const { check } = await take(...rows);
    expect(check.counts).toMatchObject({ new: 2, gone: 1, duplicates: 0 });
    expect(check.renumbered).toMatchObject({
      events: 1,
      first: [
        {
          externalId: '1',
          rows: [
            { externalId: '901', line: 3 },
            { externalId: '902', line: 4 },
          ],
        },
      ],
    });
  });
});

describe('refusing a file', () => {
  const { ctx, as, total } = suites.refused;
  const mixed = [row('e1', '2024-01-05'), row('e2', '2024-13-05'), row('e3', '2024-03-05'), row('e1', '2024-03-06')];

  it('writes nothing when any row is refused, and names line, column and value', async () => {
    const problem = await refusal(importFile({ ctx, input: input(mixed) }));
    expect(problem).toMatchObject({ code: 'rows-refused', more: { counts: { refused: 2 } } });
    expect((problem as { more: { refused: unknown[] } }).more.refused).toContainEqual(
      expect.objectContaining({
        line: 3,
        problems: [expect.objectContaining({ column: 'date', value: '2024-13-05' })],
      }),
    );
    expect(await total()).toBe(0);
    expect(await ctx.store.lists.vintages(10)).toEqual([]);
  });

  it('takes the valid rows alone when asked to', async () => {
    const summary = await importFile({ ctx, input: input(mixed, { acceptValid: true }) });
    expect(summary.check.counts).toMatchObject({ new: 2, refused: 2 });
    expect(await total()).toBe(2);
  });

  it('refuses an analyst, an unknown feed, another header and a wrong span', async () => {
    expect(await refusal(importFile({ ctx: as(bob), input: input([]) }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(importFile({ ctx, input: input([], { feed: 'nothing' }) }))).toMatchObject({
      code: 'feed-not-found',
    });
    expect(await refusal(importFile({ ctx, input: input([], { feed: 'acled' }) }))).toMatchObject({
      code: 'file-not-recognised',
    });
    expect(await refusal(importFile({ ctx, input: input([], { covers: '2024-05..2024-01' }) }))).toMatchObject({
      code: 'not-valid',
    });
  });

  it('refuses a second import of the feed while one runs', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    let reads = 0;
    const slow = async function* () {
      if (++reads > 1) await gate;
      yield new TextEncoder().encode([HEADER, row('slow', '2024-04-01')].join('\n'));
    };
    const running = importFile({ ctx, input: input([], { open: slow }) });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await refusal(importFile({ ctx, input: input([row('other', '2024-04-02')]) }))).toMatchObject({
      code: 'import-running',
    });
    go();
    expect((await running).check.counts.new).toBe(1);
  });
});

describe('what an import changes', () => {
  const { ctx } = suites.verdicts;
  // Two attacks a month before the article, six after.
  const months = Array.from(
    { length: 36 },
    (_, n) => `${2021 + Math.floor((n + 8) / 12)}-${String(((n + 8) % 12) + 1).padStart(2, '0')}`,
  );
  const rows = months
    .flatMap((month) =>
      Array.from({ length: month < '2023-02' ? 2 : 6 }, (_, n) => row(`${month}-${n}`, `${month}-0${n + 1}`)),
    )
    .filter((line) => !/,2024-(0[6-9]|1)/.test(line));

  it('declares the coverage stated and names the verdicts that change', async () => {
    const summary = await importFile({ ctx, input: input(rows, { covers: '2021-09..2024-05' }) });
    expect(summary.check.coverage).toEqual({ from: '2021-09', to: '2024-05', countries: ['freeland'] });
    expect(summary.check.readings).toContainEqual(
      expect.objectContaining({
        indicator: 'attacks-in-csv',
        before: { verdict: 'too-little-data', number: '' },
        after: { verdict: 'as-predicted', number: expect.stringMatching(/×/) as string },
        because: 'new-months',
      }),
    );
    const again = await importFile({ ctx, input: input(rows, { covers: '2021-09..2024-05' }) });
    expect(again.check.readings).toEqual([]);
    expect((await ctx.store.feeds.coverage()).filter((each) => each.feed === 'csv')).toHaveLength(1);
  });

  it('names a level before the article that it moves, though no verdict and no number since differs', async () => {
    const log = suites.earlier.ctx;
    const before = rows.filter((line) => !line.includes(',2023-') && !line.includes(',2024-'));
    const first = await importFile({ ctx: log, input: input(before, { covers: '2021-09..2022-12' }) });
    const read = ({ check }: typeof first) => check.readings.find(({ indicator: id }) => id === 'attacks-in-csv');
    expect(read(first)).toMatchObject({
      before: { verdict: 'too-little-data', number: '' },
      after: { verdict: 'too-little-data', number: '' },
      moves: [{ side: 'before', was: '', now: expect.stringContaining('a month') as string }],
      because: 'new-months',
    });
    // A year is taken out, over the same months: the level before falls, and only because the data were revised.
    const fewer = before.filter((line) => !line.includes(',2022-'));
    const less = await importFile({
      ctx: log,
      input: input(fewer, { covers: '2021-09..2022-12', dropGone: true, dryRun: true }),
    });
    expect(read(less)).toMatchObject({
      moves: [{ side: 'before', was: read(first)?.moves?.[0]?.now }],
      because: 'revised',
    });
    const same = await importFile({ ctx: log, input: input(before, { covers: '2021-09..2022-12' }) });
    expect(same.check.readings).toEqual([]);
  });
});
