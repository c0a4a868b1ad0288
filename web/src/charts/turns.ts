/** Charts that are not painted yet. */
const unpainted = new Set<() => void>();
/** Those of them that wait for their turn. */
const near: (() => void)[] = [];
let asked = false;

/** When the browser has nothing else to do, and within a fifth of a second. */
const whenIdle = (run: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 200 });
  else setTimeout(run, 1);
};

function ask(): void {
  if (asked || near.length === 0) return;
  asked = true;
  whenIdle(() => {
    asked = false;
    const paint = near.shift();
    if (paint && unpainted.delete(paint)) paint();
    ask();
  });
}

/**
 * Charts are painted one by one in idle time, so that no key or click waits for all of them; and all at once before
 * the page goes on paper, the ones that were never scrolled to as well.
 */
export function turnOf(paint: () => void): { ready(): void; leave(): void } {
  unpainted.add(paint);
  return {
    ready: () => {
      near.push(paint);
      ask();
    },
    leave: () => unpainted.delete(paint),
  };
}

/** Paints whatever is not painted yet, now. */
export function paintAll(): void {
  for (const paint of unpainted) paint();
  unpainted.clear();
  near.length = 0;
}

if (typeof addEventListener === 'function') addEventListener('beforeprint', paintAll);
