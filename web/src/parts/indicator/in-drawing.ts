import { router } from '../../router.svelte.ts';

/** A link inside a drawing is not one that the router knows; with a key held down the browser does what it does. */
export function follow(event: MouseEvent, href: string): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  router.go(href);
}
