import { mayLeave } from '../../domain/licence.ts';
import { allow } from '../../domain/permission.ts';
import type { ForecastReading } from '../../domain/reading/reading.ts';
import { withoutEvents } from '../../domain/reading/pages/without-events.ts';
import { BARE } from '../../domain/report/material.ts';
import { ReportPlan } from '../../domain/report/plan.ts';
import type { Signed } from '../../domain/report/report.ts';
import { toReport } from '../../domain/report/to-report.ts';
import type { ReportFile } from '../../exporters/exporter.ts';
import { partHashes, reportHash } from '../../exporters/report-hash.ts';
import type { Ctx } from '../ctx.ts';
import { parse } from '../parse.ts';
import { dataVersionNow, readForecast } from '../readings/read-forecast.ts';
import { queryOf, readGrounded, type Grounded } from './gather-evidence.ts';
import { checkPlan } from './check-plan.ts';
import { daysRead } from './days-read.ts';
import { gatherMaterial } from './gather-material.ts';

/** How often readings that are kept are looked at again while the log moves. */
const TRIES = 3;

/**
 * The report of a plan, from the same reading that the pages show. What it rests on is gathered where it is to travel
 * (`evidence`), and always for a signed report, which answers for it.
 */
export async function makeReport({
  ctx,
  input,
  signed = null,
  evidence: carried = false,
}: {
  ctx: Ctx;
  input: unknown;
  signed?: Signed | null;
  evidence?: boolean;
}): Promise<ReportFile> {
  allow(ctx.actor, 'report:export');
  const plan = parse(ReportPlan, input);
  checkPlan(ctx, plan);
  const grounded = signed || carried ? await readGrounded({ ctx, plan }) : await readKept(ctx, plan);
  const { reading: whole, earlier, evidence, material } = grounded;
  const leaving = mayLeave({ title: whole.feedTitle, ...whole.credit }, 'report');
  const may = (reading: ForecastReading) => (leaving.rows ? reading : withoutEvents(reading));
  const reading = may(whole);
  const report = toReport(reading, plan, {
    ...BARE,
    ...material,
    leaving,
    signed,
    earlier: earlier && may(earlier),
  });
  const hash = reportHash(partHashes({ report, reading, evidence: signed && evidence }), signed !== null);
  return { report, reading, evidence, hash, address: null, madeAt: ctx.now() };
}

/**
 * The same without evidence, from the readings that are kept for the pages. They are of one moment of the log with the
 * events named where nothing changed until those were read; where something did, it begins anew.
 */
async function readKept(ctx: Ctx, plan: ReportPlan): Promise<Omit<Grounded, 'evidence'> & { evidence: null }> {
  for (let left = TRIES; left > 0; left--) {
    const version = await dataVersionNow(ctx);
    const { until, before } = await daysRead(ctx, ctx.store, plan);
    const reading = await readForecast({ ctx, input: queryOf(plan, until) });
    const earlier = before === null ? null : await readForecast({ ctx, input: queryOf(plan, before) });
    const material = await ctx.store.steady(async (reads) => {
      const { n } = await reads.data.version();
      const same = [reading.dataVersion, earlier?.dataVersion ?? version].every((each) => each === version);
      return same && version.startsWith(`${n}-`) ? gatherMaterial(ctx, reads, plan, reading) : null;
    });
    if (material) return { reading, earlier, material, evidence: null };
  }
  // A log that never rests, as while a large file comes in: then all is reckoned in one view of it.
  return { ...(await readGrounded({ ctx, plan })), evidence: null };
}
