import { describe, expect, it } from 'vitest';
import { alice, bob, charlie } from '../../testing/people.ts';
import { inFeed } from '../../testing/other-feed.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { MergePreview } from '../../domain/desk/merging.ts';
import { listEvents } from '../events/list-events.ts';
import { logEvent } from '../events/log-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import { undoBatch } from '../history/undo-batch.ts';
import { findTwins } from './find-twins.ts';
import { linkEvents } from './link-events.ts';
import { listLinks } from './list-links.ts';
import { listPairs } from './list-pairs.ts';
import { mergeEvents } from './merge-events.ts';
import { previewMerge } from './preview-merge.ts';
import { unlinkEvents } from './unlink-events.ts';

const log = await testLog();
const { ctx } = log;
const ask = testServer(log);
const counted = async (month: string) =>
  (await listEvents({ ctx, input: { forecast: 'test', indicator: 'attacks', month, limit: '200' } })).events.map(
    (event) => event.id,
  );
const two = async (day: string) => {
  const kept = await logEvent({ ctx, input: aBomb({ when: { from: day } }) });
  const sources = [{ publisher: 'The Wire', url: `https://wire.example/${day}` }];
  const changed = { when: { from: day }, deaths: { total: { low: 5, best: 5, high: 5 } }, tags: ['bold'], sources };
  const other = await logEvent({ ctx: log.as(bob), input: aBomb(changed) });
  return { kept, other };
};
const asked = ({ kept, other }: Awaited<ReturnType<typeof two>>, more: Record<string, unknown> = {}) => ({
  id: kept.id,
  other: other.id,
  versions: { kept: 1, other: 1 },
  ...more,
});

describe('comparing two events', () => {
  it('shows every field, what is proposed, and what the merge would do to the numbers, and writes nothing', async () => {
    const { kept, other } = await two('2023-05-10');
    const preview = await previewMerge({ ctx: log.as(charlie), input: { id: kept.id, other: other.id } });
    MergePreview.parse(preview);
    expect(preview.because).toEqual(expect.arrayContaining(['same day', 'same kind']));
    expect(preview.rows.find((row) => row.field === 'features')).toMatchObject({ proposed: 'both', both: 'Bold' });
    expect(preview.sources.both).toHaveLength(2);
    const of = (id: string) => preview.effects.find((effect) => effect.indicator === id);
    expect(of('attacks')).toMatchObject({
      before: 2,
      after: 1,
      sentence: 'Indicator attacks falls from 2 to 1 in May 2023',
    });
    expect(of('deaths')).toMatchObject({ before: 8, after: 5 });
    expect(await counted('2023-05')).toHaveLength(2);
    expect((await ctx.store.events.read(kept.id))?.version).toBe(1);
  });

  it('reckons with what was chosen so far', async () => {
    const { kept, other } = await two('2023-06-10');
    const choices = 'killed-total:kept,features:kept';
    const { effects } = await previewMerge({ ctx, input: { id: kept.id, other: other.id, choices } });
    expect(effects.find((effect) => effect.indicator === 'deaths')).toMatchObject({ after: 3 });
    for (const wrong of ['killed-total:perhaps', 'nothing:kept', 'killed-total:both'])
      expect((await ask('GET', `/api/events/${kept.id}/merge/${other.id}?choices=${wrong}`)).status).toBe(422);
  });
});

describe('merging two events', () => {
  it('makes one that counts once, keeps both readable and says what happened', async () => {
    const pair = await two('2023-07-10');
    const input = asked(pair, { choices: { 'killed-total': 'other' }, reason: 'Same bus' });
    const { event, other, batch } = await mergeEvents({ ctx: log.as(bob), input });
    expect(event).toMatchObject({ version: 2, status: 'published', deaths: { total: { best: 5 } }, tags: ['bold'] });
    expect(event.sources).toHaveLength(2);
    expect(other).toMatchObject({ id: pair.other.id, version: 2, status: 'retracted', tags: ['bold'] });
    expect(await counted('2023-07')).toEqual([pair.kept.id]);
    const [last] = (await ctx.store.events.revisions(pair.other.id)).slice(-1);
    expect(last).toMatchObject({ action: 'merge', reason: 'Merged into: A bomb in the north. Same bus' });
    const { links } = await listLinks({ ctx, input: pair.kept });
    expect(links).toMatchObject([{ kind: 'merged-from', batch, by: 'bob', event: { id: pair.other.id } }]);
    expect((await listLinks({ ctx, input: pair.other })).links).toMatchObject([{ kind: 'merged-into' }]);
    await expect(unlinkEvents({ ctx, input: { id: links[0]?.id ?? '' } })).rejects.toMatchObject({
      code: 'link-of-a-merge',
    });
  });

  it('is undone as a whole: both are as they were, counted both, and nothing links them', async () => {
    const pair = await two('2023-08-10');
    const { batch } = await mergeEvents({ ctx, input: asked(pair) });
    await undoBatch({ ctx: log.as(bob), input: { id: batch } });
    expect(await ctx.store.events.read(pair.kept.id)).toMatchObject({
      version: 3,
      tags: [],
      sources: pair.kept.sources,
    });
    expect(await ctx.store.events.read(pair.other.id)).toMatchObject({ version: 3, status: 'published' });
    expect((await counted('2023-08')).sort()).toEqual([pair.kept.id, pair.other.id].sort());
    expect((await listLinks({ ctx, input: pair.kept })).links).toEqual([]);
  });

  it('happens once under one key', async () => {
    const pair = await two('2023-09-10');
    const { id, ...body } = asked(pair);
    const send = () => ask('POST', `/api/events/${id}/merge`, { body, headers: { 'idempotency-key': 'merge-1' } });
    const first = (await (await send()).json()) as { batch: string };
    expect(await (await send()).json()).toEqual(first);
    expect((await ctx.store.events.read(id))?.version).toBe(2);
  });

  it('is refused to a reader, with itself, across feeds, over a newer version, and of what was retracted', async () => {
    const pair = await two('2023-10-10');
    const refused = (change: Record<string, unknown>, actor = alice) =>
      expect(mergeEvents({ ctx: log.as(actor), input: asked(pair, change) })).rejects;
    await refused({}, charlie).toMatchObject({ code: 'not-allowed' });
    await refused({ other: pair.kept.id }).toMatchObject({ code: 'same-event' });
    await refused({ other: ctx.newId() }).toMatchObject({ code: 'event-not-found' });
    await refused({ versions: { kept: 1, other: 7 } }).toMatchObject({ code: 'changed-meanwhile' });
    await refused({ choices: { date: 'both' } }).toMatchObject({
      code: 'not-valid',
      issues: [{ field: 'choices.date' }],
    });
    await refused({ choices: { colour: 'kept' } }).toMatchObject({ code: 'not-valid' });
    const row = await inFeed(ctx, 'other', aBomb({ when: { from: '2023-10-10' } }));
    await refused({ other: row }).toMatchObject({ code: 'other-feed', fix: expect.stringContaining('Link them') });
    await retractEvent({ ctx, input: { id: pair.other.id, version: 1, reason: 'Wrong' } });
    await refused({ versions: { kept: 1, other: 2 } }).toMatchObject({ code: 'event-retracted' });
    expect((await ask('GET', `/api/events/${pair.kept.id}/merge/${pair.other.id}`)).status).toBe(409);
    expect((await ctx.store.events.read(pair.kept.id))?.version).toBe(1);
    expect((await listLinks({ ctx, input: pair.kept })).links).toEqual([]);
  });

  it('leaves nothing half done when two people merge at once: one wins', async () => {
    const { kept, other } = await two('2023-11-10');
    const one = mergeEvents({ ctx, input: asked({ kept, other }) });
    const back = mergeEvents({ ctx, input: asked({ kept: other, other: kept }) });
    const done = await Promise.allSettled([one, back]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await counted('2023-11')).toHaveLength(1);
  });
});

describe('linking two events', () => {
  it('says that they are the same in two feeds, and takes it back', async () => {
    const mine = await logEvent({ ctx, input: aBomb({ when: { from: '2022-01-10' } }) });
    const row = await inFeed(ctx, 'other', aBomb({ when: { from: '2022-01-10' } }));
    const link = await linkEvents({ ctx: log.as(bob), input: { a: mine.id, b: row, kind: 'same' } });
    expect(link).toMatchObject({ kind: 'same', by: 'bob', event: { id: row, feed: 'other' } });
    expect(await linkEvents({ ctx, input: { a: row, b: mine.id, kind: 'same' } })).toMatchObject({ id: link.id });
    expect((await listLinks({ ctx, input: { id: row } })).links).toMatchObject([
      { kind: 'same', event: { id: mine.id } },
    ]);
    await unlinkEvents({ ctx, input: link });
    expect((await listLinks({ ctx, input: mine })).links).toEqual([]);
    await expect(unlinkEvents({ ctx, input: link })).rejects.toMatchObject({ code: 'link-not-found' });
  });

  it('lets the last word count', async () => {
    const { kept, other } = await two('2022-02-10');
    const row = await inFeed(ctx, 'other', aBomb({ when: { from: '2022-02-10' } }));
    await linkEvents({ ctx, input: { a: kept.id, b: row, kind: 'different', reason: 'Other town' } });
    await linkEvents({ ctx, input: { a: kept.id, b: row, kind: 'same' } });
    expect((await listLinks({ ctx, input: kept })).links).toMatchObject([{ kind: 'same' }]);
    await linkEvents({ ctx, input: { a: kept.id, b: other.id, kind: 'different' } });
    await mergeEvents({ ctx, input: asked({ kept, other }) });
    const { links } = await listLinks({ ctx, input: kept });
    expect(links.map((each) => each.kind).sort()).toEqual(['merged-from', 'same']);
  });

  it('is refused to a reader, with itself, and as the same within one feed', async () => {
    const { kept, other } = await two('2022-03-10');
    const input = { a: kept.id, b: other.id, kind: 'same' };
    await expect(linkEvents({ ctx: log.as(charlie), input })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(linkEvents({ ctx, input })).rejects.toMatchObject({
      code: 'same-feed',
      fix: expect.stringContaining('Merge them'),
    });
    await expect(linkEvents({ ctx, input: { ...input, b: kept.id } })).rejects.toMatchObject({ code: 'same-event' });
    await expect(linkEvents({ ctx, input: { ...input, b: 'x' } })).rejects.toMatchObject({ code: 'not-valid' });
    await expect(linkEvents({ ctx: log.as(charlie), input })).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await listLinks({ ctx, input: kept })).links).toEqual([]);
  });
});

describe('the list of likely pairs', () => {
  it('names pairs of the desk to merge and pairs across feeds to link, until something is said of them', async () => {
    const day = '2021-03-10';
    const much = { when: { from: day }, place: { words: ['north'], lat: 33, lon: 70, precision: 'exact' as const } };
    const toll = { deaths: { total: { low: 9, best: 9, high: 9 } }, against: ['civilians'] };
    const one = await logEvent({ ctx, input: aBomb({ ...much, ...toll, sources: [] }) });
    const other = await logEvent({ ctx, input: aBomb({ ...much, ...toll, sources: [] }) });
    const row = await inFeed(ctx, 'other', aBomb({ ...much, ...toll, sources: [] }));
    const later = await logEvent({
      ctx,
      input: aBomb({ ...much, ...toll, when: { from: '2021-03-12' }, sources: [] }),
    });
    const of = async () =>
      (await allPairs()).filter(({ a, b }) =>
        [a.id, b.id].some((id) => [one.id, other.id, row, later.id].includes(id)),
      );
    const found = await of();
    expect(found).toHaveLength(3);
    expect(found).toContainEqual(
      expect.objectContaining({
        a: expect.objectContaining({ id: other.id }),
        b: expect.objectContaining({ id: one.id }),
        suggests: 'merge',
      }),
    );
    expect(found.filter(({ suggests }) => suggests === 'link')).toHaveLength(2);
    await linkEvents({ ctx, input: { a: one.id, b: other.id, kind: 'different' } });
    await linkEvents({ ctx, input: { a: one.id, b: row, kind: 'same' } });
    expect(await of()).toHaveLength(1);
    const { twins } = await findTwins({ ctx, input: { event: { ...one }, own: one.id } });
    expect(twins).toEqual([]);
  });

  it('refuses a page that is none', async () => {
    await expect(listPairs({ ctx, input: { after: 'x' } })).rejects.toMatchObject({ code: 'not-valid' });
  });
});

async function allPairs() {
  const pairs = [];
  for (let after: string | null = '0'; after !== null;) {
    const page = await listPairs({ ctx: log.as(charlie), input: { after } });
    pairs.push(...page.pairs);
    after = page.next;
  }
  return pairs;
}
