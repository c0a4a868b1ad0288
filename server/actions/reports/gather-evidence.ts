import type { Day } from '../../domain/event/calendar.ts';
import { redistributionOf } from '../../domain/licence.ts';
import { allow } from '../../domain/permission.ts';
import type { IndicatorTallies } from '../../domain/reading/measure/tally.ts';
import { readForecast, type ReadForecastInput } from '../../domain/reading/read-forecast.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import type { Evidence } from '../../domain/report/evidence.ts';
import type { ReportMaterial } from '../../domain/report/material.ts';
import type { ReportPlan } from '../../domain/report/plan.ts';
import { unnamedSums } from '../../domain/report/unnamed-sums.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';
import { wantedOf } from '../readings/read-forecast.ts';
import { restingOn, type Wanted } from '../readings/reckon.ts';
import { daysRead } from './days-read.ts';
import { eventsServing } from './events-serving.ts';
import { gatherMaterial } from './gather-material.ts';

/** Milliseconds: the events of a large import are read one by one. */
const LONG = 180_000;

/** The readings a report is made of, the events it names, and all that they rest on: views of one moment of the log. */
export interface Grounded {
  reading: ForecastReading;
  /** Before a period of several months; null where the plan has none. */
  earlier: ForecastReading | null;
  evidence: Evidence;
  material: Pick<ReportMaterial, 'cited' | 'events'>;
}

/** All that the report of a plan rests on. */
export async function gatherEvidence({ ctx, plan }: { ctx: Ctx; plan: ReportPlan }): Promise<Evidence> {
  return (await readGrounded({ ctx, plan })).evidence;
}

/** Reads the forecast as a plan wants it, and gathers in the same steady view of the log what that rests on. */
export async function readGrounded({ ctx, plan }: { ctx: Ctx; plan: ReportPlan }): Promise<Grounded> {
  allow(ctx.actor, 'report:export');
  const today = await wantedOf(ctx, queryOf(plan, null));
  const grounded = await ctx.store.steady(async (reads) => {
    const { n, epoch } = await reads.data.version();
    if (epoch !== ctx.definitions.epoch()) return null;
    const { until, before: first } = await daysRead(ctx, reads, plan);
    const wanted = until === null ? today : upTo(today, until);
    const now = { ...wanted, dataVersion: `${n}-${ctx.definitions.hash().slice(0, 12)}` };
    const input = await restingOn(ctx, reads, now);
    const before = first === null ? null : await restingOn(ctx, reads, upTo(now, first));
    const evidence = await evidenceOf(ctx, reads, { plan, wanted: now, input, before });
    const reading = readForecast(input);
    const material = await gatherMaterial(ctx, reads, plan, reading);
    return { reading, earlier: before && readForecast(before), evidence, material };
  }, LONG);
  // Another process brought new definitions between the two looks: `wantedOf` takes them up.
  return grounded ?? readGrounded({ ctx, plan });
}

/** The query of a reading that a plan asks for. */
export function queryOf({ forecast, feed, asOf }: ReportPlan, until: Day | null) {
  return { forecast, feed: feed ?? undefined, 'as-of': asOf ?? undefined, until: until ?? undefined };
}

/** As if the day had been that one; a day to come is today. */
const upTo = (wanted: Wanted, day: Day): Wanted => ({ ...wanted, asOf: day < wanted.asOf ? day : wanted.asOf });

async function evidenceOf(
  ctx: Ctx,
  reads: Reads,
  {
    plan,
    wanted: { at },
    input,
    before,
  }: { plan: ReportPlan; wanted: Wanted; input: ReadForecastInput; before: ReadForecastInput | null },
): Promise<Evidence> {
  const { forecast, feed, feeds, tallies, shared, words: _words, events: totals, names, revised, ...rest } = input;
  const passedOn = new Set(
    feeds.filter((each) => redistributionOf(each.redistribution) !== 'not-allowed').map(({ id }) => id),
  );
  const events = passedOn.has(feed) ? await eventsServing(ctx, reads, { forecast, feed, at }) : null;
  const held = events ? null : passedOn.has(feed) ? 'many' : 'terms';
  const hidden = unnamedSums(tallies.get(feed) ?? new Map<string, IndicatorTallies>(), names);
  const sums = [...tallies].map(([id, own]) => {
    if (id === feed)
      return [id, events ? publishedAlone(own) : Object.fromEntries(held === 'many' ? own : hidden.sums)];
    return [id, Object.fromEntries(passedOn.has(id) ? own : unnamedSums(own).sums)];
  });
  return {
    ...rest,
    plan,
    forecast,
    vocabulary: ctx.definitions.catalogue().vocabulary,
    ...{ feed, at, feeds, totals, events, held },
    sums: Object.fromEntries(sums) as Evidence['sums'],
    shared: events ? [] : shared,
    earlier: before && { asOf: before.asOf, shared: events ? [] : before.shared },
    names: Object.fromEntries(held === 'terms' ? hidden.names : (names ?? [])),
    revised: [...(revised ?? [])],
  };
}

/** What events do not give again: monthly totals as their publisher gave them. */
function publishedAlone(own: ReadonlyMap<string, IndicatorTallies>): Record<string, IndicatorTallies> {
  const none = { days: [], keys: [], leftOut: [], byHand: [], counted: 0, wellSourced: 0 };
  return Object.fromEntries(
    [...own].flatMap(([id, { published }]) => (published ? [[id, { ...none, published }] as const] : [])),
  );
}
