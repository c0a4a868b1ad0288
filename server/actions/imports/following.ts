import type { ImportProgress } from '../../domain/import/import.ts';
import type { Follow } from './bringing.ts';

/** How often a page may see it move, and how often it must say that it is alive (`HELD_SECONDS` in the store). */
const TELL_EVERY = 500;
const ALIVE_EVERY = 4_000;

/** Keeps the progress of an import or of its undo up to date beside its transaction. */
export interface Following<P = ImportProgress> extends Follow<P> {
  /** Says no more; ends when the last word was kept. */
  stop(): Promise<void>;
}

/**
 * Says how far the work has come, twice a second at most, and holds it meanwhile: `keep` does both over a connection of its
 * own, and is false once the work was given up or finished by somebody else. `lost` makes the error that then ends it.
 */
export function followed<P>(begin: P, keep: (progress: P) => Promise<boolean>, lost: () => Error): Following<P> {
  let progress = begin;
  let kept: P | null = null;
  let keptAt = 0;
  let isLost = false;
  let saying: Promise<void> = Promise.resolve();
  let busy = false;

  async function say(): Promise<void> {
    busy = true;
    kept = progress;
    keptAt = Date.now();
    try {
      if (!(await keep(progress))) isLost = true;
    } catch {
      // A word that is lost is said again; work that lost its hold is stopped by the state of its row.
    } finally {
      busy = false;
    }
  }
  const timer = setInterval(() => {
    const due = progress !== kept || Date.now() - keptAt >= ALIVE_EVERY;
    if (due && !busy) saying = say();
  }, TELL_EVERY);
  return {
    tell(next) {
      progress = next;
    },
    goOn() {
      if (isLost) throw lost();
    },
    async stop() {
      clearInterval(timer);
      await saying;
    },
  };
}
