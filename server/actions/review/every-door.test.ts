import { describe, expect, it } from 'vitest';
import { FIRST_POLICY } from '../../domain/desk/review.ts';
import type { EventInput } from '../../domain/event/event.ts';
import type { Status } from '../../domain/event/event-values.ts';
import type { Actor } from '../../domain/permission.ts';
import { catalogue, forecast, fourIndicators } from '../../testing/forecasts.ts';
import { alice, bob } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { bulkEdit } from '../events/bulk-edit.ts';
import { editEvent } from '../events/edit-event.ts';
import { listEvents } from '../events/list-events.ts';
import { logEvent } from '../events/log-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import { restoreEvent } from '../history/restore-event.ts';
import { undoBatch } from '../history/undo-batch.ts';
import { addSource } from '../twins/add-source.ts';
import { mergeEvents } from '../twins/merge-events.ts';
import { previewMerge } from '../twins/preview-merge.ts';
import { decide } from './decide.ts';
import { setPolicy } from './review-policy.ts';

const review = [{ when: { tag: 'bold' }, because: 'it is bold' }];
const log = await testLog(catalogue([forecast(fourIndicators(), { review })]));
const { ctx } = log;
const two = [{ publisher: 'The Paper' }, { publisher: 'The Post' }];
const dora: Actor = { id: 'dora', name: 'Dora', role: 'analyst' };
const logged = (change: Partial<EventInput> = {}, by = bob) =>
  logEvent({ ctx: log.as(by), input: aBomb({ sources: two, ...change }) });
const keep = (id: string, version: number, by = alice) =>
  decide({ ctx: log.as(by), input: { event: id, version, decision: { decision: 'keep' } } });
const counts = async (id: string) =>
  (await listEvents({ ctx, input: { forecast: 'test', indicator: 'attacks', ids: id } })).total;
const standing = async (id: string): Promise<[Status | undefined, number]> => [
  (await ctx.store.events.read(id))?.status,
  await counts(id),
];
const open = async (id: string) =>
  ((await ctx.store.reviews.read(id))?.reasons ?? []).filter((reason) => !reason.accepted).map(({ code }) => code);

describe('a merge', () => {
  it('is held back by a claim that it takes over and that nobody decided, and says so before', async () => {
    const [kept, other] = [await logged(), await logged({ tags: ['bold'] })];
    expect([kept.status, other.status]).toEqual(['published', 'in-review']);
    const { effects } = await previewMerge({ ctx, input: { id: kept.id, other: other.id } });
    expect(effects.find(({ indicator }) => indicator === 'attacks')).toMatchObject({ before: 1, after: 0 });
    const input = { id: kept.id, other: other.id, versions: { kept: 1, other: 1 } };
    const { event, batch } = await mergeEvents({ ctx: log.as(bob), input });
    expect(event).toMatchObject({ status: 'in-review', tags: ['bold'], version: 2 });
    expect(await standing(kept.id)).toEqual(['in-review', 0]);
    expect(await open(kept.id)).toEqual(['sensitive']);
    await undoBatch({ ctx: log.as(bob), input: { id: batch } });
    expect(await standing(kept.id)).toEqual(['published', 1]);
    expect(await open(kept.id)).toEqual([]);
    expect(await standing(other.id)).toEqual(['in-review', 0]);
    expect(await open(other.id)).toEqual(['sensitive']);
    await retractEvent({ ctx, input: { id: kept.id, version: 3, reason: 'Done' } });
  });

  it('split again leaves each on the list of single sources that was there', async () => {
    const one = (publisher: string) => logged({ sources: [{ publisher }], when: { from: '2024-01-20' } });
    const [kept, other] = [await one('The Paper'), await one('The Post')];
    const input = { id: kept.id, other: other.id, versions: { kept: 1, other: 1 } };
    const { batch } = await mergeEvents({ ctx: log.as(bob), input });
    expect(await open(kept.id)).toEqual([]);
    await undoBatch({ ctx: log.as(bob), input: { id: batch } });
    expect([await open(kept.id), await open(other.id)]).toEqual([['one-source'], ['one-source']]);
    for (const { id } of [kept, other]) await retractEvent({ ctx, input: { id, version: 3, reason: 'Done' } });
  });

  it('counts at once when the claim was accepted of either, and asks no more after', async () => {
    const [kept, other] = [await logged(), await logged({ tags: ['bold'] })];
    await keep(other.id, 1);
    const versions = { kept: 1, other: 2 };
    const { event } = await mergeEvents({ ctx: log.as(bob), input: { id: kept.id, other: other.id, versions } });
    expect(event.status).toBe('published');
    const draft = aBomb({ sources: two, tags: ['bold'], summary: 'Mended' });
    expect(await editEvent({ ctx, input: { id: kept.id, version: 2, draft } })).toMatchObject({ status: 'published' });
    await retractEvent({ ctx, input: { id: kept.id, version: 3, reason: 'Done' } });
  });
});

describe('an earlier version put back', () => {
  it('waits when it holds a claim that is not accepted any more', async () => {
    const free = { ...FIRST_POLICY, hold: { ...FIRST_POLICY.hold, sensitive: false } };
    await setPolicy({ ctx, input: free });
    const event = await logged({ tags: ['bold'] });
    expect(event.status).toBe('published');
    await setPolicy({ ctx, input: FIRST_POLICY });
    await retractEvent({ ctx, input: { id: event.id, version: 1, reason: 'Wrong' } });
    const back = await restoreEvent({ ctx, input: { id: event.id, current: 2, version: 1 } });
    expect(back).toMatchObject({ status: 'in-review', version: 3 });
    expect(await standing(event.id)).toEqual(['in-review', 0]);
  });

  it('waits again for the reasons it had, after it was rejected', async () => {
    const event = await logged({ tags: ['bold'] });
    const decision = { decision: 'reject', note: 'Not so' };
    await decide({ ctx, input: { event: event.id, version: 1, decision } });
    await restoreEvent({ ctx, input: { id: event.id, current: 2, version: 1 } });
    expect(await ctx.store.reviews.read(event.id)).toMatchObject({
      decision: null,
      reasons: [{ code: 'sensitive', words: 'it is bold' }],
    });
  });

  it('counts again when what it claims was accepted', async () => {
    const event = await logged({ tags: ['bold'] });
    await keep(event.id, 1);
    await retractEvent({ ctx, input: { id: event.id, version: 2, reason: 'Wrong' } });
    expect(await restoreEvent({ ctx, input: { id: event.id, current: 3, version: 2 } })).toMatchObject({
      status: 'published',
    });
    await retractEvent({ ctx, input: { id: event.id, version: 4, reason: 'Done' } });
  });
});

describe('a second source', () => {
  it('takes an event off the list of single sources, and out of review when it waited for that alone', async () => {
    const lone = { sources: two.slice(0, 1) };
    const event = await logged(lone);
    expect(await open(event.id)).toEqual(['one-source']);
    await addSource({ ctx, input: { id: event.id, version: 1, sources: two.slice(1) } });
    expect(await open(event.id)).toEqual([]);
    await setPolicy({ ctx, input: { ...FIRST_POLICY, hold: { ...FIRST_POLICY.hold, oneSource: true } } });
    const held = await logged(lone);
    expect(held.status).toBe('in-review');
    const both = { id: held.id, version: 1, sources: two.slice(1) };
    expect(await addSource({ ctx, input: both })).toMatchObject({ status: 'published' });
    const bold = await logged({ ...lone, tags: ['bold'] });
    const still = await addSource({ ctx, input: { ...both, id: bold.id } });
    expect([still.status, await open(bold.id)]).toEqual(['in-review', ['sensitive']]);
    await setPolicy({ ctx, input: FIRST_POLICY });
  });

  it('puts no other name to why an event waits that the policy would hold no more', async () => {
    const { id } = await logged({ tags: ['bold'] });
    await setPolicy({ ctx, input: { ...FIRST_POLICY, hold: { ...FIRST_POLICY.hold, sensitive: false } } });
    await addSource({ ctx, input: { id, version: 1, sources: [{ publisher: 'The Wire' }] } });
    await setPolicy({ ctx, input: FIRST_POLICY });
    expect([(await standing(id))[0], await open(id)]).toEqual(['in-review', ['sensitive']]);
  });

  it('is refused by field where an event has all it may have', async () => {
    const event = await logged();
    const sources = Array.from({ length: 39 }, (_, n) => ({ publisher: `Paper ${n}` }));
    const refused = addSource({ ctx, input: { id: event.id, version: 1, sources } });
    await expect(refused).rejects.toMatchObject({ code: 'not-valid', issues: [{ field: 'sources' }] });
  });
});

describe('two people at one moment', () => {
  it('decide once, whichever is first, also where the event stays as it is', async () => {
    const reject = (id: string) =>
      decide({ ctx, input: { event: id, version: 1, decision: { decision: 'reject', note: 'Not so' } } });
    for (const change of [{ tags: ['bold'] }, { sources: two.slice(1) }]) {
      const { id } = await logged(change);
      const both = await Promise.allSettled([keep(id, 1), reject(id), keep(id, 1, bob)]);
      expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
      const { decision } = (await ctx.store.reviews.read(id)) ?? {};
      expect(await counts(id)).toBe(decision === 'keep' ? 1 : 0);
    }
  });
});

describe('under four eyes', () => {
  it('nobody lets out what they change, by the form or by an earlier version', async () => {
    await setPolicy({ ctx, input: { ...FIRST_POLICY, fourEyes: true } });
    const event = await logged({}, bob);
    const draft = aBomb({ sources: two });
    const edited = (version: number, status: 'in-review' | 'published', by: Actor) =>
      editEvent({ ctx: log.as(by), input: { id: event.id, version, draft: { ...draft, status } } });
    expect((await edited(1, 'in-review', alice)).status).toBe('in-review');
    expect((await edited(2, 'published', bob)).status).toBe('in-review');
    expect((await restoreEvent({ ctx, input: { id: event.id, current: 3, version: 1 } })).status).toBe('in-review');
    for (const by of [alice, bob]) await expect(keep(event.id, 4, by)).rejects.toMatchObject({ code: 'four-eyes' });
    expect((await keep(event.id, 4, dora)).event.status).toBe('published');
    await setPolicy({ ctx, input: FIRST_POLICY });
  });
});

describe('under four eyes, by way of a draft', () => {
  it('nobody lets out what they change, by the form or with many others', async () => {
    await setPolicy({ ctx, input: { ...FIRST_POLICY, fourEyes: true } });
    const { id } = await logged({ status: 'in-review' }, alice);
    const draft = aBomb({ sources: two });
    const edited = (version: number, status: 'draft' | 'published') =>
      editEvent({ ctx: log.as(bob), input: { id, version, draft: { ...draft, status } } });
    expect((await edited(1, 'draft')).status).toBe('draft');
    const input = { ids: [id], change: { what: 'status', to: 'published' }, reason: 'Checked' };
    expect((await bulkEdit({ ctx: log.as(bob), input })).why[0]?.why).toContain('somebody else must decide it');
    expect((await edited(2, 'published')).status).toBe('in-review');
    expect((await bulkEdit({ ctx: log.as(dora), input })).changed).toBe(1);
    await setPolicy({ ctx, input: FIRST_POLICY });
  });
});

describe('the undo of a change of many', () => {
  it('puts back into the queue what the change let out of it', async () => {
    const event = await logged({ status: 'in-review' });
    const change = { what: 'status', to: 'published' };
    const { batch } = await bulkEdit({ ctx, input: { ids: [event.id], change, reason: 'Checked' } });
    expect(await standing(event.id)).toEqual(['published', 1]);
    await undoBatch({ ctx, input: { id: batch ?? '' } });
    expect(await standing(event.id)).toEqual(['in-review', 0]);
    expect(await ctx.store.reviews.read(event.id)).toMatchObject({ decision: null, decidedBy: null });
    expect(await open(event.id)).toEqual(['by-hand']);
  });
});
