/** Whether the server is heard, as the one fetch of the web finds out (`api.ts`), and how old what is shown may be. */
class Connection {
  lost = $state(globalThis.navigator?.onLine === false);
  /** When the oldest answer shown from this device was read; null while everything comes from the server. */
  keptAt = $state<string | null>(null);
  readonly #back = new Set<() => void>();

  /** An answer came. `keptAt` names the moment it was read when this device gave it in the server's place. */
  answered(keptAt: string | null): void {
    if (keptAt !== null) {
      this.lost = true;
      if (this.keptAt === null || keptAt < this.keptAt) this.keptAt = keptAt;
      return;
    }
    if (!this.lost) return;
    this.lost = false;
    this.keptAt = null;
    for (const run of this.#back) run();
  }

  failed(): void {
    this.lost = true;
  }

  /** Runs something each time the server is heard again. Gives the way to stop it. */
  onBack(run: () => void): () => void {
    this.#back.add(run);
    return () => this.#back.delete(run);
  }
}

export const connection = new Connection();
