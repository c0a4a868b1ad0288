import { describe, expect, it } from 'vitest';
import { ReportPlan } from '../../domain/report/plan.ts';
import { BARE } from '../../domain/report/material.ts';
import { toReport } from '../../domain/report/to-report.ts';
import { readForecast } from '../../domain/reading/read-forecast.ts';
import { pdfObjects, pdfPages } from '../../testing/pdf-text.ts';
import { aFeed, aForecast, anIndicator, tallied, talliesOf, words } from '../../testing/reckoning.ts';
import type { ReportFile } from '../exporter.ts';
import { paperOf } from './paper.ts';
import { typeset } from './typesetter.ts';
import { writePdf } from './write-pdf.ts';

const NASTY = '*bold* $x$ #read("/etc/passwd") <b> \\ `code` @cited = _it_';
const URDU = 'تحریک طالبان پاکستان کے حملوں میں اضافہ';

function aFile(
  many: number,
  plan: Record<string, unknown> = {},
  change: Partial<ReportFile['report']> = {},
): ReportFile {
  const indicators = Array.from({ length: many }, (_, i) =>
    anIndicator(`sign-${i + 1}`, { title: i === 0 ? NASTY : `Sign ${i + 1}` }),
  );
  const counts = [...Array.from({ length: 17 }, () => 8), ...Array.from({ length: 36 }, () => 20)];
  const reading = readForecast({
    forecast: aForecast(indicators),
    words,
    feed: 'desk',
    feeds: [aFeed('2018-01', '2026-01')],
    tallies: new Map([['desk', new Map(indicators.map(({ id }) => [id, talliesOf(tallied('2021-09', counts))]))]]),
    shared: [],
    asOf: '2026-11-23',
    sample: ['practice'],
    changedAfterRegistration: [],
    dataVersion: '7',
    events: { total: 1, counted: 1, inReview: 0, withSource: 1, withTwoSources: 0 },
  });
  const leaving = { credit: 'Test feed (2026).', withheld: null };
  const report = toReport(reading, ReportPlan.parse({ forecast: 'test', ...plan }), { ...BARE, leaving });
  return {
    report: { ...report, ...change },
    ...{ reading, evidence: null, hash: 'abcdef012345'.padEnd(64, '6'), address: null, madeAt: '2026-11-23T10:00:00Z' },
  };
}

/** Blanks are where lines end, and places to break at are not seen: neither is compared. */
const bare = (text: string) => text.replace(/[\s\u00A0\u200B]/g, '');
const inside = (bytes: Uint8Array) => pdfObjects(bytes).join('\n');

describe('the report as PDF', { timeout: 90_000 }, () => {
  it('holds every sentence, and takes none of them for markup', async () => {
    const file = aFile(3, { texts: [{ id: 'own', after: 'changed', kind: 'paragraph', text: NASTY }] });
    const { report } = file;
    const text = bare(pdfPages(await writePdf(file)).join(''));
    const wanted = [
      ...[report.finding, report.lead, report.standing, report.sure.sources, report.credit.line, NASTY],
      ...report.developments.flatMap(({ title, badge, tally, summary }) => [title, badge, tally, summary]),
      ...report.judgements.flatMap(({ finding, change, likelihood, confidence }) => [
        finding,
        change,
        likelihood,
        confidence,
      ]),
      ...[...report.changed.map((line) => line.words), ...report.unknown, ...report.watch, ...report.method],
      ...report.rows.flatMap(({ title, before, after, change, badge }) => [title, before, after, change, badge]),
      ...report.checks.flatMap(({ title, change, outcome }) => [title, change, outcome]),
      ...report.sections.slice(2).map(({ title }) => title),
    ];
    for (const sentence of wanted) expect(text).toContain(bare(sentence ?? ''));
  });

  it('says on every page what it is marked with, that its data are made up, its number and its hash', async () => {
    const pages = pdfPages(await writePdf(aFile(30, { marking: 'TLP:AMBER+STRICT' })));
    expect(pages.length).toBeGreaterThan(2);
    for (const [i, page] of pages.entries())
      for (const part of [
        'TLP:AMBER+STRICT',
        'Practice data, made up.',
        `${i + 1} of ${pages.length}`,
        'sha256:abcdef012345',
        'Draft, not signed',
      ])
        expect(bare(page)).toContain(bare(part));
    expect(bare(pages.at(-1) ?? '')).toContain('abcdef012345'.padEnd(64, '6'));
    for (const page of pages.filter((each) => /Sign\d+Expected/.test(bare(each))))
      expect(bare(page)).toContain('Indicatorandwhatisexpected');
  });

  it('is the same to the byte, also after another one, and dated by its reading', async () => {
    const first = await writePdf(aFile(2));
    await writePdf(aFile(1));
    expect(Buffer.from(await writePdf(aFile(2))).equals(Buffer.from(first))).toBe(true);
    expect(inside(first)).toContain('/CreationDate (D:20261123');
  });

  it('is tagged, says its language and its title, and gives its charts as words', async () => {
    const bytes = await writePdf(aFile(1));
    const text = inside(bytes);
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/Outlines', '/Lang (en', '/Title (Trend report'])
      expect(text).toContain(part);
    for (const part of ['/Figure', '/TH', '/H1', '/Alt', '/ParentTree', '/First ']) expect(text).toContain(part);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/ID \[/);
  });

  it('sets Urdu in a font that has its letters', async () => {
    const bytes = await writePdf(
      aFile(1, {
        texts: [
          { id: 'a', after: null, kind: 'paragraph', text: URDU },
          { id: 'b', after: null, kind: 'paragraph', text: `The ${URDU} said so.` },
        ],
      }),
    );
    expect(inside(bytes)).toContain('NotoNaskhArabic');
    const text = pdfPages(bytes).join('');
    expect(text).toMatch(/\p{Script=Arabic}/u);
  });

  it('lays out nothing, and too much', async () => {
    const long = 'counter'.repeat(500);
    expect(pdfPages(await writePdf(aFile(0, { sections: ['changed'] })))).toHaveLength(1);
    const texts = Array.from({ length: 60 }, (_, i) => ({
      id: `t${i}`,
      after: null,
      kind: i % 2 ? 'paragraph' : 'judgement',
      text: long,
    }));
    expect(pdfPages(await writePdf(aFile(2, { texts }, { finding: long }))).length).toBeGreaterThan(10);
  });

  it('says what to do when it cannot be set, and sets the next one', async () => {
    await expect(typeset({ data: '{}', drawings: {} })).rejects.toMatchObject({
      code: 'pdf-failed',
      fix: expect.stringContaining('HTML') as string,
    });
    await expect(typeset(paperOf(aFile(30)), 0.001)).rejects.toMatchObject({ code: 'pdf-failed' });
    expect(pdfPages(await writePdf(aFile(1))).length).toBeGreaterThan(0);
  });
});
