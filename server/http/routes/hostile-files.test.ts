import { strToU8, zipSync } from 'fflate';
import { readdirSync } from 'node:fs';
import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { runImport } from '../../actions/imports/run-import.ts';
import type { Import } from '../../domain/import/import.ts';
import { connect } from '../../store/connect.ts';
import { bob, charlie } from '../../testing/people.ts';
import { testLog, testServer } from '../../testing/request.ts';

const log = await testLog();
const ask = testServer(log);
const HEAD = 'id,date,kind,country,summary\n';
const ROW = 'h1,2024-01-01,bomb,freeland,One\n';
type Answered = Import & { code: string; detail: string; fix: string };

async function send(content: string | Uint8Array, file = 'a.csv', as = ask) {
  const raw = new Uint8Array(typeof content === 'string' ? strToU8(content) : content);
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await as('POST', `/api/imports?file=${file}`, { raw, headers });
  return { status: answer.status, body: (await answer.json()) as Answered };
}
const work = (id: string) => runImport({ ctx: log.ctx, input: { only: id } });
const read = async (id: string) => (await (await ask('GET', `/api/imports/${id}`)).json()) as Import;
async function checked(content: string, change: object = {}): Promise<Import> {
  const { body } = await send(content);
  await ask('PUT', `/api/imports/${body.id}/settings`, { body: { ...body.settings, covers: 'none', ...change } });
  await ask('POST', `/api/imports/${body.id}/check`, { body: {} });
  await work(body.id);
  return read(body.id);
}
async function imported(content: string): Promise<Import> {
  const { id } = await checked(content);
  await ask('POST', `/api/imports/${id}/commit`, { body: {} });
  await work(id);
  return read(id);
}
const spools = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith('signposts-import-')).length;

describe('a file that is looked at', () => {
  it.each([
    ['NUL above its header', `a\u0000b\n${HEAD}${ROW}`],
    ['a character of two halves where a remark is cut', `${'x'.repeat(58)}😀😀\n${HEAD}${ROW}`],
    ['one where its title is cut', `${'a'.repeat(39)}😀b,zwei\n1,2\n`],
    ['one where a cell is cut', `${HEAD}h1,2024-01-01,bomb,freeland,${'x'.repeat(198)}😀😀\n`],
    ['NUL in the name of what is packed', zipSync({ 'a\u0000b.csv': strToU8(HEAD + ROW) })],
    ['columns that objects have from the start', '{"__proto__":{"x":1},"constructor":2,"toString":"x"}\n'],
  ])('may hold %s', async (_, content) => {
    expect((await send(content)).status).toBe(201);
  });

  it.each([
    ['half a character in the name of a column', '{"\\ud800":1,"b":2}\n', /half a character/],
    ['a column named by a megabyte', `${'c'.repeat(1_000_000)},b\n1,2\n`, /1000000 characters long/],
    ['a gzip of ten bytes', new Uint8Array([0x1f, 0x8b, 8, 12, 0, 0, 0, 0, 0, 3]), /cut/],
  ])('is refused with words for %s', async (_, content, says) => {
    const { status, body } = await send(content);
    expect([status, body.code]).toEqual([422, 'file-unreadable']);
    expect(body.detail).toMatch(says);
  });

  it('is not even laid on disk for whoever may not import', async () => {
    for (const who of [bob, charlie]) {
      const as = testServer(log, { ctx: log.as(who) });
      const headers = { 'content-type': 'text/csv', 'content-length': '999999999999' };
      expect((await as('POST', '/api/imports', { raw: HEAD, headers })).status).toBe(403);
    }
    expect(spools()).toBe(0);
  });
});

describe('a file that is checked', () => {
  it('may be refused for a long cell that is cut inside a character', async () => {
    const text = `${'x'.repeat(999)}😀`;
    const { state, check } = await checked(`${HEAD}h1,2024-01-01,${text},freeland,${'y'.repeat(39)}😀😀\n`);
    expect([state, check?.counts.refused]).toEqual(['checked', 1]);
  });

  it('is not taken for whole when a piece of it was lost or damaged', async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => `n${n},2024-01-01,bomb,freeland,Number ${n}\n`).join('');
    const { body } = await send(HEAD + rows);
    const { sql, end } = connect({ ...log.connection }, 1);
    await sql`update import_pieces set bytes = substring(bytes for 1000000) where import = ${body.id} and n = 1`;
    await end();
    await ask('POST', `/api/imports/${body.id}/check`, { body: {} });
    await work(body.id);
    const { state, problem } = await read(body.id);
    expect([state, problem?.code]).toEqual(['failed', 'file-unreadable']);
  }, 60_000);
});

describe('work that brings down whoever does it', () => {
  it('is begun a few times and then given up, with words; it can be asked for again', async () => {
    const { body } = await send(HEAD + ROW.replace('One', 'A file of doom'));
    await ask('POST', `/api/imports/${body.id}/check`, { body: {} });
    const { sql, end } = connect({ ...log.connection }, 1);
    const dies = async () => {
      const taken = await log.ctx.store.change((tx) => tx.imports.takeNext(body.id));
      await log.ctx.store.change((tx) =>
        tx.imports.progress({ id: body.id, progress: { step: 'reading', rows: 1, of: null } }),
      );
      await sql`update imports set held_until = null`;
      return taken?.tries;
    };
    const tries = [];
    for (let n = 0; n < 6; n++) tries.push(await dies());
    await end();
    expect(tries).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await read(body.id)).progress).toEqual({ step: 'reading', rows: 1, of: null });
    await work(body.id);
    const { state, problem } = await read(body.id);
    expect([state, problem?.detail]).toEqual(['failed', 'The server stopped 6 times while it worked on this file']);
    await ask('POST', `/api/imports/${body.id}/check`, { body: {} });
    await work(body.id);
    expect((await read(body.id)).state).toBe('checked');
  });
});

describe('the table of refused rows', () => {
  it('is a refusal where the bytes of the file are gone, not an empty table', async () => {
    const { id } = await checked(HEAD + ROW.replace('bomb', 'bmob'));
    await ask('POST', `/api/imports/${id}/give-up`, { body: {} });
    await log.ctx.store.change((tx) => tx.imports.forgetPieces('2099-01-01T00:00:00Z'));
    const answer = await ask('GET', `/api/imports/${id}/refused.csv`);
    expect([answer.status, ((await answer.json()) as Answered).code]).toEqual([422, 'file-unreadable']);
  });

  it('breaks off where the file does', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `r${n},2024-01-01,bmob,freeland,Number ${n}\n`).join('');
    const { body } = await send(`${HEAD}${rows}r,"2024`);
    const answer = await ask('GET', `/api/imports/${body.id}/refused.csv`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  it('gives spreadsheets no formula, and the rows back as they were', async () => {
    const cells = ['=1+1', '+1', '-1', '@x', '\t=1'].map(
      (cell) => `f${cell.length},2024-01-01,bmob,freeland,"${cell}"\n`,
    );
    const { id } = await checked(HEAD + cells.join(''));
    const table = await (await ask('GET', `/api/imports/${id}/refused.csv`)).text();
    expect(table).not.toMatch(/(^|,)"?[=+@\t]/m);
    expect(table).toContain("'=1+1");
  });
});

describe('an import of events', () => {
  it('is not undone as if it were a table of months, which would leave its events', async () => {
    const { vintage } = await imported(HEAD + ROW);
    const undone = await ask('POST', `/api/series/vintages/${vintage}/undo`, { body: {} });
    expect([undone.status, ((await undone.json()) as Answered).code]).toEqual([404, 'series-vintage-not-found']);
    const { vintages } = (await (await ask('GET', '/api/vintages')).json()) as {
      vintages: { id: string; undoneAt: unknown }[];
    };
    expect(vintages.find(({ id }) => id === vintage)?.undoneAt).toBeNull();
  });
});

describe('what is asked several times at once', () => {
  const states = async (id: string, step: string) => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask('POST', `/api/imports/${id}/${step}`, { body: {} })));
    return Promise.all(answers.map(async (each) => [each.status, ((await each.json()) as Import).state]));
  };

  it('is one import, one check and one commit, and everybody is told so', async () => {
    const rows = `${HEAD}${ROW.replace('h1', 'once')}`;
    const sent = await Promise.all([send(rows), send(rows), send(rows)]);
    const ids = new Set(sent.map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    expect(new Set((await states(id, 'check')).map(String))).toEqual(new Set(['202,checking']));
    await Promise.all([work(id), work(id)]);
    expect(new Set((await states(id, 'commit')).map(String))).toEqual(new Set(['202,importing']));
    await Promise.all([work(id), work(id)]);
    const { total } = (await (await ask('GET', '/api/events?feed=csv')).json()) as { total: number };
    expect([(await read(id)).state, total > 0]).toEqual(['done', true]);
  });
});

describe('a mapping', () => {
  it.each(['constructor', '__proto__', 'toString'])('may name the column %s, which is not there', async (column) => {
    const { body } = await send('day,text,more\n2024-01-01,One,x\n');
    const feed = {
      to: 'own',
      id: 'own-x',
      title: 'x',
      licence: 'x',
      citation: 'x',
      redistribution: 'free',
      holdBack: 0,
    };
    const columns = [
      { column, field: 'summary' },
      { column: 'day', field: 'date' },
    ];
    const rest = { dates: null, decimals: 'point', split: ';', tables: [] };
    const mapping = { name: 'x', feed, columns, ...rest, fixed: { kind: 'bomb', country: null, publisher: null } };
    const answer = await ask('POST', `/api/imports/${body.id}/example`, { body: { mapping, row: 1 } });
    expect([answer.status, JSON.stringify(await answer.json())]).toEqual([200, expect.not.stringContaining('native')]);
  });
});
