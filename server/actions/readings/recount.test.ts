import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import { addDays } from '../../domain/event/calendar.ts';
import { Problem } from '../../domain/problem.ts';
import type { Behind } from '../../domain/reading/pages/behind.ts';
import { dayByDay } from '../../testing/day-by-day.ts';
import { deskAtWork } from '../../testing/desk-at-work.ts';
import { NUMBERS, type NumberShown } from '../../testing/numbers-shown.ts';
import { inFeed } from '../../testing/other-feed.ts';
import { numbersOf, numbersOfData, type Recount } from '../../testing/recounts.ts';
import { tableIn } from '../../testing/monthly-table.ts';
import { publishedTotal } from '../../testing/published-total.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { declareCoverage } from '../data/declare-coverage.ts';
import { loadSample } from '../data/load-sample.ts';
import { listEvents } from '../events/list-events.ts';
import { attachSeries } from '../series/attach-series.ts';
import { logEvent } from '../events/log-event.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const [small, totals, practice] = await Promise.all([testLog(), testLog(), testLog(loaded.catalogue)]);
const PRACTICE = { forecast: 'pakistan-ttp-2023', feed: 'desk' };
const seen = new Set<NumberShown>();

/** Asks for the list of every number and gives those that are not its length. */
async function recounted(ctx: Ctx, numbers: readonly Recount[]): Promise<{ wrong: string[]; opened: number }> {
  const wrong: string[] = [];
  const known = new Map<string, Promise<number>>();
  const length = async (list: Behind) =>
    (await publishedTotal(ctx, list)) ?? (await listEvents({ ctx, input: { ...list, limit: '1' } })).total;
  const left = [...numbers];
  const count = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const name = JSON.stringify(one.list);
      const asked = known.get(name) ?? length(one.list);
      known.set(name, asked);
      const total = await asked;
      seen.add(one.number);
      if (total !== one.events) wrong.push(`${one.number}, ${one.of}: ${one.events} shown, ${total} listed`);
    }
  };
  await Promise.all([count(), count(), count(), count()]);
  return { wrong, opened: known.size };
}

describe('every number of events lists exactly its events', () => {
  it('while a desk is at work on two feeds, today and on three days before', { timeout: 60_000 }, async () => {
    const log = dayByDay(small, '2024-04-01');
    const { ctx } = log;
    for (const feed of ['desk', 'other']) {
      if (feed === 'other') await begin(ctx, feed);
      await declareCoverage({ ctx, input: { feed, from: '2021-09', to: '2024-04', countries: ['freeland'] } });
    }
    const desk = deskAtWork(log, 'recount');
    for (let day = '2024-04-01'; day < '2024-04-13'; day = addDays(day, 1)) {
      log.go(day);
      for (let n = 0; n < 3; n++) await desk.log();
      for (let n = 0; n < 3; n++) await desk.step().catch(refusedAlone);
      await logEvent({ ctx, input: aBomb({ when: { from: day } }) });
      await inFeed(ctx, 'other', aBomb({ when: { from: addDays(day, -300) }, tags: ['bold'] }));
    }
    const numbers = [...(await numbersOfData(ctx))];
    for (const feed of ['desk', 'other'])
      for (const asOf of [null, '2024-04-03', '2024-04-07', '2024-04-11'])
        numbers.push(...(await numbersOf(ctx, { forecast: 'test', feed, asOf })));
    const { wrong, opened } = await recounted(ctx, numbers);
    expect(wrong).toEqual([]);
    expect(opened).toBeGreaterThan(300);
  });

  it('of monthly totals from the published table, today and as it stood', { timeout: 60_000 }, async () => {
    const { ctx } = totals;
    await attachSeries({ ctx, input: tableIn() });
    const asked = { forecast: 'test', feed: 'series-tracker' };
    const numbers = [
      ...(await numbersOfData(ctx)),
      ...(await numbersOf(ctx, { ...asked, asOf: null })),
      ...(await numbersOf(ctx, { ...asked, asOf: '2024-06-15' })),
    ];
    expect(numbers.filter(({ list, events }) => list['feed'] === asked.feed && events > 0).length).toBeGreaterThan(100);
    expect((await recounted(ctx, numbers)).wrong).toEqual([]);
  });

  it('over the whole practice data', { timeout: 120_000 }, async () => {
    const { ctx } = practice;
    await loadSample({ ctx, input: { choice: 'practice' } });
    const numbers = await numbersOf(ctx, { ...PRACTICE, asOf: null });
    const { wrong, opened } = await recounted(ctx, [...(await numbersOfData(ctx)), ...numbers]);
    expect(wrong).toEqual([]);
    expect(opened).toBeGreaterThan(2_000);
  });

  it.each(['2023-08-31', '2024-01-17', '2024-05-31'])(
    'over the practice data as they stood on %s',
    { timeout: 120_000 },
    async (asOf) => {
      const { ctx } = practice;
      const numbers = await numbersOf(ctx, { ...PRACTICE, asOf });
      // Each list reads thousands of states of then, so these are every so many of thousands of numbers.
      const { wrong, opened } = await recounted(
        ctx,
        numbers.filter((_, n) => n % 30 === Number(asOf.slice(-1))),
      );
      expect(wrong).toEqual([]);
      expect(opened).toBeGreaterThan(50);
    },
  );

  it('leaves none of them out', () => {
    expect([...seen].sort()).toEqual(Object.keys(NUMBERS).sort());
  });
});

/** A feed is known from its first import on. */
async function begin(ctx: Ctx, feed: string): Promise<void> {
  await inFeed(ctx, feed, aBomb({ when: { from: '2023-03-04' } }));
  const counts = { new: 1, changed: 0, same: 0, gone: 0, refused: 0, skipped: 0, duplicates: 0 };
  const about = { release: null, fileName: 'a.csv', sha256: '', by: 'alice', sample: null, counts };
  await ctx.store.change((tx) => tx.feeds.addVintage({ ...about, id: ctx.newId(), feed, at: ctx.now() }));
}

function refusedAlone(error: unknown): void {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
}
