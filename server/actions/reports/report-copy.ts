import { FORMATS, exporters, type ReportFormat } from '../../exporters/index.ts';
import type { ReportFile } from '../../exporters/exporter.ts';
import { Problem } from '../../domain/problem.ts';

/** The formats there are, with what a file of each is called on the wire. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = Object.fromEntries(
  FORMATS.map((format) => [format, exporters[format].mediaType]),
);

/** A report, ready to be sent or saved. */
export interface ReportCopy {
  mediaType: string;
  fileName: string;
  bytes: Uint8Array;
  hash: string;
}

/**
 * The format that is asked for.
 * @throws Problem `report-format`
 */
export function formatNamed(format: string): ReportFormat {
  const known = FORMATS.find((each) => each === format);
  if (!known) {
    const fix = `Use one of: ${FORMATS.join(', ')}.`;
    throw new Problem('report-format', `There is no report format "${format.slice(0, 40)}"`, { fix });
  }
  return known;
}

/** The report in a format. A signed one goes by its number, any other by what it was read as of. */
export async function copyOf(file: ReportFile, format: ReportFormat): Promise<ReportCopy> {
  const { mediaType, extension, write } = exporters[format];
  const { forecast, feed, asOf } = file.reading;
  const number = file.report.signed ? `-no-${file.report.signed.number}` : '';
  return {
    mediaType,
    fileName: `signposts-${forecast}-${feed}-${asOf}${number}.${extension}`,
    bytes: await write(file),
    hash: file.hash,
  };
}
