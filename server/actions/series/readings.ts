import type { ReadingChange } from '../../domain/import/check.ts';
import { BADGES } from '../../domain/reading/verdict.ts';
import type { Tx } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { reckon } from '../readings/reckon.ts';
import { nameOf, type Attached } from './wanted.ts';

/** What the attached indicators read on a feed, by forecast and indicator. */
export type Readings = Map<
  string,
  { forecast: string; indicator: string; title: string; verdict: string; number: string }
>;

const NOTHING = { verdict: 'not read', number: 'no number' };

/** Reads the attached indicators inside a transaction; none for a feed that is not known yet. */
export async function readingsOn(ctx: Ctx, tx: Tx, feed: string, columns: readonly Attached[]): Promise<Readings> {
  const readings: Readings = new Map();
  const known = await tx.feeds.list();
  if (!known.some(({ id }) => id === feed)) return readings;
  const wanted = new Set(columns.map(nameOf));
  for (const forecast of new Set(columns.map((column) => column.in))) {
    const whole = await reckon(ctx, tx, { forecast, feed, asOf: ctx.today(), at: null, dataVersion: '' });
    for (const { id, title, verdict, change, after } of whole.developments.flatMap(({ indicators }) => indicators)) {
      const key = nameOf({ forecast: forecast.id, indicator: id });
      const number = change?.words ?? after?.words ?? NOTHING.number;
      if (wanted.has(key))
        readings.set(key, { forecast: forecast.id, indicator: id, title, verdict: BADGES[verdict], number });
    }
  }
  return readings;
}

/** Readings whose verdict or number differs; verdicts first. */
export function readingChanges(
  before: Readings,
  after: Readings,
  because: (key: string) => ReadingChange['because'],
): ReadingChange[] {
  const changes = [...after].flatMap(([key, { verdict, number, ...about }]): ReadingChange[] => {
    const was = before.get(key) ?? NOTHING;
    if (was.verdict === verdict && was.number === number) return [];
    return [
      {
        ...about,
        before: { verdict: was.verdict, number: was.number },
        after: { verdict, number },
        because: because(key),
      },
    ];
  });
  const turned = (change: ReadingChange) => Number(change.before.verdict !== change.after.verdict);
  return changes.sort((a, b) => turned(b) - turned(a));
}
