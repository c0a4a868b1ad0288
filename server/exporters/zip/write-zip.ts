import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { CSV_SETTINGS } from '../csv/settings.ts';
import { bytesOf, type ReportFile } from '../exporter.ts';
import { json } from '../json/write-json.ts';
import { dayOfFile, pack } from '../pack.ts';
import { tablesOf } from '../tables/report-tables.ts';
import type { Table } from '../tables/table.ts';
import { dataPackage, type Packed } from './data-package.ts';
import { definitionFiles } from './definition-files.ts';
import { evidenceDecisions, evidenceEvents, evidenceSources } from './event-rows.ts';
import { readMe } from './read-me.ts';

/**
 * The data package: every table described, the definitions, the whole report as JSON, and how to cite and check it. It is
 * made in memory, which the most events that evidence carries (`MOST_EVENTS`) keeps within bounds.
 */
export async function writeZip(file: ReportFile): Promise<Uint8Array> {
  const day = dayOfFile(file.reading.asOf, file.report.signed);
  const created = file.report.signed?.at ?? `${day}T00:00:00Z`;
  const tables = [...tablesOf(file), ...evidenceTables(file)];
  const others: Record<string, Uint8Array> = {
    // Of the day of the file, not of the copy: two copies are the same to the byte.
    'report.json': await json.write({ ...file, madeAt: created }),
    ...(file.evidence && definitionFiles(file.evidence)),
  };
  const written = tables.map((table) => {
    const bytes = bytesOf(csvOf(table));
    return { table, bytes, file: packed(`data/${table.name}.csv`, bytes) };
  });
  const readme = bytesOf(readMe(file, tables, Object.keys(others).sort()));
  const said = Object.entries({ ...others, 'README.md': readme })
    .map(([path, bytes]) => packed(path, bytes))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const description = dataPackage(file, created, written, said);
  const files = {
    ...others,
    'README.md': readme,
    'datapackage.json': bytesOf(`${JSON.stringify(description, null, 2)}\n`),
    ...Object.fromEntries(written.map((each) => [each.file.path, each.bytes])),
  };
  return pack(files, day);
}

function evidenceTables({ evidence }: ReportFile): Table[] {
  if (!evidence?.events) return [];
  const { events } = evidence;
  return [evidenceEvents(evidence, events), evidenceSources(events), evidenceDecisions(events)];
}

/** A table as CSV. Numbers go as they are; text that a spreadsheet would take for a formula is disarmed. */
function csvOf({ columns, rows }: Table): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : cell)));
  return stringify([columns.map(({ name }) => name), ...cells], CSV_SETTINGS);
}

const packed = (path: string, bytes: Uint8Array): Packed => ({
  path,
  bytes: bytes.byteLength,
  hash: createHash('sha256').update(bytes).digest('hex'),
});
