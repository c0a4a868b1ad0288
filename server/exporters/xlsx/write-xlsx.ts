import { strFromU8, strToU8, unzipSync } from 'fflate';
import writeExcelFile, { type Feature } from 'write-excel-file/universal';
import type { ReportFile } from '../exporter.ts';
import { dayOfFile, pack } from '../pack.ts';
import { aboutReport, warningOf } from '../tables/about.ts';
import { tablesOf } from '../tables/report-tables.ts';
import { labelSheet, sheetOf, type SheetExtras } from './sheet.ts';

/** In inches. */
const MARGINS = '<pageMargins left="0.4" right="0.4" top="0.45" bottom="0.6" header="0.25" footer="0.25"/>';

/**
 * Filters over the header, pages as wide as the sheet, and what warns at the foot of each of them; the library leaves these
 * to others.
 */
const FILTER_AND_PAPER: Feature<Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, options) => {
          const { filter, landscape } = options as SheetExtras;
          const page = `${MARGINS}<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="${landscape ? 'landscape' : 'portrait'}"/>`;
          return xml
            .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace('</sheetData>', filter ? `</sheetData><autoFilter ref="${filter}"/>` : '</sheetData>')
            .replace(/<page(?:Margins|Setup) [^>]*>/g, '')
            .replace('<headerFooter>', `${page}<headerFooter>`);
        },
        insert: (options) =>
          `<headerFooter><oddFooter>${escaped((options as unknown as SheetExtras).foot)}</oddFooter></headerFooter>`,
      },
    },
  },
};

/** The workbook: what holds for the whole report first, then a sheet for each of its tables. */
export async function writeXlsx(file: ReportFile): Promise<Uint8Array> {
  const { report, reading, hash } = file;
  const warning = warningOf(report) ?? `${report.title}, ${report.issue}`;
  // "&" begins a code in a footer; twice it is itself.
  const foot = `&L${warning.replaceAll('&', '&&')}&R${hash.slice(0, 12)}  &P of &N`;
  const sheets = [
    labelSheet('About', warning, aboutReport(file), foot),
    ...tablesOf(file).map((table) => sheetOf(table, warning, foot)),
  ];
  const options = { fontFamily: 'Calibri', fontSize: 11, features: [FILTER_AND_PAPER] };
  const book = await writeExcelFile(sheets, options).toBlob();
  // The library packs it with the time of the clock; here every copy is to be the same.
  const parts = unzipSync(new Uint8Array(await book.arrayBuffer()));
  const path = 'xl/workbook.xml';
  const titled = strToU8(withTitles(strFromU8(parts[path] ?? new Uint8Array()), sheets));
  return pack({ ...parts, [path]: titled }, dayOfFile(reading.asOf, report.signed));
}

/** The rows that are printed again at the head of each page, which a workbook keeps as names. */
function withTitles(workbook: string, sheets: readonly { sheet?: string; titleRow: number | null }[]): string {
  const names = sheets.flatMap(({ sheet = '', titleRow }, i) =>
    titleRow === null
      ? []
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escaped(`'${sheet.replaceAll("'", "''")}'!$${titleRow}:$${titleRow}`)}</definedName>`,
  );
  return workbook.replace('<definedNames/>', `<definedNames>${names.join('')}</definedNames>`);
}

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
