import { tick } from 'svelte';

/**
 * Where what had the focus is gone, the first of these that is there and shown has it, so that keys and who listens go on
 * from there and not from the top of the page. Nothing is taken from anybody who is somewhere else.
 */
export async function keepFocus(...selectors: readonly string[]): Promise<void> {
  await tick();
  for (const selector of selectors) {
    if (document.activeElement !== document.body) return;
    const found = document.querySelector<HTMLElement>(selector);
    if (found?.matches('h1, h2')) found.tabIndex = -1;
    found?.focus({ preventScroll: true });
  }
}
