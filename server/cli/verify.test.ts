import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadSample } from '../actions/data/load-sample.ts';
import { overrideEvent } from '../actions/overrides/override-event.ts';
import { makeReport } from '../actions/reports/make-report.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { readConfig } from '../config.ts';
import { exporters, type ReportFormat } from '../exporters/index.ts';
import { partHashes, reportHash } from '../exporters/report-hash.ts';
import type { ReportFile } from '../exporters/exporter.ts';
import { SOFTWARE } from '../exporters/software.ts';
import { testLog } from '../testing/request.ts';
import type { Outcome } from './verify/outcome.ts';
import { unzipped } from './verify/unpack.ts';
import { verify } from './verify.ts';

const loaded = loadCatalogue(path.resolve(import.meta.dirname, '../../indicators'));
if (!('catalogue' in loaded)) throw new Error('indicators/ has mistakes');
const { catalogue } = loaded;
const { ctx } = await testLog(catalogue);
const folder = mkdtempSync(path.join(tmpdir(), 'signposts-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const forecast = catalogue.forecasts[0]?.id ?? '';
const config = readConfig({});
let draft: ReportFile;
let signed: ReportFile;

beforeAll(async () => {
  await loadSample({ ctx, input: { choice: 'practice' } });
  const plan = { forecast };
  const first = (await makeReport({ ctx, input: plan, evidence: true })).evidence?.events?.[0];
  const indicator = catalogue.forecasts[0]?.indicators[0]?.id ?? '';
  const given = { counts: true, reason: 'Known here' };
  await overrideEvent({ ctx, input: { id: first?.id ?? '', forecast, indicator, given } }).catch(() =>
    overrideEvent({ ctx, input: { id: first?.id ?? '', forecast, indicator, given: { ...given, counts: false } } }),
  );
  draft = await makeReport({ ctx, input: plan, evidence: true });
  const by = { id: crypto.randomUUID(), number: 1, by: 'Alice', at: '2024-06-15T12:00:00.000Z', corrects: null };
  signed = await makeReport({ ctx, input: plan, signed: by });
});

let files = 0;
/** What checking these bytes comes to; what it prints is the outcome, or the refusal. */
async function checked(bytes: Uint8Array | string): Promise<{ code: number; outcome: Outcome; text: string }> {
  const file = path.join(folder, `file-${++files}`);
  writeFileSync(file, bytes);
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const code = await verify(config, [file, '--json']);
    const text = String(log.mock.calls[0]?.[0]);
    return { code, outcome: JSON.parse(text) as Outcome, text };
  } finally {
    log.mockRestore();
  }
}

const written = (format: ReportFormat, file = draft) => exporters[format].write(file);
const pathsIn = ({ outcome }: { outcome: Outcome }) => outcome.differences.map((each) => each.path);

/** The report with something else in it, as its JSON; `all`: with every hash made to fit, as a forger would. */
async function tampered(change: (file: ReportFile) => void, all = false): Promise<Uint8Array> {
  const copy = structuredClone(JSON.parse(JSON.stringify(draft)) as ReportFile);
  change(copy);
  const bytes = await written('json', all ? { ...copy, hash: reportHash(partHashes(copy), false) } : copy);
  if (all) return bytes;
  // The fingerprints of the parts stay those of before, too.
  const old = partHashes(draft);
  const now = JSON.parse(Buffer.from(bytes).toString()) as { hashes: Record<string, string> };
  return Buffer.from(
    JSON.stringify({ ...now, hashes: Object.fromEntries(Object.entries(old).map(([k, v]) => [k, `sha256:${v}`])) }),
  );
}

/** Of the months that are judged: what an event of other months says, the reading does not hear. */
const isJudged = ({ facts }: { facts: { when: string } }) => facts.when >= '2023-03-01' && facts.when < '2024-03-01';
const evidenceOf = (file: ReportFile) => {
  if (!file.evidence?.events) throw new Error('no evidence');
  return { ...file.evidence, events: file.evidence.events };
};

describe('signposts verify', () => {
  it('names the version of this checkout', () => {
    const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(SOFTWARE).toBe(`signposts ${version}`);
  });

  it.each(['json', 'html', 'zip'] as const)(
    'agrees with the %s as it was written, draft and signed',
    async (format) => {
      for (const file of [draft, signed]) {
        const { code, outcome } = await checked(await written(format, file));
        expect(outcome.differences ?? outcome).toEqual([]);
        expect(code).toBe(0);
        expect(outcome).toMatchObject({ kind: format, agrees: true, hash: file.hash });
        expect(outcome.indicators).toBeGreaterThan(20);
        expect(outcome.events).toBeGreaterThan(100);
        expect(outcome.limits.length).toBeGreaterThan(1);
      }
    },
  );
});

describe('a file that was tampered with', () => {
  const cases: [string, RegExp, (file: ReportFile) => void][] = [
    [
      'a digit in a row',
      /^report\.rows\[2\]\.eventsAfter$/,
      ({ report }) => {
        const row = report.rows[2];
        if (row) row.eventsAfter += 1;
      },
    ],
    ['a sentence', /^report\.lead$/, ({ report }) => (report.lead = report.lead.replace(/a/, 'e'))],
    [
      'the reading',
      /^reading\.developments\[0\]\.indicators\[0\]\.counts\.after$/,
      ({ reading }) => {
        const counts = reading.developments[0]?.indicators[0]?.counts;
        if (counts) counts.after += 1;
      },
    ],
    [
      'a toll',
      /^reading\.developments/,
      (file) => {
        for (const { facts } of evidenceOf(file).events.filter(isJudged))
          if (facts.deaths !== null)
            Object.assign(facts, { deaths: facts.deaths + 30, deaths_victims: facts.deaths + 30 });
      },
    ],
    [
      'an event removed',
      /^reading\.developments/,
      (file) => {
        const { events } = evidenceOf(file);
        events.splice(events.findIndex(isJudged), 1);
      },
    ],
    [
      'an event added',
      /^reading\.developments/,
      (file) => {
        const { events } = evidenceOf(file);
        const one = events.find(isJudged);
        if (one) events.push({ ...one, id: '01890000-0000-7000-8000-000000000001' });
      },
    ],
    [
      'a threshold',
      /^evidence\.forecast\.indicators\[\d+\]\.version$/,
      (file) => {
        const one = file.evidence?.forecast.indicators.find(({ definition }) => definition.by_at_least?.endsWith('%'));
        if (one) one.definition.by_at_least = '900%';
      },
    ],
    [
      'coverage',
      /^reading\.developments/,
      (file) => {
        const span = file.evidence?.feeds.find(({ id }) => id === file.evidence?.feed)?.coverage[0];
        if (span) span.from = '2022-06';
      },
    ],
    [
      'a decision removed',
      /^reading\.developments\[0\]\.indicators\[\d+\]\.byHand/,
      (file) => {
        for (const event of evidenceOf(file).events) event.decided = [];
      },
    ],
  ];
  it.each(cases)('%s', async (_, place, change) => {
    const plain = await checked(await tampered(change));
    expect(plain.code).toBe(1);
    expect(
      pathsIn(plain).some((each) => place.test(each)),
      pathsIn(plain).slice(0, 12).join('\n'),
    ).toBe(true);
    expect(pathsIn(plain).some((each) => each.startsWith('hash'))).toBe(true);
    // Somebody who makes the hashes fit is found by the reckoning alone.
    const forged = await checked(await tampered(change, true));
    expect(forged.code).toBe(1);
    expect(pathsIn(forged).some((each) => place.test(each))).toBe(true);
    expect(pathsIn(forged).some((each) => each.startsWith('hash'))).toBe(false);
  });

  it('the hash itself', async () => {
    const text = Buffer.from(await written('json')).toString();
    const other = await checked(text.replace(`sha256:${draft.hash}`, `sha256:${'0'.repeat(64)}`));
    expect(other.code).toBe(1);
    expect(pathsIn(other)).toEqual(['hash']);
  });

  it('a table in the data package', async () => {
    const held = Object.fromEntries(unzipped(await written('zip')));
    const table = Buffer.from(held['data/indicators.csv'] ?? '')
      .toString()
      .split('\n');
    table[2] = table[2]?.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) ?? '';
    const found = await checked(zipSync({ ...held, 'data/indicators.csv': Buffer.from(table.join('\n')) }));
    expect(found.code).toBe(1);
    expect(pathsIn(found)).toEqual(['data/indicators.csv, line 3']);
    const { 'README.md': _, ...rest } = held;
    expect(pathsIn(await checked(zipSync({ ...rest, 'more.txt': Buffer.from('more') })))).toEqual([
      'README.md',
      'more.txt',
    ]);
  });

  it('the words of the HTML, while its evidence is as it was', async () => {
    const html = Buffer.from(await written('html')).toString();
    const { finding } = draft.report;
    const other = await checked(html.replaceAll(finding, `${finding.slice(0, -1)}, surely.`));
    expect(other.code).toBe(1);
    expect(pathsIn(other)).toContain('html, report.finding');
    const more = await checked(html.replace('</main>', '<p>And more to come.</p></main>'));
    expect(pathsIn(more)).toEqual(['html, visible text']);
    const hidden = await checked(html.replace('</style>', 'h1{display:none}</style>'));
    expect(pathsIn(hidden)).toEqual(['html, markup or style']);
    expect(hidden.outcome.around).toMatch(/Numbers and sentences are the same.*another build/);
    expect(more.outcome.around).toMatch(/report that the file carries agrees/);
    expect(other.outcome.around).toMatch(/stands on the page around it/);
  });
});

describe('a file that is no report, or means harm', () => {
  const deep = '['.repeat(100_000);
  const cases: [string, () => Promise<Uint8Array | string> | Uint8Array | string, RegExp][] = [
    ['nothing at all', () => '', /no JSON/],
    ['another JSON', () => '{"a":1}', /no report of format 2/],
    ['JSON nested too deep', () => deep, /deeper/],
    ['a name with a meaning of its own', () => '{"__proto__":{"x":1}}', /__proto__/],
    ['a cut file', async () => (await written('json')).slice(0, 5_000), /no JSON/],
    ['a report without evidence', async () => written('json', { ...draft, evidence: null }), /no evidence/],
    ['HTML without evidence', () => '<!doctype html><p>Hello', /no evidence/],
    ['an archive of something else', () => zipSync({ 'a.txt': Buffer.from('a') }), /no report\.json/],
    ['an archive that was cut', async () => (await written('zip')).slice(0, 9_000), /damaged|cut/],
    [
      'HTML that unfolds to far too much',
      () => `<script id="signposts-evidence">${gzipSync(Buffer.alloc(450 * 1024 ** 2)).toString('base64')}</script>`,
      /far more/,
    ],
    [
      'evidence that contradicts itself',
      async () =>
        Buffer.from(await written('json'))
          .toString()
          .replace('"asOf":"', '"asOf":"99'),
      /not as it is written/,
    ],
  ];
  it.each(cases)('is refused in words: %s', { timeout: 60_000 }, async (_, make, words) => {
    const { code, text } = await checked(await make());
    expect(text).toMatch(words);
    expect(code).toBe(2);
    expect(JSON.parse(text)).toMatchObject({ problem: 'report-unreadable' });
  });
});
