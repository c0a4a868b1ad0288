/** Which key does what, everywhere. `?` shows the list. */
export const KEYS: readonly { keys: string; does: string }[] = [
  { keys: 'C', does: 'Log an event' },
  { keys: 'Ctrl K or /', does: 'Find or jump to: indicators, places, events, pages' },
  { keys: '1 2 3', does: 'Development 1 to 3' },
  { keys: 'G then O', does: 'Go to Overview' },
  { keys: 'G then E', does: 'Go to Events' },
  { keys: 'G then R', does: 'Go to Review' },
  { keys: 'G then D', does: 'Go to Data' },
  { keys: 'G then M', does: 'Go to Method' },
  { keys: 'J K', does: 'Next and previous row of a list, also with arrows; Shift chooses; Enter or O opens it' },
  { keys: 'X', does: 'On Events: choose the row; Ctrl A all that are shown; E edits what is chosen' },
  { keys: 'Space', does: 'On Events: a look at the row' },
  { keys: 'F M V', does: 'On Events: add a filter, show or hide the map, saved views' },
  { keys: '[ ]', does: 'On Events: previous and next month; arrows in the strip, Shift for several' },
  {
    keys: 'Left Right',
    does: 'In a chart: month by month; Home and End; Enter shows the events; T swaps chart and table',
  },
  { keys: 'K A R', does: 'In the review: keep, ask, reject; M merges possible duplicates; J and arrows move' },
  { keys: '1 to 8', does: 'In the event form, on Kind: choose the kind; the arrows choose it more precisely' },
  { keys: 'Alt 1 to 8', does: 'In the event form: jump to a field; Alt Shift in Firefox on Linux' },
  {
    keys: 'Alt Down',
    does: 'In the event form: more of the field, such as the last day, the link, all who were killed',
  },
  {
    keys: 'Left',
    does: 'At the start of a field with tokens: to the last token. There Up and Down say on whose word, Delete takes it away',
  },
  { keys: 'Alt M, Alt D', does: 'In the event form: the same as the event shown, or different from it' },
  { keys: 'Ctrl V', does: 'In the event form, outside a text field: into the box for pasted text' },
  { keys: 'Ctrl Enter', does: 'In the event form: log' },
  { keys: 'Ctrl Shift Enter', does: 'In the event form: log and start the next, with date, place and source kept' },
  { keys: 'Ctrl S', does: 'In the event form: save the draft now' },
  { keys: 'Ctrl Z', does: 'Take the last action back, while its message stands' },
  { keys: 'Esc', does: 'Close a dialog, leave a field' },
  { keys: '?', does: 'This list' },
];

export type Command =
  'log' | 'help' | 'find' | 'overview' | 'events' | 'review' | 'data' | 'method' | `development-${1 | 2 | 3}`;

const AFTER_G: Record<string, Command> = { o: 'overview', e: 'events', r: 'review', d: 'data', m: 'method' };
const ALONE: Record<string, Command> = {
  c: 'log',
  '?': 'help',
  '/': 'find',
  '1': 'development-1',
  '2': 'development-2',
  '3': 'development-3',
};

/** Turns key presses into commands. Single letters rest while a field has the focus or a dialog is open (WCAG 2.1.4). */
export function listenForKeys(run: (command: Command) => void): () => void {
  let afterG = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) run('find');
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
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

/** Whether keys pressed there are typed. */
export function isField(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches('input, select, textarea');
}
