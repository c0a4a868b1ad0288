/** Decisions that change several events at once. */
export const BATCH_ACTIONS = ['merge', 'bulk-edit', 'import', 'undo-import', 'assign-name'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** Those that are taken back as one batch within some days; an import and a name have an undo of their own. */
export const UNDOABLE = ['merge', 'bulk-edit'] as const;
export type UndoableAction = (typeof UNDOABLE)[number];

/** Whether it is one of these. */
export function isUndoable(action: BatchAction): action is UndoableAction {
  return (UNDOABLE as readonly string[]).includes(action);
}
