import { describe, expect, it } from 'vitest';
import type { RowProblem } from '../../domain/import/check.ts';
import { assignmentsFor } from '../../domain/import/names-known.ts';
import { catalogue } from '../../testing/forecasts.ts';
import { noFindings, noteRefused, type Findings } from './findings.ts';

const known = catalogue();
const problem = (column: string, value: string, reason: string): RowProblem => ({
  column,
  value,
  reason,
  fix: 'Mend it.',
});

/** Rows refused where they are read, and ids told twice, which are found some rows later: `behind` many. */
async function found(behind: number): Promise<Pick<Findings, 'refused' | 'counts'> & { groups: unknown }> {
  const findings = noFindings(known, assignmentsFor('csv', []));
  const note = (row: number, problems: ReturnType<typeof problem>[]) =>
    noteRefused(findings, { row, line: row + 1, record: null }, problems);
  const waiting: (() => void)[] = [];
  for (let row = 1; row <= 600; row++) {
    if (row % 3 === 0)
      waiting.push(() => note(row, [{ ...problem('id', `e${row}`, 'is the same id as further up'), first: 1 }]));
    else note(row, [problem(`column ${row % 120}`, 'x', 'is no number')]);
    if (waiting.length > behind) waiting.shift()?.();
  }
  for (const last of waiting) last();
  return { refused: findings.refused, counts: findings.counts, groups: await findings.groups.settled(known) };
}

describe('what a check lists', () => {
  it('is the same however far the writing lags behind the reading', async () => {
    const [at, some, far] = [await found(0), await found(7), await found(150)];
    expect(some).toEqual(at);
    expect(far).toEqual(at);
    expect(at.refused.map(({ row }) => row)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
  });
});
