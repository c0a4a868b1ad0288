import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '../store/embedded/embedded.ts';
import { migrate } from '../store/migrate.ts';
import { testDatabase } from '../testing/database.ts';
import { runProgram } from '../testing/run-program.ts';
import { copier, copyRows, dumpRows, TABLES, workOf, type Table } from './copy-rows.ts';
import { writeGed } from './ged-file.ts';
import type { Asked, Cost } from './import-child.ts';

/**
 * `npm run bench:import`: a file as large as UCDP GED brought in by the job, in a process of its own, against PostgreSQL's
 * own `\copy` of the same rows into the same tables, in turns. `BENCH_ROWS` sets another number of rows (3,000,000, say:
 * beyond what can be uploaded it goes the way of the command line), `BENCH_ROUNDS` how often, `BENCH_KEEP` a folder that
 * keeps the file and the numbers as JSON, `BENCH_PROFILE` has a profile of the import kept there too.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 386_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 1);
const KEEP = process.env['BENCH_KEEP'];
const UPLOADED = 300 * 1024 * 1024;
const RATIO = 0.45;
const MEMORY = 200;

const root = path.resolve(import.meta.dirname, '../..');
const folder = KEEP ?? mkdtempSync(path.join(os.tmpdir(), 'signposts-bench-'));
const file = path.join(folder, `ged-${ROWS}.csv`);
// Within the tree, where its packages are found.
const built = path.join(root, 'node_modules/.vite/bench');
const imported: Address[] = [];
const copied: { tables: readonly Table[]; to: Address }[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  imported.push((await testDatabase()).options);
  if (round === ROUNDS) break;
  copied.push({ tables: ['events'], to: (await testDatabase()).options });
  copied.push({ tables: TABLES, to: (await testDatabase()).options });
}
afterAll(() => {
  if (!KEEP) rmSync(folder, { recursive: true, force: true });
});

let size = 0;
beforeAll(async () => {
  size = await writeGed(file, ROWS);
  const input = { child: path.join(import.meta.dirname, 'import-child.ts') };
  const configFile = path.join(import.meta.dirname, '../vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir: built, rolldownOptions: { input } } });
}, 900_000);

async function bringIn(connection: Address, watched: boolean): Promise<Cost> {
  const way = size <= UPLOADED ? 'job' : 'command';
  const asked: Asked = { connection: { ...connection }, root, file, way, watched };
  const profile = KEEP && process.env['BENCH_PROFILE'] && !watched ? ['--cpu-prof', '--cpu-prof-dir', folder] : [];
  const args = [...profile, path.join(built, 'child.js'), JSON.stringify(asked)];
  return JSON.parse(await runProgram(process.execPath, args, { cwd: root })) as Cost;
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
const seconds = (ms: number) => (ms / 1000).toFixed(1).padStart(7);

/** What work takes of the clock and of PostgreSQL's processors. */
async function measured<T>(at: Address, work: () => Promise<T>): Promise<{ result: T; busy: number | null }> {
  const sql = postgres({ ...at, max: 1, onnotice: () => undefined });
  const before = await workOf(sql);
  const result = await work();
  const after = await workOf(sql);
  await sql.end();
  return { result, busy: before === null || after === null ? null : after - before };
}

describe(`an import of ${ROWS.toLocaleString('en')} rows`, () => {
  const costs: Cost[] = [];

  it('comes near to what PostgreSQL itself takes for the same rows', { timeout: 7_200_000 }, async () => {
    const by = await copier();
    const taken: { commit: number; busy: number | null; copies: { ms: number; busy: number | null }[] }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const from = imported[round] as Address;
      const { result: cost, busy } = await measured(from, () => bringIn(from, false));
      costs.push(cost);
      expect(cost.rows).toBe(ROWS);
      for (const table of TABLES) await dumpRows(from, table, folder);
      const copies = [];
      for (const { tables, to } of copied.slice(round * 2, round * 2 + 2)) {
        await ready(to, from);
        const { result: ms, busy: worked } = await measured(to, () => copyRows(to, tables, folder, by));
        copies.push({ ms, busy: worked });
      }
      const { steps } = cost;
      for (const [name, { ms, cpu, rss }] of Object.entries(steps)) {
        console.log(`  ${name.padEnd(8)} ${seconds(ms)} s, own CPU ${seconds(cpu)} s, at most ${mb(rss)} MB`);
      }
      console.log(`  PostgreSQL for the import in all: CPU ${seconds(busy ?? NaN)} s`);
      copies.forEach(({ ms, busy: worked }, n) => {
        console.log(
          `  \\copy (${by}) of ${copied[n]?.tables.join(', ')}: ${seconds(ms)} s, CPU ${seconds(worked ?? NaN)} s`,
        );
      });
      taken.push({ commit: steps['commit']?.ms ?? NaN, busy, copies });
    }
    const ratio = (n: number) => median(taken.map(({ commit, copies }) => (copies[n]?.ms ?? NaN) / commit));
    const rate = Math.round((ROWS * 1000) / median(taken.map(({ commit }) => commit)));
    console.log(`  ${rate.toLocaleString('en')} rows a second of ${mb(size)} MB; of the speed of \\copy into`);
    console.log(`    events alone ${ratio(0).toFixed(2)}, all four tables ${ratio(1).toFixed(2)} (at least ${RATIO})`);
    if (KEEP)
      writeFileSync(
        path.join(folder, `import-${ROWS}.json`),
        JSON.stringify({ rows: ROWS, size, costs, taken }, null, 1),
      );
    expect(ratio(1)).toBeGreaterThanOrEqual(RATIO);
  });

  it('takes little memory, and leaves room for whoever reads meanwhile', { timeout: 7_200_000 }, async () => {
    const cost = await bringIn(imported[ROUNDS] as Address, true);
    for (const [name, { delay, delayMost, rss, overview }] of Object.entries(cost.steps)) {
      const times = median(overview) / median(cost.idle.overview);
      console.log(
        `  ${name.padEnd(8)} event loop p99 ${delay.toFixed(1)} ms, most ${delayMost.toFixed(0)} ms; overview p50 ${median(overview).toFixed(0)} ms, ${times.toFixed(1)} times idle; at most ${mb(rss)} MB (idle ${mb(cost.idle.rss)})`,
      );
    }
    const { commit } = cost.steps;
    for (const { steps } of costs) expect(mb(steps['commit']?.rss ?? Infinity)).toBeLessThanOrEqual(MEMORY);
    expect(commit?.delay).toBeLessThanOrEqual(20);
    expect(median(commit?.overview ?? [])).toBeLessThanOrEqual(3 * median(cost.idle.overview));
  });
});

/** The tables empty, and in place what their rows refer to. */
async function ready(to: Address, from: Address): Promise<void> {
  await migrate({ ...to }, path.join(root, 'drizzle'));
  const [source, target] = [from, to].map((at) => postgres({ ...at, max: 1, onnotice: () => undefined }));
  if (!source || !target) return;
  for (const table of ['feeds', 'vintages'] as const) {
    const text = await source<
      { rows: string }[]
    >`select coalesce(json_agg(t), '[]')::text as rows from ${source(table)} t`;
    await target`insert into ${target(table)} select * from json_populate_recordset(null::${target(table)}, ${text[0]?.rows ?? '[]'}::text::json)
      on conflict do nothing`;
  }
  await Promise.all([source.end(), target.end()]);
}
