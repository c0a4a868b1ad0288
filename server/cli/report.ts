import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exportReport } from '../actions/reports/export-report.ts';
import { reportCharts } from '../actions/reports/report-charts.ts';
import { formatNamed } from '../actions/reports/report-copy.ts';
import type { Config } from '../config.ts';
import { FORMATS } from '../exporters/index.ts';
import { Usage } from './failure.ts';
import { withLog } from './open.ts';

export const REPORT_HELP = `signposts report --forecast F --format ${FORMATS.join('|')} [--feed FEED] [--as-of YYYY-MM-DD] [--until YYYY-MM-DD]
  [--period YYYY-MM[..YYYY-MM]] [--sections A,B] [--developments A,B] [--marking TLP:GREEN] [--plan FILE]
  [--charts svg,png] [--out FILE|DIR] [--json]
Writes the trend report, to the standard output or to FILE; several formats (--format pdf,html,xlsx), and the chart of each
indicator (--charts), into DIR under names of their own. The days mean what they mean to "signposts read". --plan takes a plan
as the API has it, with the editor's own texts; other options stand before what it says. --json is short for --format json.`;

const text = { type: 'string' } as const;
const OPTIONS = {
  ...{ forecast: text, format: text, feed: text, 'as-of': text, until: text, period: text, sections: text },
  ...{ developments: text, marking: text, plan: text, charts: text, out: text },
  json: { type: 'boolean' },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

interface Copy {
  fileName: string;
  bytes: Uint8Array;
}

/** Writes a trend report, in one format or several. */
export async function report(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const formats = listed(values.format) ?? (values.json ? ['json'] : []);
  const charts = listed(values.charts) ?? [];
  const plan = await planOf(values);
  if (!plan['forecast'] || formats.length + charts.length === 0)
    throw new Usage(`A report needs --forecast F (or --plan FILE) and --format ${FORMATS.join('|')}.`);
  formats.forEach(formatNamed);
  const place = await placeOf(values.out, formats.length + charts.length > 1 || charts.length > 0);
  await withLog(config, async (ctx) => {
    for (const format of formats) {
      const copy = await exportReport({ ctx, input: { ...plan, format } });
      await written(copy, place, copy.hash);
    }
    if (charts.length > 0)
      for await (const copy of reportCharts({ ctx, input: { ...plan, charts } })) await written(copy, place, null);
  });
  return 0;
}

/** The plan of a file, with what the options say in its place. */
async function planOf(values: Given): Promise<Record<string, unknown>> {
  const plan = values.plan === undefined ? {} : await planIn(values.plan);
  const said = {
    forecast: values.forecast,
    feed: values.feed,
    asOf: values['as-of'],
    until: values.until,
    period: values.period === undefined ? undefined : periodOf(values.period),
    sections: listed(values.sections),
    developments: listed(values.developments),
    marking: values.marking,
  };
  return { ...plan, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
}

async function planIn(file: string): Promise<Record<string, unknown>> {
  const said = await readFile(file, 'utf8');
  try {
    const plan: unknown = JSON.parse(said);
    if (typeof plan === 'object' && plan !== null && !Array.isArray(plan)) return { ...plan };
  } catch {
    // Said below, in words for whoever wrote the file.
  }
  throw new Usage(`${file} is no plan: it has to be one JSON object, such as {"forecast": "F"}.`);
}

/** "2024-10" is one month, "2024-10..2024-12" three. */
function periodOf(said: string): { from: string; to: string } {
  const [from = '', to = from, ...more] = said.split('..');
  if (more.length > 0) throw new Usage(`--period ${said} is no period: write 2024-10, or 2024-10..2024-12.`);
  return { from, to };
}

const listed = (said: string | undefined) =>
  said
    ?.split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** A folder, one file, or null for the standard output. */
async function placeOf(
  out: string | undefined,
  several: boolean,
): Promise<{ folder: string } | { file: string } | null> {
  if (out === undefined) {
    if (several) throw new Usage('Several files need --out DIR.');
    return null;
  }
  const there = await stat(out).catch(() => null);
  if (!several && !there?.isDirectory() && !/[\\/]$/.test(out)) return { file: out };
  if (there && !there.isDirectory()) throw new Usage(`${out} is a file, not a folder. Several files need --out DIR.`);
  await mkdir(out, { recursive: true });
  return { folder: out };
}

async function written({ fileName, bytes }: Copy, place: Awaited<ReturnType<typeof placeOf>>, hash: string | null) {
  if (place === null) {
    process.stdout.write(bytes);
    return;
  }
  const file = 'file' in place ? place.file : path.join(place.folder, fileName);
  await writeFile(file, bytes);
  console.error(hash === null ? file : `${file}: ${hash}`);
}
