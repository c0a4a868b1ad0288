/** One thing wrong in a definition file: where it is, what is the matter, and what to do. */
export interface Fault {
  /** Path below indicators/, with forward slashes. */
  file: string;
  /** From 1. */
  line: number;
  column: number;
  /** The field, such as "counts.any.0.event"; empty for the file as a whole. */
  path: string;
  message: string;
  hint: string;
  /** Worth a look, but the file is used all the same. */
  warning?: true;
}

/** A path of keys as people read it. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

/** A fault of a whole file, where there is no line to point to. */
export function fileFault(file: string, message: string, hint: string): Fault {
  return { file, line: 1, column: 1, path: '', message, hint };
}

/** By file, line and column. */
export function inOrder(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );
}
