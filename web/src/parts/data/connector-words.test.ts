import { describe, expect, it } from 'vitest';
import type { ConnectorOut } from '../../../../server/domain/import/connector.ts';
import { connectorInWords, runsInWords } from './connector-words.ts';

const idle: ConnectorOut = {
  ...{ feed: 'acled', title: 'ACLED', state: 'idle', how: 'Set it.', running: false, fetched: null, import: null },
  ...{ lastRunAt: null, lastDoneAt: null, lastDone: null, nextAt: null, problem: null },
};

describe('a connector in words', () => {
  it('says that one which is off asks nobody, and no run of it', () => {
    const off = { ...idle, state: 'off' as const, lastDoneAt: '2026-03-04T14:05:00.000Z' };
    expect(connectorInWords(off)).toBe('Off. Nothing is asked of this publisher.');
    expect(runsInWords(off)).toBe('');
  });

  it('says how far a run has come, and whether it goes on now', () => {
    const fetching = { ...idle, state: 'fetching' as const, fetched: { pages: 1, rows: 4_000 } };
    expect(connectorInWords({ ...fetching, running: true })).toBe('Rows are coming in: 1 page with 4,000 rows so far.');
    expect(connectorInWords(fetching)).toBe('1 page with 4,000 rows came in. The next run goes on from there.');
  });

  it('says why something waits for a person', () => {
    const file = { id: '', file: 'acled.jsonl', rows: 12, why: '3 rows were refused' };
    expect(connectorInWords({ ...idle, state: 'waiting', import: file })).toBe(
      '3 rows were refused, so nothing was imported yet.',
    );
  });

  it('names the last run with what it brought, and the next', () => {
    expect(runsInWords(idle)).toBe('Not run yet.');
    expect(runsInWords({ ...idle, lastRunAt: '2026-03-04T14:05:00.000Z' })).toBe('No run has come to its end yet.');
    const at = { lastDoneAt: '2026-03-04T14:05:00.000Z', nextAt: '2026-03-05T14:05:00.000Z', lastDone: 'Nothing new' };
    expect(runsInWords({ ...idle, ...at })).toContain('14:05 UTC: Nothing new. Next run');
  });
});
