import { declareCoverage } from '../actions/data/declare-coverage.ts';
import { removeCoverage } from '../actions/data/remove-coverage.ts';
import { importFile } from '../actions/imports/import-file.ts';
import { declareNilReturn } from '../actions/nil-returns/declare-nil-return.ts';
import { withdrawNilReturn } from '../actions/nil-returns/withdraw-nil-return.ts';
import { overrideEvent } from '../actions/overrides/override-event.ts';
import { removeOverride } from '../actions/overrides/remove-override.ts';
import { Problem } from '../domain/problem.ts';
import type { Random } from '../samples/practice/random.ts';
import type { TestLog } from './request.ts';

/** The data side at work, by chance: coverage, nil returns, imports; and decisions by hand, each with its own reason. */
export function dataAtWork({ ctx }: TestLog, ids: readonly string[]): (chance: Random) => Promise<unknown> {
  const [spans, looked]: [string[], string[]] = [[], []];
  const month = (chance: Random) => `2023-0${chance.whole(1, 6)}`;
  const where = (chance: Random) => ({
    id: chance.pick(ids.slice(0, 6)),
    forecast: 'test',
    indicator: chance.pick(['attacks', 'bold-share']),
  });
  const ways: ((chance: Random) => Promise<unknown>)[] = [
    ...[true, false, true, false].map((counts) => async (chance: Random) => {
      const given = { counts, reason: `Reason ${chance.whole(1, 999)}` };
      return overrideEvent({ ctx, input: { ...where(chance), given } });
    }),
    async (chance) => removeOverride({ ctx, input: where(chance) }),
    async (chance) => {
      const [from = '', to = ''] = [month(chance), month(chance)].sort();
      const feed = chance.pick(['desk', 'csv']);
      spans.push((await declareCoverage({ ctx, input: { feed, from, to, countries: ['freeland'] } })).id);
    },
    async (chance) => removeCoverage({ ctx, input: { id: chance.pick([...spans, ctx.newId()]) } }),
    async (chance) => {
      const given = { from: `${month(chance)}-01`, to: '2023-08-31', lookedIn: ['The Paper'] };
      looked.push((await declareNilReturn({ ctx, input: { forecast: 'test', indicator: 'attacks', given } })).id);
    },
    async (chance) => withdrawNilReturn({ ctx, input: { id: chance.pick([...looked, ctx.newId()]) } }),
    async (chance) => {
      const row = (n: number) => `e${n},${month(chance)}-1${n},bomb,rebels,freeland,north,${chance.whole(0, 5)},A bomb`;
      const rows = [1, 2, 3, 4].filter(() => chance.chance(0.7)).map(row);
      const text = ['id,date,kind,by,country,district,killed_total,summary', ...rows].join('\n');
      const open = async function* () {
        yield new TextEncoder().encode(text);
      };
      const covers = chance.pick(['none', '2023-01..2023-06']);
      return importFile({ ctx, input: { feed: 'csv', file: 'rows.csv', open, covers, dropGone: chance.chance(0.5) } });
    },
  ];
  return async (chance) => chance.pick(ways)(chance);
}

/** Whether it was done, or refused with a Problem. */
export async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return false;
    throw error;
  }
}
