import { describe, expect, it } from 'vitest';
import { logEvent } from '../../actions/events/log-event.ts';
import { retractEvent } from '../../actions/events/retract-event.ts';
import { overrideEvent } from '../../actions/overrides/override-event.ts';
import { aBomb, testLog, testServer } from '../../testing/request.ts';
import { addressesOf, linksBy, readsBy } from '../../testing/shares.ts';

const log = await testLog();
const { ctx } = log;
const ask = testServer(log);
const [make, read] = [linksBy(ask), readsBy(ask)];

describe('a link reaches', () => {
  it('no other forecast, feed or day, no list without an indicator, nothing of the desk, and changes nothing', async () => {
    const { token } = await make({ withEvents: true });
    const base = `/api/shared/${token}`;
    for (const rest of [
      'reading?feed=acled',
      'reading?as-of=2024-01-01',
      'indicators/attacks?feed=acled',
      'events',
      'events?q=bomb',
      'events?indicator=attacks&loggedBy=alice',
    ])
      expect((await read(`${base}/${rest}`)).status, rest).toBe(422);
    for (const rest of [
      'events?indicator=attacks&forecast=other',
      'events?indicator=attacks&feed=acled',
      'events/01900000-0000-7000-8000-000000000000',
      'events/none',
    ])
      expect((await read(`${base}/${rest}`)).status, rest).toBe(403);
    for (const rest of [
      'drafts',
      'audit',
      'review',
      'comments',
      'events/x/comments',
      'events/x/revisions',
      'events/x/attachments',
      'data',
      'forecasts',
      'shares',
    ])
      expect((await read(`${base}/${rest}`)).status, rest).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE'])
      for (const rest of ['reading', 'events', 'indicators/attacks'])
        expect([404, 405], rest).toContain((await ask(method, `${base}/${rest}`, { body: {} })).status);
  });

  it('the events behind its numbers, one by one, without who logged them', async () => {
    const behind = await logEvent({ ctx, input: aBomb({ summary: 'Behind a number of the link' }) });
    const draft = await logEvent({ ctx, input: aBomb({ summary: 'Only begun', status: 'draft' }) });
    const left = await logEvent({
      ctx,
      input: aBomb({ summary: 'Left out by the file', when: { from: '2023-01-30' } }),
    });
    const { token } = await make({ withEvents: true });
    const list = await read(`/api/shared/${token}/events?indicator=attacks&month=2024-03`);
    expect(list.text).toContain('Behind a number of the link');
    const one = await read(`/api/shared/${token}/events/${behind.id}`);
    expect(one.text).toContain('The Paper');
    for (const word of ['alice', 'Alice', 'loggedBy', 'loggedAt', 'version'])
      expect(one.text + list.text).not.toContain(word);
    expect((await read(`/api/shared/${token}/events/${draft.id}`)).status).toBe(403);
    // The reading names it, so it can be looked up too.
    expect((await read(`/api/shared/${token}/events/${left.id}`)).text).toContain('Left out by the file');
  });

  it('no event that waits or was retracted, not even by its id', async () => {
    const [waits, gone] = await Promise.all([
      logEvent({ ctx, input: aBomb({ summary: 'Waits for review', status: 'in-review' }) }),
      logEvent({ ctx, input: aBomb({ summary: 'Taken back' }) }),
    ]);
    await retractEvent({ ctx, input: { id: gone.id, version: gone.version, reason: 'Not so' } });
    for (const kind of ['live', 'frozen']) {
      const { token } = await make({ kind, withEvents: true });
      const list = await read(`/api/shared/${token}/events?indicator=attacks&limit=200`);
      for (const { id, summary } of [waits, gone]) {
        expect(list.text).not.toContain(summary);
        expect((await read(`/api/shared/${token}/events/${id}`)).status, summary).toBe(403);
      }
    }
  });

  it('the events that were entered lately, and no moment at which the desk changed one', async () => {
    await logEvent({ ctx, input: aBomb() });
    const { token } = await make({ withEvents: true });
    const list = `/api/shared/${token}/events?indicator=attacks`;
    expect(JSON.parse((await read(`${list}&sample=own&loggedFrom=2024-06-01`)).text)).toMatchObject({
      total: expect.any(Number),
    });
    expect((await read(`${list}&sort=-day`)).status).toBe(200);
    for (const sort of ['changed', '-changed']) expect((await read(`${list}&sort=${sort}`)).status).toBe(422);
  });

  it('no event at all where it was made without: no id, no summary, no decision by hand, no name', async () => {
    const left = await logEvent({
      ctx,
      input: aBomb({ when: { from: '2023-01-30' }, summary: 'The bomb that prompted it all' }),
    });
    const hand = await logEvent({ ctx, input: aBomb({ summary: 'A raid that was no raid at all' }) });
    const decision = {
      id: hand.id,
      forecast: 'test',
      indicator: 'attacks',
      given: { counts: false, reason: 'Known at the desk' },
    };
    await overrideEvent({ ctx, input: decision });
    const whole = await read('/api/forecasts/test/reading');
    const told = [
      'The bomb that prompted it all',
      'A raid that was no raid at all',
      'Known at the desk',
      left.id,
      hand.id,
    ];
    for (const word of told) expect(whole.text).toContain(word);
    for (const kind of ['live', 'frozen']) {
      const { token } = await make({ kind });
      for (const address of addressesOf(token)) {
        const { status, text } = await read(address);
        expect(status).toBe(200);
        for (const word of [...told, 'alice', 'Alice']) expect(text, address).not.toContain(word);
      }
      for (const rest of ['events?indicator=attacks', `events/${hand.id}`])
        expect((await read(`/api/shared/${token}/${rest}`)).status).toBe(403);
    }
  });
});
