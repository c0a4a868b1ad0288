import { EventDraft } from '../domain/event/event.ts';
import { Problem, shown } from '../domain/problem.ts';
import { readCsv, type CsvRow } from './csv.ts';
import type { Open } from './decode.ts';
import { guessFeed } from './index.ts';
import type { Importer, Look, ReadRow, RowProblem } from './importer.ts';

const LONGEST_ID = 200;

/** Reads a file of one dataset, row by row: each is an event, refused with every reason, or skipped by name. */
export async function* readRows(importer: Importer, open: Open, look: Look, release?: string): AsyncGenerator<ReadRow> {
  for await (const read of readCsv(open, importer.encodings, (header) => recognise(importer, header))) {
    if ('record' in read) refuseAlike(importer, read, release);
    yield 'problems' in read ? { kind: 'refused', ...read } : mapped(importer, read, look);
  }
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
  { line, record }: Extract<CsvRow, { record: unknown }>,
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

function mapped(importer: Importer, { row, line, record }: Extract<CsvRow, { record: unknown }>, look: Look): ReadRow {
  const reason = isEmpty(record) ? 'empty row' : (importer.skips?.(record) ?? null);
  if (reason) return { kind: 'skipped', row, line, reason };
  const result = importer.map(record, look);
  if ('refused' in result) return { kind: 'refused', row, line, problems: result.refused };
  const problems = [...longId(result.externalId), ...misfits(result.draft)];
  if (problems.length) return { kind: 'refused', row, line, problems };
  return {
    kind: 'event',
    row,
    line,
    externalId: result.externalId,
    draft: result.draft,
    warnings: result.warnings ?? [],
  };
}

function isEmpty(record: Readonly<Record<string, string>>): boolean {
  for (const column in record) if (record[column]?.trim()) return false;
  return true;
}

/** An index of the log holds the id, so it must stay short. */
function longId(id: string): RowProblem[] {
  const reason = `is longer than ${LONGEST_ID} characters`;
  return id.length > LONGEST_ID ? [{ column: 'id', value: shown(id), reason, fix: 'Give the row a shorter id.' }] : [];
}

/** The last word is the log's own: whatever an importer lets through must still be an event. */
function misfits(draft: unknown): RowProblem[] {
  const parsed = EventDraft.safeParse(draft);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
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
