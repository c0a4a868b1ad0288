import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importFile } from '../actions/data/import-file.ts';
import type { Config } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import type { ImportSummary } from '../domain/wire.ts';
import { counted, Usage } from './failure.ts';
import { withLog } from './open.ts';

export const IMPORT_HELP = `signposts import --feed FEED FILE [--dry-run] [--accept-valid] [--drop-gone] [--release R] [--covers FROM..TO|none] [--json]
Imports a file of a dataset (ucdp-ged, ucdp-candidate, acled, gtd, csv), all of it or nothing.
--dry-run       says what would happen and writes nothing; ends with 1 where the import would be refused
--accept-valid  imports the valid rows although others were refused
--drop-gone     retracts events that the file no longer has, within what it covers
--covers        months the file covers, as 2021-01..2024-12; without it, from its first month with an event to its last`;

const OPTIONS = {
  feed: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'accept-valid': { type: 'boolean' },
  'drop-gone': { type: 'boolean' },
  release: { type: 'string' },
  covers: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What was asked for that the summary does not repeat. */
interface Said {
  acceptValid: boolean;
  dropGone: boolean;
}

const FIX = 'Correct the rows, or import the valid ones alone with --accept-valid.';

/** Imports a file and prints the summary. */
export async function importCommand(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [file] = positionals;
  if (!values.feed || !file || positionals.length > 1) throw new Usage('An import needs --feed FEED and one FILE.');
  const found = await stat(file);
  if (!found.isFile()) {
    const what = found.isDirectory() ? 'is a folder' : 'is no ordinary file';
    throw new Problem('file-unreadable', `${file} ${what}`, { fix: 'Name one file of the dataset.' });
  }
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
    const said = { acceptValid: values['accept-valid'] === true, dropGone: values['drop-gone'] === true };
    console.log(values.json ? JSON.stringify(summary, null, 2) : inWords(summary, said));
    return wouldBeRefused(summary, said) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'rows-refused') throw error;
    const { refused, counts } = error.more as Pick<ImportSummary, 'refused' | 'counts'>;
    if (values.json)
      console.log(JSON.stringify({ problem: error.code, detail: error.message, fix: FIX, counts, refused }, null, 2));
    else console.error([`${error.message}.`, ...refusedLines({ refused, counts }), FIX].join('\n'));
    return 1;
  }
}

function inWords(summary: ImportSummary, said: Said): string {
  const { coverage, skipped, verdicts } = summary;
  const declared = coverage ? `${coverage.from} to ${coverage.to}, ${coverage.countries.join(', ')}` : null;
  const refused = wouldBeRefused(summary, said);
  return [
    `${summary.file} (${summary.feed}): ${counted(summary.rows, 'row')} in ${(summary.milliseconds / 1000).toFixed(1)} s`,
    ...(refused ? [refusalInWords(summary)] : broughtInWords(summary, said)),
    ...(summary.first ? [`Events from ${summary.first} to ${summary.last}`] : []),
    ...(refused ? [] : [declared ? `Covers ${declared}` : 'No coverage declared']),
    ...skipped.slice(0, 20).map(({ line, reason }) => `  line ${line} skipped: ${reason}`),
    ...refusedLines(summary),
    ...(refused ? [FIX] : verdicts.map(({ title, from, to }) => `  ${title}: ${from} -> ${to}`)),
  ].join('\n');
}

/** A dry run stands for the run that would follow it with the same options: that one would write nothing. */
function wouldBeRefused({ dryRun, counts }: ImportSummary, { acceptValid }: Said): boolean {
  return dryRun && counts.refused > 0 && !acceptValid;
}

function refusalInWords({ counts }: ImportSummary): string {
  const { refused } = counts;
  const valid = counted(counts.new + counts.changed, 'event');
  return `Nothing would be written, because ${counted(refused, 'row')} ${refused === 1 ? 'was' : 'were'} refused; with --accept-valid ${valid} would be brought in`;
}

function broughtInWords({ dryRun, counts }: ImportSummary, { dropGone }: Said): string[] {
  const done = dryRun ? 'Nothing was written. The import would bring' : 'Imported';
  const one = counts.gone === 1;
  const dropped = `${dryRun ? 'would be' : one ? 'was' : 'were'} retracted`;
  const fate = dropGone ? dropped : `${one ? 'is' : 'are'} kept; --drop-gone retracts ${one ? 'it' : 'them'}`;
  return [
    `${done} ${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${counts.refused} refused, ${counts.skipped} skipped`,
    ...(counts.gone > 0 ? [`${counts.gone} that this file no longer has ${fate}`] : []),
  ];
}

function refusedLines({ refused, counts }: Pick<ImportSummary, 'refused' | 'counts'>): string[] {
  const lines = refused
    .slice(0, 20)
    .flatMap(({ line, problems }) =>
      problems.map(({ column, value, reason, fix }) => `  line ${line}, ${column} (${value}): ${reason}. ${fix}`),
    );
  return counts.refused > 20 ? [...lines, `  and ${counts.refused - 20} more`] : lines;
}
