import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importFile, type FileImported } from '../actions/imports/import-file.ts';
import type { Config } from '../config.ts';
import type { CellFix } from '../domain/import/settings.ts';
import { DUPLICATE_CHOICES } from '../domain/import/settings.ts';
import { changedApart } from '../domain/import/changed-words.ts';
import type { ImportCheck } from '../domain/import/check.ts';
import { movesOf } from '../domain/import/reading-words.ts';
import { gapsInWords } from '../domain/import/span-shown.ts';
import { Problem } from '../domain/problem.ts';
import { counted, Usage } from './failure.ts';
import { withLog } from './open.ts';

export const IMPORT_HELP = `signposts import --feed FEED FILE [--dry-run] [--accept-valid] [--drop-gone] [--release R] [--covers FROM..TO|shown|none] [--duplicates review|sources|skip] [--fix COLUMN=CELL=USE] [--json]
Imports a file of a dataset (ucdp-ged, ucdp-candidate, acled, gtd, csv), all of it or nothing.
--dry-run       checks: says what would happen and writes nothing; ends with 1 where the import would be refused
--accept-valid  imports the valid rows although others were refused
--drop-gone     retracts events that the file no longer has, within what it covers
--covers        months the file covers, as 2021-01..2024-12; "shown": from its first month with an event to its last;
                without it, or where much of that holds no row, it is only proposed, and counts once somebody confirms
                it on the page about the data
--duplicates    rows that look like an event of the feed: review holds them back (as without it), sources adds their
                sources to that event, skip leaves them out
--fix           reads a cell as something else wherever its column holds it; may be given again for others`;

const OPTIONS = {
  feed: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'accept-valid': { type: 'boolean' },
  'drop-gone': { type: 'boolean' },
  release: { type: 'string' },
  covers: { type: 'string' },
  duplicates: { type: 'string' },
  fix: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

/** What was asked for that the check does not repeat. */
interface Said {
  acceptValid: boolean;
  dropGone: boolean;
  covers: string | undefined;
}

type Refused = Pick<FileImported, 'refused'> & Pick<ImportCheck, 'counts'>;

const FIX = 'Correct the rows, or import the valid ones alone with --accept-valid.';

/** Imports a file and prints what became of it. */
export async function importCommand(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [file] = positionals;
  if (!values.feed || !file || positionals.length > 1) throw new Usage('An import needs --feed FEED and one FILE.');
  const duplicates = DUPLICATE_CHOICES.find((choice) => choice === values.duplicates);
  if (values.duplicates !== undefined && !duplicates)
    throw new Usage(`--duplicates is one of ${DUPLICATE_CHOICES.join(', ')}.`);
  const input = {
    feed: values.feed,
    file: path.basename(file),
    open: () => createReadStream(file),
    release: values.release,
    covers: values.covers,
    duplicates,
    fixes: (values.fix ?? []).map(fixOf),
    dryRun: values['dry-run'],
    acceptValid: values['accept-valid'],
    dropGone: values['drop-gone'],
  };
  const found = await stat(file);
  if (!found.isFile()) {
    const what = found.isDirectory() ? 'is a folder' : 'is no ordinary file';
    throw new Problem('file-unreadable', `${file} ${what}`, { fix: 'Name one file of the dataset.' });
  }
  try {
    const done = await withLog(config, (ctx) => importFile({ ctx, input }));
    const said = {
      acceptValid: values['accept-valid'] === true,
      dropGone: values['drop-gone'] === true,
      covers: values.covers,
    };
    console.log(values.json ? JSON.stringify(done, null, 2) : inWords(done, said));
    return wouldBeRefused(done, said) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'rows-refused') throw error;
    const { refused, counts } = error.more as Refused;
    if (values.json)
      console.log(JSON.stringify({ problem: error.code, detail: error.message, fix: FIX, counts, refused }, null, 2));
    else console.error([`${error.message}.`, ...refusedLines({ refused, counts }), FIX].join('\n'));
    return 1;
  }
}

/** "kind=bmob=bomb": the column, what stands there, what to read. */
function fixOf(said: string): CellFix {
  const [, column, value, use] = /^([^=]+)=([^=]*)=(.*)$/s.exec(said) ?? [];
  if (column === undefined || value === undefined || use === undefined)
    throw new Usage('--fix is written COLUMN=CELL=USE, such as kind=bmob=bomb.');
  return { column, value, use };
}

function inWords(done: FileImported, said: Said): string {
  const { check } = done;
  const { coverage, skipped, readings, duplicates, counts } = check;
  const declared = coverage ? `${coverage.from} to ${coverage.to}, ${coverage.countries.join(', ')}` : null;
  const refused = wouldBeRefused(done, said);
  return [
    `${done.file} (${done.feed}): ${counted(check.rows, 'row')} in ${(check.milliseconds / 1000).toFixed(1)} s`,
    ...(refused ? [refusalInWords(check)] : broughtInWords(done, said)),
    ...(check.first ? [`Events from ${check.first} to ${check.last}`] : []),
    ...(refused ? [] : coveredInWords(declared, check, said)),
    ...skipped.slice(0, 20).map(({ rows, reason }) => `  ${counted(rows, 'row')} skipped: ${reason}`),
    ...refusedLines({ refused: done.refused, counts }),
    ...duplicates
      .slice(0, 20)
      .map(({ line, event, because }) => `  line ${line} looks like "${event.summary}": ${because.join(', ')}`),
    ...(refused ? [FIX] : readingLines(readings)),
  ].join('\n');
}

/** What a file shows is only proposed where nobody said that it is so, or where much of it holds no row. */
function coveredInWords(declared: string | null, { shown }: ImportCheck, { covers }: Said): string[] {
  if (covers === 'none') return ['No coverage declared'];
  const gaps = shown ? gapsInWords(shown, (place) => place).map((gap) => `  ${gap}`) : [];
  if (shown?.ask && (covers === undefined || covers === 'shown')) {
    const { from, to, countries } = shown.span;
    const say = `months count once they are confirmed on the page about the data, or with --covers ${from}..${to}`;
    return [`Much of ${from} to ${to}, ${countries.join(', ')} holds no row, so it is only proposed: ${say}`, ...gaps];
  }
  if (declared === null) return ['No coverage declared'];
  if (covers !== undefined) return [`Covers ${declared}`, ...gaps];
  const say = 'new months count once they are confirmed on the page about the data, or with --covers shown';
  return [`Shows ${declared}: ${say}`, ...gaps];
}

/** Verdicts that turn and figures that move, the verdicts first as the check has them. */
function readingLines(readings: ImportCheck['readings']): string[] {
  const lines = readings.flatMap((change) => {
    const { title, before, after } = change;
    const verdict = before.verdict === after.verdict ? [] : [`  ${title}: ${before.verdict} -> ${after.verdict}`];
    const moves = movesOf(change).map(
      ({ what, was, now }) => `  ${title}${what ? `, ${lower(what)}` : ''}: ${was} -> ${now}`,
    );
    return [...verdict, ...moves];
  });
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `  and ${lines.length - MOST_LINES} more`] : lines;
}
const MOST_LINES = 40;
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** A dry run stands for the run that would follow it with the same options: that one would write nothing. */
function wouldBeRefused({ dryRun, check }: FileImported, { acceptValid }: Said): boolean {
  return dryRun && check.counts.refused > 0 && !acceptValid;
}

function refusalInWords({ counts }: ImportCheck): string {
  const { refused } = counts;
  const valid = counted(counts.new + counts.changed, 'event');
  return `Nothing would be written, because ${counted(refused, 'row')} ${refused === 1 ? 'was' : 'were'} refused; with --accept-valid ${valid} would be brought in`;
}

function broughtInWords(
  { dryRun, check: { counts, notCompared, renumbered } }: FileImported,
  { dropGone }: Said,
): string[] {
  const done = dryRun ? 'Nothing was written. The import would bring' : 'Imported';
  const one = counts.gone === 1;
  const { revised, back, kept } = changedApart(counts);
  const changed = [
    `${revised} changed`,
    ...(back > 0 ? [`${back} back`] : []),
    ...(kept > 0 ? [`${kept} kept as changed here`] : []),
  ].join(', ');
  const dropped = `${dryRun ? 'would be' : one ? 'was' : 'were'} retracted`;
  const fate = dropGone ? dropped : `${one ? 'is' : 'are'} kept; --drop-gone retracts ${one ? 'it' : 'them'}`;
  return [
    `${done} ${counts.new} new, ${changed}, ${counts.same} the same, ${counts.refused} refused, ${counts.skipped} skipped`,
    ...(counts.gone > 0 ? [`${counts.gone} that this file no longer has ${fate}`] : []),
    ...(counts.duplicates > 0 ? [`${counted(counts.duplicates, 'row')} may tell an event that is there already`] : []),
    ...renumberedLines(renumbered, dropGone),
    ...(notCompared
      ? [`${counted(notCompared, 'row')} not compared with all others of their days: sort the table by day`]
      : []),
  ];
}

/** Events that the file has under other ids: as long as they stand, they count beside the rows that tell them. */
function renumberedLines(renumbered: ImportCheck['renumbered'], dropGone: boolean): string[] {
  if (!renumbered) return [];
  const beside = dropGone ? '' : '; without --drop-gone they count beside the new rows';
  const lines = renumbered.first
    .slice(0, 20)
    .map(({ externalId, rows }) => `  ${externalId} -> ${rows.map((row) => row.externalId).join(', ')}`);
  return [`${renumbered.events} of these may have been split or renumbered${beside}`, ...lines];
}

function refusedLines({ refused, counts }: Refused): string[] {
  const lines = refused
    .slice(0, 20)
    .flatMap(({ line, problems }) =>
      problems.map(({ column, value, reason, fix }) => `  line ${line}, ${column} (${value}): ${reason}. ${fix}`),
    );
  return counts.refused > 20 ? [...lines, `  and ${counts.refused - 20} more`] : lines;
}
