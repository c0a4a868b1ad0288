import { describe, expect, it } from 'vitest';
import type { EventInput } from '../../domain/event/event.ts';
import { FIRST_POLICY } from '../../domain/desk/review.ts';
import { catalogue, forecast, fourIndicators } from '../../testing/forecasts.ts';
import { alice, bob } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { listQueue } from '../review/list-queue.ts';
import { setPolicy } from '../review/review-policy.ts';
import { bulkEdit } from './bulk-edit.ts';
import { logEvent } from './log-event.ts';
import { previewBulk } from './preview-bulk.ts';
import { readEvent } from './read-event.ts';

const review = [{ when: { tag: 'bold' }, because: 'it is bold' }];
const log = await testLog(catalogue([forecast(fourIndicators(), { review })]));
const { ctx } = log;
const two = [{ publisher: 'The Paper' }, { publisher: 'The Post' }];
const logged = async (change: Partial<EventInput> = {}) =>
  logEvent({ ctx: log.as(bob), input: aBomb({ sources: two, ...change }) });
const asked = (id: string, what: string, to: string) => ({ ids: [id], change: { what, to }, reason: 'As agreed' });
const queued = async (id: string, tab: 'to-decide' | 'decided') =>
  (await listQueue({ ctx, input: { tab, limit: '99' } })).lines.some((line) => line.event.id === id);
const statusNow = async (id: string) => (await readEvent({ ctx, input: { id } })).status;

describe('a change of many events', () => {
  it('takes none out of review that waits for what it says', async () => {
    const { id, status } = await logged({ tags: ['bold'] });
    expect(status).toBe('in-review');
    const preview = await previewBulk({ ctx, input: asked(id, 'status', 'published') });
    expect(preview).toMatchObject({ changed: 0, refused: 1, numbers: [], verdicts: [] });
    expect(preview.why[0]?.why).toContain('because it is bold');
    expect((await bulkEdit({ ctx, input: asked(id, 'status', 'published') })).batch).toBeNull();
    expect(await statusNow(id)).toBe('in-review');
  });

  it('does not say in passing what would be held back', async () => {
    const { id } = await logged();
    const done = await bulkEdit({ ctx, input: asked(id, 'add-tag', 'bold') });
    expect(done.why[0]?.why).toBe('It would wait in review, because it is bold. Change it by itself.');
    expect((await readEvent({ ctx, input: { id } })).tags).toEqual([]);
  });

  it('sends to review and brings back, and the queue knows of both', async () => {
    const { id } = await logged();
    await bulkEdit({ ctx, input: asked(id, 'status', 'in-review') });
    expect(await queued(id, 'to-decide')).toBe(true);
    const { changed } = await bulkEdit({ ctx: log.as(alice), input: asked(id, 'status', 'published') });
    expect([changed, await statusNow(id)]).toEqual([1, 'published']);
    expect([await queued(id, 'to-decide'), await queued(id, 'decided')]).toEqual([false, true]);
  });

  it('holds to four eyes as the queue does', async () => {
    const { id } = await logged();
    await bulkEdit({ ctx: log.as(bob), input: asked(id, 'status', 'in-review') });
    await setPolicy({ ctx, input: { ...FIRST_POLICY, fourEyes: true } });
    const own = await bulkEdit({ ctx: log.as(bob), input: asked(id, 'status', 'published') });
    expect(own.why[0]?.why).toContain('somebody else must decide it');
    expect((await bulkEdit({ ctx: log.as(alice), input: asked(id, 'status', 'published') })).changed).toBe(1);
    await setPolicy({ ctx, input: FIRST_POLICY });
  });
});
