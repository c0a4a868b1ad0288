import { monthInWords, monthOf } from '../../domain/event/calendar.ts';
import type { StoredEvent } from '../../domain/event/event.ts';
import type { MergeChoices } from '../../domain/desk/merge.ts';
import type { MergeEffect } from '../../domain/desk/merging.ts';
import type { Tracked } from '../../store/events/match-rows.ts';
import type { Tx } from '../../store/open.ts';
import { rehearsed } from '../change.ts';
import type { Ctx } from '../ctx.ts';
import { monthNumber, unitOf, type RoleNumbers } from '../events/month-number.ts';
import { holdPair } from './held-pair.ts';
import { mergeStates, turnedByMerge, writeMerge } from './merge-write.ts';

type Numbers = Map<string, Map<number, RoleNumbers[]>>;

/**
 * What a merge would do to the month's number of every indicator it touches. The merge is done and taken back, so the
 * numbers are those it will truly bring, decisions by hand included.
 */
export async function mergeEffects(
  ctx: Ctx,
  kept: StoredEvent,
  other: StoredEvent,
  choices: MergeChoices,
): Promise<MergeEffect[]> {
  const turns = await turnedByMerge(ctx, kept, other, choices);
  const work = async (tx: Tx, tracked: readonly Tracked[]) => {
    const [mine, theirs] = await holdPair(tx, kept.id, other.id);
    const states = mergeStates(ctx, { kept: mine, other: theirs, choices, reason: null });
    const months = [...new Set([mine, theirs, states[0].draft].map(({ when }) => monthOf(when.from)))].sort();
    const before = await numbersOf(tx, ctx, kept.feed, months);
    await writeMerge(tx, tracked, ctx, states, { kept: mine, turns, batch: ctx.newId(), reason: null });
    return { months, before, after: await numbersOf(tx, ctx, kept.feed, months) };
  };
  const { months, before, after } = await rehearsed({ ctx, work });
  const effects = ctx.definitions.catalogue().forecasts.flatMap((forecast) =>
    forecast.indicators.flatMap(({ id, definition }) =>
      months.flatMap((month): MergeEffect[] => {
        const tracked = ctx.definitions.idsOf(forecast.id).get(id) ?? 0;
        const [mine, theirs] = [before.get(month)?.get(tracked) ?? [], after.get(month)?.get(tracked) ?? []];
        const touched = counted(mine) !== counted(theirs) || numbers(mine) !== numbers(theirs);
        const [was, will] = [monthNumber(definition.measure, mine), monthNumber(definition.measure, theirs)];
        if (!touched) return [];
        const sentence = `${definition.title} ${moves(was, will)} in ${monthInWords(month)}`;
        const where = { forecast: forecast.id, indicator: id, title: definition.title, month };
        return [{ ...where, before: was, after: will, unit: unitOf(definition), sentence }];
      }),
    ),
  );
  // What moves comes first; what stays is said too, because that is the question.
  const stays = ({ before: was, after: will }: MergeEffect) => (short(was) === short(will) ? 1 : 0);
  return effects.sort((a, b) => stays(a) - stays(b));
}

async function numbersOf(tx: Tx, ctx: Ctx, feed: string, months: readonly string[]): Promise<Numbers> {
  const tracked = ctx.definitions
    .catalogue()
    .forecasts.flatMap((forecast) => [...ctx.definitions.idsOf(forecast.id).values()]);
  const all: Numbers = new Map();
  for (const month of months) {
    const rows = new Map<number, RoleNumbers[]>();
    for (const row of await tx.tallies.month({ tracked, keyed: tracked, feed, month: `${month}-01` }))
      rows.set(row.tracked, [...(rows.get(row.tracked) ?? []), row]);
    all.set(month, rows);
  }
  return all;
}

const counted = (roles: readonly RoleNumbers[]): number => roles.reduce((sum, { events }) => sum + events, 0);
const numbers = (roles: readonly RoleNumbers[]): number =>
  roles.reduce((sum, role) => sum + role.sum + role.sum_to + role.said, 0);

function moves(was: number | null, will: number | null): string {
  if (short(was) === short(will)) return `stays at ${short(will)}`;
  const verb = (will ?? 0) > (was ?? 0) ? 'rises' : 'falls';
  return `${verb} from ${short(was)} to ${short(will)}`;
}

function short(n: number | null): string {
  return n === null ? 'nothing' : Number.isInteger(n) ? String(n) : n.toFixed(2);
}
