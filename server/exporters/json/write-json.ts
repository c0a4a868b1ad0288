import { bytesOf, type Exporter, type ReportFile } from '../exporter.ts';
import { partHashes } from '../report-hash.ts';
import { SOFTWARE } from '../software.ts';

/** What the file calls itself; `signposts verify` reads no other. */
export const JSON_FORMAT = 'signposts-trend-report';
export const JSON_VERSION = 2;

/** The lossless format: the report, the whole reading behind it, the evidence that rests on, and the fingerprints. */
export const json: Exporter = {
  mediaType: 'application/json',
  extension: 'json',
  words: 'whole, with what it rests on',
  carriesEvidence: true,
  write: (file) => Promise.resolve(bytesOf(reportJson(file))),
};

/** The same as text: report and reading laid out for people, evidence an event a line, because it is long. */
export function reportJson({ report, reading, evidence, hash, address, madeAt }: ReportFile): string {
  const { report: ofReport, reading: ofReading, evidence: ofEvidence } = partHashes({ report, reading, evidence });
  const head = {
    ...{ format: JSON_FORMAT, formatVersion: JSON_VERSION, software: SOFTWARE, madeAt, hash: `sha256:${hash}` },
    hashes: {
      report: `sha256:${ofReport}`,
      reading: `sha256:${ofReading}`,
      evidence: ofEvidence && `sha256:${ofEvidence}`,
    },
    ...{ address, report, reading },
  };
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "evidence": ${evidence ? evidenceText(evidence) : 'null'}\n}\n`;
}

function evidenceText({ events, ...rest }: NonNullable<ReportFile['evidence']>): string {
  const lines = events && `[\n${events.map((event) => `    ${JSON.stringify(event)}`).join(',\n')}\n  ]`;
  return `${JSON.stringify(rest).slice(0, -1)},"events":${lines ?? 'null'}}`;
}
