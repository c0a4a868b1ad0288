import { describe, expect, it } from 'vitest';
import { bob, charlie } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { editEvent } from './edit-event.ts';
import { listEvents } from './list-events.ts';
import { logEvent } from './log-event.ts';
import { readRevisions } from '../history/read-revisions.ts';
import { readEvent } from './read-event.ts';
import { retractEvent } from './retract-event.ts';

const log = await testLog();
const { ctx } = log;
const behind = async (indicator: string, role = 'counts') =>
  (await listEvents({ ctx, input: { forecast: 'test', indicator, role, limit: '200' } })).events.map(
    (event) => event.id,
  );
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('logging an event', () => {
  it('stores it, matches it to every indicator it fits, keeps a revision and a line of the audit trail', async () => {
    const event = await logEvent({ ctx: log.as(bob), input: aBomb() });
    expect(await readEvent({ ctx, input: event })).toEqual(event);
    expect(event).toMatchObject({
      feed: 'desk',
      version: 1,
      status: 'published',
      loggedBy: 'bob',
      firstLogged: '2024-06-15',
    });
    expect(await behind('attacks')).toContain(event.id);
    expect(await behind('deaths')).toContain(event.id);
    expect(await behind('bold-share')).not.toContain(event.id);
    expect(await behind('bold-share', 'among')).toContain(event.id);
    const { revisions } = await readRevisions({ ctx, input: event });
    expect(revisions).toMatchObject([{ version: 1, by: 'bob', action: 'log', changes: [] }]);
    const [line] = await ctx.store.lists.audit(1);
    expect(line).toMatchObject({ actor: 'bob', action: 'event:log', subject: event.id });
  });

  it('gives every event that was published a place in the numbers, and a draft none', async () => {
    const draft = await logEvent({ ctx, input: aBomb({ status: 'draft', when: { from: '2025-01-01' } }) });
    expect(await behind('attacks')).not.toContain(draft.id);
  });

  it('refuses a reader', async () => {
    expect(await refusal(logEvent({ ctx: log.as(charlie), input: aBomb() }))).toMatchObject({ code: 'not-allowed' });
  });

  it('names the field, the value and the fix when something is wrong', async () => {
    const wrong = aBomb({ kind: 'bomp', when: { from: '2024-06-16' } });
    const problem = await refusal(logEvent({ ctx, input: wrong }));
    expect(problem).toMatchObject({
      code: 'not-valid',
      issues: [
        { field: 'kind', value: 'bomp', fix: 'Did you mean "bomb"?' },
        { field: 'when.from', message: 'Date must be today or in the past' },
      ],
    });
  });

  it.each([['infinity'], ['now'], ['2024-02-30'], ['1899-12-31'], ['']])('refuses the day %j', async (from) => {
    expect(await refusal(logEvent({ ctx, input: aBomb({ when: { from } }) }))).toMatchObject({ code: 'not-valid' });
  });

  it.each([['nul\u0000'], ['half \ud800']])('refuses text that cannot be kept', async (summary) => {
    expect(await refusal(logEvent({ ctx, input: aBomb({ summary }) }))).toMatchObject({ code: 'not-valid' });
  });

  it('keeps nothing when the audit line cannot be written', async () => {
    const { total } = await listEvents({ ctx, input: {} });
    let asked = 0;
    // The event takes the first time, the audit line the second.
    const now = () => (asked++ === 0 ? '2024-06-15T12:00:00Z' : 'not a time');
    expect(await refusal(logEvent({ ctx: { ...ctx, now }, input: aBomb() }))).toBeInstanceOf(Error);
    expect(asked).toBe(2);
    expect((await listEvents({ ctx, input: {} })).total).toBe(total);
  });

  it('happens once under one key, and gives the first answer again', async () => {
    const { total } = await listEvents({ ctx, input: {} });
    const first = await logEvent({ ctx: log.as(bob, 'key-1'), input: aBomb() });
    const again = await logEvent({ ctx: log.as(bob, 'key-1'), input: aBomb() });
    expect(again).toEqual(first);
    expect((await listEvents({ ctx, input: {} })).total).toBe(total + 1);
    const other = logEvent({ ctx: log.as(bob, 'key-1'), input: aBomb({ summary: 'Another' }) });
    expect(await refusal(other)).toMatchObject({ code: 'key-reused' });
  });
});

describe('changing an event', () => {
  it('keeps the state before and says what changed', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    const draft = aBomb({ tags: ['bold'], sources: [] });
    const edited = await editEvent({
      ctx: log.as(bob),
      input: { id: event.id, version: 1, reason: 'Seen on film', draft },
    });
    expect(edited).toMatchObject({ version: 2, tags: ['bold'], loggedBy: 'alice' });
    expect(await behind('bold-share')).toContain(event.id);
    const { revisions } = await readRevisions({ ctx, input: event });
    expect(revisions[0]).toMatchObject({ version: 2, by: 'bob', reason: 'Seen on film' });
    expect(revisions[0]?.changes).toContainEqual(expect.objectContaining({ name: 'features', from: '', to: 'Bold' }));
  });

  it('lets exactly one of twenty writers win', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    const attempts = Array.from({ length: 20 }, (_, n) =>
      refusal(editEvent({ ctx, input: { id: event.id, version: 1, draft: aBomb({ summary: `Writer ${n}` }) } })),
    );
    const results = await Promise.all(attempts);
    expect(results.filter((each) => each === null)).toHaveLength(1);
    expect(results.find((each) => each !== null)).toMatchObject({
      code: 'changed-meanwhile',
      more: { current: { version: 2 } },
    });
  });

  it('takes a retracted event out of every number, keeps it, and changes it no more', async () => {
    const event = await logEvent({ ctx, input: aBomb() });
    const retracted = await retractEvent({ ctx, input: { id: event.id, version: 1, reason: 'Logged twice' } });
    expect(retracted).toMatchObject({ status: 'retracted', version: 2, summary: event.summary });
    expect(await behind('attacks')).not.toContain(event.id);
    const edit = editEvent({ ctx, input: { id: event.id, version: 2, draft: aBomb() } });
    expect(await refusal(edit)).toMatchObject({ code: 'event-retracted' });
    const noReason = retractEvent({ ctx, input: { id: event.id, version: 2, reason: ' ' } });
    expect(await refusal(noReason)).toMatchObject({ code: 'not-valid' });
  });
});
