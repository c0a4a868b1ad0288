/**
 * Runs the work while no other tab runs any under the same name; the browser gives the name back when a tab dies.
 * Without locks (plain http from another machine) the work just runs: the server's keys and versions hold then.
 */
export async function held<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? ((await navigator.locks.request(`signposts ${name}`, work)) as T) : work();
}

/** Holds the name until the page goes or it is let go. Null when another tab has it. */
export function take(name: string): Promise<(() => void) | null> {
  if (!navigator.locks) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    void navigator.locks.request(`signposts ${name}`, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise<void>((letGo) => resolve(() => letGo()));
    });
  });
}

/** Whether somebody holds the name now. Only looks: taking it for a moment could keep it from a form that opens. */
export async function isHeld(name: string): Promise<boolean> {
  const { held: all = [] } = (await navigator.locks?.query()) ?? {};
  return all.some((lock) => lock.name === `signposts ${name}`);
}
