import type { ZodError } from 'zod';
import { EventDraft } from '../domain/event/event.ts';
import type { CellFix } from '../domain/import/settings.ts';
import { Problem, shown } from '../domain/problem.ts';
import { rearmed } from '../domain/spreadsheet.ts';
import type { Open } from './decode.ts';
import { columnName, REFUSED_COLUMNS } from './header.ts';
import { guessFeed } from './index.ts';
import type { Importer, Look, ReadRow, RowProblem } from './importer.ts';
import type { TableRow } from './files/table.ts';
import { plainEvent } from './plain-event.ts';
import { openTable } from './read-table.ts';

const LONGEST_ID = 200;

/** Reads a file of one dataset, row by row: each is an event, refused with every reason, or skipped by name. */
export async function* readRows(...asked: Parameters<typeof readBatches>): AsyncGenerator<ReadRow> {
  for await (const rows of readBatches(...asked)) yield* rows;
}

/**
 * The same some rows at a time, each read when it is asked for. Cells that a person put right are read as they said.
 * @throws Problem `file-not-recognised` or `file-unreadable`
 */
export async function* readBatches(
  importer: Importer,
  open: Open,
  look: Look,
  release?: string,
  fixes: readonly CellFix[] = [],
): AsyncGenerator<Iterable<ReadRow>> {
  const { columns, rows, close } = await openTable(open, importer.encodings);
  const mended = mending(fixes, columns);
  try {
    recognise(
      importer,
      columns.filter((name) => name !== ''),
    );
    for await (const some of rows()) yield readEach(some);
  } finally {
    await close();
  }

  function* readEach(some: readonly TableRow[]): Generator<ReadRow> {
    for (const read of some) {
      if ('problems' in read)
        yield { kind: 'refused', row: read.row, line: read.line, record: read.kept, problems: read.problems };
      else {
        const row = { ...read, record: mended(read.record) };
        refuseAlike(importer, row, release);
        yield mapped(importer, row, look);
      }
    }
  }
}

type Cells = Record<string, string>;

/** Takes off what the table of refused rows added, and puts the cells in place that somebody chose for others. */
function mending(fixes: readonly CellFix[], columns: readonly string[]): (record: Cells) => Cells {
  const ours = REFUSED_COLUMNS.every((column) => columns.includes(column));
  const byColumn = new Map<string, Map<string, string>>();
  for (const { column, value, use } of fixes) {
    const known = byColumn.get(columnName(column)) ?? new Map<string, string>();
    byColumn.set(columnName(column), known.set(value.trim(), use));
  }
  return (record) => {
    if (ours) withoutOurs(record);
    for (const [column, known] of byColumn) {
      const use = known.get(record[column]?.trim() ?? '');
      if (use !== undefined && column in record) record[column] = use;
    }
    return record;
  };
}

/** Its cells carry a ' where a spreadsheet would take them for a formula. */
function withoutOurs(record: Cells): void {
  for (const column of REFUSED_COLUMNS) delete record[column];
  for (const column in record) record[column] = rearmed(record[column] ?? '');
}

/** Refuses a file whose header is not this dataset's, and says whose it looks like. */
export function recognise(importer: Importer, header: readonly string[]): void {
  if (importer.recognises(header)) return;
  const other = guessFeed(header);
  const misfit = other ? null : importer.misfit?.(header);
  if (misfit) throw new Problem('file-not-recognised', misfit.message, { fix: misfit.fix });
  const columns = shown(header.join(', '), 200);
  throw new Problem(
    'file-not-recognised',
    `The columns "${columns}" are not those of ${importer.title}.`,
    other
      ? {
          fix: `It looks like a file of the feed "${other}": import it there (--feed ${other}).`,
          more: { looksLike: other },
        }
      : {},
  );
}

/** Refuses a file that its rows show to be another dataset's with the same columns, unless its release says otherwise. */
function refuseAlike(
  importer: Importer,
  { line, record }: Extract<TableRow, { record: unknown }>,
  release: string | undefined,
): void {
  if (importer.skips?.(record)) return;
  const other = importer.belongsTo?.(record, release);
  if (!other) return;
  throw new Problem(
    'file-not-recognised',
    `This is not a file of ${importer.title} but of the feed "${other.feed}": on line ${line}, ${other.because}.`,
    {
      fix: `Import it there (--feed ${other.feed}). If it is of ${importer.title} after all, name its release as its publisher numbers it (--release).`,
      more: { looksLike: other.feed },
    },
  );
}

function mapped(
  importer: Importer,
  { row, line, record }: Extract<TableRow, { record: unknown }>,
  look: Look,
): ReadRow {
  const reason = isEmpty(record) ? 'empty row' : (importer.skips?.(record) ?? null);
  if (reason) return { kind: 'skipped', row, line, reason };
  const result = importer.map(record, look);
  if ('refused' in result) return { kind: 'refused', row, line, record, problems: result.refused };
  const plain = plainEvent(result.draft);
  const parsed = plain ? { success: true as const, data: plain } : EventDraft.safeParse(result.draft);
  const problems = longId(importer, result.externalId);
  if (!parsed.success) problems.push(...misfits(result.draft, parsed.error));
  if (problems.length || !parsed.success) return { kind: 'refused', row, line, record, problems };
  return {
    kind: 'event',
    row,
    line,
    record,
    externalId: result.externalId,
    draft: result.draft,
    parsed: parsed.data,
    canonical: plain !== null,
    warnings: result.warnings ?? [],
  };
}

function isEmpty(record: Readonly<Record<string, string>>): boolean {
  for (const column in record) if (record[column]?.trim()) return false;
  return true;
}

/** An index of the log holds the id, so it must stay short. */
function longId({ idColumns: [column = ''] = ['id'] }: Importer, id: string): RowProblem[] {
  const reason = `is longer than ${LONGEST_ID} characters`;
  return id.length > LONGEST_ID ? [{ column, value: shown(id), reason, fix: 'Give the row a shorter id.' }] : [];
}

/** The last word is the log's own: whatever an importer lets through must still be an event. */
function misfits(draft: unknown, error: ZodError): RowProblem[] {
  return error.issues.map(({ path, message }) => ({
    column: path.join('.'),
    value: shown(valueAt(draft, path)),
    reason: message,
    fix: 'Correct the cells this part of the event is made from.',
  }));
}

function valueAt(draft: unknown, path: readonly PropertyKey[]): unknown {
  let value = draft;
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return value;
}
