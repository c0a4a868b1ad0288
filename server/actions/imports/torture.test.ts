import { describe, expect, it } from 'vitest';
import { Problem } from '../../domain/problem.ts';
import { fileOf } from '../../importers/testing.ts';
import { catalogue, forecast, fourIndicators, indicator } from '../../testing/forecasts.ts';
import { testLog } from '../../testing/request.ts';
import type { Torture } from '../../testing/torture-file.ts';
import { torture } from '../../testing/torture.ts';
import { listEvents } from '../events/list-events.ts';
import { importFile } from './import-file.ts';

const indicators = [indicator('attacks-in-csv', { carried_by: ['desk', 'csv'] }), ...fourIndicators()];
const { ctx } = await testLog(catalogue([forecast(indicators)]));
const LONGEST = 5000;

describe('the torture folder', () => {
  it('holds many files', () => expect(torture.length).toBeGreaterThan(60));

  it.each(torture.filter(({ says }) => says))(
    'refuses $name with a clear answer and nothing half done',
    async (each) => {
      const answer = await answerTo(each, false);
      expect(answer.told).toMatch(each.says ?? /^$/);
      expect(answer.fix).not.toBe('');
      if (each.line !== undefined) expect(answer.lines).toContain(each.line);
      expect((await listEvents({ ctx, input: {} })).total).toBe(0);
    },
    LONGEST,
  );

  it.each(torture.filter(({ says }) => !says))(
    'reads $name whole',
    async (each) => {
      const { check } = await importFile({ ctx, input: inputOf(each, true) });
      expect([check.groups, check.counts]).toEqual([[], expect.objectContaining({ new: each.events, refused: 0 })]);
    },
    LONGEST,
  );
});

function inputOf({ feed = 'csv', file, bytes }: Torture, dryRun: boolean) {
  return { feed, file, open: fileOf(bytes(), 64 * 1024), covers: 'none', dryRun };
}

async function answerTo(each: Torture, dryRun: boolean): Promise<{ told: string; fix: string; lines: unknown[] }> {
  const error = await importFile({ ctx, input: inputOf(each, dryRun) }).then(
    () => new Error('it was imported'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw error;
  const refused = (error.more['refused'] ?? []) as { line: number; problems: { reason: string; fix: string }[] }[];
  const problems = refused.flatMap((row) => row.problems);
  const told = [error.message, ...problems.map(({ reason }) => reason)].join('\n');
  const fix = problems.length ? (problems[0]?.fix ?? '') : error.fix;
  return { told, fix, lines: refused.length ? refused.map(({ line }) => line) : [error.more['line']] };
}
