/** Which rows are chosen, where the keys are, and where a run of rows began. */
export interface Selection {
  /** Place of the row the keys are on; -1 before the first move. */
  at: number;
  /** Where Shift began. */
  anchor: number;
  chosen: ReadonlySet<string>;
}

export const NOTHING: Selection = { at: -1, anchor: -1, chosen: new Set() };

/** One row further or back; with Shift the rows between are chosen too. */
export function move(selection: Selection, rows: readonly string[], step: number, extend: boolean): Selection {
  if (rows.length === 0) return selection;
  const at = Math.max(
    0,
    Math.min(rows.length - 1, selection.at < 0 ? (step > 0 ? 0 : rows.length - 1) : selection.at + step),
  );
  if (!extend) return { ...selection, at, anchor: at };
  const anchor = selection.anchor < 0 ? Math.max(0, selection.at) : selection.anchor;
  const before = between(rows, anchor, Math.max(0, selection.at));
  const now = between(rows, anchor, at);
  // Going back lets go what this run had chosen on its way out, and nothing else.
  const kept = [...selection.chosen].filter((id) => !before.includes(id));
  return { at, anchor, chosen: new Set([...kept, ...now]) };
}

/** Chooses the row or lets it go; with Shift every row from the last one on. */
export function toggle(selection: Selection, rows: readonly string[], at: number, extend = false): Selection {
  const id = rows[at];
  if (id === undefined) return selection;
  if (extend && selection.anchor >= 0) {
    return { ...selection, at, chosen: new Set([...selection.chosen, ...between(rows, selection.anchor, at)]) };
  }
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { at, anchor: at, chosen };
}

/** Chooses every row that is shown, or none when all are. */
export function all(selection: Selection, rows: readonly string[]): Selection {
  const every = rows.length > 0 && rows.every((id) => selection.chosen.has(id));
  return { ...selection, chosen: new Set(every ? [] : rows) };
}

/** The selection on other rows: the keys stay on their row when it is still there, and what is gone is let go. */
export function onRows(selection: Selection, before: readonly string[], rows: readonly string[]): Selection {
  const at = rows.indexOf(before[selection.at] ?? '');
  const there = new Set(rows);
  return { at, anchor: at, chosen: new Set([...selection.chosen].filter((id) => there.has(id))) };
}

function between(rows: readonly string[], one: number, other: number): string[] {
  return rows.slice(Math.min(one, other), Math.max(one, other) + 1);
}
