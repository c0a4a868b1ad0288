import { createHash } from 'node:crypto';

/** What becomes of each row, as one hash: a commit is held to its check by it, however many rows there are. */
export interface Outcome {
  /** Notes what becomes of some rows, always in the order of the file. */
  note(what: readonly unknown[]): void;
  /** SHA-256, in hex, of all that was noted. */
  settled(): string;
}

/** Nothing noted yet. */
export function outcome(): Outcome {
  const hash = createHash('sha256');
  return {
    note(what) {
      if (what.length > 0) hash.update(`${JSON.stringify(what)}\n`);
    },
    settled: () => hash.copy().digest('hex'),
  };
}
