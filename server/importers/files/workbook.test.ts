import { describe, expect, it } from 'vitest';
import { textRows, workbook } from '../../testing/workbook.ts';
import { openTable } from '../read-table.ts';
import { fileOf } from '../testing.ts';
import { dateText, numberText, showsOf } from './cell-values.ts';

const HEADER = textRows([['id', 'day', 'n']]);
const number = (at: string, value: string, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;

describe('reading a workbook', () => {
  it('reads days by their number format, and numbers without an exponent', async () => {
    const row = `<row r="2">${number('A2', '5E+5')}${number('B2', '44927', 1)}${number('C2', '33.600000000000001')}</row>`;
    const later = `<row r="4">${number('A4', '197000000001')}${number('B4', '44927.5', 3)}${number('C4', '2.5', 4)}</row>`;
    expect(await rowsOf(workbook({ A: HEADER + row + later }))).toEqual([
      [2, { id: '500000', day: '2023-01-01', n: '33.6' }],
      [4, { id: '197000000001', day: '2023-01-01 12:00:00', n: '2.5' }],
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const row = `<row r="2">${number('A2', '1')}${number('B2', '43465', 2)}</row>`;
    expect(await rowsOf(workbook({ A: HEADER + row }, { from1904: true }))).toEqual([
      [2, { id: '1', day: '2023-01-01', n: '' }],
    ]);
  });

  it('reads shared texts, also of several parts, true and false, and formulas by the value they were saved with', async () => {
    const shared =
      '<sst><si><t>id</t></si><si><r><t>d</t></r><r><t>ay</t></r><rPh><t>x</t></rPh></si><si><t>n</t></si></sst>';
    const head = '<row r="1">' + [0, 1, 2].map((i) => `<c r="${'ABC'[i]}1" t="s"><v>${i}</v></c>`).join('') + '</row>';
    const row =
      '<row r="2"><c r="A2" t="str"><f>B2</f><v>PAK1</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><f>1+1</f><v>2</v></c></row>';
    const bytes = workbook({ A: head + row }, { parts: { 'xl/sharedStrings.xml': shared } });
    expect(await rowsOf(bytes)).toEqual([[2, { id: 'PAK1', day: 'true', n: '2' }]]);
  });

  it('puts merged cells into each of their rows', async () => {
    const data = `<sheetData>${textRows([
      ['id', 'day', 'n'],
      ['1', 'x', ''],
      ['2', '', ''],
      ['3', '', ''],
    ])}</sheetData>`;
    const found = await rowsOf(workbook({ A: `${data}<mergeCells><mergeCell ref="B2:B3"/></mergeCells>` }));
    expect(found.map(([, { day }]) => day)).toEqual(['x', 'x', '']);
  });

  it('takes the first sheet with a table, and says which it left', async () => {
    const { notes, columns } = await openTable(fileOf(workbook({ Cover: '', Data: HEADER, Notes: HEADER })), ['utf-8']);
    expect(columns).toEqual(['id', 'day', 'n']);
    expect(notes).toEqual(['Only the sheet "Data" is read; the workbook also has "Cover", "Notes".']);
  });
});

describe('a number of a spreadsheet', () => {
  it.each([
    ['5E+05', '500000'],
    ['1.97E11', '197000000000'],
    ['0.10000000000000001', '0.1'],
    ['1E-7', '0.0000001'],
    ['-3', '-3'],
    ['abc', 'abc'],
  ])('%s is %s', (text, plain) => expect(numberText(text)).toBe(plain));

  it.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['60', '60'],
    ['61', '1900-03-01'],
    ['0', '0'],
    ['-1', '-1'],
    ['44561', '2021-12-31'],
  ])('%s as a day is %s', (text, day) => expect(dateText(text, 'day', false)).toBe(day));

  it.each([
    [0, undefined, 'number'],
    [14, undefined, 'day'],
    [22, undefined, 'moment'],
    [164, 'dd\\-mmm\\-yy', 'day'],
    [164, '[$-409]d mmmm yyyy;@', 'day'],
    [164, 'mmm-yy', 'day'],
    [164, '[h]:mm:ss', 'time'],
    [164, '0.00E+00', 'number'],
    [164, '#,##0 "days"', 'number'],
    [164, 'General', 'number'],
  ])('format %s %s shows a %s', (id, code, shows) => expect(showsOf(id, code)).toBe(shows));
});

async function rowsOf(bytes: Uint8Array): Promise<[number, Record<string, string>][]> {
  const found: [number, Record<string, string>][] = [];
  for await (const rows of (await openTable(fileOf(bytes), ['utf-8'])).rows()) {
    for (const row of rows)
      found.push([row.line, 'record' in row ? { ...row.record } : { problem: row.problems[0]?.reason ?? '' }]);
  }
  return found;
}
