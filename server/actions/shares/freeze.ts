import { Problem } from '../../domain/problem.ts';
import type { Ctx } from '../ctx.ts';
import { forecastIn } from '../definitions/in-use.ts';
import { sharedAnswer } from './read-shared.ts';
import { answerName, type Frame, type Of, type SharedRead } from './shared-reads.ts';

/** Most characters of JSON that a frozen link keeps: ten times what the first forecast needs. */
export const MOST_FROZEN = 30_000_000;

/**
 * Every answer that a frozen link gives, by name, as they are now; for one chart only its own.
 * @throws Problem `share-too-large`
 */
export async function freeze(
  ctx: Ctx,
  {
    frame,
    indicator,
    withEvents,
    most = MOST_FROZEN,
  }: { frame: Frame; indicator: string | null; withEvents: boolean; most?: number },
): Promise<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  let size = 0;
  const keep = async <N extends SharedRead>(name: N, of: Of) => {
    const answer = await sharedAnswer(ctx, { name, of, frame, withEvents });
    size += JSON.stringify(answer).length;
    if (size > most)
      throw new Problem('share-too-large', `The pages of this forecast take more than ${most} characters`);
    kept[answerName(name, of)] = answer;
    return answer;
  };
  const keepCharts = async (of: Of) => {
    const { grains } = (await keep('chart', of)).chart;
    for (const grain of grains) await keep('chart', { ...of, grain });
  };
  await keep('about', indicator === null ? {} : { indicator });
  if (indicator !== null) {
    await keep('indicator', { indicator });
    await keepCharts({ indicator });
    return kept;
  }
  for (const name of ['overview', 'reading'] as const) await keep(name, {});
  for (const { id } of forecastIn(ctx, frame.forecast).indicators) {
    const of = { indicator: id };
    const { versions } = await keep('indicator', of);
    await keepCharts(of);
    for (const name of ['feeds', 'places', 'claims'] as const) await keep(name, of);
    for (const { version } of versions) await keep('version', { ...of, version });
  }
  return kept;
}
