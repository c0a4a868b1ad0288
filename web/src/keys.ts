export type Command =
  | 'log'
  | 'help'
  | 'find'
  | 'refresh'
  | 'overview'
  | 'article'
  | 'events'
  | 'review'
  | 'import'
  | 'data'
  | 'reports'
  | 'method'
  | `development-${1 | 2 | 3}`;

const AFTER_G: Record<string, Command> = {
  o: 'overview',
  a: 'article',
  e: 'events',
  r: 'review',
  i: 'import',
  d: 'data',
  p: 'reports',
  m: 'method',
};
const ALONE: Record<string, Command> = {
  c: 'log',
  '?': 'help',
  '/': 'find',
  '.': 'refresh',
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
