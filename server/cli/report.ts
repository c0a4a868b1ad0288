import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { exportReport } from '../actions/readings/export-report.ts';
import type { Config } from '../config.ts';
import { Usage } from './failure.ts';
import { withLog } from './open.ts';

export const REPORT_HELP = `signposts report --forecast F --format html|csv|json [--feed FEED] [--as-of YYYY-MM-DD] [--until YYYY-MM-DD] [--out FILE] [--json]
Writes the trend report, to the standard output or to FILE; the days mean what they mean to "signposts read". --json is short for --format json.`;

const OPTIONS = {
  forecast: { type: 'string' },
  format: { type: 'string' },
  feed: { type: 'string' },
  'as-of': { type: 'string' },
  until: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Writes a trend report. */
export async function report(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { forecast, feed, until, out } = values;
  const format = values.format ?? (values.json ? 'json' : undefined);
  if (!forecast || !format) throw new Usage('A report needs --forecast F and --format html|csv|json.');
  const copy = await withLog(config, (ctx) =>
    exportReport({ ctx, input: { format, forecast, feed, until, 'as-of': values['as-of'] } }),
  );
  if (out) {
    await writeFile(out, copy.text);
    console.error(`${out}: ${copy.hash}`);
  } else process.stdout.write(copy.text);
  return 0;
}
