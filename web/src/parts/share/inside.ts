const EVENT = /^\/events\/[0-9a-f-]{36}$/;

/**
 * Where a link on a shared page leads, when it does not lead to a shared page already: the method page and single events
 * stand inside the link too, and every other page of the desk is none of its reader's. Null: let it go where it says.
 */
export function insideOf(base: string, path: string, hash = ''): string | null {
  if (path === base || path.startsWith(`${base}/`) || /^\/(api|embed|assets)\//.test(path)) return null;
  if (EVENT.test(path)) return base + path;
  return path === '/method' ? `${base}/method${hash}` : `${base}/elsewhere`;
}

/** Keeps whoever follows a link on a shared page inside it. Gives the way to stop. */
export function insideTheLink(base: string, go: (path: string) => void): () => void {
  const click = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.href || link.origin !== location.origin || link.target || event.button !== 0) return;
    const inside = insideOf(base, link.pathname, link.hash);
    if (inside === null) return;
    event.preventDefault();
    go(inside);
  };
  // Before the router hears of it.
  addEventListener('click', click, { capture: true });
  return () => removeEventListener('click', click, { capture: true });
}
