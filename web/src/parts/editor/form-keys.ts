/** What a key press in the form asks for. */
export type FormCommand = 'save' | 'save-next' | 'save-draft' | 'paste' | { field: number };

export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Firefox on Linux takes Alt and a digit for its tabs, so there the jump needs Shift as well. */
export const jumpsWithShift = (agent: string): boolean => /Firefox\//.test(agent) && /Linux|X11/.test(agent);

/** Whether what is typed or pasted there becomes its text. */
export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, input:not([type=radio], [type=checkbox], [type=file])'));

/** The keys of the form; null for all others, which stay the browser's. */
export function formCommand(pressed: Pressed, withShift: boolean): FormCommand | null {
  const { key, code, altKey, shiftKey } = pressed;
  const control = pressed.ctrlKey || pressed.metaKey;
  if (control && !altKey) {
    if (key === 'Enter') return shiftKey ? 'save-next' : 'save';
    if (shiftKey) return null;
    return key.toLowerCase() === 's' ? 'save-draft' : key.toLowerCase() === 'v' ? 'paste' : null;
  }
  const digit = /^(?:Digit|Numpad)([1-8])$/.exec(code)?.[1];
  return altKey && !control && shiftKey === withShift && digit ? { field: Number(digit) } : null;
}
