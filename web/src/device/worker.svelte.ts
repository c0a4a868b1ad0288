/** The service worker: pages open without a connection, and a newer version says so. */
class Worker {
  /** A newer version of the pages is on this device; it shows after loading. */
  newer = $state(false);
}
export const worker = new Worker();

/** Registers it. While developing there is none: what Vite serves must always be the newest. */
export function startWorker(): void {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  if (import.meta.hot) {
    void serviceWorker.getRegistrations().then((all) => all.forEach((one) => void one.unregister()));
    return;
  }
  const first = serviceWorker.controller === null;
  let hadOne = !first;
  serviceWorker.addEventListener('controllerchange', () => {
    // The very first one takes over the page that brought it: nothing is newer than that.
    if (hadOne) worker.newer = true;
    hadOne = true;
  });
  void serviceWorker.register('/sw.js').then(
    (registration) => setInterval(() => void registration.update().catch(() => undefined), 15 * 60_000),
    () => undefined,
  );
}
