import { describe, expect, it } from 'vitest';
import { MOST_DRAFTS } from '../../domain/desk/draft.ts';
import { alice, bob, charlie } from '../../testing/people.ts';
import { testLog, testServer } from '../../testing/request.ts';
import { forgetDraft } from './forget-draft.ts';
import { keepDraft } from './keep-draft.ts';
import { listDrafts } from './list-drafts.ts';
import { readDraft } from './read-draft.ts';

const log = await testLog();
const ask = testServer(log);
const as = (actor = bob) => log.as(actor);
const keep = (id: string, version: number, words: string, actor = bob) =>
  keepDraft({
    ctx: as(actor),
    input: { id, title: words, event: null, body: { fields: { summary: words } }, version },
  });
const id = () => crypto.randomUUID();

describe('a draft', () => {
  it('is kept as it was typed, version by version, and forgotten', async () => {
    const draft = id();
    expect(await keep(draft, 0, 'A bomb in')).toMatchObject({ id: draft, version: 1 });
    expect(await keep(draft, 1, 'A bomb in the \u202Enorth')).toMatchObject({ version: 2 });
    expect(await readDraft({ ctx: as(), input: { id: draft } })).toMatchObject({
      ...{ title: 'A bomb in the \u202Enorth', event: null, version: 2 },
      body: { fields: { summary: 'A bomb in the \u202Enorth' } },
    });
    expect((await listDrafts({ ctx: as() })).drafts.map((one) => one.id)).toContain(draft);
    expect(await forgetDraft({ ctx: as(), input: { id: draft } })).toEqual({ forgotten: draft });
    await expect(readDraft({ ctx: as(), input: { id: draft } })).rejects.toMatchObject({ code: 'draft-not-found' });
  });

  it('moves no number and leaves no line in the audit trail', async () => {
    const before = await log.ctx.store.data.version();
    await keep(id(), 0, 'Half a sentence');
    expect(await log.ctx.store.data.version()).toEqual(before);
  });

  it('is begun once when two pages, or two people, begin it at one moment', async () => {
    for (const other of [bob, alice]) {
      const draft = id();
      const both = await Promise.allSettled([keep(draft, 0, 'One'), keep(draft, 0, 'Another', other)]);
      const done = both.flatMap((each, n) => (each.status === 'fulfilled' ? [n] : []));
      expect(done).toHaveLength(1);
      const [owner, words] = done[0] === 0 ? [bob, 'One'] : [other, 'Another'];
      expect(await readDraft({ ctx: as(owner), input: { id: draft } })).toMatchObject({ title: words, version: 1 });
    }
  });

  it('is not overwritten by an older page', async () => {
    const draft = id();
    await keep(draft, 0, 'first');
    await keep(draft, 1, 'newer');
    await expect(keep(draft, 1, 'older page')).rejects.toMatchObject({ code: 'draft-changed' });
    await expect(keep(draft, 0, 'older page')).rejects.toMatchObject({ code: 'draft-changed' });
    expect(await readDraft({ ctx: as(), input: { id: draft } })).toMatchObject({ title: 'newer' });
  });

  it('takes the same state again when its answer was lost', async () => {
    const draft = id();
    const first = await keep(draft, 0, 'once');
    expect(await keep(draft, 0, 'once')).toMatchObject({ version: first.version });
  });

  it('of two pages that keep at once lets one through', async () => {
    const draft = id();
    await keep(draft, 0, 'begun');
    const both = await Promise.allSettled([keep(draft, 1, 'left'), keep(draft, 1, 'right')]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('is nobody else’s, and a reader has none', async () => {
    const draft = id();
    await keep(draft, 0, 'Bob’s own');
    const missing = { code: 'draft-not-found' };
    await expect(readDraft({ ctx: as(alice), input: { id: draft } })).rejects.toMatchObject(missing);
    await expect(keep(draft, 1, 'Alice’s', alice)).rejects.toMatchObject(missing);
    expect(await forgetDraft({ ctx: as(alice), input: { id: draft } })).toEqual({ forgotten: draft });
    await expect(forgetDraft({ ctx: as(alice), input: { id: 'no-draft' } })).rejects.toMatchObject(missing);
    expect((await listDrafts({ ctx: as(alice) })).drafts.map((one) => one.id)).not.toContain(draft);
    expect(await readDraft({ ctx: as(), input: { id: draft } })).toMatchObject({ title: 'Bob’s own' });
    await expect(keep(id(), 0, 'mine', charlie)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listDrafts({ ctx: as(charlie) })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('is refused when 200 are kept, and none of them goes', async () => {
    const kept = (await listDrafts({ ctx: as() })).drafts.length;
    for (let n = kept; n < MOST_DRAFTS; n++) await keep(id(), 0, `Draft ${n}`);
    await expect(keep(id(), 0, 'One too many')).rejects.toMatchObject({ code: 'too-many-drafts' });
    expect((await listDrafts({ ctx: as() })).drafts).toHaveLength(MOST_DRAFTS);
  });

  it('is refused in words when it is too large, too deep, no object, or under no UUID', async () => {
    const put = (address: string, body: unknown) => ask('PUT', `/api/drafts/${address}`, { body });
    const draft = { title: 'x', event: null, version: 0, body: {} };
    expect((await put(id(), { ...draft, body: { text: 'x'.repeat(200_001) } })).status).toBe(413);
    const deep = Array.from({ length: 30 }).reduce<object>((inner) => ({ inner }), {});
    expect((await put(id(), { ...draft, body: deep })).status).toBe(422);
    expect((await put(id(), { ...draft, body: [1] })).status).toBe(422);
    expect((await put(id(), { ...draft, owner: 'bob' })).status).toBe(422);
    expect((await put(id(), { ...draft, title: '\u0000' })).status).toBe(400);
    expect((await put('nonsense', draft)).status).toBe(404);
    expect((await put(id(), draft)).status).toBe(200);
    expect((await ask('GET', '/api/drafts')).status).toBe(200);
  });
});
