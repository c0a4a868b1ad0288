/** What a key does on the page of events. */
export type ListCommand =
  | { does: 'move'; step: 1 | -1; extend: boolean }
  | { does: 'open' | 'preview' | 'select' | 'all' | 'edit' | 'map' | 'filter' | 'views' | 'leave' }
  | { does: 'month'; step: 1 | -1 };

/** Where a key was pressed: nowhere in particular, in the list, on another control, in a field. */
export type Where = 'page' | 'list' | 'control' | 'field';

interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const ALONE: Record<string, ListCommand> = {
  o: { does: 'open' },
  x: { does: 'select' },
  e: { does: 'edit' },
  m: { does: 'map' },
  f: { does: 'filter' },
  v: { does: 'views' },
  '[': { does: 'month', step: -1 },
  ']': { does: 'month', step: 1 },
};

/** The command of a key, or null. Letters rest in fields; arrows and the space bar belong to the list alone. */
export function commandOf(pressed: Pressed, where: Where): ListCommand | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed;
  if (where === 'field' || altKey) return null;
  const inList = where === 'list' || where === 'page';
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' && inList && !shiftKey ? { does: 'all' } : null;
  const letter = key.toLowerCase();
  if (letter === 'j' || letter === 'k') return { does: 'move', step: letter === 'j' ? 1 : -1, extend: shiftKey };
  if (where === 'list' && (key === 'ArrowDown' || key === 'ArrowUp'))
    return { does: 'move', step: key === 'ArrowDown' ? 1 : -1, extend: shiftKey };
  if (where === 'list' && key === ' ') return { does: 'preview' };
  if (key === 'Escape') return { does: 'leave' };
  return shiftKey ? null : (ALONE[letter] ?? null);
}

/** Hears the keys while the page is shown. `isList` tells whether an element belongs to the list. */
export function listenOnList(list: () => HTMLElement | null, run: (command: ListCommand) => boolean): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    const command = commandOf(event, placeOf(event.target, list()));
    if (command && run(command)) event.preventDefault();
  };
  addEventListener('keydown', heard);
  return () => removeEventListener('keydown', heard);
}

function placeOf(target: HTMLElement, list: HTMLElement | null): Where {
  if (target.closest('dialog[open], [role=dialog]')) return 'field';
  if (list?.contains(target)) return 'list';
  if (target.isContentEditable || target.matches('input, select, textarea')) return 'field';
  if (target.matches('body, main')) return 'page';
  return 'control';
}
