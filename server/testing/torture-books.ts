import { strToU8, zipSync } from 'fflate';
import type { Torture } from './torture-file.ts';
import { inline, textRows, workbook } from './workbook.ts';

const COLUMNS = ['id', 'date', 'kind', 'by', 'summary'];
const ROW = ['e1', '2024-01-05', 'bomb', 'rebels', 'A bomb'];
const HEADER = textRows([COLUMNS]);
const DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
const EXTERNAL = '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd">';
const sheet1 = 'xl/worksheets/sheet1.xml';

const FORMATS = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'y&quot;'.repeat(150_000)}"/></numFmts><cellXfs>${'<xf numFmtId="164"/>'.repeat(5_000)}</cellXfs></styleSheet>`;
const SHEETS = `<workbook><sheets>${'<sheet name="A" sheetId="1" r:id="rId1"/>'.repeat(100_000)}</sheets></workbook>`;

/** Hostile workbooks. */
export const bookTorture: readonly Torture[] = [
  {
    name: 'a workbook with a bomb of entities',
    file: 'a.xlsx',
    bytes: () => workbook({ A: HEADER }, { parts: { [sheet1]: `${DOCTYPE}<worksheet>&b;</worksheet>` } }),
    says: /declares a document type/,
  },
  {
    name: 'a workbook that points at a file',
    file: 'a.xlsx',
    bytes: () => workbook({ A: HEADER }, { parts: { 'xl/sharedStrings.xml': `${EXTERNAL}<sst/>` } }),
    says: /declares a document type/,
  },
  {
    name: 'a workbook of zeros',
    file: 'a.xlsx',
    bytes: () => workbook({ A: HEADER + '<row/>'.repeat(9_000_000) }),
    says: /unfolds to far more/,
  },
  {
    name: 'a workbook in pieces',
    file: 'a.xlsx',
    bytes: () => workbook({ A: HEADER }, { parts: { [sheet1]: '<worksheet><sheetData><row' } }),
    says: /workbook is damaged/,
  },
  { name: 'a workbook without sheets', file: 'a.xlsx', bytes: () => workbook({}), says: /holds no table/ },
  { name: 'a workbook without a table', file: 'a.xlsx', bytes: () => workbook({ A: '' }), says: /holds no table/ },
  { name: 'half a workbook', file: 'a.xlsx', bytes: () => workbook({ A: HEADER }).slice(0, 500), says: /was cut/ },
  {
    name: 'tags without end',
    file: 'a.xlsx',
    bytes: () => workbook({ A: HEADER + '<a>'.repeat(100_000) }),
    says: /workbook is damaged/,
  },
  {
    name: 'a text that is not there',
    file: 'a.xlsx',
    bytes: () => workbook({ A: `${HEADER}<row r="2"><c r="A2" t="s"><v>7</v></c></row>` }),
    says: /workbook is damaged/,
  },
  {
    name: 'a formula that was never reckoned',
    file: 'a.xlsx',
    bytes: () => workbook({ A: `${HEADER}<row r="2">${inline('A2', 'e1')}<c r="B2"><f>TODAY()</f></c></row>` }),
    says: /formula without its value/,
    line: 2,
  },
  {
    name: 'a title above the header of a workbook',
    file: 'a.xlsx',
    bytes: () => workbook({ A: textRows([['Incidents'], [], COLUMNS, ROW, ['e2', 'x', 'bomb', '', 'y']]) }),
    says: /is not a day/,
    line: 5,
  },
  {
    name: 'a cell far to the right',
    file: 'a.xlsx',
    bytes: () => workbook({ A: `${HEADER}<row r="2">${inline('A2', 'e1')}${inline('XFD2', 'x')}</row>` }),
    says: /columns where the header has 5/,
    line: 2,
  },
  {
    name: 'totals at the end of a workbook',
    file: 'a.xlsx',
    bytes: () => workbook({ A: textRows([COLUMNS, ROW, ['Total', '', '', '', '1']]) }),
    says: /row of totals/,
    line: 3,
  },
  {
    name: 'a text document',
    file: 'a.docx',
    bytes: () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<a/>') }),
    says: /a text document/,
  },
  {
    name: 'an old workbook',
    file: 'a.xls',
    bytes: () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    says: /an old kind/,
  },
  {
    name: 'a workbook of cells merged over each other',
    file: 'a.xlsx',
    bytes: () =>
      workbook({
        A: `<sheetData>${HEADER}${textRows([ROW], 2)}${'<row/>'.repeat(4000)}</sheetData><mergeCells>${'<mergeCell ref="A2:A1000000"/>'.repeat(20_000)}</mergeCells>`,
      }),
    says: /is empty|is not a day|further up/,
  },
  {
    name: 'a number format of a megabyte in many styles',
    file: 'a.xlsx',
    bytes: () => workbook({ A: HEADER + textRows([ROW], 2) }, { parts: { 'xl/styles.xml': FORMATS } }),
    says: null,
    events: 1,
  },
  {
    name: 'a workbook of a hundred thousand sheets',
    file: 'a.xlsx',
    bytes: () => workbook({ A: HEADER }, { parts: { 'xl/workbook.xml': SHEETS } }),
    says: /unfolds to far more/,
  },
  {
    name: 'a workbook with a remark that does not end',
    file: 'a.xlsx',
    bytes: () => workbook({ A: `${HEADER}<!--${'< '.repeat(4_000_000)}` }),
    says: /workbook is damaged/,
  },
  {
    name: 'a cell of a workbook in very many parts',
    file: 'a.xlsx',
    bytes: () =>
      workbook({ A: `${HEADER}<row r="2"><c r="A2" t="inlineStr"><is>${`<t>${'x'.repeat(90)}</t>`.repeat(80_000)}` }),
    says: /workbook is damaged/,
  },
];
