import { z } from 'zod';
import type { EventDraft } from '../../domain/event/event.ts';
import { EXAMPLE_ROWS } from '../../domain/import/mapping-values.ts';
import { MappingDraft, type MappingExample } from '../../domain/import/mapping.ts';
import { allow } from '../../domain/permission.ts';
import type { TableRow } from '../../importers/files/table.ts';
import type { Importer, Look, RowProblem } from '../../importers/importer.ts';
import type { Ctx } from '../ctx.ts';
import { draftOrIssues } from '../events/draft.ts';
import { parse } from '../parse.ts';
import { importNamed } from './held-import.ts';
import { importerBy } from './importer-of.ts';
import { firstRows } from './mappings-rows.ts';

const Asked = z.strictObject({ mapping: MappingDraft, row: z.int().min(1).max(EXAMPLE_ROWS) });

type Outcome =
  { externalId: string; event: EventDraft; warnings: RowProblem[] } | { problems: RowProblem[]; warnings?: never };

/**
 * One of the first rows of a file as the event that a mapping makes of it, or why it makes none; and how the first rows
 * fare in all. Nothing is written, and the mapping may still lack answers.
 * @throws Problem `import-not-found`, `not-valid` or `file-unreadable`
 */
export async function exampleRow({
  ctx,
  input: { id, ...asked },
}: {
  ctx: Ctx;
  input: { id: string; mapping: unknown; row: unknown };
}): Promise<MappingExample> {
  allow(ctx.actor, 'import:prepare');
  const { mapping, row } = parse(Asked, asked);
  const found = await importNamed(ctx.store, id);
  const [{ rows, whole }, importer] = [await firstRows(ctx, found), await importerBy(ctx, mapping)];
  const { words, names } = ctx.definitions.catalogue();
  const outcomes = rows.map((each) => outcomeOf(each, importer, { words, names }, ctx));
  const shown = outcomes[Math.min(row, rows.length) - 1] ?? null;
  const at = rows[Math.min(row, rows.length) - 1];
  const good = shown && 'event' in shown ? shown : null;
  return {
    row: Math.min(row, rows.length),
    line: at?.line ?? null,
    of: rows.length,
    whole,
    externalId: good?.externalId ?? null,
    event: good?.event ?? null,
    problems: shown && 'problems' in shown ? shown.problems : [],
    warnings: shown?.warnings ?? [],
    first: summed(outcomes),
  };
}

function outcomeOf(row: TableRow, importer: Importer, look: Look, ctx: Ctx): Outcome | null {
  if ('problems' in row) return { problems: row.problems };
  if (Object.values(row.record).every((cell) => cell.trim() === '')) return null;
  const mapped = importer.map(row.record, look);
  if ('refused' in mapped) return { problems: mapped.refused };
  const made = draftOrIssues(mapped.draft, look.words, ctx.today());
  if ('draft' in made) return { externalId: mapped.externalId, event: made.draft, warnings: mapped.warnings ?? [] };
  const problems = made.issues.map(({ field, value, message, fix }) => ({
    column: field,
    value,
    reason: message,
    fix,
  }));
  return { problems };
}

function summed(outcomes: readonly (Outcome | null)[]): MappingExample['first'] {
  const found = new Map<string, MappingExample['first']['problems'][number]>();
  outcomes.forEach((outcome, n) => {
    if (!outcome || !('problems' in outcome)) return;
    for (const { column, reason, fix } of outcome.problems) {
      // Unknown words are each a reason of their own; together they are one repair.
      const kind = reason.replace(/^"[^"]*" /, '');
      const key = JSON.stringify([column, kind]);
      const known = found.get(key);
      if (known) known.rows += 1;
      else found.set(key, { column, reason, fix, rows: 1, row: n + 1 });
    }
  });
  const count = (fits: (outcome: Outcome | null) => boolean) => outcomes.filter(fits).length;
  return {
    events: count((outcome) => outcome !== null && 'event' in outcome),
    refused: count((outcome) => outcome !== null && 'problems' in outcome),
    skipped: count((outcome) => outcome === null),
    problems: [...found.values()].sort((a, b) => b.rows - a.rows).slice(0, 10),
  };
}
