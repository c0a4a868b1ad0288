import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importFile } from '../actions/data/import-file.ts';
import type { Config } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import type { ImportSummary } from '../domain/wire.ts';
import { Usage } from './failure.ts';
import { withLog } from './open.ts';

export const IMPORT_HELP = `signposts import --feed FEED FILE [--dry-run] [--accept-valid] [--drop-gone] [--release R] [--covers FROM..TO|none] [--json]
Imports a file of a dataset (ucdp-ged, ucdp-candidate, acled, gtd, csv), all of it or nothing.
--dry-run       says what would happen and writes nothing
--accept-valid  imports the valid rows although others were refused
--drop-gone     retracts events that the file no longer has, within what it covers
--covers        months the file covers, as 2021-01..2024-12; without it, what the dataset proposes`;

const OPTIONS = {
  feed: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'accept-valid': { type: 'boolean' },
  'drop-gone': { type: 'boolean' },
  release: { type: 'string' },
  covers: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Imports a file and prints the summary. */
export async function importCommand(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [file] = positionals;
  if (!values.feed || !file || positionals.length > 1) throw new Usage('An import needs --feed FEED and one FILE.');
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Problem('file-unreadable', `There is no file ${file}`, { fix: 'Check the path.' });
  try {
    const summary = await withLog(config, (ctx) =>
      importFile({
        ctx,
        input: {
          feed: values.feed ?? '',
          file: path.basename(file),
          open: () => createReadStream(file),
          release: values.release,
          covers: values.covers,
          dryRun: values['dry-run'],
          acceptValid: values['accept-valid'],
          dropGone: values['drop-gone'],
        },
      }),
    );
    console.log(values.json ? JSON.stringify(summary, null, 2) : inWords(summary));
    return 0;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'rows-refused') throw error;
    const { refused, counts } = error.more as Pick<ImportSummary, 'refused' | 'counts'>;
    if (values.json)
      console.log(JSON.stringify({ problem: error.code, detail: error.message, counts, refused }, null, 2));
    else console.error([`${error.message}.`, ...refusedLines({ refused, counts }), error.fix].join('\n'));
    return 1;
  }
}

function inWords(summary: ImportSummary): string {
  const { counts, coverage, skipped, verdicts } = summary;
  const done = summary.dryRun ? 'Nothing was written. The import would bring' : 'Imported';
  return [
    `${summary.file} (${summary.feed}): ${summary.rows} rows in ${(summary.milliseconds / 1000).toFixed(1)} s`,
    `${done} ${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${counts.gone} gone, ${counts.refused} refused, ${counts.skipped} skipped`,
    ...(summary.first ? [`Events from ${summary.first} to ${summary.last}`] : []),
    coverage ? `Covers ${coverage.from} to ${coverage.to}, ${coverage.countries.join(', ')}` : 'No coverage declared',
    ...skipped.slice(0, 20).map(({ line, reason }) => `  line ${line} skipped: ${reason}`),
    ...refusedLines(summary),
    ...verdicts.map(({ title, from, to }) => `  ${title}: ${from} -> ${to}`),
  ].join('\n');
}

function refusedLines({ refused, counts }: Pick<ImportSummary, 'refused' | 'counts'>): string[] {
  const lines = refused
    .slice(0, 20)
    .flatMap(({ line, problems }) =>
      problems.map(({ column, value, reason, fix }) => `  line ${line}, ${column} (${value}): ${reason}. ${fix}`),
    );
  return counts.refused > 20 ? [...lines, `  and ${counts.refused - 20} more`] : lines;
}
