import type { ImportCheck, ImportCounts, ProblemGroup, ReadingChange } from '../../../../server/domain/import/check.ts';
import type { ImportSettings } from '../../../../server/domain/import/settings.ts';
import type { Import, ImportProgress } from '../../../../server/domain/import/import.ts';
import { changedApart } from '../../../../server/domain/import/changed-words.ts';
import { counted, thousands } from '../../words.ts';

type Choice = ImportSettings['duplicates'];

/** Rows that would be written: those that bring an event, change one, or become a source of one. */
export function readyRows({ counts }: { counts: ImportCounts }, duplicates: Choice): number {
  return counts.new + counts.changed + (duplicates === 'sources' ? counts.duplicates : 0);
}

/** What the check comes to, in a sentence or two. */
export function headline(check: ImportCheck, settings: Pick<ImportSettings, 'duplicates' | 'dropGone'>): string {
  const { refused, gone } = check.counts;
  const ready = readyRows(check, settings.duplicates);
  const retracts = settings.dropGone && gone > 0;
  if (check.rows === 0) return 'The file holds no rows.';
  if (refused > 0) {
    const need = `${counted(refused, 'row')} ${refused === 1 ? 'needs' : 'need'} a fix before ${refused === 1 ? 'it' : 'they'} can come in.`;
    return `${need} ${ready === 0 ? 'None is ready.' : `${thousands(ready)} ${ready === 1 ? 'is' : 'are'} ready.`}`;
  }
  if (ready > 0) return `${counted(ready, 'row')} ${ready === 1 ? 'is' : 'are'} ready.`;
  if (retracts) return `No row is new, and ${counted(gone, 'event')} would be retracted.`;
  return check.counts.same > 0 ? 'Every event of this file is here already.' : 'No row of this file is an event.';
}

/** A part of the bar: rows that share a fate. */
export interface Segment {
  id: 'new' | 'changed' | 'back' | 'kept' | 'same' | 'duplicates' | 'refused' | 'skipped';
  rows: number;
  words: string;
}

/** Every row of the file once, by what becomes of it; parts without rows are left out. */
export function segments({ counts }: { counts: ImportCounts }, duplicates: Choice): Segment[] {
  // Only those sent to review are counted among the new.
  const asNew = duplicates === 'review' ? Math.max(0, counts.new - counts.duplicates) : counts.new;
  const apart = changedApart(counts);
  const all: Segment[] = [
    { id: 'new', rows: asNew, words: 'New' },
    { id: 'changed', rows: apart.revised, words: 'Changed' },
    { id: 'back', rows: apart.back, words: apart.back === 1 ? 'Comes back' : 'Come back' },
    { id: 'kept', rows: apart.kept, words: apart.kept === 1 ? 'Keeps a person’s words' : 'Keep a person’s words' },
    { id: 'same', rows: counts.same, words: 'Already here, skipped' },
    { id: 'duplicates', rows: counts.duplicates, words: 'May be duplicates' },
    { id: 'refused', rows: counts.refused, words: counts.refused === 1 ? 'Needs a fix' : 'Need a fix' },
    { id: 'skipped', rows: counts.skipped, words: 'No event, skipped' },
  ];
  return all.filter(({ rows }) => rows > 0);
}

/** What the last step is called; null where there is nothing to bring in. */
export function importWords(
  check: ImportCheck,
  settings: Pick<ImportSettings, 'duplicates' | 'dropGone'>,
): string | null {
  const { refused, gone } = check.counts;
  const ready = readyRows(check, settings.duplicates);
  if (ready > 0) return `Import ${counted(ready, 'row')}`;
  if (settings.dropGone && gone > 0) return `Retract ${counted(gone, 'event')}`;
  return refused > 0 || check.rows === 0 ? null : 'Note this release';
}

/** "14 rows, 3 spellings". */
export function groupSize({ rows, values }: Pick<ProblemGroup, 'rows' | 'values'>): string {
  const spellings = values.length > 1 ? `, ${counted(values.length, 'spelling')}` : '';
  return `${counted(rows, 'row')}${spellings}`;
}

/** "District is not a word of the vocabulary (places)". */
export function groupTitle({ column, reason }: Pick<ProblemGroup, 'column' | 'reason'>): string {
  const said = `${column ? `${column.replaceAll('_', ' ')} ` : ''}${reason}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** "9 rows", or of one row the line it stands in. */
export function valueRows({ rows, lines }: { rows: number; lines: readonly number[] }): string {
  return rows === 1 && lines[0] !== undefined ? `Line ${thousands(lines[0])}` : counted(rows, 'row');
}

/** Verdicts that would change, the numbers that would, and how many more of these there are. */
export function told(readings: readonly ReadingChange[]): { shown: ReadingChange[]; more: ReadingChange[] } {
  const turned = readings.filter(({ before, after }) => before.verdict !== after.verdict);
  const moved = readings.filter(({ before, after }) => before.verdict === after.verdict);
  return { shown: [...turned, ...moved.slice(0, MOVED)], more: moved.slice(MOVED) };
}
const MOVED = 3;

/** Why a number or a verdict moves; null where it is the plain case of new months. */
export function because({ because: why, before, after }: ReadingChange, done: boolean): string | null {
  const what = before.verdict === after.verdict ? 'The number' : 'The verdict';
  if (why === null || why === 'new-months') return null;
  const verb = done ? 'changed' : 'would change';
  return why === 'revised'
    ? `${what} ${verb} because the data were revised, not because something happened.`
    : `${what} ${verb} because the data were revised and because months are new.`;
}

/** What the server is at. */
export function progressWords(state: Import['state'], progress: ImportProgress | null): string {
  if (!progress) return state === 'importing' ? 'Waiting to import' : 'Waiting to check';
  const { step, rows, of } = progress;
  if (step === 'reckoning')
    return state === 'importing' ? 'Reading the verdicts anew' : 'Working out which verdicts would change';
  const all = of === null ? '' : ` of ${state === 'checking' ? 'about ' : ''}${thousands(Math.max(of, rows))}`;
  return `${state === 'importing' ? 'Importing' : 'Reading'} row ${thousands(rows)}${all}`;
}

/** Rows that are no events, by why where there is one reason: "1 row skipped: a row of HXL tags". */
export function skippedSaid({ counts, skipped: [first, ...others] }: Pick<ImportCheck, 'counts' | 'skipped'>): string {
  const rows = `${counted(counts.skipped, 'row')} skipped`;
  if (!first || others.length > 0) return `${rows}, for ${thousands(others.length + 1)} reasons`;
  const why = first.reason.startsWith('HXL') ? 'a row of HXL tags' : first.reason;
  return `${rows}: ${why}`;
}
