/** What the keys of the review do. `merge` is there among possible duplicates only. */
export interface ReviewKeys {
  move: (step: 1 | -1) => void;
  keep?: () => unknown;
  ask?: () => unknown;
  reject?: () => unknown;
  merge?: () => unknown;
}

/** `K` keeps here, so rows are moved by the arrows and `J` alone. A key that is held down decides once. */
export function onReviewKey(event: KeyboardEvent, keys: ReviewKeys): void {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
    return;
  const target = event.target as HTMLElement;
  if (target.matches('input, select, textarea') || target.closest('dialog[open]')) return;
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
  // Inside what is read the arrows scroll, as everywhere.
  if (arrow && !target.matches('body, main') && !target.closest('.qu')) return;
  const letter = { k: keys.keep, a: keys.ask, r: keys.reject, m: keys.merge }[event.key.toLowerCase()];
  if (arrow || event.key.toLowerCase() === 'j') keys.move(arrow ?? 1);
  else if (letter) letter();
  else return;
  event.preventDefault();
}
