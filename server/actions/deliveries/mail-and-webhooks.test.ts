import { describe, expect, it } from 'vitest';
import { deliveryDesk, toMail } from '../../testing/delivery-desk.ts';
import { isSignedBy } from '../../testing/receivers.ts';
import { sendNow } from './ask-delivery.ts';
import { changeSchedule, renewSecret } from './change-schedule.ts';
import { readDelivery } from './list-deliveries.ts';
import { runDelivery } from './run-delivery.ts';
import { sha256Of } from './sha256-of.ts';

const { ctx, sending, forecast, post, receiver, sql, wait, toHook, make, run, page } = await deliveryDesk();

describe('a webhook', () => {
  it('is called again after pauses that grow, signed so that anybody with the secret can check it', async () => {
    receiver.mood = (n, response) => response.writeHead(n <= 2 ? 500 : 200).end(n <= 2 ? 'busy' : 'thank you');
    const { schedule, secret } = await make(toHook());
    const { id } = await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    expect(await run()).toMatchObject({ state: 'waiting', outcome: 'again' });
    expect(await run()).toBeNull();
    wait(61_000);
    expect(await run()).toMatchObject({ state: 'waiting' });
    wait(200_000);
    expect(await run()).toBeNull();
    wait(101_000);
    expect(await run()).toMatchObject({ state: 'sent' });
    const told = await readDelivery({ ctx, id });
    expect(told.attempts.map(({ outcome, answer }) => [outcome, answer])).toEqual([
      ['again', '127.0.0.1 answered 500. It said: busy'],
      ['again', '127.0.0.1 answered 500. It said: busy'],
      ['sent', '127.0.0.1 answered 200. It said: thank you'],
    ]);
    expect(told.attempts[2]?.bytes).toBeGreaterThan(1_000);
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    for (const call of receiver.calls) {
      expect(isSignedBy(secret ?? '', call)).toBe(true);
      expect(isSignedBy(secret ?? '', { ...call, body: `${call.body} ` })).toBe(false);
    }
    const { type, data } = JSON.parse(receiver.calls[2]?.body ?? '') as {
      type: string;
      data: { test: boolean; hash: string; files: { base64: string; sha256: string }[] };
    };
    expect([type, data.test]).toEqual(['report.test', true]);
    const [file] = data.files;
    expect(sha256Of(Buffer.from(file?.base64 ?? '', 'base64'))).toBe(file?.sha256);
  });

  it('tells its secret once, and its address never again', async () => {
    receiver.mood = (_, response) => response.writeHead(500).end('hook/PRIVATE-KEY is wrong: /hook/PRIVATE-KEY');
    const { schedule, secret } = await make(toHook());
    await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    await run();
    const answers = JSON.stringify([await page(), schedule]);
    expect(answers).not.toContain(secret);
    expect(answers.replaceAll('hook/PRIVATE-KEY is', '')).not.toContain('/hook/PRIVATE-KEY');
    const kept =
      JSON.stringify(await sql`select detail from audit`) + JSON.stringify(await sql`select body from idempotency`);
    expect(kept).not.toMatch(/PRIVATE-KEY|whsec_/);
    const renewed = await renewSecret({ ctx, id: schedule.id });
    expect(renewed.secret).not.toBe(secret);
    // What was shown comes back with a change, and stands for the whole.
    const input = { title: 'Same', plan: { forecast }, formats: ['json'], target: schedule.target };
    expect((await changeSchedule({ ctx, id: schedule.id, input, sending })).secret).toBeNull();
    receiver.mood = (_, response) => response.writeHead(200).end();
    wait(61_000);
    expect(await run()).toMatchObject({ state: 'sent' });
    expect(isSignedBy(renewed.secret ?? '', receiver.calls.at(-1) ?? { headers: {}, body: '' })).toBe(true);
  });

  it('follows no redirect, and waits no longer than it must', async () => {
    receiver.mood = (_, response) => response.writeHead(307, { location: 'http://169.254.169.254/' }).end();
    const { schedule } = await make(toHook());
    await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    expect(await run()).toMatchObject({ state: 'failed', outcome: 'refused' });
    expect(receiver.calls).toHaveLength(1);
    receiver.mood = () => undefined;
    await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    const hasty = { ...sending, posting: { allowPrivate: true, patience: 80 } };
    const tried = await runDelivery({ ctx, input: { sending: hasty } });
    expect(tried).toMatchObject({ state: 'waiting', answer: '127.0.0.1 took too long to answer.' });
  });

  it('reaches nothing behind our own walls, whatever a name stands for', async () => {
    const { schedule } = await make({ kind: 'webhook', url: 'https://localhost/hook' });
    await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    const shut = { ...sending, posting: { allowPrivate: false, patience: 500 } };
    expect(await runDelivery({ ctx, input: { sending: shut } })).toMatchObject({ state: 'failed', outcome: 'refused' });
  });
});

describe('mail', () => {
  it('goes out at the third try, with the finding, the hash and the files', async () => {
    post.mood = (n) => (n <= 2 ? 451 : null);
    const { schedule } = await make(toMail('desk@example.org'), { plan: { forecast, marking: 'TLP:GREEN' } });
    const { id } = await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    for (const pause of [0, 61_000, 301_000]) {
      wait(pause);
      await run();
    }
    expect((await readDelivery({ ctx, id })).attempts.map(({ outcome }) => outcome)).toEqual([
      'again',
      'again',
      'sent',
    ]);
    const [first] = post.letters;
    const letter = first && { ...first, raw: first.raw.slice(0, 9_000) };
    expect(letter?.to).toEqual(['desk@example.org']);
    expect(letter?.raw).toMatch(/^Subject: Test: TLP:GREEN /m);
    expect(letter?.raw).toMatch(/This is a test of the delivery/);
    expect(letter?.raw).toMatch(/Content-Disposition: attachment;\s+filename=/);
    expect(letter?.raw).toContain(`Message-ID: <${id}@example.org>`);
  });

  it('reaches those whom the server takes, and is not sent to them again', async () => {
    post.unknown.add('gone@example.org');
    const { schedule } = await make(toMail('desk@example.org', 'gone@example.org'));
    const { id } = await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    expect(await run()).toMatchObject({ state: 'waiting', outcome: 'partly' });
    wait(61_000);
    expect(await run()).toMatchObject({ state: 'failed', outcome: 'refused' });
    expect(post.letters.map(({ to }) => to)).toEqual([['desk@example.org']]);
    expect((await readDelivery({ ctx, id })).attempts[0]?.answer).toMatch(/gone@example\.org.*550/);
  });

  it('gives up on a server that hangs, and tries again', async () => {
    post.mood = () => 'hang';
    const { schedule } = await make(toMail('desk@example.org'));
    await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    const hasty = { ...sending, mail: { ...post.box, patience: 100 } };
    expect(await runDelivery({ ctx, input: { sending: hasty } })).toMatchObject({ state: 'waiting', outcome: 'again' });
  });

  it('is never sent without TLS to another machine', async () => {
    const { schedule } = await make(toMail('desk@example.org'));
    await sendNow({ ctx, input: { id: schedule.id, kind: 'test' } });
    const far = { ...sending, mail: { ...post.box, loopback: false, user: 'ann', password: 'mail-secret' } };
    const tried = await runDelivery({ ctx, input: { sending: far } });
    expect(tried).toMatchObject({ state: 'waiting', outcome: 'again' });
    expect(tried?.answer).not.toContain('mail-secret');
    expect(post.letters).toEqual([]);
  });
});
