import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readForecast } from '../domain/reading/read-forecast.ts';
import { BARE } from '../domain/report/material.ts';
import { ReportPlan } from '../domain/report/plan.ts';
import { toReport } from '../domain/report/to-report.ts';
import type { ReportFile } from '../exporters/exporter.ts';
import { exporters } from '../exporters/index.ts';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../testing/reckoning.ts';
import { runProgram } from '../testing/run-program.ts';

/**
 * `npm run bench:report`: the PDF of 30 indicators over 60 months, against a print of the HTML report by a headless
 * Chromium in the same run, in turn. `BENCH_CHROMIUM` names the browser.
 */
const INDICATORS = 30;
const MONTHS = 60;
const ROUNDS = 5;
const BROWSER = process.env['BENCH_CHROMIUM'] ?? '/usr/bin/chromium';

/** Another report each round: a compiler that remembers would show its memory and not its speed. */
function aFile(round: number): ReportFile {
  const indicators = Array.from({ length: INDICATORS }, (_, i) =>
    anIndicator(`sign-${i + 1}`, { title: `Sign ${i + 1} of the rebels` }),
  );
  const countsOf = (i: number) =>
    Array.from(
      { length: MONTHS - 2 },
      (_, month) => 6 + ((month * (i + 3 + round)) % 7) + (month < 24 ? 0 : (i % 4) * 5),
    );
  const tallies = new Map(indicators.map(({ id }, i) => [id, talliesOf(tallied('2021-02', countsOf(i)))]));
  const reading = readForecast({
    forecast: aForecast(indicators),
    words,
    feed: 'desk',
    feeds: [aFeed('2018-01', '2026-01')],
    tallies: new Map([['desk', tallies]]),
    shared: [],
    asOf: '2026-11-23',
    sample: [],
    changedAfterRegistration: [],
    dataVersion: '1',
    events: { total: 9_000, counted: 9_000, inReview: 0, withSource: 9_000, withTwoSources: 4_000 },
  });
  const leaving = { credit: 'Test feed (2026).', withheld: null };
  const report = toReport(reading, ReportPlan.parse({ forecast: 'test' }), { ...BARE, leaving });
  return { report, reading, evidence: null, hash: 'ab'.repeat(32), address: null, madeAt: '2026-11-23T10:00:00Z' };
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

describe(`the PDF of ${INDICATORS} indicators over ${MONTHS} months`, () => {
  it.skipIf(!existsSync(BROWSER))(
    'is made faster than a browser prints it, in a third of the bytes',
    { timeout: 600_000 },
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'signposts-print-'));
      const [page, printed] = [path.join(folder, 'report.html'), path.join(folder, 'report.pdf')];
      const [ours, theirs]: [number[], number[]] = [[], []];
      const resting = process.memoryUsage().rss;
      let [bytes, first] = [0, 0];
      try {
        for (let round = 0; round <= ROUNDS; round++) {
          const file = aFile(round);
          writeFileSync(page, await exporters.html.write(file));
          const begun = performance.now();
          bytes = (await exporters.pdf.write(file)).byteLength;
          const between = performance.now();
          await runProgram(BROWSER, [
            '--headless',
            '--no-sandbox',
            '--disable-gpu',
            '--no-pdf-header-footer',
            `--print-to-pdf=${printed}`,
            pathToFileURL(page).href,
          ]);
          const done = performance.now();
          if (round === 0) first = between - begun;
          else {
            ours.push(between - begun);
            theirs.push(done - between);
          }
        }
        const printedBytes = readFileSync(printed).byteLength;
        const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
        const taken = Math.round((process.memoryUsage().rss - resting) / 2 ** 20);
        console.log(
          `  PDF: ${seconds(median(ours))}, the first ${seconds(first)}, ${bytes} bytes, ${taken} MB kept by the thread`,
        );
        console.log(
          `  print by Chromium: ${seconds(median(theirs))}, ${printedBytes} bytes: ours takes ${(median(ours) / median(theirs)).toFixed(2)} of the time and ${(bytes / printedBytes).toFixed(2)} of the bytes`,
        );
        expect(median(ours)).toBeLessThan(median(theirs));
        expect(bytes).toBeLessThanOrEqual(printedBytes / 3);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
