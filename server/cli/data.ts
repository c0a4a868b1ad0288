import { parseArgs } from 'node:util';
import type { Ctx } from '../actions/ctx.ts';
import { dataStatus } from '../actions/data/data-status.ts';
import { declareCoverage } from '../actions/data/declare-coverage.ts';
import { loadSample } from '../actions/data/load-sample.ts';
import { removeSample } from '../actions/data/remove-sample.ts';
import type { Config } from '../config.ts';
import type { DataStatus } from '../domain/wire.ts';
import { counted, Usage } from './failure.ts';
import { withLog } from './open.ts';

export const DATA_HELP = `signposts data [status] [--json]
signposts data load notable|practice|none [--json]
signposts data remove notable|practice [--json]
signposts data cover --from YYYY-MM --to YYYY-MM --country WORD... [--feed FEED] [--indicator ID...] [--note TEXT] [--json]
Says what is in the log; loads or removes sample data; declares which months a feed covers.`;

const OPTIONS = {
  json: { type: 'boolean' },
  feed: { type: 'string', default: 'desk' },
  from: { type: 'string' },
  to: { type: 'string' },
  country: { type: 'string', multiple: true },
  indicator: { type: 'string', multiple: true },
  note: { type: 'string' },
} as const;

/** Everything about the data in the log. */
export async function data(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [what = 'status', name] = positionals;
  const answer = (work: (ctx: Ctx) => Promise<unknown>) => withLog(config, work);
  const print = (result: unknown) => console.log(values.json ? JSON.stringify(result, null, 2) : plain(result));
  switch (what) {
    case 'status': {
      const status = await withLog(config, (ctx) => dataStatus({ ctx }));
      console.log(values.json ? JSON.stringify(status, null, 2) : inWords(status));
      return 0;
    }
    case 'load':
      print(await answer((ctx) => loadSample({ ctx, input: { choice: name } })));
      return 0;
    case 'remove':
      print(await answer((ctx) => removeSample({ ctx, input: { name: name ?? '' } })));
      return 0;
    case 'cover': {
      const { feed, from, to, country: countries, indicator, note = '' } = values;
      const input = { feed, from, to, countries, indicators: indicator ?? null, note };
      print(await answer((ctx) => declareCoverage({ ctx, input })));
      return 0;
    }
    default:
      throw new Usage(`There is no "data ${what}".\n${DATA_HELP}`);
  }
}

function inWords(status: DataStatus): string {
  const sample = status.samples.reduce((sum, { events }) => sum + events, 0);
  const imported = status.events - status.own - sample;
  const { hash, forecasts, problems } = status.definitions;
  return [
    `${counted(status.events, 'event')}: ${status.own} of your own, ${sample} of sample data, ${imported} imported`,
    ...status.samples.map(({ name, events }) => `Sample data: ${name}, ${counted(events, 'event')}`),
    ...status.feeds.flatMap((feed) => [
      `${feed.id}: ${counted(feed.events, 'event')} (${feed.title})${feed.id === 'desk' && sample > 0 ? `, ${sample} of them sample data` : ''}`,
      ...feed.coverage.map(
        (span) =>
          `  covers ${span.from} to ${span.to}, ${span.countries.join(', ')}${span.indicators ? `, for ${span.indicators.join(', ')}` : ''}`,
      ),
    ]),
    ...forecasts.map((forecast) => `Definitions of ${forecast.id}: ${forecast.hash.slice(0, 12)}`),
    ...(forecasts.length > 1 ? [`All definitions: ${hash.slice(0, 12)}`] : []),
    ...problems,
  ].join('\n');
}

function plain(result: unknown): string {
  return Object.entries(result as Record<string, unknown>)
    .map(([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('\n');
}
