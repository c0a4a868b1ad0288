import { createReadStream } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { realTime, type Ctx } from '../actions/ctx.ts';
import { openInUse } from '../actions/definitions/in-use.ts';
import { syncDefinitions } from '../actions/definitions/rematch.ts';
import { importFile } from '../actions/imports/import-file.ts';
import { runImport } from '../actions/imports/run-import.ts';
import { startCheck } from '../actions/imports/start-check.ts';
import { startCommit } from '../actions/imports/start-commit.ts';
import { uploadFile } from '../actions/imports/upload-file.ts';
import { readingCache } from '../actions/readings/reading-cache.ts';
import { readOverview } from '../actions/readings/read-overview.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { keepHeapLean } from '../cli/lean-heap.ts';
import type { Actor } from '../domain/permission.ts';
import { openStore } from '../store/open.ts';

/** What the process that imports is told. */
export interface Asked {
  connection: Record<string, unknown>;
  root: string;
  file: string;
  /** As a page has it done, uploaded, checked and imported by the job; or as the command line does, from the disk. */
  way: 'job' | 'command';
  /** Whether somebody reads the overview meanwhile. */
  watched: boolean;
}

/** What it cost. Times in milliseconds, memory in bytes. */
export interface Cost {
  steps: Record<string, { ms: number; cpu: number; rss: number; delay: number; delayMost: number; overview: number[] }>;
  idle: { rss: number; overview: number[] };
  rows: number;
}

const asked = JSON.parse(process.argv[2] ?? '{}') as Asked;
const alice: Actor = { id: 'alice', name: 'Alice', role: 'editor' };
const WATCH_EVERY = 400;

async function opened(): Promise<Ctx> {
  const loaded = loadCatalogue(path.join(asked.root, 'indicators'));
  if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
  const { catalogue } = loaded;
  const store = await openStore({
    connection: asked.connection,
    poolSize: 8,
    migrations: path.join(asked.root, 'drizzle'),
  });
  const source = { current: () => catalogue, problems: () => [], reload: () => undefined };
  const ctx = { actor: alice, store, definitions: openInUse(source), readings: readingCache(), ...realTime };
  await syncDefinitions({ ctx });
  return ctx;
}

/** Milliseconds that an overview takes which nobody asked for before. */
async function overview(ctx: Ctx): Promise<number> {
  const begun = performance.now();
  await readOverview({ ctx: { ...ctx, readings: readingCache() }, input: { forecast: 'pakistan-ttp-2023' } });
  return performance.now() - begun;
}

async function main(): Promise<void> {
  const ctx = await opened();
  const cost: Cost = { steps: {}, idle: { rss: 0, overview: [] }, rows: 0 };
  if (asked.watched) for (let n = 0; n < 15; n++) cost.idle.overview.push(await overview(ctx));
  cost.idle.rss = process.memoryUsage.rss();

  async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const delays = monitorEventLoopDelay({ resolution: 1 });
    const seen: number[] = [];
    let rss = 0;
    let over = false;
    const looking = setInterval(() => (rss = Math.max(rss, process.memoryUsage.rss())), 200);
    const watch = async () => {
      while (asked.watched && !over) {
        seen.push(await overview(ctx));
        await new Promise((resolve) => setTimeout(resolve, WATCH_EVERY));
      }
    };
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    delays.enable();
    const watching = watch();
    try {
      return await work();
    } finally {
      const used = process.cpuUsage(cpu);
      const ms = performance.now() - begun;
      over = true;
      delays.disable();
      clearInterval(looking);
      await watching;
      const [delay, delayMost] = [delays.percentile(99) / 1e6, delays.max / 1e6];
      cost.steps[name] = { ms, cpu: (used.user + used.system) / 1000, rss, delay, delayMost, overview: seen };
    }
  }

  const open = () => createReadStream(asked.file);
  if (asked.way === 'command') {
    const input = { feed: 'ucdp-ged', file: 'ged251.csv', open };
    const { check } = await step('commit', () => importFile({ ctx, input }));
    cost.rows = check.counts.new;
  } else {
    const { id } = await step('upload', () => uploadFile({ ctx, input: { file: 'ged251.csv', open } }));
    await startCheck({ ctx, input: { id } });
    await step('check', () => runImport({ ctx, input: { only: id } }));
    await startCommit({ ctx, input: { id } });
    await step('commit', () => runImport({ ctx, input: { only: id } }));
    const done = await ctx.store.imports.read(id);
    if (done?.state !== 'done')
      throw new Error(`The import did not end: ${JSON.stringify(done?.problem ?? done?.state)}`);
    cost.rows = done.check?.counts.new ?? 0;
  }
  await ctx.store.close();
  process.stdout.write(`${JSON.stringify(cost)}\n`);
}

keepHeapLean();
await main();
