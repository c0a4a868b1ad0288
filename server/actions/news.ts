import { UNMOVED, type Moved } from '../domain/live.ts';
import type { Permission } from '../domain/role.ts';
import type { Tx } from '../store/open.ts';

/** Actions that move numbers by something else than an event. All others tell of the events they write, or of nothing. */
const MOVES_NUMBERS: ReadonlySet<Permission> = new Set([
  'coverage:declare',
  'event:link',
  'import:run',
  'import:undo',
  'nil-return:declare',
  'override:decide',
  'sample:change',
]);

/** The transaction, with a count of the events that are written in it. */
export function counting(tx: Tx): { tx: Tx; moved(action: Permission): Moved } {
  let [events, added] = [0, 0];
  const { write, deleteSample } = tx.events;
  const counted: Tx = {
    ...tx,
    events: {
      ...tx.events,
      write: async (writes, tracked) => {
        await write(writes, tracked);
        events += writes.length;
        added += writes.filter(({ version }) => version === 1).length;
      },
      deleteSample: async (sample) => {
        const gone = await deleteSample(sample);
        events += gone.events;
        return gone;
      },
    },
  };
  return {
    tx: counted,
    moved: (action) => ({ ...UNMOVED, events, added, other: MOVES_NUMBERS.has(action) ? 1 : 0 }),
  };
}
