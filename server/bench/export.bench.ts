import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportEvents } from '../actions/events/export-events.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { EVENT_TABLES, type EventTableFormat } from '../exporters/event-tables.ts';
import { testLog } from '../testing/request.ts';
import { fill } from './filled.ts';

/**
 * `npm run bench:export`: the whole log written as a file, and what stands in memory meanwhile. It has to be the same at
 * the end as at the beginning, however long the log. `BENCH_EVENTS` sets another number of events.
 */
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 300_000);
/** MB that may stand in memory above what did before. */
const LIMIT = 20;

const found = loadCatalogue(path.join(import.meta.dirname, '../../indicators'));
if ('problems' in found) throw new Error('The definitions have mistakes: run "npx signposts check"');
const { ctx } = await testLog(found.catalogue);
beforeAll(() => fill(ctx, EVENTS), 900_000);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** MB in use once what nobody needs is gone, those outside the heap too. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

describe(`a list of ${EVENTS.toLocaleString('en')} events`, () => {
  it.each(Object.keys(EVENT_TABLES) as EventTableFormat[])(
    'is written as %s in the memory of a piece',
    { timeout: 900_000 },
    async (format) => {
      const before = inUse();
      const rss = process.memoryUsage.rss();
      const begun = performance.now();
      const { pieces } = await exportEvents({ ctx, input: {}, format });
      let [bytes, n, most, peak] = [0, 0, 0, rss];
      for await (const piece of pieces) {
        bytes += Buffer.byteLength(piece);
        peak = Math.max(peak, process.memoryUsage.rss());
        if (n++ % 60 === 0) most = Math.max(most, inUse() - before);
      }
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(
        `  ${format}: ${Math.round(bytes / 1e6)} MB in ${seconds} s, at most ${most.toFixed(1)} MB in use above before; the process grew by ${Math.round((peak - rss) / 2 ** 20)} MB`,
      );
      expect(most).toBeLessThan(LIMIT);
    },
  );
});
