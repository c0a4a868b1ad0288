import { assignmentsFor, type Assignments } from '../../domain/import/names-known.ts';
import type { Reads, Tx } from '../../store/queries.ts';

/** What names were assigned to, for rows of a feed. */
export async function assignedNames(from: Reads | Tx, feed: string): Promise<Assignments> {
  const list = await from.names.assignments();
  return assignmentsFor(
    feed,
    list.filter(({ removedAt }) => removedAt === null),
  );
}
