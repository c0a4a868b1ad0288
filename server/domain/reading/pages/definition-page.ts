import { difference, differs, type Piece } from '../../indicator/difference.ts';
import type { DefinitionRow } from '../sentences/definition-words.ts';

/** A version on the rail: when it came, whose it is, and what it changed. */
export interface VersionLine {
  version: string;
  /** 1 for the first. */
  number: number;
  firstLoadedAt: string;
  loadedBy: string;
  current: boolean;
  /** It came after the forecast was registered and first loaded. */
  late: boolean;
  /** Titles of the lines that differ from the version before; empty for the first. */
  changed: string[];
}

/** One version of an indicator's definition in words, with what differs from the version before. */
export interface DefinitionPage {
  forecast: { id: string; title: string; registered: string };
  indicator: { id: string; title: string; question: string };
  development: { id: string; number: number; short: string };
  version: string;
  versions: VersionLine[];
  /** Each line in pieces; a line that the version before had and this one has not is all removed. */
  rows: { id: string; title: string; pieces: Piece[] }[];
  examples: { what: string; counts: boolean; note: string | null; source: string | null }[];
  file: { path: string; pieces: Piece[] };
}

type Rows = readonly DefinitionRow[];

/** Titles of the lines that differ. */
export function changedRows(before: Rows, now: Rows): string[] {
  return markedRows(before, now)
    .filter(({ pieces }) => differs(pieces))
    .map(({ title }) => title);
}

/** The lines with what differs from before; a line that is gone stands last, all of it removed. */
export function markedRows(before: Rows | null, now: Rows): DefinitionPage['rows'] {
  const gone = (before ?? []).filter((row) => !now.some(({ id }) => id === row.id));
  return [
    ...now.map(({ id, title, text }) => ({
      id,
      title,
      pieces: marked(before && (before.find((row) => row.id === id)?.text ?? ''), text),
    })),
    ...gone.map(({ id, title, text }) => ({ id, title, pieces: marked(text, '') })),
  ];
}

/** The text with what differs from before; without a before, as it is. */
export function marked(before: string | null, now: string): Piece[] {
  return before === null ? [{ text: now, is: 'same' }] : difference(before, now);
}
