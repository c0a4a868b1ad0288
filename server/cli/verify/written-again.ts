import { different, type Difference } from '../../domain/report/verify/differences.ts';
import { saidIn } from '../../domain/report/verify/said.ts';
import type { ReportFile } from '../../exporters/exporter.ts';
import { exporters } from '../../exporters/index.ts';
import { carriedIn, visibleText } from './html-report.ts';
import { unzipped } from './unpack.ts';

const AROUND = 60;
/** Where a page differs of which a reader sees every word as it has to be. */
const MARKUP = 'html, markup or style';

/**
 * What it means that a file differs around a report that itself agrees; null where nothing does. Another build of the same
 * version may write other markup, and nothing in a file can prove which build wrote it.
 */
export function aroundInWords(differences: readonly Difference[]): string | null {
  if (differences.length === 0) return null;
  const inPage = differences.every(({ path }) => path.startsWith('html, '));
  if (!inPage)
    return 'The report itself agrees: numbers and sentences are the same. What differs stands in the files beside it.';
  if (differences.some(({ path }) => path !== MARKUP))
    return 'The report that the file carries agrees. What differs stands on the page around it.';
  return 'Numbers and sentences are the same, and every word that is seen. Markup, style or drawings differ: another build of Signposts writes them otherwise, and so does whoever changed the page. Write the report again with the build that made it to tell which.';
}

/**
 * A page of HTML against the report: every sentence of the report has to be seen in it, and the whole page has to be what
 * this report is written as (`exactly`, where the same version of the software wrote it).
 */
export async function pageDifferences(page: string, file: ReportFile, exactly: boolean): Promise<Difference[]> {
  const seen = visibleText(page);
  const missing = saidIn(file.report).filter(({ words }) => !seen.includes(words.replace(/\s+/g, '')));
  const found = missing.map(({ path, words }) => different(`html, ${path}`, undefined, words));
  if (!exactly || found.length > 0) return found;
  const again = carriedIn(new TextDecoder().decode(await exporters.html.write(file))).page;
  if (again === page) return [];
  const [text, wanted] = [seen, visibleText(again)];
  return text === wanted
    ? [firstDifference(MARKUP, page, again)]
    : [firstDifference('html, visible text', text, wanted)];
}

/** The files of a data package against those that its report is written as. `report.json` is checked by itself. */
export async function packageDifferences(
  files: ReadonlyMap<string, Uint8Array>,
  file: ReportFile,
): Promise<Difference[]> {
  const again = unzipped(await exporters.zip.write(file));
  const names = [...new Set([...again.keys(), ...files.keys()])].filter((name) => name !== 'report.json').sort();
  return names.flatMap((name) => {
    const [own, wanted] = [files.get(name), again.get(name)];
    if (!own || !wanted) return [different(name, own ? 'a file' : undefined, wanted ? 'a file' : undefined)];
    if (Buffer.compare(own, wanted) === 0) return [];
    return linesOf(name, own, wanted);
  });
}

/** Lines that differ, the first ten; the header of a table is its line 1. */
function linesOf(name: string, own: Uint8Array, wanted: Uint8Array): Difference[] {
  const [a, b] = [own, wanted].map((bytes) => new TextDecoder().decode(bytes).split('\n'));
  const [said = [], again = []] = [a, b];
  const lines = Array.from({ length: Math.max(said.length, again.length) }, (_, n) => n);
  return lines
    .filter((n) => said[n] !== again[n])
    .slice(0, 10)
    .map((n) => different(`${name}, line ${n + 1}`, said[n]?.trimEnd(), again[n]?.trimEnd()));
}

function firstDifference(path: string, a: string, b: string): Difference {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 20), at + AROUND);
  return different(path, around(a), around(b));
}
