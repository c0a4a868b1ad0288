import { FORMATS, exporters } from '../../exporters/index.ts';
import { allow } from '../../domain/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { toReport } from '../../domain/report/report.ts';
import type { Ctx } from '../ctx.ts';
import { fingerprint } from '../hash.ts';
import { readForecast } from './read-forecast.ts';

/** A report, ready to be sent or saved. */
export interface ReportCopy {
  mediaType: string;
  fileName: string;
  text: string;
  hash: string;
}

/**
 * The trend report of a forecast, from the same reading that the pages show.
 * @throws Problem `report-format`
 */
export async function exportReport({
  ctx,
  input: { format, ...input },
}: {
  ctx: Ctx;
  input: {
    format: string;
    forecast: string;
    feed?: string | undefined;
    'as-of'?: string | undefined;
    until?: string | undefined;
  };
}): Promise<ReportCopy> {
  allow(ctx.actor, 'report:export');
  const known = FORMATS.find((each) => each === format);
  if (!known) throw new Problem('report-format', `There is no report format "${format.slice(0, 40)}"`);
  const reading = await readForecast({ ctx, input });
  const report = toReport(reading);
  const hash = fingerprint({ report, reading });
  const { mediaType, extension, write } = exporters[known];
  const fileName = `signposts-${reading.forecast}-${reading.feed}-${reading.asOf}.${extension}`;
  return { mediaType, fileName, text: write({ report, reading, hash, madeAt: ctx.now() }), hash };
}
