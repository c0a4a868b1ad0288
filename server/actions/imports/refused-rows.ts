import { stringify } from 'csv-stringify/sync';
import { namesWith } from '../../domain/import/names-known.ts';
import { allow } from '../../domain/permission.ts';
import { disarmed } from '../../domain/spreadsheet.ts';
import type { ReadRow, RowProblem } from '../../importers/importer.ts';
import { REFUSED_COLUMNS } from '../../importers/header.ts';
import { readBatches } from '../../importers/read-file.ts';
import { draftOrIssues } from '../events/draft.ts';
import type { Ctx } from '../ctx.ts';
import { assignedNames } from '../names/assigned-names.ts';
import { breath } from './breath.ts';
import { importNamed } from './held-import.ts';
import { importerOf } from './importer-of.ts';
import { openFile } from './open-file.ts';
import { toldTwice } from './told-twice.ts';

/** Rows that go out together. */
const PIECE = 200;

/** A table under its name. */
export interface RefusedTable {
  fileName: string;
  /** The text, piece by piece. */
  text: AsyncGenerator<string>;
}

/**
 * The refused rows as they stand in the file, with why each was refused: to be corrected and imported again.
 * @throws Problem `import-not-found`, `feed-not-found`, `file-unreadable`
 */
export async function refusedRows({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<RefusedTable> {
  allow(ctx.actor, 'import:prepare');
  const { id, settings, look, file } = await importNamed(ctx.store, input.id);
  const importer = await importerOf(ctx, settings);
  const { words, names } = ctx.definitions.catalogue();
  const reading = { words, names: namesWith(names, await assignedNames(ctx.store, importer.feed)) };
  const added: ReadonlySet<string> = new Set(REFUSED_COLUMNS);
  const columns = look.columns.filter((name) => name !== '' && !added.has(name));

  async function* text(): AsyncGenerator<string> {
    const seen = new Map<string, number>();
    const breathing = breath();
    let rows: string[][] = [];
    let first = true;
    const { release, fixes } = settings;
    for await (const some of readBatches(importer, openFile(ctx, id), reading, release ?? undefined, fixes)) {
      for (const row of some) {
        if (row.kind === 'skipped') continue;
        const problems = problemsOf(row);
        if (problems.length > 0) rows.push(lineOf(row, problems));
        if (row.kind === 'event' && !seen.has(row.externalId)) seen.set(row.externalId, row.line);
        if (breathing.due()) await breathing.take();
      }
      if (rows.length < PIECE) continue;
      yield table(rows, first);
      [rows, first] = [[], false];
    }
    if (rows.length > 0 || first) yield table(rows, first);

    function problemsOf(row: Extract<ReadRow, { kind: 'event' | 'refused' }>): RowProblem[] {
      if (row.kind === 'refused') return row.problems;
      const made = draftOrIssues(row.draft, words, ctx.today());
      if ('issues' in made)
        return made.issues.map(({ field, value, message, fix }) => ({ column: field, value, reason: message, fix }));
      const first = seen.get(row.externalId);
      return first === undefined ? [] : [toldTwice(importer, row, first)];
    }
  }

  function lineOf(
    { row, line, record }: Extract<ReadRow, { kind: 'event' | 'refused' }>,
    problems: RowProblem[],
  ): string[] {
    // A row that cannot be taken apart is given as it was understood, in its first column.
    const cells = record
      ? columns.map((name) => record[name] ?? '')
      : columns.map((_, n) => (n === 0 ? (problems[0]?.value ?? '') : ''));
    const reason = problems.map((each) => `${each.column ? `${each.column}: ` : ''}${each.reason}`).join('; ');
    return [...cells, String(row), String(line), reason, [...new Set(problems.map((each) => each.fix))].join(' ')];
  }

  function table(rows: string[][], first: boolean): string {
    const head = first ? [[...columns, ...REFUSED_COLUMNS]] : [];
    return stringify([...head, ...rows], { bom: first, cast: { string: disarmed }, record_delimiter: '\r\n' });
  }

  return {
    fileName: `${
      file
        .replace(/\.[^.]*$/, '')
        .replace(/[^\w.-]+/g, '-')
        .slice(0, 80) || 'rows'
    }-refused.csv`,
    text: text(),
  };
}
