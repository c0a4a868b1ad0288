import { describe, expect, it } from 'vitest';
import type { EventDraft, StoredEvent } from '../../domain/event/event.ts';
import type { Actor } from '../../domain/permission.ts';
import type { EventWrite } from '../../store/events/event-write.ts';
import { catalogue, forecast, indicator } from '../../testing/forecasts.ts';
import { alice, bob, charlie } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { syncDefinitions } from '../definitions/rematch.ts';
import { editEvent } from '../events/edit-event.ts';
import { draftOf, nextState } from '../events/held-event.ts';
import { listEvents } from '../events/list-events.ts';
import { logEvent } from '../events/log-event.ts';
import { readEvent } from '../events/read-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import { restoreEvent } from './restore-event.ts';
import { undoBatch } from './undo-batch.ts';

const log = await testLog();
const { ctx } = log;
/** Somebody, so many days after the log began. */
const after = (days: number, actor: Actor) => ({
  ...log.as(actor),
  now: () => new Date(Date.parse('2024-06-15T13:00:00Z') + days * 86_400_000).toISOString(),
});
const counted = async () =>
  (await listEvents({ ctx, input: { forecast: 'test', indicator: 'attacks', limit: '200' } })).events.map(
    (event) => event.id,
  );
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** A merge as the desk makes one: the first keeps the sources of both, the second is retracted. */
async function merged(by: Actor = bob) {
  const kept = await logEvent({ ctx: log.as(by), input: aBomb({ summary: 'Kept' }) });
  const away = await logEvent({ ctx: log.as(by), input: aBomb({ summary: 'Away', sources: [] }) });
  const batch = await written('merge', [
    nextState(log.as(by), kept, { ...as(kept, { tags: ['bold'] }), action: 'merge', reason: 'Twins' }),
    nextState(log.as(by), away, { ...as(away), status: 'retracted', action: 'merge', reason: 'Twins' }),
  ]);
  const link = { id: ctx.newId(), a: kept.id, b: away.id, kind: 'merged' as const, batch, reason: null };
  await ctx.store.change((tx) => tx.links.keep({ ...link, at: ctx.now(), by: by.id }));
  return { kept, away, batch };
}

/** Three events moved to disputed at once. */
async function bulk(status: 'disputed' | 'retracted' = 'disputed') {
  const events: StoredEvent[] = [];
  for (let n = 0; n < 3; n++) events.push(await logEvent({ ctx, input: aBomb({ summary: `Bulk ${n}` }) }));
  const batch = await written(
    'bulk-edit',
    events.map((event) => nextState(ctx, event, { ...as(event), status, action: 'bulk-edit', reason: null })),
  );
  return { events, batch };
}

async function written(action: 'merge' | 'bulk-edit', writes: EventWrite[]): Promise<string> {
  const batch = ctx.newId();
  await ctx.store.change(async (tx) => {
    await tx.batches.open({ id: batch, action, at: ctx.now(), by: 'bob', reason: null });
    const tracked = ctx.definitions.tracked();
    await tx.events.write(
      writes.map((write) => ({ ...write, batch })),
      tracked,
    );
  });
  return batch;
}

function as(event: StoredEvent, change: Partial<EventDraft> = {}) {
  const draft = { ...draftOf(event), ...change };
  return { draft, status: draft.status as StoredEvent['status'] };
}

describe('undoing a change of several events', () => {
  it('splits a merge: both events are as they were, in a new version, and both count', async () => {
    const { kept, away, batch } = await merged();
    expect(await counted()).not.toContain(away.id);
    const undone = await undoBatch({ ctx: log.as(bob), input: { id: batch } });
    expect(undone.events).toEqual([
      { id: kept.id, version: 3, status: 'published' },
      { id: away.id, version: 3, status: 'published' },
    ]);
    expect(await readEvent({ ctx, input: kept })).toMatchObject({ version: 3, tags: [], sources: kept.sources });
    expect(await counted()).toEqual(expect.arrayContaining([kept.id, away.id]));
    expect(await ctx.store.links.of(away.id)).toEqual([]);
    const revisions = await ctx.store.events.revisions(away.id);
    expect(revisions.map(({ action, by }) => [action, by])).toEqual([
      ['log', 'bob'],
      ['merge', 'bob'],
      ['split', 'bob'],
    ]);
    const [line] = await ctx.store.lists.audit(1);
    expect(line).toMatchObject({ actor: 'bob', action: 'batch:undo', subject: batch });
  });

  it('puts every event of a bulk edit back', async () => {
    const { events, batch } = await bulk();
    const undone = await undoBatch({ ctx: log.as(bob), input: { id: batch, reason: 'Wrong filter' } });
    expect(undone).toMatchObject({ action: 'bulk-edit', events: [{}, {}, {}] });
    for (const event of events) {
      expect(await readEvent({ ctx, input: event })).toMatchObject({ version: 3, status: 'published' });
      expect((await ctx.store.events.revisions(event.id)).at(-1)).toMatchObject({
        action: 'restore',
        reason: 'Wrong filter',
        batch: null,
      });
    }
  });

  it('refuses it whole when one event was changed since, names that event, and changes nothing', async () => {
    const { events, batch } = await bulk();
    const [first, second] = events;
    if (!first || !second) throw new Error('no events');
    await editEvent({ ctx, input: { id: second.id, version: 2, draft: aBomb({ summary: 'Changed later' }) } });
    expect(await refusal(undoBatch({ ctx, input: { id: batch } }))).toMatchObject({
      code: 'changed-since',
      message: 'Changed since: “Changed later”',
      more: { events: [{ id: second.id, version: 3, summary: 'Changed later' }] },
    });
    expect(await readEvent({ ctx, input: first })).toMatchObject({ version: 2, status: 'disputed' });
    expect(await ctx.store.batches.read(batch)).toMatchObject({ undoneAt: null });
  });

  it('happens once', async () => {
    const { batch } = await bulk();
    const attempts = Array.from({ length: 5 }, () => refusal(undoBatch({ ctx, input: { id: batch } })));
    const results = await Promise.all(attempts);
    expect(results.filter((each) => each === null)).toHaveLength(1);
    expect(results.filter((each) => each !== null).map((each) => (each as { code: string }).code)).toEqual(
      Array(4).fill('batch-undone'),
    );
  });

  it('ends after 30 days, and says of which day it was', async () => {
    const { batch } = await bulk();
    expect(await refusal(undoBatch({ ctx: after(31, alice), input: { id: batch } }))).toMatchObject({
      code: 'too-old-to-undo',
      message: 'It was done on 15 Jun 2024; a change of several events can be undone for 30 days',
    });
    expect(await refusal(undoBatch({ ctx: after(29, alice), input: { id: batch } }))).toBeNull();
  });

  it('refuses an unknown one, a reader, and an analyst where events had been retracted', async () => {
    for (const id of ['nothing', ctx.newId()])
      expect(await refusal(undoBatch({ ctx, input: { id } }))).toMatchObject({ code: 'batch-not-found' });
    const { batch } = await bulk('retracted');
    for (const who of [bob, charlie])
      expect(await refusal(undoBatch({ ctx: log.as(who), input: { id: batch } }))).toMatchObject({
        code: 'not-allowed',
      });
    expect(await refusal(undoBatch({ ctx, input: { id: batch } }))).toBeNull();
  });
});

describe('restoring an earlier version', () => {
  const restore = (who: Actor, event: { id: string }, current: number, version: number) =>
    restoreEvent({ ctx: log.as(who), input: { id: event.id, current, version } });

  it('makes its state the newest version and rewrites nothing', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    await editEvent({ ctx, input: { id: event.id, version: 1, draft: aBomb({ tags: ['bold'] }) } });
    const input = { id: event.id, current: 2, version: 1, reason: 'The first was right' };
    expect(await restoreEvent({ ctx, input })).toMatchObject({ version: 3, tags: [] });
    const states = await ctx.store.events.revisions(event.id);
    expect(states.map(({ draft, action }) => [action, draft.tags])).toEqual([
      ['log', []],
      ['edit', ['bold']],
      ['restore', []],
    ]);
    expect(states[2]).toMatchObject({ reason: 'The first was right', by: 'alice' });
  });

  it('brings a retracted event back into the numbers, and out again', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    await retractEvent({ ctx, input: { id: event.id, version: 1, reason: 'Twice' } });
    expect(await counted()).not.toContain(event.id);
    expect(await restore(alice, event, 2, 1)).toMatchObject({ version: 3, status: 'published' });
    expect(await counted()).toContain(event.id);
    expect(await restore(alice, event, 3, 2)).toMatchObject({ version: 4, status: 'retracted' });
    expect(await counted()).not.toContain(event.id);
  });

  it('lets an analyst take back their own latest change for 30 days, and nothing else', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    const edit = (version: number, who: Actor) =>
      editEvent({ ctx: log.as(who), input: { id: event.id, version, draft: aBomb({ summary: `After ${version}` }) } });
    await edit(1, alice);
    expect(await refusal(restore(bob, event, 2, 1))).toMatchObject({ code: 'not-allowed' });
    await edit(2, bob);
    expect(await refusal(restore(bob, event, 3, 1))).toMatchObject({ code: 'not-allowed' });
    const late = restoreEvent({ ctx: after(31, bob), input: { id: event.id, current: 3, version: 2 } });
    expect(await refusal(late)).toMatchObject({
      code: 'not-allowed',
      message: 'You did this more than 30 days ago; from then on only an editor takes it back',
    });
    expect(await restore(bob, event, 3, 2)).toMatchObject({ version: 4, summary: 'After 1' });
    expect(await refusal(restore(charlie, event, 4, 3))).toMatchObject({ code: 'not-allowed' });
    const years = restoreEvent({ ctx: after(900, alice), input: { id: event.id, current: 4, version: 1 } });
    expect(await years).toMatchObject({ version: 5, summary: 'A bomb in the north' });
  });

  it('lets an analyst retract a fresh event of their own that nobody else changed', async () => {
    const retract = (id: string, version: number) =>
      refusal(retractEvent({ ctx: log.as(bob), input: { id, version, reason: 'taken back right after logging' } }));
    const [own, shared, others] = [
      await logEvent({ ctx: log.as(bob), input: aBomb() }),
      await logEvent({ ctx: log.as(bob), input: aBomb() }),
      await logEvent({ ctx, input: aBomb() }),
    ];
    await editEvent({ ctx, input: { id: shared.id, version: 1, draft: aBomb({ tags: ['bold'] }) } });
    expect(await retract(own.id, 1)).toBeNull();
    expect(await retract(shared.id, 2)).toMatchObject({ code: 'not-allowed' });
    expect(await retract(others.id, 1)).toMatchObject({ code: 'not-allowed' });
  });

  it('refuses a version it never had, the one it has, and one that is not the one read', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    expect(await refusal(restore(alice, event, 1, 7))).toMatchObject({ code: 'version-not-found' });
    expect(await refusal(restore(alice, event, 1, 1))).toMatchObject({
      code: 'not-valid',
      issues: [{ field: 'version', message: 'is the state it has now' }],
    });
    expect(await refusal(restore(alice, event, 4, 1))).toMatchObject({ code: 'changed-meanwhile' });
    expect(await refusal(restore(alice, { id: ctx.newId() }, 1, 1))).toMatchObject({ code: 'event-not-found' });
  });

  it('sends whoever restores half a merge to the whole of it, while that can be undone', async () => {
    const { kept, away, batch } = await merged();
    for (const half of [kept, away])
      expect(await refusal(restore(alice, half, 2, 1))).toMatchObject({ code: 'event-merged', more: { batch } });
    expect(await refusal(restore(alice, away, 2, 1))).toMatchObject({
      message: 'It was merged into “Kept”; split the merge instead',
      more: { kept: kept.id },
    });
    await editEvent({ ctx, input: { id: kept.id, version: 2, draft: aBomb({ summary: 'Kept and changed' }) } });
    expect(await refusal(undoBatch({ ctx, input: { id: batch } }))).toMatchObject({ code: 'changed-since' });
    expect(await restore(alice, away, 2, 1)).toMatchObject({ status: 'published', version: 3 });
    expect(await ctx.store.links.of(away.id)).toEqual([]);
  });

  it('takes an event out of the queue when what asked for a look was taken back', async () => {
    const two = [...(aBomb().sources ?? []), { publisher: 'The Wire' }];
    const event = await logEvent({ ctx, input: aBomb({ sources: two }) });
    await editEvent({ ctx, input: { id: event.id, version: 1, draft: aBomb() } });
    expect(await ctx.store.reviews.read(event.id)).toMatchObject({ reasons: [{ code: 'one-source' }], decision: null });
    await restore(alice, event, 2, 1);
    expect(await ctx.store.reviews.read(event.id)).toBeNull();
  });

  it('refuses words that the vocabulary no longer has, by field and word', async () => {
    const event = await logEvent({ ctx, input: aBomb({ tags: ['bold'] }) });
    await editEvent({ ctx, input: { id: event.id, version: 1, draft: aBomb() } });
    const smaller = catalogue([forecast([indicator('attacks')])]);
    const tags = new Map([...smaller.words.tags].filter(([id]) => id !== 'bold'));
    log.define({ ...smaller, words: { ...smaller.words, tags }, hash: 'f'.repeat(64) });
    await syncDefinitions({ ctx });
    expect(await refusal(restore(alice, event, 2, 1))).toMatchObject({
      code: 'not-valid',
      issues: [{ field: 'tags.0', value: 'bold' }],
    });
    expect(await readEvent({ ctx, input: event })).toMatchObject({ version: 2 });
  });
});
