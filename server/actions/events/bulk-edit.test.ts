import { beforeEach, describe, expect, it } from 'vitest';
import type { BulkWhat } from '../../domain/desk/bulk-values.ts';
import type { EventInput, StoredEvent } from '../../domain/event/event.ts';
import { alice, bob, charlie } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { undoBatch } from '../history/undo-batch.ts';
import { readRevisions } from '../history/read-revisions.ts';
import { bulkEdit } from './bulk-edit.ts';
import { listEvents } from './list-events.ts';
import { logEvent } from './log-event.ts';
import { previewBulk } from './preview-bulk.ts';
import { readEvent } from './read-event.ts';
import { retractEvent } from './retract-event.ts';

const log = await testLog();
const { ctx } = log;
let mark = 0;
let ids: string[] = [];

const logged = async (change: Partial<EventInput> = {}): Promise<StoredEvent> =>
  logEvent({ ctx, input: aBomb({ summary: `Round ${mark}`, ...change }) });
const asked = (what: BulkWhat, to = '', more: Record<string, unknown> = {}) => ({
  ids,
  change: { what, to },
  reason: 'Checked against the sources',
  ...more,
});
const states = async () => Promise.all(ids.map(async (id) => readEvent({ ctx, input: { id } })));

beforeEach(async () => {
  mark += 1;
  const events = [await logged(), await logged({ tags: ['bold'] }), await logged({ status: 'disputed' })];
  ids = events.map(({ id }) => id);
});

describe('changing many events at once', () => {
  it.each<[BulkWhat, string, (event: StoredEvent) => unknown, unknown]>([
    ['status', 'disputed', ({ status }) => status, 'disputed'],
    ['add-tag', 'bold', ({ tags }) => tags, ['bold']],
    ['remove-tag', 'bold', ({ tags }) => tags, []],
    ['add-weapon', 'rifle', ({ weapons }) => weapons, ['rifle']],
    ['kind', 'attack', ({ kind }) => kind, 'attack'],
    ['place-precision', 'district', ({ place }) => place.precision, 'district'],
    ['retract', '', ({ status }) => status, 'retracted'],
  ])('%s %s: the preview is what happens', async (what, to, field, expected) => {
    const before = await states();
    const preview = await previewBulk({ ctx, input: asked(what, to) });
    expect(await states()).toEqual(before);
    const { batch, ...done } = await bulkEdit({ ctx, input: asked(what, to, { expect: preview.changed }) });
    const { numbers: _, verdicts: __, ...counts } = preview;
    expect(done).toEqual(counts);
    expect(done.changed + done.same + done.refused).toBe(3);
    expect((await states()).map(field)).toEqual([expected, expected, expected]);
    expect(batch).not.toBeNull();
  });

  it('says how far the numbers of each indicator move', async () => {
    const { numbers } = await previewBulk({ ctx, input: asked('status', 'in-review') });
    const [before = 0] = [(await listEvents({ ctx, input: { forecast: 'test', indicator: 'attacks' } })).total];
    expect(numbers).toContainEqual({
      forecast: 'test',
      indicator: 'attacks',
      title: 'Indicator attacks',
      feed: 'desk',
      before,
      after: before - 3,
    });
    await bulkEdit({ ctx, input: asked('status', 'in-review') });
    expect((await listEvents({ ctx, input: { forecast: 'test', indicator: 'attacks' } })).total).toBe(before - 3);
  });

  it('is one decision in each history, and taken back as one', async () => {
    const before = await states();
    const { batch } = await bulkEdit({ ctx: log.as(bob), input: asked('add-weapon', 'rifle') });
    const { revisions } = await readRevisions({ ctx, input: { id: ids[0] ?? '' } });
    expect(revisions[0]).toMatchObject({ action: 'bulk-edit', by: 'bob', reason: 'Checked against the sources' });
    await undoBatch({ ctx: log.as(bob), input: { id: batch ?? '' } });
    const facts = ({ version: _, changedAt: __, ...event }: StoredEvent) => event;
    expect((await states()).map(facts)).toEqual(before.map(facts));
  });

  it('takes all that the filters of a list let through', async () => {
    const query = `q=${encodeURIComponent(`Round ${mark}`)}&status=published`;
    const { changed, chosen } = await bulkEdit({ ctx, input: { ...asked('kind', 'attack'), ids: undefined, query } });
    expect([chosen, changed]).toEqual([2, 2]);
    expect((await states()).map(({ kind }) => kind)).toEqual(['attack', 'attack', 'bomb']);
  });

  it('leaves alone and names what cannot be changed', async () => {
    await retractEvent({ ctx, input: { id: ids[0], version: 1, reason: 'A hoax' } });
    const done = await bulkEdit({ ctx, input: asked('status', 'disputed') });
    expect(done).toMatchObject({ chosen: 3, changed: 1, same: 1, refused: 1 });
    expect(done.why).toEqual([
      { why: 'It is retracted.', events: 1, examples: [{ id: ids[0], summary: `Round ${mark}` }] },
    ]);
    expect((await states()).map(({ status }) => status)).toEqual(['retracted', 'disputed', 'disputed']);
    const exact = await previewBulk({ ctx, input: asked('place-precision', 'exact') });
    expect(exact.why.map(({ why }) => why)).toContain('Its place has neither a name nor a position.');
  });

  it('happens once under one Idempotency-Key', async () => {
    const first = await bulkEdit({ ctx: log.as(alice, `bulk-${mark}`), input: asked('add-weapon', 'rifle') });
    const again = await bulkEdit({ ctx: log.as(alice, `bulk-${mark}`), input: asked('add-weapon', 'rifle') });
    expect(again).toEqual(first);
    expect((await states()).map(({ version }) => version)).toEqual([2, 2, 2]);
  });

  it('opens no batch when nothing changes', async () => {
    const done = await bulkEdit({ ctx, input: asked('kind', 'bomb') });
    expect(done).toMatchObject({ changed: 0, same: 3, batch: null });
  });
});

describe('a change of many events is refused, and nothing is changed,', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['for a word the vocabulary does not have', { change: { what: 'add-tag', to: 'bald' } }, 'not-valid'],
    ['for a status that is not set by hand', { change: { what: 'status', to: 'draft' } }, 'not-valid'],
    ['for a change that is none', { change: { what: 'delete', to: '' } }, 'not-valid'],
    ['without a reason', { reason: ' ' }, 'not-valid'],
    ['without events', { ids: [] }, 'not-valid'],
    ['with ids and filters both', { query: 'kind=bomb' }, 'not-valid'],
    ['for filters that are none', { ids: undefined, query: 'colour=red' }, 'not-valid'],
    ['for an event that is not there', { ids: ['018f0000-0000-7000-8000-000000000000'] }, 'event-not-found'],
    ['when another number would change than was previewed', { expect: 2 }, 'selection-moved'],
    [
      'for more than a thousand',
      { ids: Array.from({ length: 1001 }, (_, n) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`) },
      'not-valid',
    ],
  ])('%s', async (_, change, code) => {
    const before = await states();
    await expect(bulkEdit({ ctx, input: { ...asked('add-weapon', 'rifle'), ...change } })).rejects.toMatchObject({
      code,
    });
    expect(await states()).toEqual(before);
  });

  it('to a reader, and to an analyst who would retract', async () => {
    const input = asked('retract');
    await expect(bulkEdit({ ctx: log.as(charlie), input })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(previewBulk({ ctx: log.as(charlie), input })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(bulkEdit({ ctx: log.as(bob), input })).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await states()).every(({ version }) => version === 1)).toBe(true);
  });
});
