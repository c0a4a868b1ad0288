import { describe, expect, it } from 'vitest';
import type { SeriesIn } from '../../domain/import/series.ts';
import { bob, charlie } from '../../testing/people.ts';
import { TABLE, tableIn } from '../../testing/monthly-table.ts';
import { testLog, testServer, TODAY } from '../../testing/request.ts';
import { compareFeeds } from '../readings/compare-feeds.ts';
import { readForecast } from '../readings/read-forecast.ts';
import { attachSeries } from './attach-series.ts';
import { checkSeries } from './check-series.ts';
import { listSeries } from './list-series.ts';
import { lookAtSeries } from './look-at-series.ts';
import { readPublished } from './read-published.ts';
import { undoSeries } from './undo-series.ts';

const log = await testLog();
const { ctx, as } = log;
const FEED = 'series-tracker';
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const read = async (id: string, more: Record<string, string> = {}) => {
  const { developments } = await readForecast({ ctx, input: { forecast: 'test', feed: FEED, ...more } });
  return developments.flatMap(({ indicators }) => indicators).find((one) => one.id === id);
};
const published = (indicator: string, more: Record<string, string> = {}) =>
  readPublished({ ctx, input: { feed: FEED, forecast: 'test', indicator, ...more } });
const wrongIn = async (asked: unknown) =>
  ((await refusal(checkSeries({ ctx, input: asked }))) as { issues: { field: string; message: string }[] }).issues;

describe('a table of monthly totals', () => {
  it('shows its columns with examples before anything is said about it', async () => {
    const look = await lookAtSeries({ ctx, input: { file: tableIn().file } });
    expect(look).toMatchObject({ rows: 32 });
    expect(look.columns.map(({ name, holds }) => [name, holds])).toEqual([
      ['month', 'months'],
      ['attacks', 'numbers'],
      ['bold', 'numbers'],
      ['killed', 'numbers'],
      ['where', 'text'],
    ]);
    expect(look.columns[0]?.examples).toEqual(['2021-09', '2021-10', '2021-11']);
  });

  it('is checked without leaving anything behind', async () => {
    const check = await checkSeries({ ctx, input: tableIn() });
    expect(check.counts).toEqual({ new: 127, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0 });
    expect(check.covers.find(({ indicator }) => indicator === 'deaths')).toMatchObject({
      from: '2021-09',
      to: '2024-04',
      months: 31,
      blank: ['2023-05'],
    });
    expect(check.readings.find(({ indicator }) => indicator === 'attacks')).toMatchObject({
      before: { verdict: 'not read' },
      after: { verdict: 'As predicted' },
      because: 'new-months',
    });
    expect(await listSeries({ ctx })).toEqual([]);
  });

  it('does exactly what the check said, and reads at once', async () => {
    const check = await checkSeries({ ctx, input: tableIn() });
    const done = await attachSeries({ ctx, input: tableIn() });
    expect(done).toMatchObject({ feed: FEED, check });
    const attacks = await read('attacks');
    expect(attacks).toMatchObject({ verdict: 'as-predicted', feed: FEED });
    expect((await read('deaths'))?.coverage.watch).toMatchObject({ covered: 14, months: 16 });
    expect(await read('districts')).toMatchObject({ qualifier: 'not-carried' });
    const { says, silent } = await compareFeeds({ ctx, input: { forecast: 'test', indicator: 'attacks' } });
    expect([...says, ...silent].map(({ feed }) => feed)).toContain(FEED);
    expect(says.find(({ feed }) => feed === FEED)).toMatchObject({ title: 'Invented tracker', record: false });
  });

  it('once more changes nothing', async () => {
    const again = await attachSeries({ ctx, input: tableIn() });
    expect(again).toMatchObject({ vintage: null, check: { counts: { new: 0, changed: 0, same: 127 } } });
    const [kept] = await listSeries({ ctx });
    expect(kept).toMatchObject({ feed: FEED, settings: tableIn().settings });
    expect(kept?.vintages).toHaveLength(1);
  });

  it('opens the publication of each number', async () => {
    const { months, roles, licence } = await published('attacks', { from: '2023-02', to: '2023-03' });
    expect(roles).toEqual([{ role: 'counts', says: 'events in the month' }]);
    expect(licence).toBe('CC BY 4.0');
    expect(months).toHaveLength(2);
    expect(months[0]).toMatchObject({
      month: '2023-02',
      now: {
        value: 15,
        publisher: 'The Invented Institute',
        title: 'Bulletin 18',
        url: 'https://tracker.example/table',
      },
      before: [],
    });
  });
});

describe('a revised table', () => {
  const revised: SeriesIn = {
    ...tableIn(TABLE.replace('2024-03,16', '2024-03,46').replace('2024-04,17,1,51', '2024-04,17,1,')),
    dropGone: true,
  };

  it('stands beside the one before, which a reading of then still shows', async () => {
    const before = await read('attacks');
    const { check, vintage } = await attachSeries({ ctx, input: revised });
    expect(check.counts).toMatchObject({ new: 0, gone: 1 });
    expect(check.changed).toContainEqual({
      ...{ forecast: 'test', indicator: 'attacks', role: 'counts', title: expect.any(String) as string },
      ...{ month: '2024-03', was: 16, now: 46 },
    });
    expect(check.gone).toMatchObject([{ indicator: 'deaths', month: '2024-04', was: 51, now: null }]);
    expect((await read('deaths'))?.coverage.watch.covered).toBe(13);
    const [march] = (await published('attacks', { from: '2024-03', to: '2024-03' })).months;
    expect(march).toMatchObject({ now: { value: 46 }, before: [{ value: 16 }] });

    expect(await refusal(undoSeries({ ctx: as(charlie), input: { id: vintage ?? '' } }))).toMatchObject({
      code: 'not-allowed',
    });
    const undone = await undoSeries({ ctx, input: { id: vintage ?? '' } });
    expect(undone).toMatchObject({ removed: 2, restored: 3 });
    expect((await read('attacks'))?.change).toEqual(before?.change);
    expect((await published('attacks', { from: '2024-03', to: '2024-03' })).months).toMatchObject([
      { now: { value: 16 }, before: [] },
    ]);
    expect(await refusal(undoSeries({ ctx, input: { id: vintage ?? '' } }))).toMatchObject({
      code: 'series-vintage-not-found',
    });
  });

  it('is read as it stood on the day before it came', async () => {
    let tick = Date.parse('2024-06-17T09:00:00Z');
    const later = { ...ctx, today: () => '2024-06-17', now: () => new Date(tick++).toISOString() };
    await attachSeries({ ctx: later, input: revised });
    const march = async (asOf: Record<string, string>) => {
      const input = { forecast: 'test', feed: FEED, ...asOf };
      const { developments } = await readForecast({ ctx: later, input });
      const attacks = developments.flatMap(({ indicators }) => indicators).find(({ id }) => id === 'attacks');
      const where = { feed: FEED, forecast: 'test', indicator: 'attacks', from: '2024-03', to: '2024-03' };
      const { months } = await readPublished({ ctx: later, input: { ...where, ...asOf } });
      return [
        attacks?.series.find(({ month }) => month === '2024-03')?.value,
        months[0]?.now.value,
        months[0]?.before.length,
      ];
    };
    expect(await march({})).toEqual([46, 46, 1]);
    expect(await march({ 'as-of': TODAY })).toEqual([16, 16, 0]);
    expect(await refusal(march({ 'as-of': '2024-06-14' }))).toMatchObject({ code: 'feed-not-found' });
  });

  it('is taken back before the one it builds on', async () => {
    const [series] = await listSeries({ ctx });
    const first = series?.vintages.at(-1)?.id ?? '';
    expect(await refusal(undoSeries({ ctx, input: { id: first } }))).toMatchObject({
      code: 'series-vintage-not-newest',
    });
  });
});

describe('what does not fit', () => {
  const settings = tableIn().settings;
  const column = (indicator: string, role: 'counts' | 'among' = 'counts') => ({
    ...{ column: 'attacks', forecast: 'test', indicator, role },
  });

  it('is refused with why: indicators that totals cannot carry, halves of a share, unknown columns', async () => {
    const asked = tableIn(TABLE, {
      month: 'when',
      columns: [column('districts'), column('bold-share'), column('none-such'), column('attacks', 'among')],
    });
    const issues = await wrongIn(asked);
    expect(issues.map(({ field }) => field)).toEqual(
      ['month', 'columns.0.indicator', 'columns.2.indicator', 'columns.3.role', 'columns', 'columns'].slice(
        0,
        issues.length,
      ),
    );
    expect(issues[1]?.message).toContain('cannot be read from monthly totals');
    expect(issues.at(-1)?.message).toContain('also needs a column with the events they are a part of');
    const both = { ...asked, settings: { ...asked.settings, month: 'month' } };
    both.settings.columns = [column('bold-share'), column('bold-share', 'among')];
    expect(await wrongIn(both)).toMatchObject([
      {
        field: 'columns.1.column',
        message: 'is read as both numbers of "bold-share", which would then be the same in every month',
      },
    ]);
  });

  it('is refused by row, column, value, reason and fix, and nothing is written', async () => {
    const text = ['month,attacks', '2023-01,5', '02/2023,6', '2023-03,-1', '2023-01,7', '2024-07,3', 'Total,21'].join(
      '\n',
    );
    const asked = tableIn(text, {
      ...settings,
      feed: 'series-other',
      by: { ...settings.by, title: null },
      columns: [column('attacks')],
    });
    const { counts, refused } = await checkSeries({ ctx, input: asked });
    expect(counts).toMatchObject({ new: 1, refused: 5 });
    expect(refused.map(({ line, problems }) => [line, problems[0]?.column, problems[0]?.value])).toEqual([
      [3, 'month', '02/2023'],
      [4, 'attacks', '-1'],
      [5, 'month', '2023-01'],
      [6, 'month', '2024-07'],
      [7, 'month', 'Total'],
    ]);
    expect(await refusal(attachSeries({ ctx, input: asked }))).toMatchObject({ code: 'rows-refused' });
    expect((await listSeries({ ctx })).map(({ feed }) => feed)).toEqual([FEED]);
    const { check } = await attachSeries({ ctx, input: { ...asked, acceptValid: true } });
    expect(check.counts).toMatchObject({ new: 1, refused: 5 });
  });

  it('keeps a part no larger than its whole', async () => {
    const text = ['month,bold,attacks', '2023-01,9,5'].join('\n');
    const columns = [{ ...column('bold-share'), column: 'bold' }, column('bold-share', 'among')];
    const asked = tableIn(text, { columns, by: { ...settings.by, title: null } });
    const { refused } = await checkSeries({ ctx, input: asked });
    expect(refused[0]?.problems[0]?.reason).toBe('is more than the 5 it is a part of');
  });

  it('is for editors to attach, and for everybody to read', async () => {
    for (const person of [bob, charlie])
      expect(await refusal(attachSeries({ ctx: as(person), input: tableIn() }))).toMatchObject({ code: 'not-allowed' });
    expect(await listSeries({ ctx: as(charlie) })).not.toEqual([]);
  });
});

describe('over HTTP', () => {
  const ask = testServer(log);

  it('a table is looked at, checked, attached under a key, and its numbers are opened', async () => {
    const body = tableIn(TABLE, { feed: 'series-by-http', title: 'By HTTP' });
    expect((await ask('POST', '/api/series/look', { body: { file: body.file } })).status).toBe(200);
    expect((await ask('POST', '/api/series/check', { body })).status).toBe(200);
    const headers = { 'idempotency-key': 'series-once' };
    const first = (await (await ask('POST', '/api/series', { body, headers })).json()) as { vintage: string };
    const again = (await (await ask('POST', '/api/series', { body, headers })).json()) as { vintage: string };
    expect(again.vintage).toBe(first.vintage);
    const opened = await ask(
      'GET',
      '/api/series/series-by-http/published?forecast=test&indicator=deaths&from=2023-05&to=2023-06',
    );
    expect(await opened.json()).toMatchObject({ months: [{ month: '2023-06' }] });
    const undone = await ask('POST', `/api/series/vintages/${first.vintage}/undo`, { body: {} });
    expect(await undone.json()).toMatchObject({ removed: 127, restored: 0 });
  });

  it('is answered with every field that needs another look', async () => {
    const answer = await ask('POST', '/api/series', {
      body: { ...tableIn(), settings: { ...tableIn().settings, feed: 'desk' } },
    });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'not-valid', issues: [{ field: 'settings.feed' }] });
  });
});
