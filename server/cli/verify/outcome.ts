import type { Difference } from '../../domain/report/verify/differences.ts';
import type { WholeReport } from '../../domain/report/verify/verify-report.ts';
import { counted } from '../failure.ts';

/** What checking a file came to. */
export interface Outcome {
  kind: 'json' | 'html' | 'zip';
  agrees: boolean;
  /** SHA-256 of what the file holds, to be held against the one that was printed or published. */
  hash: string;
  signed: boolean;
  title: string;
  issue: string;
  indicators: number;
  events: number;
  differences: Difference[];
  /** Where the report agrees and what is around it does not: what that means. */
  around: string | null;
  /** What checking cannot show. */
  limits: string[];
}

const SHOWN = 40;
const AROUND = {
  json: null,
  html: 'the page says every sentence of the report',
  zip: 'every file of the package is what the report gives',
};

/** What checking cannot show of this file, said each time. */
export function limitsOf(
  { software, evidence, hash, report }: WholeReport,
  kind: Outcome['kind'],
  own: string,
): string[] {
  const { held, feeds, feed, sums } = evidence;
  const others = feeds.filter(({ id }) => id !== feed && id in sums).map(({ title }) => title);
  return [
    'That the events happened as they were logged, and that none was kept out of the log, no file can show.',
    `How many events the log holds in all, in review and with sources is taken as it is said; only those that serve an indicator are carried.`,
    ...(held === 'terms'
      ? ['The terms of this feed keep its rows in: the reading was reckoned from sums by day.']
      : []),
    ...(held === 'many' ? ['This feed has too many events to travel: the reading was reckoned from sums by day.'] : []),
    ...(others.length > 0 ? [`Of feeds compared with it, sums by day alone are carried: ${others.join(', ')}.`] : []),
    ...(report.signed
      ? [`Who signed is taken as it is said: hold ${hash} against the hash on the page of the report.`]
      : ['This is a draft. Its hash covers the report and the reading, and evidence has a fingerprint of its own.']),
    ...(software === own
      ? []
      : [`It was made by ${software.slice(0, 60)}, and checked by ${own}: a difference may come from that.`]),
    ...(kind === 'html' && software !== own
      ? ['Text added to the page is found only by the version that wrote it.']
      : []),
  ];
}

/** The outcome as the console prints it. */
export function outcomeInWords(outcome: Outcome): string {
  const { title, issue, hash, indicators, events, differences, limits, agrees, kind } = outcome;
  const of = `${counted(indicators, 'indicator')}, ${counted(events, 'event')}`;
  const beside = AROUND[kind];
  return [
    `${title}, ${issue}`,
    `SHA-256 ${hash}`,
    agrees
      ? `Agrees: ${of} reckoned again; hash, definitions, reading and every sentence are the same${beside ? `, and ${beside}` : ''}.`
      : `Differs in ${counted(differences.length, 'place')} (${of} reckoned again):`,
    ...differences
      .slice(0, SHOWN)
      .flatMap(({ path, file, recomputed }) => [
        `  ${path}`,
        `    the file says:  ${file}`,
        `    it has to be:   ${recomputed}`,
      ]),
    ...(differences.length > SHOWN ? [`  and ${differences.length - SHOWN} more; --json lists all.`] : []),
    ...(outcome.around ? [outcome.around] : []),
    'What this cannot show:',
    ...limits.map((words) => `  ${words}`),
  ].join('\n');
}
