import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readForecast } from '../domain/reading/read-forecast.ts';
import { BARE } from '../domain/report/material.ts';
import { ReportPlan } from '../domain/report/plan.ts';
import { toReport } from '../domain/report/to-report.ts';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../testing/reckoning.ts';
import type { ReportFile } from './exporter.ts';
import { exporters } from './index.ts';

/** The others are read in same-in-all.test.ts. */
const TEXTS = [exporters.html, exporters.csv, exporters.json];
const nasty = '<script>alert(1)</script> & "quotes"';

function aFile(): ReportFile {
  const indicator = anIndicator('up', { title: nasty, noun: '=cmd()' });
  const counts = [...Array.from({ length: 17 }, () => 8), ...Array.from({ length: 36 }, () => 20)];
  const reading = readForecast({
    forecast: aForecast([indicator]),
    words,
    feed: 'desk',
    feeds: [aFeed('2018-01', '2026-01')],
    tallies: new Map([['desk', new Map([['up', talliesOf(tallied('2021-09', counts))]])]]),
    shared: [],
    asOf: '2026-11-23',
    sample: ['practice'],
    changedAfterRegistration: ['up'],
    dataVersion: '7',
    events: { total: 1, counted: 1, inReview: 0, withSource: 1, withTwoSources: 0 },
  });
  return {
    report: toReport(reading, ReportPlan.parse({ forecast: 'test' }), {
      ...BARE,
      leaving: { credit: 'Test feed (2026).', withheld: null },
    }),
    reading,
    evidence: null,
    address: null,
    hash: 'ab'.repeat(32),
    madeAt: '2026-11-23T10:00:00Z',
  };
}

const read = async (written: Promise<Uint8Array>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await written);

describe('the report in every format', () => {
  const file = aFile();
  const [row] = file.report.rows;

  it('shows the numbers of the reading, in each', async () => {
    const sign = file.reading.developments[0]?.indicators[0];
    expect(row).toMatchObject({ before: sign?.before?.words, after: sign?.after?.words, badge: 'As predicted' });
    for (const { write } of TEXTS) {
      const text = await read(write(file));
      for (const number of [row?.before, row?.after, row?.change]) expect(text).toContain(number);
    }
  });

  it('says that the data are made up, when they are, in each', async () => {
    for (const { write } of TEXTS)
      expect(await read(write(file))).toContain('Practice data, made up. Not for citation.');
  });

  it('prints feed, date, definition versions and fingerprint, in each', async () => {
    for (const { write } of TEXTS) {
      const text = await read(write(file));
      for (const part of ['up-version', file.hash, '2026']) expect(text).toContain(part);
    }
  });

  it('escapes everything in HTML, runs no script but its own and asks no network', async () => {
    const page = await read(exporters.html.write(file));
    expect(page.match(/<script\b[^>]*>/g)).toEqual([
      '<script type="application/octet-stream" id="signposts-evidence">',
      '<script>',
    ]);
    const own = /<script>(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(own).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
    expect(page).not.toMatch(/(src|href)="https?:/);
    expect(page).not.toContain('[object Object]');
  });

  it('disarms formulas in CSV', async () => {
    const armed: ReportFile = { ...file, report: { ...file.report, rows: [{ ...row!, title: '=HYPERLINK("x")' }] } };
    expect(await read(exporters.csv.write(armed))).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('gives the same text for the same input', async () => {
    for (const { write } of TEXTS) expect(await read(write(file))).toBe(await read(write(aFile())));
  });
});
