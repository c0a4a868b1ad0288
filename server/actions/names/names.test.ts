import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load.ts';
import type { NameList } from '../../domain/import/names.ts';
import { NEEDED } from '../../importers/ucdp-ged/columns.ts';
import { ucdpFile } from '../../testing/dataset-rows.ts';
import { bob, charlie } from '../../testing/people.ts';
import { testLog, testServer } from '../../testing/request.ts';
import type { Ctx } from '../ctx.ts';
import { editEvent } from '../events/edit-event.ts';
import { draftOf } from '../events/held-event.ts';
import { listEvents } from '../events/list-events.ts';
import { readEvent } from '../events/read-event.ts';
import { importFile } from '../imports/import-file.ts';
import { readingsOn } from '../imports/import-readings.ts';
import { undoImport } from '../imports/undo-import.ts';
import { assignName } from './assign-name.ts';
import { listNames } from './list-names.ts';
import { settleName } from './settle-name.ts';
import { takeBackName } from './take-back-name.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const KP = 'Khyber Pakhtunkhwa province';
const GROUP = 'Tahrik-i Taleban Pakistan';

interface Row {
  id: string;
  day?: string;
  b?: string;
  adm2?: string;
  best?: number;
}
const file = (rows: readonly Row[]) =>
  ucdpFile(
    rows.map(({ id, day = `2024-01-1${id}`, b = GROUP, adm2 = 'Bannu district', best = 3 }) => ({
      id,
      day,
      b,
      adm1: KP,
      adm2,
      best,
    })),
    NEEDED,
  );
const bring = async (ctx: Ctx, rows: readonly Row[], dryRun = false) =>
  importFile({
    ctx,
    input: {
      feed: 'ucdp-ged',
      file: 'some.csv',
      open: file(rows),
      covers: '2018-01..2024-05',
      release: '25.1',
      dryRun,
    },
  });
const ttp = { what: 'actor', feed: 'ucdp-ged', spelling: GROUP, country: null, word: 'ttp' };
const byTtp = async (ctx: Ctx) => (await listEvents({ ctx, input: { between: 'ttp' } })).total;
const queued = async (ctx: Ctx) => (await listNames({ ctx, input: {} })).queue.map(({ spelling }) => spelling);

async function aLog(): Promise<Ctx> {
  if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
  return (await testLog(loaded.catalogue)).ctx;
}
const logs = await Promise.all([aLog(), aLog(), aLog(), aLog(), aLog()]);
const served = await testLog(loaded.catalogue);

describe('a name that the vocabulary does not know', () => {
  it('waits in the queue with its events and the words it may mean, and is assigned once for all', async () => {
    const ctx = logs[0]!;
    const rows: Row[] = [
      { id: '1' },
      { id: '2', adm2: 'Tank district' },
      { id: '3', b: 'TTP' },
      { id: '4', b: 'Government of India' },
    ];
    const found = await bring(ctx, rows.slice(0, 2), true);
    expect(found.check.names).toMatchObject([
      { what: 'actor', spelling: GROUP, rows: 2, suggestions: [{ use: 'ttp' }, { use: 'tehreek-e-jihad' }] },
    ]);
    expect(await queued(ctx)).toEqual([]);

    await bring(ctx, rows);
    const { queue, total } = await listNames({ ctx, input: { feed: 'ucdp-ged', what: 'actor' } });
    expect([total, queue]).toMatchObject([
      1,
      [{ spelling: GROUP, country: 'pakistan', events: 2, example: { place: expect.any(String) as string } }],
    ]);
    expect(queue[0]?.suggestions[0]).toMatchObject({ use: 'ttp', like: expect.stringContaining('Taliban') as string });
    const listed = await listEvents({
      ctx,
      input: { feed: 'ucdp-ged', place: 'pakistan', unknownName: `actor:${GROUP.toUpperCase()}` },
    });
    expect(listed.total).toBe(2);
    expect(await byTtp(ctx)).toBe(1);

    const told = await assignName({ ctx, input: { ...ttp, dryRun: true } });
    expect(told).toMatchObject({ id: null, dryRun: true, events: 2 });
    expect([await byTtp(ctx), await queued(ctx)]).toEqual([1, [GROUP]]);

    const { id, events } = await assignName({ ctx, input: ttp });
    expect([events, await queued(ctx), await byTtp(ctx)]).toEqual([2, [], 1]);
    expect(await settleName({ ctx })).toBe(id);
    expect(await settleName({ ctx })).toBeNull();
    expect(await byTtp(ctx)).toBe(3);
    const changed = await listEvents({ ctx, input: { vintage: id ?? '', part: 'changed' } });
    expect(changed.total).toBe(2);
    expect((await listNames({ ctx, input: {} })).assigned).toMatchObject([
      { spelling: GROUP, word: 'ttp', events: 2, state: 'done' },
    ]);
    await expect(assignName({ ctx, input: ttp })).rejects.toMatchObject({ code: 'name-assigned' });

    const again = await bring(ctx, [...rows, { id: '5' }]);
    expect(again.check).toMatchObject({ counts: { same: 4, new: 1, changed: 0 }, names: [] });
    expect(await byTtp(ctx)).toBe(4);

    await takeBackName({ ctx, input: { id: id ?? '' } });
    await settleName({ ctx });
    expect([await byTtp(ctx), await queued(ctx)]).toEqual([1, [GROUP]]);
    const back = await bring(ctx, [...rows, { id: '5' }]);
    expect(back.check.counts).toMatchObject({ same: 5, changed: 0 });
    await assignName({ ctx, input: ttp });
    await settleName({ ctx });
    expect(await byTtp(ctx)).toBe(4);
  });

  it('says before which numbers would differ, and does to them what it said', async () => {
    const ctx = logs[4]!;
    const districts = ['Tank', 'Kohat', 'Karak', 'Hangu', 'Swat', 'Kurram', 'Khyber', 'Bajaur'];
    await bring(
      ctx,
      districts.map((adm2, n) => ({ id: String(n + 1), adm2: `${adm2} district` })),
    );
    const told = await assignName({ ctx, input: { ...ttp, dryRun: true } });
    const before = (await readingsOn(ctx, ctx.store, 'ucdp-ged')).get('pakistan-ttp-2023/districts-hit');
    const change = told.readings?.find(({ indicator }) => indicator === 'districts-hit');
    expect(change).toMatchObject({ feed: 'ucdp-ged', because: 'revised', before: { number: before?.number } });
    await assignName({ ctx, input: ttp });
    await settleName({ ctx });
    const after = (await readingsOn(ctx, ctx.store, 'ucdp-ged')).get('pakistan-ttp-2023/districts-hit');
    expect(change?.after).toEqual({ verdict: after?.verdict, number: after?.number });
    expect(after?.number).not.toBe(before?.number);
  });

  it('leaves the queue when nothing fits, and changes no event', async () => {
    const ctx = logs[1]!;
    await bring(ctx, [
      { id: '1', b: 'Turi' },
      { id: '2', b: 'NRF' },
    ]);
    const { id } = await assignName({ ctx, input: { ...ttp, spelling: 'TURI', word: null } });
    expect(await queued(ctx)).toEqual(['NRF']);
    expect(await settleName({ ctx })).toBeNull();
    expect((await bring(ctx, [{ id: '3', b: 'Turi' }], true)).check.names).toEqual([]);
    await takeBackName({ ctx, input: { id: id ?? '' } });
    expect(await queued(ctx)).toEqual(['NRF', 'Turi']);
  });

  it('may be a place: its events move into the district, and back', async () => {
    const ctx = logs[2]!;
    await bring(ctx, [
      { id: '1', b: 'TTP', adm2: 'Mirali Sub-Division' },
      { id: '2', b: 'TTP' },
    ]);
    const { queue } = await listNames({ ctx, input: { what: 'place' } });
    expect(queue).toMatchObject([{ spelling: 'Mirali Sub-Division', country: 'pakistan', events: 1 }]);
    const asked = {
      what: 'place',
      feed: null,
      spelling: 'Mirali Sub-Division',
      country: 'pakistan',
      word: 'north-waziristan',
    };
    await expect(assignName({ ctx, input: { ...asked, word: 'kunar' } })).rejects.toMatchObject({ code: 'not-valid' });
    await expect(assignName({ ctx, input: { ...asked, word: 'nowhere' } })).rejects.toMatchObject({
      code: 'not-valid',
    });
    const listed = { feed: 'ucdp-ged', unknownName: 'place:Mirali sub-division' };
    expect((await listEvents({ ctx, input: listed })).total).toBe(1);
    const { id } = await assignName({ ctx, input: asked });
    await settleName({ ctx });
    const inDistrict = async () => (await listEvents({ ctx, input: { place: 'north-waziristan' } })).total;
    expect([await inDistrict(), (await listEvents({ ctx, input: listed })).total]).toEqual([1, 0]);
    const { vintage } = await bring(ctx, [{ id: '3', b: 'TTP', adm2: 'Mirali Sub-Division' }]);
    expect(await inDistrict()).toBe(2);
    await takeBackName({ ctx, input: { id: id ?? '' } });
    await settleName({ ctx });
    expect([await inDistrict(), (await listEvents({ ctx, input: listed })).total]).toEqual([0, 2]);
    await undoImport({ ctx, input: { id: vintage } });
    expect((await listNames({ ctx, input: { what: 'place' } })).queue).toMatchObject([{ events: 1 }]);
  });

  it('keeps what people wrote: a word chosen by hand stays, an edit is not undone, an import can still be', async () => {
    const ctx = logs[3]!;
    const { vintage } = await bring(ctx, [{ id: '1' }, { id: '2' }]);
    const [one] = (await listEvents({ ctx, input: { from: '2024-01-11', to: '2024-01-11' } })).events;
    const event = await readEvent({ ctx, input: { id: one?.id ?? '' } });
    const { id: eventId, version } = event;
    const stored = await ctx.store.events.read(eventId);
    if (!stored) throw new Error('no event');
    const draft = draftOf(stored);
    const between = draft.between.map((part) => (part.name === GROUP ? { ...part, actor: 'iskp' } : part));
    await editEvent({
      ctx,
      input: { id: eventId, version, draft: { ...draft, between }, reason: 'It was another group' },
    });
    const { id } = await assignName({ ctx, input: ttp });
    await settleName({ ctx });
    expect(await byTtp(ctx)).toBe(1);
    // The dataset now says otherwise than the person: theirs stands, and the difference is told.
    const again = await bring(ctx, [{ id: '1' }, { id: '2' }], true);
    expect(again.check).toMatchObject({ counts: { changed: 1, same: 1 }, changed: [{ fields: [{ kept: true }] }] });
    await takeBackName({ ctx, input: { id: id ?? '' } });
    await settleName({ ctx });
    expect((await listEvents({ ctx, input: { between: 'iskp' } })).total).toBe(1);
    const { id: second } = await assignName({ ctx, input: ttp });
    expect(second).not.toBe(id);
    const undone = await undoImport({ ctx, input: { id: vintage, dryRun: true } });
    expect(undone.blocked?.total).toBe(1);
  });
});

describe('the address of names', () => {
  it('lets everybody look and editors assign', async () => {
    const as = (actor: typeof bob) => testServer({ ...served, ctx: served.as(actor) });
    const body = { ...ttp, word: null };
    expect((await as(charlie)('GET', '/api/names?what=actor')).status).toBe(200);
    expect((await as(bob)('POST', '/api/names', { body })).status).toBe(403);
    const ask = testServer(served);
    expect((await ask('POST', '/api/names', { body })).status).toBe(404);
    const made = await ask('POST', '/api/names', { body: { ...body, feed: null } });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    expect(((await (await ask('GET', '/api/names')).json()) as NameList).assigned).toMatchObject([
      { id, word: null, state: 'done' },
    ]);
    expect((await ask('DELETE', `/api/names/${id}?dry-run=true`, { body: {} })).status).toBe(200);
    expect((await ask('DELETE', `/api/names/${id}`, { body: {} })).status).toBe(200);
    expect((await ask('DELETE', `/api/names/${id}`, { body: {} })).status).toBe(404);
    expect((await ask('GET', '/api/events?unknownName=Turi')).status).toBe(422);
  });
});
