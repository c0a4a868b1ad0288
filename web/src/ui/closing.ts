import type { Attachment } from 'svelte/attachments';

/** Closes a menu when the focus leaves it and on Escape, which gives the focus back to what opened it. */
export const closing: Attachment<HTMLDetailsElement> = (menu) => {
  const leave = (event: FocusEvent) => {
    if (!(event.relatedTarget instanceof Node && menu.contains(event.relatedTarget))) menu.open = false;
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
  menu.addEventListener('focusout', leave);
  menu.addEventListener('keydown', key);
  return () => {
    menu.removeEventListener('focusout', leave);
    menu.removeEventListener('keydown', key);
  };
};
