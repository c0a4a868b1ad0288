import { describe, expect, it } from 'vitest';
import { bob, charlie } from '../../testing/people.ts';
import { testLog, testServer } from '../../testing/request.ts';
import { changeView } from './change-view.ts';
import { keepView } from './keep-view.ts';
import { listViews } from './list-views.ts';
import { removeView } from './remove-view.ts';

const log = await testLog();
const { ctx } = log;
const ask = testServer(log);
const keep = (name: string, query: string, as = bob) => keepView({ ctx: log.as(as), input: { name, query } });
const names = async () => (await listViews({ ctx: log.as(charlie) })).views.map(({ name }) => name);

describe('a view of the events list', () => {
  it('is kept with its filters, for the whole desk, without the mark of a page', async () => {
    const view = await keep(' Bombs in the north ', '?place=north&kind=bomb&limit=50&sort=-killed');
    expect(view).toMatchObject({ name: 'Bombs in the north', query: 'kind=bomb&place=north&sort=-killed', by: 'bob' });
    expect((await listViews({ ctx: log.as(charlie) })).views).toEqual([view]);
  });

  it('gets another name or other filters, and goes again', async () => {
    const { id } = await keep('To rename', 'kind=bomb');
    expect(await changeView({ ctx, input: { id, name: 'TO RENAME' } })).toMatchObject({ query: 'kind=bomb' });
    expect(await changeView({ ctx, input: { id, query: 'tag=bold' } })).toMatchObject({ name: 'TO RENAME' });
    expect(await removeView({ ctx, input: { id } })).toEqual({ removed: id });
    expect(await names()).not.toContain('TO RENAME');
  });

  it('is kept once under one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'view-1' };
    const body = { name: 'Twice', query: '' };
    const [one, other] = [
      await ask('POST', '/api/views', { body, headers }),
      await ask('POST', '/api/views', { body, headers }),
    ];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(await one.json()).toEqual(await other.json());
  });
});

describe('a view is refused', () => {
  it('under a name that is taken, in whatever case', async () => {
    await keep('Taken', '');
    const { id } = await keep('Free', '');
    await expect(keep('tAKEN', 'kind=bomb')).rejects.toMatchObject({ code: 'view-named' });
    await expect(changeView({ ctx, input: { id, name: 'TAKEN' } })).rejects.toMatchObject({ code: 'view-named' });
  });

  it.each([
    ['', 'kind=bomb', 'name'],
    ['x'.repeat(61), '', 'name'],
    ['Colours', 'colour=red', 'query.colour'],
    ['Grades', 'grade=Z9', 'query.grade'],
  ])('as %j with %j', async (name, query, field) => {
    const before = await names();
    await expect(keep(name, query)).rejects.toMatchObject({ code: 'not-valid', issues: [{ field }] });
    expect(await names()).toEqual(before);
  });

  it('to a reader', async () => {
    await expect(keep('Mine', '', charlie)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('when there is none', async () => {
    for (const id of ['none', '018f0000-0000-7000-8000-000000000000']) {
      await expect(changeView({ ctx, input: { id, name: 'X' } })).rejects.toMatchObject({ code: 'view-not-found' });
      await expect(removeView({ ctx, input: { id } })).rejects.toMatchObject({ code: 'view-not-found' });
    }
  });
});
