import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { mayLeave } from '../domain/licence.ts';
import { Problem } from '../domain/problem.ts';
import { hashOf, partHashes, reportHash, sha256 } from '../exporters/report-hash.ts';
import { SOFTWARE } from '../exporters/software.ts';
import type { ReportFile } from '../exporters/exporter.ts';
import { CarriedReport } from '../domain/report/verify/carried-report.ts';
import { different, type Difference } from '../domain/report/verify/differences.ts';
import { verifyReport, type Verification, type WholeReport } from '../domain/report/verify/verify-report.ts';
import { tell, Usage } from './failure.ts';
import { carriedIn } from './verify/html-report.ts';
import { parseJson } from './verify/parse-json.ts';
import { aroundInWords, packageDifferences, pageDifferences } from './verify/written-again.ts';
import { limitsOf, outcomeInWords, type Outcome } from './verify/outcome.ts';
import { MOST_BYTES, unreadable, unzipped } from './verify/unpack.ts';

export const VERIFY_HELP = `signposts verify FILE [--json]
Checks a report against the evidence it carries: FILE is its JSON, HTML or data package (zip). Reckons every reading and
sentence again, offline and without a database, and lists what agrees and each place that differs. Ends with 0 where
everything agrees, 1 where something differs, 2 where the file cannot be checked. docs/reports.md says what this proves.`;

/** A file taken apart: the JSON in it, and what stands around that. */
type Opened = { kind: Outcome['kind']; json: Uint8Array; page?: string; files?: Map<string, Uint8Array> };

/** Checks a report; needs neither settings nor database. */
export async function verify(_config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { json: { type: 'boolean' } }, allowPositionals: true });
  const [name] = positionals;
  if (!name || positionals.length > 1) throw new Usage('Name one FILE to check.');
  try {
    const outcome = await outcomeOf(opened(await bytesOf(name)));
    console.log(values.json ? JSON.stringify(outcome, null, 2) : outcomeInWords(outcome));
    return outcome.agrees ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Problem)) {
      tell(error);
      return 2;
    }
    if (values.json)
      console.log(JSON.stringify({ problem: error.code, detail: error.message, fix: error.fix }, null, 2));
    else tell(error);
    return 2;
  }
}

async function bytesOf(name: string): Promise<Uint8Array> {
  const file = await open(name);
  try {
    if ((await file.stat()).size > MOST_BYTES) throw unreadable('This file is far larger than a report');
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function opened(bytes: Uint8Array): Opened {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const files = unzipped(bytes);
    const json = files.get('report.json');
    if (!json) throw unreadable('This archive holds no report.json');
    return { kind: 'zip', json, files };
  }
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  if (!start.startsWith('<')) return { kind: 'json', json: bytes };
  return { kind: 'html', ...carriedIn(new TextDecoder().decode(bytes)) };
}

async function outcomeOf({ kind, json, page, files }: Opened): Promise<Outcome> {
  const raw = parseJson(json);
  const read = wholeReport(raw);
  const { hash, differences: hashes } = hashDifferences(read, raw as ReportFile);
  const found = reckoned(read, raw);
  const same = read.software === SOFTWARE;
  const agreed = found.differences.length === 0;
  // To the letter as the file has them where they agree: then what is written of them again is the same to the byte.
  const { report, reading } = agreed ? (raw as ReportFile) : found;
  const evidence = (raw as ReportFile).evidence;
  const file: ReportFile = { report, reading, evidence, hash, address: read.address, madeAt: read.madeAt };
  const around = await aroundIt({ page, files }, file, same);
  const differences = [...hashes, ...found.differences, ...around];
  return {
    ...{ kind, agrees: differences.length === 0, hash, signed: report.signed !== null },
    ...{ title: report.title, issue: report.issue, indicators: found.indicators, events: found.events },
    differences,
    around: differences.length === around.length ? aroundInWords(around) : null,
    limits: limitsOf(read, kind, SOFTWARE),
  };
}

function wholeReport(raw: unknown): WholeReport {
  const checked = CarriedReport.safeParse(raw);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const where = issue && issue.path.length > 0 ? `"${issue.path.join('.').slice(0, 120)}"` : 'it';
    throw unreadable(
      `This is no report of format 2 of Signposts: ${where} is not as it is written (${issue?.message ?? ''})`,
    );
  }
  const { evidence } = checked.data;
  if (!evidence) throw unreadable('This report carries no evidence, so there is nothing to check it by');
  return { ...checked.data, evidence };
}

function reckoned(read: WholeReport, raw: unknown): Verification {
  const leaving: Parameters<typeof verifyReport>[2]['leaving'] = ({ feedTitle, credit }) =>
    mayLeave({ title: feedTitle, ...credit }, 'report');
  try {
    return verifyReport(read, raw, { sha256, leaving });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw unreadable('The evidence of this report contradicts itself, so nothing can be reckoned from it');
  }
}

/** The fingerprints that the file names, against those of what it holds. */
function hashDifferences(read: WholeReport, raw: ReportFile): { hash: string; differences: Difference[] } {
  const { evidence, ...parts } = partHashes(raw);
  const own = { ...parts, evidence: evidence ?? hashOf(null) };
  const differences = (['report', 'reading', 'evidence'] as const)
    .filter((part) => read.hashes[part] !== `sha256:${own[part]}`)
    .map((part) => different(`hashes.${part}`, read.hashes[part], `sha256:${own[part]}`));
  const hash = reportHash(own, read.report.signed !== null);
  if (read.hash !== `sha256:${hash}`) differences.unshift(different('hash', read.hash, `sha256:${hash}`));
  return { hash, differences };
}

async function aroundIt(
  { page, files }: { page: string | undefined; files: Opened['files'] | undefined },
  file: ReportFile,
  same: boolean,
): Promise<Difference[]> {
  if (page !== undefined) return pageDifferences(page, file, same);
  return files ? packageDifferences(files, file) : [];
}
