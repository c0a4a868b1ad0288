import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { attachSeries } from '../actions/series/attach-series.ts';
import { checkSeries } from '../actions/series/check-series.ts';
import { listSeries } from '../actions/series/list-series.ts';
import { lookAtSeries } from '../actions/series/look-at-series.ts';
import type { Ctx } from '../actions/ctx.ts';
import type { Config } from '../config.ts';
import type { SeriesCheck, SeriesOut } from '../domain/import/series.ts';
import { Problem } from '../domain/problem.ts';
import { counted, Usage } from './failure.ts';
import { withLog } from './open.ts';

export const SERIES_HELP = `signposts series [FILE] [--feed FEED | --settings SETTINGS.json] [--release R] [--dry-run] [--accept-valid] [--drop-gone] [--json]
Attaches a table of published monthly numbers, all of it or nothing; without a FILE it lists the series there are.
--feed          a newer edition of this series (series-...), read as the one before
--settings      how the first edition is read: the "settings" of POST /api/series in a file; without it and without
                --feed the columns of FILE are shown
--release       as the publisher numbers this edition
--dry-run       checks: says what would happen and writes nothing; ends with 1 where it would be refused
--accept-valid  attaches the valid rows although others were refused
--drop-gone     ends numbers of months that the table no longer gives`;

const OPTIONS = {
  feed: { type: 'string' },
  settings: { type: 'string' },
  release: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'accept-valid': { type: 'boolean' },
  'drop-gone': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const FIX = 'Correct the rows, or attach the valid ones alone with --accept-valid.';

/** Attaches a table of monthly numbers and prints what became of it; or lists the series, or the columns of a table. */
export async function seriesCommand(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [name] = positionals;
  if (positionals.length > 1) throw new Usage('A series needs one FILE.');
  if (values.feed && values.settings) throw new Usage('Give --feed or --settings, not both.');
  const print = (answer: unknown, words: () => string) =>
    console.log(values.json ? JSON.stringify(answer, null, 2) : words());
  return withLog(config, async (ctx) => {
    if (!name) {
      const series = await listSeries({ ctx });
      print(series, () => series.map(lineOf).join('\n') || 'There is no series yet.');
      return 0;
    }
    const file = { name: path.basename(name), content: (await readFile(name)).toString('base64') };
    if (!values.feed && !values.settings) {
      const look = await lookAtSeries({ ctx, input: { file } });
      const lines = look.columns.map((each) => `  ${each.name}: ${each.holds}, such as ${each.examples.join(', ')}`);
      print(look, () => [`${file.name}: ${counted(look.rows, 'row')}`, ...lines].join('\n'));
      return 0;
    }
    const settings = values.feed ? await settingsOf(ctx, values.feed) : await settingsIn(values.settings ?? '');
    const acceptValid = values['accept-valid'] === true;
    const release = values.release === undefined ? {} : { release: values.release };
    const input = { file, settings: { ...settings, ...release }, acceptValid, dropGone: values['drop-gone'] === true };
    if (values['dry-run']) {
      const check = await checkSeries({ ctx, input });
      const refused = check.counts.refused > 0 && !acceptValid;
      print(check, () =>
        [refused ? 'Nothing would be written.' : 'Nothing was written.', ...wordsOf(check)].join('\n'),
      );
      return refused ? 1 : 0;
    }
    try {
      const done = await attachSeries({ ctx, input });
      print(done, () =>
        [done.vintage ? `Attached to ${done.feed}` : 'Nothing differs', ...wordsOf(done.check)].join('\n'),
      );
      return 0;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'rows-refused') throw error;
      const { refused } = error.more as Pick<SeriesCheck, 'refused'>;
      const problem = { problem: error.code, detail: error.message, fix: FIX, refused };
      if (values.json) print(problem, () => '');
      else console.error([`${error.message}.`, ...refusedLines(refused), FIX].join('\n'));
      return 1;
    }
  });
}

function lineOf({ feed, title, settings, vintages }: SeriesOut): string {
  const to = settings.columns.map(({ column, forecast, indicator }) => `${column} to ${forecast}/${indicator}`);
  return `${feed}: ${title}, ${counted(vintages.length, 'table')}; ${to.join(', ')}`;
}

/** How the last table of a series was read. */
async function settingsOf(ctx: Ctx, feed: string): Promise<object> {
  const known = (await listSeries({ ctx })).find((each) => each.feed === feed);
  if (!known) throw new Problem('feed-not-found', `There is no series ${feed}`);
  return known.settings;
}

async function settingsIn(file: string): Promise<object> {
  try {
    const settings: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) return settings;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Usage(`${file} is no JSON object: it holds the "settings" of POST /api/series.`);
}

function wordsOf({ rows, counts, covers, readings, refused }: SeriesCheck): string[] {
  const { new: fresh, changed, same, gone } = counts;
  return [
    `  ${counted(rows, 'row')}: ${counted(fresh, 'number')} new, ${changed} revised, ${same} the same, ${gone} no longer given, ${counted(counts.refused, 'row')} refused`,
    ...covers.map(({ column, title, from, to, months }) =>
      from === null
        ? `  ${column}: no month`
        : `  ${column}: ${title}, ${from} to ${to ?? from}, ${counted(months, 'month')}`,
    ),
    ...refusedLines(refused),
    ...readings
      .filter(({ before, after }) => before.verdict !== after.verdict)
      .map(({ title, before, after }) => `  ${title}: ${before.verdict} -> ${after.verdict}`),
  ];
}

function refusedLines(refused: SeriesCheck['refused']): string[] {
  return refused
    .slice(0, 20)
    .flatMap(({ line, problems }) =>
      problems.map(({ column, value, reason, fix }) => `  line ${line}, ${column} (${value}): ${reason}. ${fix}`),
    );
}
