import { createHash } from 'node:crypto';
import { BEGINNING, brokenAt, brokenEnd, type Link } from '../../domain/audit-chain.ts';
import { allow } from '../../domain/permission.ts';
import type { Reads } from '../../store/queries.ts';
import type { Ctx } from '../ctx.ts';

/** What became of the chain. */
export interface VerifiedTrail {
  whole: boolean;
  /** Lines that were found good before the end, or before the fault. */
  lines: number;
  /** The hash of the last good line: kept elsewhere, it shows later that nothing before it was changed. */
  head: string;
  /** The first fault: the number of its line, and what is the matter. */
  fault: { seq: number; says: string } | null;
}

const AT_ONCE = 2_000;

/**
 * Reads the whole trail in one view and checks that every line holds the hash of the one before. `heads` are hashes that
 * were noted elsewhere, such as in a backup: each must be in the trail.
 * @throws Problem `not-allowed`, `database-away`
 */
export async function verifyAudit({
  ctx: { actor, store },
  heads = [],
}: {
  ctx: Pick<Ctx, 'actor' | 'store'>;
  heads?: readonly string[];
}): Promise<VerifiedTrail> {
  allow(actor, 'audit:read');
  return store.steady((reads) => checked(reads.audit, heads), 600_000);
}

/** The same over a view of the log that is open already. */
export async function checked(audit: Reads['audit'], heads: readonly string[]): Promise<VerifiedTrail> {
  let last: Link = BEGINNING;
  const missed = new Set(heads.filter((head) => head !== BEGINNING.hash));
  const faulty = (seq: number, says: string) => ({
    ...{ whole: false, lines: last.seq, head: last.hash },
    fault: { seq, says },
  });
  for (;;) {
    const lines = await audit.lines(last.seq, AT_ONCE);
    for (const { seq, hash, previous, text } of lines) {
      const says = brokenAt({ seq, hash, previous }, last, createHash('sha256').update(text).digest('hex'));
      if (says !== null) return faulty(seq, says);
      last = { seq, hash };
      missed.delete(hash);
    }
    if (lines.length < AT_ONCE) break;
  }
  const end = brokenEnd(last, await audit.head());
  if (end !== null) return faulty(last.seq, end);
  const [lost] = missed;
  if (lost !== undefined)
    return faulty(last.seq, `No line has the hash ${lost}, which was noted elsewhere: the trail was written anew`);
  return { whole: true, lines: last.seq, head: last.hash, fault: null };
}
