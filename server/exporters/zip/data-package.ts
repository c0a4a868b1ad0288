import type { ReportFile } from '../exporter.ts';
import { stateOf } from '../tables/about.ts';
import type { CellKind, Column, Table } from '../tables/table.ts';

/** A file as the package names it. */
export interface Packed {
  path: string;
  bytes: number;
  /** SHA-256, in hex. */
  hash: string;
}

const TYPES: Record<CellKind, string> = {
  text: 'string',
  number: 'number',
  integer: 'integer',
  day: 'date',
  month: 'yearmonth',
  'yes-no': 'boolean',
};

/** Where a column of one table names a row of another. */
const NAMES: Readonly<Record<string, Readonly<Record<string, readonly [table: string, column: string]>>>> = {
  series: { indicator: ['indicators', 'indicator'] },
  versions: { indicator: ['indicators', 'indicator'] },
  sources: { event: ['events', 'id'] },
  decisions: { event: ['events', 'id'] },
};

/**
 * The `datapackage.json` of a report. Source: Frictionless Data, Tabular Data Package (profile `tabular-data-package`,
 * specs version 1).
 */
export function dataPackage(
  { report, reading, hash, address }: ReportFile,
  created: string,
  tables: readonly { table: Table; file: Packed }[],
  others: readonly Packed[],
): unknown {
  const { forecast, credit, signed } = report;
  const there = new Set(tables.map(({ table }) => table.name));
  return {
    profile: 'tabular-data-package',
    name: packageName(`signposts-${reading.forecast}-${reading.feed}-${reading.asOf}`),
    id: `sha256:${hash}`,
    title: `${report.title}, ${report.issue}`,
    description: [stateOf(report), report.marking, report.sample, report.finding].filter(Boolean).join('. '),
    ...(address && { homepage: address }),
    created,
    version: signed ? `${signed.number}.0.0` : '0.0.0',
    licenses: [licenceOf(credit.licence)],
    contributors: [
      ...(signed ? [{ title: signed.by, role: 'publisher' }] : []),
      { title: forecast.author, role: 'contributor', organization: forecast.publisher },
    ],
    sources: [
      { title: credit.line || credit.citation || credit.feed },
      {
        title: `${forecast.title} (${forecast.author}, ${forecast.publisher}, ${forecast.published})`,
        ...(forecast.link && { path: forecast.link }),
      },
    ],
    keywords: ['signposts', reading.forecast, reading.feed],
    resources: tables.map(({ table, file }) => ({
      profile: 'tabular-data-resource',
      name: table.name,
      path: file.path,
      title: table.title,
      description: table.words,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: file.bytes,
      hash: `sha256:${file.hash}`,
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: schemaOf(table, there),
    })),
    // Not of the standard: what else lies in the package, so that nothing in it is unsaid.
    files: others,
  };
}

function schemaOf({ name, columns, key }: Table, there: ReadonlySet<string>) {
  const foreignKeys = Object.entries(NAMES[name] ?? {})
    .filter(([, [table]]) => there.has(table))
    .map(([fields, [resource, of]]) => ({ fields, reference: { resource, fields: of } }));
  return {
    fields: columns.map((column) => ({
      name: column.name,
      type: TYPES[column.kind],
      format: 'default',
      title: column.title,
      description: column.words,
      ...(column.kind === 'yes-no' && { trueValues: ['yes'], falseValues: ['no'] }),
      constraints: constraintsOf(column, key),
    })),
    missingValues: [''],
    ...(key.length > 0 && { primaryKey: [...key] }),
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

const constraintsOf = ({ name, needed, oneOf }: Column, key: readonly string[]) => ({
  ...(needed && { required: true }),
  ...(key.length === 1 && key[0] === name && { unique: true }),
  ...(oneOf && { enum: [...oneOf] }),
});

/** Licences that have a name of the Open Definition; any other is said in its own words. */
const LICENCES: readonly [found: RegExp, name: string, path: string][] = [
  [/\bCC[ -]?BY[ -]?4\.0\b/i, 'CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  [/\bCC[ -]?BY[ -]?SA[ -]?4\.0\b/i, 'CC-BY-SA-4.0', 'https://creativecommons.org/licenses/by-sa/4.0/'],
  [/\bCC0\b/i, 'CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
];

function licenceOf(said: string) {
  const known = LICENCES.find(([found]) => found.test(said));
  const title = said || 'Not said';
  return known ? { name: known[1], path: known[2], title } : { name: said ? 'other-at' : 'notspecified', title };
}

const packageName = (words: string) => words.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
