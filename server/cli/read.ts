import { parseArgs } from 'node:util';
import { readForecast } from '../actions/readings/read-forecast.ts';
import type { Config } from '../config.ts';
import { BADGES } from '../domain/reading/verdict.ts';
import type { ForecastReading } from '../domain/reading/reading.ts';
import { Usage } from './failure.ts';
import { withLog } from './open.ts';

export const READ_HELP = `signposts read --forecast F [--feed FEED] [--as-of YYYY-MM-DD] [--until YYYY-MM-DD] [--json]
Prints every reading of a forecast; --json prints all that the API says. --as-of reads the log as it stood at the end of
that day, by time of entry; --until reads the entries as they are now, as if today were that day.`;

/** Prints the reading of a forecast. */
export async function read(config: Config, args: string[]): Promise<number> {
  const options = {
    forecast: { type: 'string' },
    feed: { type: 'string' },
    'as-of': { type: 'string' },
    until: { type: 'string' },
    json: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args, options });
  const { forecast, feed, until, json } = values;
  if (!forecast) throw new Usage('A reading needs --forecast F.');
  const reading = await withLog(config, (ctx) =>
    readForecast({ ctx, input: { forecast, feed, until, 'as-of': values['as-of'] } }),
  );
  console.log(json ? JSON.stringify(reading, null, 2) : inWords(reading));
  return 0;
}

function inWords(reading: ForecastReading): string {
  const { sentences } = reading;
  return [
    reading.title,
    `${reading.feedTitle}, as of ${reading.asOf}. ${sentences.standing}`,
    sentences.finding,
    ...reading.developments.flatMap((development) => [
      '',
      `${development.number}. ${development.title}${development.verdict ? `: ${BADGES[development.verdict]}` : ''}`,
      ...development.indicators.map(
        ({ title, verdict, qualifierWords, change }) =>
          `   ${BADGES[verdict].padEnd(16)} ${title}${change ? ` (${change.words})` : ''}${qualifierWords ? `, ${qualifierWords}` : ''}`,
      ),
    ]),
    '',
    sentences.sources,
    sentences.gaps,
  ].join('\n');
}
