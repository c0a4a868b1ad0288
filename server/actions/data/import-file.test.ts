import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { bob } from '../../testing/people.ts';
import { testLog } from '../../testing/request.ts';
import { fourIndicators, forecast, catalogue, indicator } from '../../testing/forecasts.ts';
import { importFile } from './import-file.ts';
import type { ImportInput } from './import-input.ts';
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
const input = (rows: string[], more: Partial<ImportInput> = {}): ImportInput => ({
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
  refused: await fresh(),
  verdicts: await fresh(),
};

describe('importing a file', () => {
  const { ctx, total, idOf } = suites.happy;
  const first = [row('e1', '2024-01-05'), row('e2', '2024-02-05'), row('e3', '2024-03-05')];

  it('says what a dry run would bring, and writes nothing', async () => {
    const summary = await importFile({ ctx, input: input(first, { dryRun: true }) });
    expect(summary).toMatchObject({ dryRun: true, vintage: null, rows: 3, counts: { new: 3, changed: 0 } });
    expect(await total()).toBe(0);
  });

  it('brings every event once, with a vintage', async () => {
    const summary = await importFile({ ctx, input: input(first, { release: 'v1' }) });
    expect(summary).toMatchObject({
      counts: { new: 3, same: 0, refused: 0 },
      first: '2024-01-05',
      last: '2024-03-05',
      coverage: null,
    });
    expect(await total()).toBe(3);
    const again = await importFile({ ctx, input: input(first) });
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 3, gone: 0 });
    expect(await total()).toBe(3);
    expect((await ctx.store.lists.vintages(10)).map((each) => each.counts.new)).toEqual([0, 3]);
  });

  it('counts a changed row as a new version of the same event', async () => {
    const changed = [row('e1', '2024-01-05', 'bomb,rebels,freeland,north,9,A bomb'), ...first.slice(1)];
    const summary = await importFile({ ctx, input: input(changed) });
    expect(summary.counts).toMatchObject({ new: 0, changed: 1, same: 2 });
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
    expect(summary.counts).toMatchObject({ changed: 0, same: 3 });
    expect((await readEvent({ ctx, input: event })).summary).toBe('Looked into');
  });

  it('counts events that are gone, and retracts them only when asked to', async () => {
    const without = [row('e1', '2024-01-05', 'bomb,rebels,freeland,north,9,A bomb'), row('e3', '2024-03-05')];
    expect((await importFile({ ctx, input: input(without) })).counts.gone).toBe(1);
    const id = await idOf('e2');
    expect((await readEvent({ ctx, input: { id } })).status).toBe('published');
    await importFile({ ctx, input: input(without, { dropGone: true }) });
    expect((await readEvent({ ctx, input: { id } })).status).toBe('retracted');
  });
});

describe('what an import proposes to cover', () => {
  const { ctx } = suites.proposed;
  const [header = '', clash = ''] = readFileSync(
    path.resolve(import.meta.dirname, '../../importers/ucdp-ged/sample.csv'),
    'utf8',
  ).split('\n');
  const event = (id: number, from: string, to = from, precision = '1') =>
    clash
      .replace('900001,', `${id},`)
      .replace('1,1,2021-03-04 00:00:00.000,2021-03-04 00:00:00.000', `1,${precision},${from},${to}`);
  const proposed = async (...rows: string[]) => {
    const open = async function* () {
      yield new TextEncoder().encode([header, ...rows, ''].join('\n'));
    };
    const summary = await importFile({
      ctx,
      input: input([], { feed: 'ucdp-ged', open, covers: undefined, dryRun: true }),
    });
    return summary.coverage && [summary.coverage.from, summary.coverage.to];
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
    expect(summary.counts).toMatchObject({ new: 2, refused: 2 });
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
    expect((await running).counts.new).toBe(1);
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
    expect(summary.coverage).toEqual({ from: '2021-09', to: '2024-05', countries: ['freeland'] });
    expect(summary.verdicts).toContainEqual(
      expect.objectContaining({ indicator: 'attacks-in-csv', from: 'too-little-data', to: 'as-predicted' }),
    );
    const again = await importFile({ ctx, input: input(rows, { covers: '2021-09..2024-05' }) });
    expect(again.verdicts).toEqual([]);
    expect((await ctx.store.feeds.coverage()).filter((each) => each.feed === 'csv')).toHaveLength(1);
  });
});
