/** Which key does what, everywhere. `?` shows the list. */
export const KEYS: readonly { keys: string; does: string }[] = [
  { keys: 'C', does: 'Log an event' },
  { keys: '1 2 3', does: 'Development 1 to 3' },
  { keys: 'G then O', does: 'Go to Overview' },
  { keys: 'G then E', does: 'Go to Events' },
  { keys: 'G then D', does: 'Go to Data' },
  { keys: 'G then M', does: 'Go to Method' },
  { keys: 'J K', does: 'Next and previous row of a list; Enter opens it' },
  {
    keys: 'Left Right',
    does: 'In a chart: month by month; Home and End; Enter shows the events; T swaps chart and table',
  },
  { keys: 'Ctrl Enter', does: 'In the event form: save' },
  { keys: 'Alt 1 to 8', does: 'In the event form: jump to a field' },
  { keys: 'Esc', does: 'Close a dialog, leave a field' },
  { keys: '?', does: 'This list' },
];

export type Command = 'log' | 'help' | 'overview' | 'events' | 'data' | 'method' | `development-${1 | 2 | 3}`;

const AFTER_G: Record<string, Command> = { o: 'overview', e: 'events', d: 'data', m: 'method' };
const ALONE: Record<string, Command> = {
  c: 'log',
  '?': 'help',
  '1': 'development-1',
  '2': 'development-2',
  '3': 'development-3',
};

/** Turns key presses into commands. Single letters rest while a field has the focus or a dialog is open (WCAG 2.1.4). */
export function listenForKeys(run: (command: Command) => void): () => void {
  let afterG = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (event.key === 'Escape' && isField(target)) target.blur();
    if (isField(target) || target.closest('dialog[open]')) return;
    const key = event.key.toLowerCase();
    const armed = event.timeStamp - afterG < 1500 && afterG > 0;
    afterG = key === 'g' ? event.timeStamp : 0;
    const command = armed ? AFTER_G[key] : ALONE[key];
    if (!command) return;
    event.preventDefault();
    run(command);
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function isField(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches('input, select, textarea');
}
