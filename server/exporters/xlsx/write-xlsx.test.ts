import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { aReportFile } from '../../testing/report-file.ts';
import { writeXlsx } from './write-xlsx.ts';

const file = aReportFile();
const parts = unzipSync(await writeXlsx(file));
const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) =>
  unescaped(inner.replace(/<[^>]+>/g, '')),
);
const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);

/** The cells of a sheet by their addresses: text, or the number as it stands. */
function cells(name: string): Record<string, string | number> {
  const xml = part(`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`);
  const found = [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(?:<f>.*?<\/f>)?<v>(.*?)<\/v><\/c>/g)];
  return Object.fromEntries(
    found.map(([, at = '', attributes = '', value = '']) => [
      at,
      attributes.includes('t="s"') ? (strings[Number(value)] ?? '') : Number(value),
    ]),
  );
}

describe('the workbook', () => {
  it('has a sheet for each table, after one on the whole report', () => {
    expect(names).toEqual([
      ...['About', 'Indicators', 'Series', 'Checks', 'Judgements and sentences', 'Cited', 'Events', 'Versions'],
    ]);
  });

  it('warns at the head of every sheet, and at the foot of every page', () => {
    const warning = 'TLP:GREEN  Draft, not signed.  Practice data, made up. Not for citation.';
    for (const [i, name] of names.entries()) {
      expect(cells(name ?? '')['A1'], name).toBe(warning);
      expect(part(`xl/worksheets/sheet${i + 1}.xml`)).toContain(`<oddFooter>&amp;L${warning}`);
    }
  });

  it('gives numbers as numbers, months and days as dates', () => {
    const series = cells('Series');
    const [first] = file.reading.developments[0]?.indicators[0]?.series ?? [];
    expect(series['C4']).toBe(Date.parse(`${first?.month}-01`) / 86_400_000 + 25_569);
    expect(series['I4']).toBe(first?.events);
    expect(cells('Cited')['B4']).toBe(Date.parse('2024-10-14') / 86_400_000 + 25_569);
    expect(cells('Cited')['H4']).toBe(-70.25);
    const [row] = file.report.rows;
    expect(Object.values(cells('Indicators'))).toContain(row?.eventsAfter);
    expect(part('xl/styles.xml')).toContain('mmm yyyy');
  });

  it('holds no formula, whatever a text begins with, and marks such text as text', () => {
    for (const path of Object.keys(parts)) expect(part(path)).not.toMatch(/<f[ >]/);
    expect(Object.values(cells('Indicators'))).toContain('=HYPERLINK("https://evil.example") & <b>bombs</b>');
    expect(part('xl/styles.xml')).toMatch(/numFmtId="49"|formatCode="@"/);
  });

  it('keeps its header in sight and filters below it', () => {
    const sheet = part(`xl/worksheets/sheet${names.indexOf('Indicators') + 1}.xml`);
    expect(sheet).toContain('ySplit="3"');
    expect(sheet).toMatch(/<\/sheetData><autoFilter ref="A3:[A-Z]+5"\/>/);
  });

  it('prints each sheet as wide as a page, on as many as it takes, with its header on each', () => {
    const titles = part('xl/workbook.xml');
    for (const [i, name] of names.entries()) {
      const sheet = part(`xl/worksheets/sheet${i + 1}.xml`);
      expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
      expect(sheet.match(/<pageSetup [^>]*>/g), name).toEqual([
        expect.stringMatching(/paperSize="9" fitToWidth="1" fitToHeight="0"/),
      ]);
      if (name !== 'About') expect(titles).toContain(`localSheetId="${i}">'${name}'!$3:$3<`);
    }
  });

  it('is the same to the byte for the same report', async () => {
    expect(await writeXlsx({ ...aReportFile(), madeAt: '2027-01-01T00:00:00Z' })).toEqual(await writeXlsx(file));
  });
});
