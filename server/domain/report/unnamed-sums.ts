import type { IndicatorTallies } from '../reading/measure/tally.ts';

/** What stands for the words of an event that may not be named; long enough to be taken out of any sentence. */
const unnamed = (n: number) => `Event ${n} of a feed whose rows stay in`;

/**
 * The sums of a feed without anything that names an event: ids are made up, in the order of the true ones, so that the
 * reckoning chooses the same among equals; words, reasons and people are gone. Numbers stay as they are. `names` are the
 * words of events that charts name; those given back are made up too.
 */
export function unnamedSums(
  sums: ReadonlyMap<string, IndicatorTallies>,
  names: ReadonlyMap<string, string> = new Map(),
): { sums: Map<string, IndicatorTallies>; names: Map<string, string> } {
  const ids = new Set([...sums.values()].flatMap(idsIn));
  const order = new Map([...ids].sort().map((id, n) => [id, n + 1]));
  const number = (id: string) => order.get(id) ?? 0;
  const made = (id: string) => `00000000-0000-4000-8000-${number(id).toString(16).padStart(12, '0')}`;
  const hidden = (tallies: IndicatorTallies): IndicatorTallies => ({
    ...tallies,
    days: tallies.days.map(({ shown, ...day }) => ({
      ...day,
      largest: day.largest && { ...day.largest, event: made(day.largest.event) },
      ...(shown !== undefined && { shown: made(shown) }),
    })),
    leftOut: tallies.leftOut.map(({ event, day }) => ({ event: made(event), day, summary: unnamed(number(event)) })),
    byHand: tallies.byHand.map((decision) => ({
      ...decision,
      event: made(decision.event),
      summary: unnamed(number(decision.event)),
      reason: 'A reason that stays in the house',
      by: 'The desk',
      at: '',
    })),
  });
  return {
    sums: new Map([...sums].map(([id, tallies]) => [id, hidden(tallies)])),
    names: new Map([...names.keys()].filter((id) => order.has(id)).map((id) => [made(id), unnamed(number(id))])),
  };
}

/** Every event that sums name. */
function idsIn({ days, leftOut, byHand }: IndicatorTallies): string[] {
  return [
    ...days.flatMap(({ largest, shown }) => [largest?.event, shown].filter((id) => id !== undefined)),
    ...leftOut.map(({ event }) => event),
    ...byHand.map(({ event }) => event),
  ];
}
