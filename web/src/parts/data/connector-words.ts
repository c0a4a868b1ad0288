import { dayInWords } from '../../../../server/domain/event/calendar.ts';
import type { ConnectorOut } from '../../../../server/domain/import/connector.ts';
import { counted } from '../../words.ts';

/** Where a connector stands, in a sentence. */
export function connectorInWords({ state, running, fetched, import: file }: ConnectorOut): string {
  if (state === 'off') return 'Off. Nothing is asked of this publisher.';
  if (state === 'waiting' && file) return `${file.why ?? 'A person must look first'}, so nothing was imported yet.`;
  if (state === 'importing' && file)
    return `${file.file} with ${counted(file.rows, 'row')} is being checked and imported.`;
  if (state === 'fetching' && fetched) {
    const so = `${counted(fetched.pages, 'page')} with ${counted(fetched.rows, 'row')}`;
    return running ? `Rows are coming in: ${so} so far.` : `${so} came in. The next run goes on from there.`;
  }
  return running ? 'The publisher is being asked.' : 'On.';
}

/** Last and next run, in a sentence; empty for one that is off. Moments are in UTC, as they are kept. */
export function runsInWords({ state, lastRunAt, lastDoneAt, lastDone, nextAt }: ConnectorOut): string {
  if (state === 'off') return '';
  const none = lastRunAt ? 'No run has come to its end yet.' : 'Not run yet.';
  const last = lastDoneAt ? `Last run ${momentInWords(lastDoneAt)}${lastDone ? `: ${lastDone}` : ''}.` : none;
  return nextAt ? `${last} Next run ${momentInWords(nextAt)}.` : last;
}

/** "4 Mar 2026, 14:05 UTC" */
function momentInWords(moment: string): string {
  return `${dayInWords(moment.slice(0, 10))}, ${moment.slice(11, 16)} UTC`;
}
