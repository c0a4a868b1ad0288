/** What a line must fit: the one before it, or the beginning. */
export interface Link {
  seq: number;
  hash: string;
}

/** Before the first line. */
export const BEGINNING: Link = { seq: 0, hash: '0'.repeat(64) };

/**
 * Why a line does not follow the one before it, in words; null when it does. `sum` is the SHA-256 of its own text.
 */
export function brokenAt(line: Link & { previous: string }, before: Link, sum: string): string | null {
  const missing = line.seq - before.seq - 1;
  if (missing === 1) return `Line ${before.seq + 1} is missing`;
  if (missing > 1) return `Lines ${before.seq + 1} to ${line.seq - 1} are missing`;
  if (missing < 0) return `Line ${line.seq} is there more than once`;
  if (line.hash !== sum) return `Line ${line.seq} was changed: its words do not give its hash`;
  if (line.previous !== before.hash) return `Line ${line.seq} does not follow line ${before.seq} as that line is now`;
  return null;
}

/** Why the chain does not end where its head says; null when it does. */
export function brokenEnd(last: Link, head: Link | null): string | null {
  if (!head) return 'The head of the trail is missing';
  if (head.seq > last.seq)
    return `The trail ends at line ${last.seq}, and its head names line ${head.seq}: the end was cut off`;
  if (head.seq < last.seq || head.hash !== last.hash) return `Line ${last.seq} is not the line that the head names`;
  return null;
}
