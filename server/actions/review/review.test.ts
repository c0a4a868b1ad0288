import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../domain/event/event.ts';
import type { Status } from '../../domain/event/event-values.ts';
import type { Actor } from '../../domain/permission.ts';
import { FIRST_POLICY } from '../../domain/desk/review.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { alice, bob, charlie } from '../../testing/people.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import { declareCoverage } from '../data/declare-coverage.ts';
import { editEvent } from '../events/edit-event.ts';
import { listEvents } from '../events/list-events.ts';
import { logEvent } from '../events/log-event.ts';
import { readEvent } from '../events/read-event.ts';
import { retractEvent } from '../events/retract-event.ts';
import { addComment, listComments } from './comments.ts';
import { decide } from './decide.ts';
import { foreseeReview } from './foresee-review.ts';
import { listQueue } from './list-queue.ts';
import { readReview } from './read-review.ts';
import { reopen } from './reopen.ts';
import { setPolicy } from './review-policy.ts';

const review = [{ when: { tag: 'bold' }, because: 'it is bold' }];
const happens = indicator('it-happens', {
  title: 'Bombs with a rifle',
  counts: { event: 'bomb', weapon: 'rifle', in: 'freeland' },
  measure: { kind: 'first', times: 1 },
  expects: 'happens',
  by_at_least: undefined,
  needs: { events: 0, months: 6 },
});
const log = await testLog(catalogue([forecast([...fourIndicators(), happens], { review })]));
const { ctx } = log;
const two = [
  { publisher: 'The Paper', reliability: 'B', credibility: 2 },
  { publisher: 'The Post', reliability: 'B', credibility: 2 },
] as const;
const bomb = (change: Parameters<typeof aBomb>[0] = {}) => aBomb({ sources: [...two], ...change });
const bold = (change: Parameters<typeof aBomb>[0] = {}) => bomb({ tags: ['bold'], ...change });
const logged = (input: unknown, actor: Actor = bob) => logEvent({ ctx: log.as(actor), input });
const counted = async () =>
  (await listEvents({ ctx, input: { forecast: 'test', indicator: 'attacks', role: 'counts', limit: '1' } })).total;
const ruling = (
  event: Pick<StoredEvent, 'id' | 'version'>,
  decision: 'keep' | 'reject' | 'ask',
  { by = alice, note }: { by?: Actor; note?: string } = {},
) => decide({ ctx: log.as(by), input: { event: event.id, version: event.version, decision: { decision, note } } });
const edited = (event: StoredEvent, draft: unknown, by: Actor = bob) =>
  editEvent({ ctx: log.as(by), input: { id: event.id, version: event.version, draft } });
const queued = async (id: string, tab: 'to-decide' | 'sensitive' | 'one-source' | 'verdict' | 'decided') =>
  (await listQueue({ ctx, input: { tab, limit: '99' } })).lines.find((line) => line.event.id === id) ?? null;
const statusNow = async (id: string): Promise<Status> => (await readEvent({ ctx, input: { id } })).status;
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('logging a sensitive claim', () => {
  it('holds it: it counts toward nothing until it is kept, and then it does', async () => {
    const before = await counted();
    const event = await logged(bold());
    expect(event.status).toBe('in-review');
    expect(await counted()).toBe(before);
    expect(await queued(event.id, 'to-decide')).toMatchObject({
      reasons: [{ code: 'sensitive', words: 'it is bold' }],
      openedBy: 'bob',
      decision: null,
      version: 1,
    });
    const { event: kept, open } = await ruling(event, 'keep', { note: 'Two papers agree' });
    expect(kept).toMatchObject({ status: 'published', version: 2, loggedBy: 'bob' });
    expect(open).toBe(false);
    expect(await readEvent({ ctx, input: kept })).toEqual(kept);
    expect(await counted()).toBe(before + 1);
    expect(await queued(event.id, 'to-decide')).toBeNull();
    expect(await queued(event.id, 'decided')).toMatchObject({ decision: 'keep', decidedBy: 'alice' });
    const revisions = await ctx.store.events.revisions(event.id);
    expect(revisions.at(-1)).toMatchObject({ version: 2, action: 'review', by: 'alice', reason: 'Two papers agree' });
    const [line] = await ctx.store.lists.audit(1);
    expect(line).toMatchObject({ actor: 'alice', action: 'review:decide', subject: event.id });
  });

  it('does not ask again for what was accepted, and asks when another claim is added', async () => {
    const event = await logged(bomb());
    expect(event.status).toBe('published');
    const claimed = await edited(event, bold());
    expect(claimed.status).toBe('in-review');
    const { event: kept } = await ruling(claimed, 'keep');
    const mended = await edited(kept as StoredEvent, bold({ summary: 'A bomb in the far north' }));
    expect(mended.status).toBe('published');
    const without = await edited(mended, bomb());
    expect((await edited(without, bold())).status).toBe('published');
  });

  it('keeps a held event held when its author changes it, and lets it go once the claim is gone', async () => {
    const event = await logged(bold());
    const again = await edited(event, bold({ summary: 'Another line', status: 'published' }));
    expect(again.status).toBe('in-review');
    const asIs = await edited(again, bold({ status: 'in-review' }));
    expect((await queued(event.id, 'to-decide'))?.reasons).toEqual([{ code: 'sensitive', words: 'it is bold' }]);
    expect((await edited(asIs, bomb())).status).toBe('published');
    expect(await queued(event.id, 'to-decide')).toBeNull();
  });

  it('leaves a draft alone, and what an analyst keeps for review has that as its reason', async () => {
    const draft = await logged(bold({ status: 'draft' }));
    expect([draft.status, await queued(draft.id, 'to-decide')]).toEqual(['draft', null]);
    const kept = await logged(bomb({ status: 'in-review' }));
    expect((await queued(kept.id, 'to-decide'))?.reasons).toEqual([
      { code: 'by-hand', words: 'it was kept for review by Bob' },
    ]);
  });

  it('gives the first answer again under the same key', async () => {
    const first = await logEvent({ ctx: log.as(bob, 'bold-1'), input: bold() });
    expect(await logEvent({ ctx: log.as(bob, 'bold-1'), input: bold() })).toEqual(first);
    expect(first.status).toBe('in-review');
  });

  it('keeps nothing, no event and no review, when the audit line cannot be written', async () => {
    const { counts } = await listQueue({ ctx, input: {} });
    let asked = 0;
    const now = () => (asked++ === 0 ? '2024-06-15T12:00:00Z' : 'not a time');
    expect(await refusal(logEvent({ ctx: { ...ctx, now }, input: bold() }))).toBeInstanceOf(Error);
    expect((await listQueue({ ctx, input: {} })).counts).toEqual(counts);
  });
});

describe('logging what one source reports', () => {
  it('counts it at once, lists it for a second source, and lets it go when that comes', async () => {
    const before = await counted();
    const event = await logged(bomb({ sources: [two[0]] }));
    expect(event.status).toBe('published');
    expect(await counted()).toBe(before + 1);
    expect(await queued(event.id, 'one-source')).toMatchObject({ reasons: [{ code: 'one-source' }] });
    expect(await queued(event.id, 'to-decide')).toBeNull();
    await edited(event, bomb());
    expect(await queued(event.id, 'one-source')).toBeNull();
  });

  it('is held where the policy says so', async () => {
    await setPolicy({ ctx, input: { ...FIRST_POLICY, hold: { ...FIRST_POLICY.hold, oneSource: true } } });
    const event = await logged(bomb({ sources: [] }));
    expect(event.status).toBe('in-review');
    expect((await queued(event.id, 'to-decide'))?.reasons).toMatchObject([{ words: 'no source is given' }]);
    await setPolicy({ ctx, input: FIRST_POLICY });
  });

  it('keeps the event as it is when somebody accepts the one source', async () => {
    const event = await logged(bomb({ sources: [two[0]] }));
    const { event: kept } = await ruling(event, 'keep');
    expect(kept.version).toBe(1);
    expect(await queued(event.id, 'one-source')).toBeNull();
    const reopened = await reopen({ ctx, input: { event: event.id, version: 1 } });
    expect(reopened).toMatchObject({ open: true, event: { version: 1, status: 'published' } });
  });
});

describe('logging what turns a verdict', () => {
  it('holds the event and names the verdict it turns', async () => {
    await declareCoverage({ ctx, input: { feed: 'desk', from: '2018-01', to: '2024-06', countries: ['freeland'] } });
    const input = bomb({ weapons: ['rifle'] });
    const foreseen = await foreseeReview({ ctx: log.as(charlie), input: { event: null, draft: input } });
    const words = 'it changes Bombs with a rifle from No clear change to As predicted';
    expect(foreseen).toMatchObject({ status: 'in-review', reasons: [{ code: 'verdict', words, holds: true }] });
    const event = await logged(input);
    expect(event.status).toBe('in-review');
    expect(await queued(event.id, 'verdict')).toMatchObject({ reasons: [{ code: 'verdict', words }] });
    const { event: kept } = await ruling(event, 'keep');
    // The verdict stands as it was accepted, so neither a mended word nor a second such bomb asks again.
    expect((await edited(kept as StoredEvent, bomb({ weapons: ['rifle'], summary: 'Mended' }))).status).toBe(
      'published',
    );
    expect((await logged(input)).status).toBe('published');
  });
});

describe('deciding', () => {
  it('rejects with a reason, and the event stays out of every number', async () => {
    const event = await logged(bold());
    expect(await refusal(ruling(event, 'reject', { by: bob }))).toMatchObject({
      code: 'not-valid',
      issues: [{ field: 'note' }],
    });
    const { event: gone } = await ruling(event, 'reject', { by: bob, note: 'The paper took it back' });
    expect(gone.status).toBe('retracted');
    const revisions = await ctx.store.events.revisions(event.id);
    expect(revisions.at(-1)).toMatchObject({ action: 'review', reason: 'The paper took it back' });
    expect(await queued(event.id, 'decided')).toMatchObject({ decision: 'reject', note: 'The paper took it back' });
  });

  it('leaves it to editors to reject what counts already', async () => {
    const event = await logged(bomb({ sources: [two[0]] }));
    expect(await refusal(ruling(event, 'reject', { by: bob, note: 'Wrong' }))).toMatchObject({ code: 'not-allowed' });
    expect(await statusNow(event.id)).toBe('published');
    expect((await ruling(event, 'reject', { note: 'Wrong' })).event.status).toBe('retracted');
  });

  it('asks: the question is a comment, and the event waits on', async () => {
    const event = await logged(bold());
    const { event: same, open } = await ruling(event, 'ask', { note: 'Who says so?' });
    expect([same.version, same.status, open]).toEqual([1, 'in-review', true]);
    expect(await queued(event.id, 'to-decide')).toMatchObject({ decision: 'ask', decidedBy: 'alice' });
    expect((await listComments({ ctx: log.as(bob), input: event })).comments).toMatchObject([
      { by: 'alice', body: 'Who says so?' },
    ]);
    expect((await ruling(event, 'keep')).open).toBe(false);
  });

  it('refuses a reader, an older version, and an event that nobody asks about', async () => {
    const event = await logged(bold());
    expect(await refusal(ruling(event, 'keep', { by: charlie }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(ruling({ ...event, version: 9 }, 'keep'))).toMatchObject({ code: 'changed-meanwhile' });
    expect(await refusal(ruling(await logged(bomb()), 'keep'))).toMatchObject({ code: 'not-in-review' });
    await ruling(event, 'keep');
    expect(await refusal(ruling({ ...event, version: 2 }, 'keep'))).toMatchObject({ code: 'not-in-review' });
  });

  it('does nothing by halves when the audit line cannot be written', async () => {
    const event = await logged(bold());
    let asked = 0;
    const now = () => (asked++ < 2 ? `2024-06-15T13:00:0${asked}Z` : 'not a time');
    const broken = decide({
      ctx: { ...ctx, now },
      input: { event: event.id, version: 1, decision: { decision: 'keep' } },
    });
    expect(await refusal(broken)).toBeInstanceOf(Error);
    expect(asked).toBe(3);
    expect(await statusNow(event.id)).toBe('in-review');
    expect(await queued(event.id, 'to-decide')).toMatchObject({ decision: null });
  });

  it('is taken back whole: the event waits again, in the status it had', async () => {
    const before = await counted();
    const event = await logged(bold());
    const { event: kept } = await ruling(event, 'keep');
    const { event: back, open } = await reopen({ ctx: log.as(bob), input: { event: event.id, version: kept.version } });
    expect([back.status, back.version, open]).toEqual(['in-review', 3, true]);
    expect(await counted()).toBe(before);
    expect(await queued(event.id, 'to-decide')).toMatchObject({ reasons: [{ words: 'it is bold' }], decision: null });
    const { event: gone } = await ruling({ ...event, version: 3 }, 'reject', { note: 'Wrong' });
    const again = await reopen({ ctx: log.as(bob), input: { event: event.id, version: gone.version } });
    expect(again.event.status).toBe('in-review');
    expect(await refusal(reopen({ ctx, input: { event: event.id, version: 5 } }))).toMatchObject({
      code: 'not-decided',
    });
  });

  it('does not bring back what was retracted otherwise', async () => {
    const event = await logged(bold());
    const { event: kept } = await ruling(event, 'keep');
    await retractEvent({ ctx, input: { id: event.id, version: kept.version, reason: 'Twice' } });
    expect(await refusal(reopen({ ctx, input: { event: event.id, version: 3 } }))).toMatchObject({
      code: 'event-retracted',
    });
  });
});

describe('under four eyes', () => {
  it('refuses who logged or last changed it, says who, and lets a third person keep it', async () => {
    await setPolicy({ ctx, input: { ...FIRST_POLICY, fourEyes: true } });
    const event = await logged(bold());
    expect(await refusal(ruling(event, 'keep', { by: bob }))).toMatchObject({
      code: 'four-eyes',
      message: 'bob logged or last changed it; somebody else must keep it',
    });
    expect((await readReview({ ctx, input: { event: event.id } })).barred).toEqual(['bob']);
    const mended = await edited(event, bold({ summary: 'Mended' }), alice);
    expect(await refusal(ruling(mended, 'keep'))).toMatchObject({ code: 'four-eyes' });
    const third: Actor = { id: 'dora', name: 'Dora', role: 'analyst' };
    const { event: kept } = await ruling(mended, 'keep', { by: third });
    const { event: back } = await reopen({ ctx, input: { event: event.id, version: kept.version } });
    // Deciding is not changing: who kept it once may keep it again.
    expect((await ruling(back, 'keep', { by: third })).open).toBe(false);
    await setPolicy({ ctx, input: FIRST_POLICY });
  });

  it('is for editors to choose, and noted', async () => {
    expect(await refusal(setPolicy({ ctx: log.as(bob), input: FIRST_POLICY }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(setPolicy({ ctx, input: { fourEyes: true } }))).toMatchObject({ code: 'not-valid' });
    await setPolicy({ ctx, input: FIRST_POLICY });
    expect((await ctx.store.lists.audit(1))[0]).toMatchObject({ action: 'review:policy', subject: 'review-policy' });
  });
});

describe('the queue', () => {
  it('counts its tabs and hands out its pages newest first, each event once', async () => {
    await logged(bold({ sources: [two[0]] }));
    const whole = await listQueue({ ctx: log.as(bob), input: { limit: '99' } });
    const { counts } = whole;
    expect(whole.lines).toHaveLength(counts['to-decide']);
    expect(counts.sensitive).toBeGreaterThan(1);
    const ids: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await listQueue({ ctx, input: { limit: '2', ...(after ? { after } : {}) } });
      ids.push(...page.lines.map((line) => line.event.id));
      after = page.next;
    }
    expect(ids).toEqual(whole.lines.map((line) => line.event.id));
    const times = whole.lines.map((line) => line.openedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(await refusal(listQueue({ ctx, input: { after: 'x' } }))).toMatchObject({ code: 'not-valid' });
  });

  it('is not for readers', async () => {
    expect(await refusal(listQueue({ ctx: log.as(charlie), input: {} }))).toMatchObject({ code: 'not-allowed' });
  });

  it('says what keeping an event would change, in numbers', async () => {
    const event = await logged(bold({ when: { from: '2024-01-10' } }));
    const { toward, counting } = await readReview({ ctx, input: { event: event.id } });
    expect(counting).toBe(false);
    expect(toward.find((line) => line.indicator === 'attacks')).toMatchObject({
      month: '2024-01',
      before: 0,
      after: 1,
    });
  });

  it('lists no event that was retracted meanwhile', async () => {
    const event = await logged(bold());
    await retractEvent({ ctx, input: { id: event.id, version: 1, reason: 'Twice' } });
    expect(await queued(event.id, 'to-decide')).toBeNull();
  });
});

describe('comments', () => {
  it('are kept as written, first to last, and noted', async () => {
    const event = await logged(bomb());
    await addComment({ ctx: log.as(bob), input: { id: event.id, comment: { body: '  <b>Which</b> road?  ' } } });
    await addComment({ ctx, input: { id: event.id, comment: { body: 'The old one.' } } });
    const { comments } = await listComments({ ctx, input: event });
    expect(comments.map(({ by, body }) => [by, body])).toEqual([
      ['bob', '<b>Which</b> road?'],
      ['alice', 'The old one.'],
    ]);
    expect((await ctx.store.lists.audit(1))[0]).toMatchObject({ action: 'comment:add', subject: event.id });
  });

  it('refuses a reader, an empty one, one too long, and an event that is not there', async () => {
    const event = await logged(bomb());
    const say = (body: unknown, actor = bob, id = event.id) =>
      refusal(addComment({ ctx: log.as(actor), input: { id, comment: { body } } }));
    expect(await say('Hello', charlie)).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(listComments({ ctx: log.as(charlie), input: event }))).toMatchObject({ code: 'not-allowed' });
    for (const body of ['', '   ', 'x'.repeat(2001), 'nul\u0000', 7])
      expect(await say(body)).toMatchObject({ code: 'not-valid' });
    expect(await say('Hello', bob, 'nowhere')).toMatchObject({ code: 'event-not-found' });
    expect((await listComments({ ctx, input: event })).comments).toEqual([]);
  });
});
