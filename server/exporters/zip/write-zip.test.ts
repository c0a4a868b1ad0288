import { createHash } from 'node:crypto';
import { parse as parseCsv } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { importFile } from '../../actions/imports/import-file.ts';
import { listEvents } from '../../actions/events/list-events.ts';
import { logEvent } from '../../actions/events/log-event.ts';
import { readEvent } from '../../actions/events/read-event.ts';
import { makeReport } from '../../actions/reports/make-report.ts';
import { factsOf } from '../../domain/event/facts.ts';
import { Indicator, meaning } from '../../domain/indicator/definition.ts';
import { aReportFile } from '../../testing/report-file.ts';
import { aBomb, testLog } from '../../testing/request.ts';
import type { ReportFile } from '../exporter.ts';
import { writeZip } from './write-zip.ts';

interface Field {
  name: string;
  type: string;
  constraints: { required?: boolean; unique?: boolean; enum?: string[] };
}
interface Resource {
  name: string;
  path: string;
  profile: string;
  encoding: string;
  bytes: number;
  hash: string;
  schema: {
    fields: Field[];
    primaryKey?: string[];
    foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[];
  };
}
interface Description {
  profile: string;
  name: string;
  created: string;
  licenses: { name?: string; path?: string; title?: string }[];
  contributors: { title: string; role: string }[];
  sources: { title: string; path?: string }[];
  resources: Resource[];
  files: { path: string; bytes: number; hash: string }[];
}

/** What a cell of each type looks like, by the specification (Table Schema, version 1). */
const LOOKS: Record<string, RegExp> = {
  string: /^[^]*$/,
  integer: /^[+-]?\d+$/,
  number: /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  yearmonth: /^\d{4}-\d\d$/,
  boolean: /^(yes|no)$/,
};

const sha256 = (bytes: Uint8Array) => `${createHash('sha256').update(bytes).digest('hex')}`;
const text = (bytes: Uint8Array | undefined) => strFromU8(bytes ?? new Uint8Array());

async function opened(file: ReportFile) {
  const parts = unzipSync(await writeZip(file));
  const description = JSON.parse(text(parts['datapackage.json'])) as Description;
  const rows = (name: string) =>
    parseCsv(text(parts[`data/${name}.csv`]), { columns: true }) as Record<string, string>[];
  return { parts, description, rows };
}

const log = await testLog();
const { ctx } = log;
let file: ReportFile;

beforeAll(async () => {
  const said = { low: 1, best: 2, high: 3 };
  await logEvent({ ctx, input: aBomb() });
  await logEvent({
    ctx,
    input: aBomb({
      ...{ summary: '=HYPERLINK("https://evil.example")', when: { from: '2024-04-02', to: '2024-04-03' } },
      ...{ deaths: { security: said, civilians: said, unknown: said }, wounded: { total: said } },
      ...{ weapons: ['rifle'], tags: ['bold'], against: ['civilians'], with: [{ actor: 'forces' }] },
      sources: [
        { publisher: 'One; and only', url: 'https://one.example/a;b', published: '2024-03-11' },
        { publisher: 'Two', reliability: 'A', credibility: 1 },
      ],
    }),
  });
  await logEvent({ ctx, input: aBomb({ deaths: { total: said, militants: said }, place: {}, sources: [] }) });
  const forecast = ctx.definitions.catalogue().forecasts[0]?.id;
  file = await makeReport({ ctx, input: { forecast }, evidence: true });
});

describe('the data package', () => {
  it('is described as the standard asks: every required property, every file with its size and hash', async () => {
    for (const each of [file, aReportFile()]) {
      const { parts, description } = await opened(each);
      expect(description.profile).toBe('tabular-data-package');
      expect(description.name).toMatch(/^[-a-z0-9._/]+$/);
      expect(description.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      expect(description.resources.length).toBeGreaterThan(0);
      for (const licence of description.licenses) expect(licence.name ?? '').toMatch(/^[-a-zA-Z0-9._]+$/);
      for (const { title } of [...description.contributors, ...description.sources]) expect(title).not.toBe('');
      for (const { name, path, profile, encoding, bytes, hash, schema } of description.resources) {
        expect(name).toMatch(/^[-a-z0-9._/]+$/);
        expect(path).toMatch(/^(?!\/|\.\.)[\w./-]+$/);
        expect([profile, encoding]).toEqual(['tabular-data-resource', 'utf-8']);
        expect(parts[path]?.byteLength).toBe(bytes);
        expect(`sha256:${sha256(parts[path] ?? new Uint8Array())}`).toBe(hash);
        expect(schema.fields.length).toBeGreaterThan(0);
      }
      const named = [...description.resources, ...description.files].map(({ path }) => path);
      expect([...named, 'datapackage.json'].sort()).toEqual(Object.keys(parts).sort());
    }
  });

  it('has tables whose every cell is of the type that its column says', async () => {
    for (const each of [file, aReportFile()]) {
      const { description, rows } = await opened(each);
      for (const { name, schema } of description.resources) {
        const table = rows(name);
        const keys = schema.fields.map((field) => field.name);
        if (table[0]) expect(Object.keys(table[0])).toEqual(keys);
        for (const field of schema.fields) {
          for (const row of table) {
            const cell = row[field.name] ?? '';
            if (cell === '') expect(field.constraints.required, `${name}.${field.name}`).not.toBe(true);
            else expect(cell, `${name}.${field.name}`).toMatch(LOOKS[field.type] ?? /^$/);
            if (cell !== '' && field.constraints.enum) expect(field.constraints.enum).toContain(cell);
          }
        }
        const key = table.map((row) => (schema.primaryKey ?? []).map((column) => row[column]).join('|'));
        if (schema.primaryKey) expect(new Set(key).size, name).toBe(key.length);
        for (const { fields, reference } of schema.foreignKeys ?? []) {
          const known = new Set(rows(reference.resource).map((row) => row[reference.fields]));
          for (const row of table) expect(known, `${name}.${fields}`).toContain(row[fields]);
        }
      }
    }
  });

  it('has the events, which an import reads again: the same facts and words', async () => {
    const { parts, rows } = await opened(file);
    expect(file.evidence?.events).toHaveLength(3);
    expect(rows('sources')).toHaveLength(3);
    const bytes = parts['data/events.csv'] ?? new Uint8Array();
    expect(text(bytes)).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    const open = async function* () {
      yield bytes;
    };
    const summary = await importFile({ ctx, input: { feed: 'csv', file: 'events.csv', open } });
    expect(summary.check.counts).toMatchObject({ new: 3, refused: 0 });
    for (const { id, facts, summary: words } of file.evidence?.events ?? []) {
      const { events } = await listEvents({ ctx, input: { feed: 'csv', q: id } });
      const again = await readEvent({ ctx, input: { id: events[0]?.id ?? '' } });
      expect(again.summary).toBe(words);
      expect(factsOf(again)).toEqual(facts);
    }
  });

  it('has the definitions, which read again have the same versions, and the whole report', async () => {
    const { parts } = await opened(file);
    for (const { path, definition } of file.evidence?.forecast.indicators ?? []) {
      const read = Indicator.parse(parseYaml(text(parts[`indicators/${path}`])));
      expect(meaning(read)).toBe(meaning(definition));
    }
    const report = JSON.parse(text(parts['report.json'])) as { report: unknown; hash: string };
    expect(report.hash).toBe(`sha256:${file.hash}`);
    expect(report.report).toEqual(JSON.parse(JSON.stringify(file.report)));
    expect(text(parts['README.md'])).toContain(file.hash);
  });

  it('says what is not in it where the terms keep the events in', async () => {
    const withheld = 'ACLED: numbers alone.';
    const kept = aReportFile();
    const credit = { ...kept.report.credit, withheld };
    const { parts } = await opened({ ...kept, report: { ...kept.report, credit } });
    expect(parts['data/events.csv']).toBeUndefined();
    expect(text(parts['README.md'])).toContain(withheld);
  });

  it('is the same to the byte for the same report, whenever it is made', async () => {
    expect(await writeZip({ ...file, madeAt: '2030-01-01T00:00:00Z' })).toEqual(await writeZip(file));
  });
});
