import { saidAt, type Dated } from './days.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';

const RANK = { day: 0, week: -3, month: -4, year: -6 } as const;
const TO_COME = /^(will|would|shall|until|till|due|scheduled|expected|next)$/;

/** The day of the event among all that are named: in the sentence of the kind, exact before vague, the dateline last. */
export function whenIn(
  tokens: readonly Token[],
  days: readonly Dated[],
  kind: Mention | null,
  dateline: number,
): Dated | null {
  let best: { day: Dated; weight: number } | null = null;
  for (const day of days) {
    const sentence = tokens[day.from]?.sentence ?? 0;
    const ahead = [1, 2, 3, 4, 5, 6, 7, 8].some(
      (back) =>
        tokens[day.from - back]?.clause === tokens[day.from]?.clause &&
        TO_COME.test(tokens[day.from - back]?.plain ?? ''),
    );
    if (ahead || tokens[day.from - 1]?.plain === 'by') continue;
    const apart = Math.abs(sentence - (tokens[kind?.from ?? 0]?.sentence ?? 0));
    const said = saidAt(tokens, day);
    const weight =
      RANK[day.precision] -
      apart * 2 -
      (day.from < dateline ? 15 : 0) -
      (day.weekday ? 0.5 : 0) -
      (said !== null && !(kind && kind.from >= said && kind.from < day.from) ? 1 : 0) -
      day.from / 1000;
    if (!best || weight > best.weight) best = { day, weight };
  }
  return best?.day ?? null;
}
