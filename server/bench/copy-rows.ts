import { createReadStream, createWriteStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import type { Address } from '../store/embedded/embedded.ts';
import { runProgram } from '../testing/run-program.ts';

/** Tables that an import writes, each after those it refers to. */
export const TABLES = ['events', 'sources', 'revisions', 'matches'] as const;
export type Table = (typeof TABLES)[number];

/** How often a second Linux counts what a process uses. */
const TICKS = 100;

/** How rows are copied: by `psql \copy` where there is one, else by the driver. */
export async function copier(): Promise<'psql' | 'driver'> {
  return runProgram('psql', ['--version']).then(
    () => 'psql' as const,
    () => 'driver' as const,
  );
}

/** Writes the rows of a table to a file, in the order in which they were written. */
export async function dumpRows(from: Address, table: Table, folder: string): Promise<void> {
  const sql = postgres({ ...from, max: 1 });
  const rows = await sql`copy (select * from ${sql(table)} order by ctid) to stdout`.readable();
  await pipeline(rows, createWriteStream(path.join(folder, table)));
  await sql.end();
}

/** Copies tables from their files into empty ones, in one transaction. Gives its milliseconds. */
export async function copyRows(
  to: Address,
  tables: readonly Table[],
  folder: string,
  by: 'psql' | 'driver',
): Promise<number> {
  const begun = performance.now();
  if (by === 'psql') {
    const { host, port, path: socket, user, password, database } = to as Record<string, string | number | undefined>;
    const at = socket ? { host: path.dirname(String(socket)), port: String(socket).split('.').at(-1) } : { host, port };
    const commands = tables.flatMap((table) => ['-c', `\\copy ${table} from '${path.join(folder, table)}'`]);
    const env = { ...process.env, ...(password ? { PGPASSWORD: String(password) } : {}) };
    const where = ['-h', String(at.host), '-p', String(at.port), '-U', String(user), '-d', String(database)];
    await runProgram('psql', ['-X', '-q', '-1', '-v', 'ON_ERROR_STOP=1', ...where, ...commands], { env });
  } else {
    const sql = postgres({ ...to, max: 1 });
    await sql.begin(async (tx) => {
      for (const table of tables) {
        const into = await tx`copy ${tx(table)} from stdin`.writable();
        await pipeline(createReadStream(path.join(folder, table)), into);
      }
    });
    await sql.end();
  }
  return performance.now() - begun;
}

/** Milliseconds of work that a PostgreSQL on this machine has done so far, all its processes together; null elsewhere. */
export async function workOf(sql: postgres.Sql): Promise<number | null> {
  try {
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const above = stat(row?.pid ?? 0).parent;
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          return [stat(Number(name))];
        } catch {
          return [];
        }
      });
    const own = stat(above);
    const ticks =
      own.used + own.ofGone + children.reduce((sum, { parent, used }) => sum + (parent === above ? used : 0), 0);
    return (ticks * 1000) / TICKS;
  } catch {
    return null;
  }
}

/** A process as Linux tells of it, in ticks of its clock. */
function stat(pid: number): { parent: number; used: number; ofGone: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /, '')
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const at = (n: number) => fields[n] ?? 0;
  return { parent, used: at(11) + at(12), ofGone: at(13) + at(14) };
}
