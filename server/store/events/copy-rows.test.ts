import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testLog } from '../../testing/request.ts';
import { client } from '../connect.ts';
import { copyLine, copyRows } from './copy-rows.ts';

const { connection } = await testLog();
const sql = client(connection, 2, {});
const KEPT = 'create table copied (id int primary key, word text, flag bool)';
beforeAll(() => sql.unsafe(KEPT));
afterAll(() => sql.end({ timeout: 1 }));

const into = (handle: typeof sql) => handle`copy copied (id, word, flag) from stdin`;
const held = async () => (await sql<{ rows: number }[]>`select count(*)::int as rows from copied`)[0]?.rows;

describe('rows by COPY', () => {
  it('arrive as they are, whatever characters they hold', async () => {
    const words = ['', '\\N', '\\', 'a\tb', 'line\nbreak\r\n', '"{x}"', 'ټول \u2028', '\\.', null];
    await copyRows(
      into(sql),
      words.map((word, id) => copyLine([id, word, id % 2 === 0])),
    );
    expect(await sql`select word from copied order by id`).toEqual(words.map((word) => ({ word })));
    await sql`truncate copied`;
  });

  it('are a part of their transaction, and queries asked meanwhile wait for their end', async () => {
    const seen = await sql.begin(async (tx) => {
      const many = Array.from({ length: 20_000 }, (_, id) => copyLine([id, 'x'.repeat(50), false]));
      const copying = copyRows(into(tx as unknown as typeof sql), many);
      const counts = [1, 2, 3].map(() => tx<{ rows: number }[]>`select count(*)::int as rows from copied`);
      const [told] = await Promise.all([Promise.all(counts), copying]);
      expect(await held()).toBe(0);
      return told.map(([row]) => row?.rows);
    });
    expect(seen).toEqual([20_000, 20_000, 20_000]);
    expect(await held()).toBe(20_000);
    await sql`truncate copied`;
  });

  it.each([
    ['a cell that does not fit', [copyLine([1, 'x', true]), copyLine(['one', 'x', true])], '22P02'],
    ['an id that is there', [copyLine([1, 'x', true]), copyLine([1, 'x', true])], '23505'],
    ['many rows after the bad one', [copyLine([null, 'x', true]), ...rows(100_000)], '23502'],
  ])('are refused as an INSERT would be: %s', async (_, lines, code) => {
    const writing = sql.begin((tx) => copyRows(into(tx as unknown as typeof sql), lines));
    await expect(writing).rejects.toMatchObject({ code });
    expect(await held()).toBe(0);
  });

  it('fail when their connection dies, and the next ones find another', async () => {
    const killed = sql.begin(async (tx) => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const copying = copyRows(into(tx as unknown as typeof sql), rows(200_000));
      await Promise.all([copying, sql`select pg_terminate_backend(${row?.pid ?? 0})`]);
    });
    await expect(killed).rejects.toThrow();
    // Until its socket is closed the dead connection may be handed out once more, and whoever gets it is told so.
    await expect.poll(() => held().catch(() => null)).toBe(0);
    await expect.poll(() => copyRows(into(sql), rows(3)).then(held, () => null)).toBe(3);
  });
});

function rows(many: number): string[] {
  return Array.from({ length: many }, (_, id) => copyLine([id, 'x'.repeat(80), true]));
}
